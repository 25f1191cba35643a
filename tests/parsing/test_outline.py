"""The outline: which lines belong to which pledge and section."""

from __future__ import annotations

from extractor.parsing.outline import Outline, outline
from tests.parsing.case import rule

GRID = "공약출처\t사업유형\n선거공보\t\n"
SECTIONS = "□ 정책목표\n○ 가\n□ 사업개요\n○ 나\n"


def of(text: str) -> Outline:
    return outline(rule("document").parse(text), lambda title: title[:1].isdigit())


def titles(text: str) -> list[str | None]:
    return [pledge.heading.strip("# \n") if pledge.heading else None for pledge in of(text).pledges]


def test_a_form_opens_a_pledge_whatever_stands_above_it() -> None:
    assert titles(f"## 가\n{GRID}## 나\n\n{GRID}다\n{GRID}") == ["가", "나", "다"]


def test_a_title_may_stand_in_a_row_above_the_form() -> None:
    assert titles(f"가\t\t\n{GRID}□ 정책목표\n○ 나\n\t다\t\n{GRID}") == ["가", "다"]


def test_a_numbered_title_above_a_form_goes_before_a_heading_above_it() -> None:
    assert titles(f"## 공약 현황\n1-1. 가\n\n{GRID}") == ["1-1. 가"]
    assert titles(f"## 가\n공약 현황\n\n{GRID}") == ["가"]


def test_a_title_may_stand_in_a_table_of_its_own_beside_its_number() -> None:
    assert titles(f"## 공약 현황\n\n1-1\t\t가\t\n\n{GRID}") == ["1-1) 가"]
    assert titles(f"## 나\n\n총무과\t가\n\n{GRID}") == ["나"]


def test_people_may_stand_between_a_numbered_title_and_the_form() -> None:
    people = "담당부서: 총무과 과장: 가나다 ☎700-1234\n"
    text = f"공약 현황\n1-1. 가\n{people}\n{GRID}\n□ 정책목표\n○ 나\n\n1-2\t다\t\n\n{people}\n{GRID}"
    assert titles(text) == ["1-1. 가", "1-2)다"]
    found = of(text)
    assert [str(line) for line in found.cover] == ["공약 현황\n"]
    assert [[str(line) for line in pledge.lines() if line == people] for pledge in found.pledges] == [[people]] * 2


def test_people_below_the_last_line_of_a_pledge_stay_with_it() -> None:
    people = "담당부서: 총무과 과장: 가나다 ☎700-1234\n"
    first, second = of(f"## 가\n{GRID}\n□ 정책목표\n○ 나\n다\n{people}\n{GRID}").pledges
    assert [people in pledge.lines() for pledge in (first, second)] == [True, False]


def test_a_form_without_any_title_opens_one_too() -> None:
    assert titles(f"{GRID}\n□ 정책목표\n○ 가\n{GRID}") == [None, None]


def test_headings_open_pledges_where_sections_come_again() -> None:
    assert titles(f"## 가\n{SECTIONS}## 나\n{SECTIONS}") == ["가", "나"]
    assert titles(f"## 가\n{GRID}{SECTIONS}## 나\n{SECTIONS}") == ["가", "나"]


def test_a_heading_inside_a_pledge_with_a_form_is_unknown() -> None:
    (pledge,) = of(f"## 가\n{GRID}□ 정책목표\n○ 나\n## 사업개욘\n○ 다\n□ 추진실적\n○ 라\n").pledges
    assert set(pledge.sections) == {"goals", "achievements"}
    assert len(pledge.rest) == 1


def test_lines_under_the_last_heading_are_kept() -> None:
    (pledge,) = of(f"## 가\n{GRID}{SECTIONS}## 나\n새벽일보(2020. 7. 24.)\n").pledges
    assert [str(line).strip() for line in pledge.rest] == ["새벽일보(2020. 7. 24.)"]


def test_sections_without_any_heading_are_one_pledge() -> None:
    assert titles(SECTIONS) == [None]


def test_a_text_without_sections_has_no_pledge() -> None:
    assert of("가\n## 나\n○ 다\n□ 라\n").pledges == ()


def test_the_cover_is_what_stands_before_the_first_title() -> None:
    found = of(f"가\n## 달빛구 공약\n나\n## 다\n{GRID}{SECTIONS}")
    assert [line.strip("# \n") for line in found.cover] == ["가", "달빛구 공약", "나"]


def test_a_section_in_two_parts_is_one() -> None:
    (pledge,) = of(f"## 가\n{SECTIONS}□ 추진실적\n○ 다\n□ 기타\n○ 라\n□ 추진실적\n○ 마\n").pledges
    assert len(pledge.sections["achievements"]) == 4
    assert len(pledge.rest) == 1


def test_a_pledge_reaches_from_its_title_to_the_next() -> None:
    text = f"## 가\n{GRID}{SECTIONS}## 나\n{GRID}"
    assert [text[pledge.start :].partition("\n")[0] for pledge in of(text).pledges] == ["## 가", "## 나"]
