"""Parsing end to end: several pledges, text as it comes, and what is left over."""

from __future__ import annotations

import unicodedata

import pytest

from extractor.errors import ParseError
from extractor.layout import LayoutText
from extractor.parsing.parser import parse
from tests.corpus.trees import entries
from tests.parsing.case import PROFILE, REPORT_ID, report, unplaced

PAGE = next(entry.text for entry in entries() if entry.name == "seongdong/two_pledges")


def test_a_whole_report() -> None:
    found = report(PAGE)
    first, second = (each.pledge for each in found.pledges)
    assert (found.title, found.organisation, found.as_of) == ("2022년 공약사업 추진현황", "새벽구", "2022-06-30")
    assert [pledge.id for pledge in (first, second)] == [f"{REPORT_ID}-001", f"{REPORT_ID}-002"]
    assert [(pledge.ordinal, pledge.number, pledge.title) for pledge in (first, second)] == [
        (1, "1-1", "마을 도서관 건립"),
        (2, "1-2", "골목길 보안등 교체"),
    ]
    assert (first.status, second.status) == ("이행후계속추진", "정상추진")
    assert (first.lead, second.lead) == (("자체", "한별시(정부)"), ("자체",))
    assert (len(first.investment), len(first.execution), len(first.targets)) == (19, 17, 9)
    assert [caption.outlet for caption in first.press] == ["달빛일보", "솔바람신문"]
    assert (first.department, second.department) == ("문화체육과", "안전도시과")
    assert found.pledges[0].sections == set(PROFILE.sections)
    assert found.unplaced == 0
    assert found.placed == sum(not char.isspace() for char in PAGE)


@pytest.mark.parametrize(
    "changed",
    [
        PAGE.replace("\n", "\r\n"),
        unicodedata.normalize("NFD", PAGE),
        PAGE.replace(" ", "\u00a0"),
        "\ufeff" + PAGE,
        PAGE.removesuffix("\n"),
        PAGE.replace("\n□", "\n\n\n□"),
        PAGE.replace("\n\n## 1-2", "\n\f## 1-2"),
        PAGE.replace("도서관", "도\u200b서\u00ad관"),
        PAGE.replace("□ ", "### "),
        PAGE.replace("□ 추진실적", "□ 추 진 실 적").replace("\n구분\t", "\n구 분\t"),
    ],
    ids=[
        "CRLF",
        "NFD",
        "NBSP",
        "BOM",
        "no newline",
        "blank lines",
        "form feed",
        "zero width",
        "Markdown",
        "letter-spaced",
    ],
)
def test_a_text_as_it_comes_gives_the_same_records(changed: str) -> None:
    def told(text: str) -> list[object]:
        return [
            (each.pledge.title, each.pledge.investment, each.pledge.achievements, each.remarks)
            for each in report(text).pledges
        ]

    assert told(changed) == told(PAGE)
    assert report(changed).unplaced == 0


def test_titles_without_marks_above_their_forms() -> None:
    found = report(PAGE[PAGE.index("## 1-1") :].replace("## 1-", "1-"))
    assert [each.pledge.title for each in found.pledges] == ["마을 도서관 건립", "골목길 보안등 교체"]


def test_items_under_an_unknown_heading_are_unplaced_and_of_no_section() -> None:
    first = report(PAGE.replace("□ 추진실적", "□ 추진배경", 1)).pledges[0].pledge
    assert first.achievements == ()
    assert unplaced(first)[0] == "□ 추진배경"
    assert len(unplaced(first)) == 8


def test_stray_lines_are_unplaced_where_they_stand() -> None:
    first, second = (each.pledge for each in report(PAGE.replace("□ 향후계획\n", "가나다라\n□ 향후계획\n")).pledges)
    assert unplaced(first) == unplaced(second) == ["가나다라"]
    assert first.unplaced[0].line == 57
    assert first.unplaced[0].page is None


def test_sections_tell_the_empty_from_the_absent() -> None:
    (only,) = report("## 가\n\n□ 정책목표\n○ 나\n□ 추진실적\n").pledges
    assert only.sections == {"goals", "achievements"}
    assert only.pledge.achievements == ()


@pytest.mark.parametrize("text", ["", "가\n", "## 가\n\n나\n", "공약\n", "\t\n", "□ 가\n"])
def test_a_text_without_a_pledge_is_no_report(text: str) -> None:
    with pytest.raises(ParseError, match="no pledge"):
        parse(LayoutText.from_text(text), PROFILE, REPORT_ID)


def test_no_pledge_takes_the_lines_of_another() -> None:
    first, second = (each.pledge for each in report(PAGE).pledges)
    title = PAGE[: PAGE.index("## 1-2")].count("\n") + 1
    assert max(place.line for places in first.source_map.values() for place in places) < title
    assert min(place.line for places in second.source_map.values() for place in places) == title
