"""The form above a pledge: choices with marks, and plain values."""

from __future__ import annotations

import pytest

from extractor.parsing.parsed import ParsedPledge
from tests.parsing.case import parsed, unplaced

HEAD = "공약출처\t사업유형\t\t사업주체\t\t\n\t신규\t계속\t자체\t한별시(정부)\t민간/기타\n"
STATES = "완료\t\t추진중\t\t보류\t폐기\t소요예산\n완료\t이행후계속추진\t정상추진\t일부추진\t\t\t{}\n{}\n"


def form(rows: str) -> ParsedPledge:
    return parsed(f"## 도서관\n\n{rows}\n□ 정책목표\n○ 가\n")


def choices(marks: str) -> ParsedPledge:
    return form(f"{HEAD}선거공보\t{marks}\n")


def state(marks: str, budget: str = "") -> ParsedPledge:
    return form(HEAD + "선거공보\t✓\t\t✓\t\t\n" + STATES.format(budget, marks))


@pytest.mark.parametrize("mark", ["✓", "✔", "√", "V", "O", "○", "●", "■", "☑", "★", "Ｖ", "ο", "〇", "\ue000"])
def test_any_sign_marks_a_choice(mark: str) -> None:
    said = choices(f"\t{mark}\t\t{mark}\t")
    assert (said.pledge.kind, said.pledge.lead) == ("계속", ("한별시(정부)",))
    assert unplaced(said.pledge) == []


@pytest.mark.parametrize("mark", ["-", "—", "ㅡ", "□", "☐", "×", "해당없음"])
def test_a_sign_that_means_no_marks_nothing(mark: str) -> None:
    said = choices(f"✓\t{mark}\t{mark}\t✓\t{mark}")
    assert (said.pledge.kind, said.pledge.lead) == ("신규", ("한별시(정부)",))


@pytest.mark.parametrize("stray", [",", ".", "가나다라", "'"])
def test_what_is_no_sign_marks_nothing_and_stays_unplaced(stray: str) -> None:
    said = choices(f"✓\t\t✓\t{stray}\t")
    assert said.pledge.lead == ("자체",)
    assert unplaced(said.pledge) == [stray]


def test_a_row_of_empty_cells_hides_no_mark() -> None:
    said = form(HEAD + "선거공보\t✓\t\t✓\t\t\n" + STATES.format("", "\t\t\t\t\t\t\n\t\t✓\t\t\t\t"))
    assert said.pledge.status == "정상추진"
    assert unplaced(said.pledge) == []


def test_sources_may_go_on_in_rows_of_their_own() -> None:
    said = form(HEAD + "선거공보 선거공약서\t✓\t\t✓\t\t\n5대공약 SNS\t\t\t\t\t\n" + STATES.format("", "✓\t\t\t\t\t\t"))
    assert said.pledge.sources == ("선거공보", "선거공약서", "5대공약", "SNS")
    assert said.pledge.status == "완료"
    assert unplaced(said.pledge) == []


@pytest.mark.parametrize("cell", ["소요예산 총 258백만 원 (구비)", "소 요 예 산 : 총 258백만 원 (구비)"])
def test_a_budget_in_one_cell_with_its_head(cell: str) -> None:
    said = form(HEAD + f"선거공보\t✓\t\t✓\t\t\n완료\t추진중\t보류\t{cell}\t\t\n✓\t\t\t\t\t\n")
    assert said.pledge.budget is not None
    assert (said.pledge.budget.text, said.pledge.budget.krw) == ("총 258백만 원 (구비)", 258_000_000)
    assert said.pledge.budget.funding == ("구비",)
    assert unplaced(said.pledge) == []


def test_several_marks_of_the_lead_are_several() -> None:
    said = choices("✓\t\t✓\t\t✓")
    assert said.pledge.lead == ("자체", "민간/기타")
    assert said.marks["lead"] == ("자체", "민간/기타")


@pytest.mark.parametrize(("marks", "found"), [("\t\t✓\t\t", ()), ("✓\t✓\t✓\t\t", ("신규", "계속"))])
def test_no_mark_or_two_of_the_kind_give_none_and_the_audit_hears_of_it(marks: str, found: tuple[str, ...]) -> None:
    said = choices(marks)
    assert said.pledge.kind is None
    assert said.marks["kind"] == found


@pytest.mark.parametrize(
    ("marks", "status"),
    [
        ("✓\t\t\t\t\t\t", "완료"),
        ("\t✓\t\t\t\t\t", "이행후계속추진"),
        ("\t\t✓\t\t\t\t", "정상추진"),
        ("\t\t\t✓\t\t\t", "일부추진"),
        ("\t\t\t\t✓\t\t", "보류"),
        ("\t\t\t\t\t✓\t", "폐기"),
        ("\t\t\t\t\t\t", None),
        ("✓\t✓\t\t\t\t\t", None),
    ],
)
def test_the_status(marks: str, status: str | None) -> None:
    said = state(marks)
    assert said.pledge.status == status
    assert len(said.marks["status"]) == marks.count("✓")
    assert unplaced(said.pledge) == []


@pytest.mark.parametrize(
    ("text", "krw", "funding"),
    [
        ("총 258백만 원 (구비)", 258_000_000, ("구비",)),
        ("총 2,505백만 원 (시비, 구비)", 2_505_000_000, ("시비", "구비")),
        ("1억 2,500만원(국비·시비/민간)", 125_000_000, ("국비", "시비", "민간")),
        ("2,505", 2_505_000_000, ()),
        ("비예산", None, ()),
        ("0원", 0, ()),
    ],
)
def test_the_budget(text: str, krw: int | None, funding: tuple[str, ...]) -> None:
    budget = state("✓\t\t\t\t\t\t", text).pledge.budget
    assert budget
    assert (budget.text, budget.krw, budget.funding) == (text, krw, funding)


def test_no_budget_is_none() -> None:
    assert state("✓\t\t\t\t\t\t").pledge.budget is None


@pytest.mark.parametrize(
    ("cell", "sources"),
    [
        ("선거공보 선거공약서 5대공약", ("선거공보", "선거공약서", "5대공약")),
        ("선거공보, SNS", ("선거공보", "SNS")),
        ("선거공보/SNS·기타", ("선거공보", "SNS", "기타")),
        ("선거공보선거공약서", ("선거공보", "선거공약서")),
        ("달빛공보", ("달빛공보",)),
        ("선거공보물 5 대공약 SN S", ("선거공보물", "5대공약", "SNS")),
        ("", ()),
    ],
)
def test_the_sources(cell: str, sources: tuple[str, ...]) -> None:
    pledge = form(f"{HEAD}{cell}\t✓\t\t✓\t\t\n").pledge
    assert pledge.sources == sources
    assert {f"/sources/{at}" for at in range(len(sources))} <= pledge.source_map.keys()


def test_an_empty_cell_takes_nothing_from_the_rows_below_it() -> None:
    pledge = form(HEAD + "\t\t\t\t\t\n" + STATES.format("", "✓\t\t\t\t\t\t")).pledge
    assert (pledge.sources, pledge.kind, pledge.lead, pledge.budget) == ((), None, (), None)


def test_plain_values() -> None:
    pledge = form("공약출처\t선거공보\n공약번호\tI-①-1\n공약명\t마을 도서관\n담당부서\t문화과\n").pledge
    assert (pledge.number, pledge.title, pledge.department) == ("I-①-1", "마을 도서관", "문화과")
    assert pledge.sources == ("선거공보",)


@pytest.mark.parametrize("printed", ["이행 후 계속 추진", "이행후계속추진", "이행후 계속추진"])
def test_words_are_compared_without_their_spacing(printed: str) -> None:
    assert form(f"공약출처\t이행상태\t\n선거공보\t완료\t{printed}\n\t\t✓\n").pledge.status == "이행후계속추진"


def test_every_fact_has_its_place() -> None:
    places = state("✓\t\t\t\t\t\t", "총 258백만 원").pledge.source_map
    lines = {pointer: place[0].line for pointer, place in places.items()}
    assert (lines["/kind"], lines["/lead/0"], lines["/status"], lines["/budget"], lines["/sources/0"]) == (
        4,
        4,
        7,
        7,
        5,
    )
