"""Items and paragraphs to nodes."""

from __future__ import annotations

import pytest

from extractor.records import Node
from tests.parsing.case import section, unplaced

Shape = list[tuple[str | None, str, "Shape"]]


def shape(nodes: tuple[Node, ...]) -> Shape:
    return [(node.mark, node.text, shape(node.children)) for node in nodes]


def overview(lines: str) -> Shape:
    return shape(section("사업개요", lines).pledge.overview)


def test_items_nest_by_their_margin() -> None:
    assert overview("○ 가\n  - 나\n    ▶ 다\n      ※ 라\n  - 마\n○ 바\n") == [
        ("○", "가", [("-", "나", [("▶", "다", [("※", "라", [])])]), ("-", "마", [])]),
        ("○", "바", []),
    ]


def test_items_at_one_margin_nest_by_their_bullets() -> None:
    assert overview("○ 가\n- 나\n▶ 다\n- 라\n○ 마\n") == [
        ("○", "가", [("-", "나", [("▶", "다", [])]), ("-", "라", [])]),
        ("○", "마", []),
    ]


@pytest.mark.parametrize("marks", ["◎−•", "○-‣", "⚪⁃➢", "◉–⦁", "●-ㆍ"])
def test_marks_that_word_processors_offer_are_bullets(marks: str) -> None:
    first, second, third = marks
    assert overview(f"{first} 가\n{second} 나\n{third} 다\n{first} 라\n") == [
        (first, "가", [(second, "나", [(third, "다", [])])]),
        (first, "라", []),
    ]


def test_the_bullet_is_what_stands_behind_a_markdown_dash() -> None:
    assert overview("- 가\n  - ▶내용: 나\n") == [("-", "가", [("▶", "내용: 나", [])])]


def test_lines_that_go_on_are_joined_with_one_space() -> None:
    assert overview("○ 가  나\n   다  라\n○ 마  \n(바)\n") == [("○", "가 나 다 라", []), ("○", "마 (바)", [])]


def test_paragraphs_before_the_first_bullet_are_items_and_later_ones_may_be_headings() -> None:
    pledge = section("사업개요", "가나\n다라\n○ 마\n바사\n").pledge
    assert shape(pledge.overview) == [(None, "가나", []), (None, "다라", []), ("○", "마", [])]
    assert unplaced(pledge) == ["바사"]


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("위치: 달빛동", "위치", "달빛동"),
        ("위치 : 달빛동: 솔숲", "위치", "달빛동: 솔숲"),
        ("위치：달빛동", "위치", "달빛동"),
        ("위치:달빛동", "위치", "달빛동"),
        ("위치:", None, None),
        (": 달빛동", None, None),
        ("14:00 시작", None, None),
        ("https://example.org", None, None),
        ("시간: 14:00", "시간", "14:00"),
        ("달빛동", None, None),
    ],
)
def test_the_sides_of_the_first_colon_in_the_overview(text: str, label: str | None, value: str | None) -> None:
    (node,) = section("사업개요", f"○ {text}\n").pledge.overview
    assert (node.label, node.value) == (label, value)
    (node,) = section("추진실적", f"○ {text}\n").pledge.achievements
    assert (node.label, node.value) == (None, None)


def test_an_item_says_its_dates_sums_and_counts() -> None:
    (node,) = section("추진실적", "○ 38개 업체 지원: '18. 11.(7,000천 원)\n").pledge.achievements
    assert node.subject == "38개 업체 지원"
    assert [date.edtf for date in node.dates] == ["2018-11"]
    assert [amount.krw for amount in node.amounts] == [7_000_000]
    assert [(count.value, count.unit) for count in node.counts] == [(38, "개 업체")]


def test_dates_over_a_line_s_end_are_one() -> None:
    (node,) = section("추진실적", "○ 개관: '18. 7. 17. ~\n   8. 13.\n").pledge.achievements
    assert [date.edtf for date in node.dates] == ["2018-07-17/2018-08-13"]


@pytest.mark.parametrize(
    ("date", "rule"),
    [("'19. 2. 30.", "date-invalid"), ("'18. 11. 5. ~ 2. 10.", "date-rollover"), ("'21. ~ '20.", "date-reversed")],
)
def test_odd_dates_are_remarked_on_where_they_stand(date: str, rule: str) -> None:
    parsed = section("추진실적", f"○ 가\n  - 개관: {date}\n")
    (remark,) = parsed.remarks
    assert (remark.rule, remark.pointer, remark.text) == (rule, "/achievements/0/children/0", date)
    assert [place.line for place in remark.places] == [7]
    assert parsed.compared.dates == 1


def test_an_item_stands_on_every_line_that_it_runs_over() -> None:
    pledge = section("추진실적", "○ 가\n  - 나 다\n     라\n").pledge
    assert [place.line for place in pledge.source_map["/achievements/0"]] == [6]
    assert [place.line for place in pledge.source_map["/achievements/0/children/0"]] == [7, 8]


def test_a_section_that_is_printed_twice_goes_on() -> None:
    pledge = section("추진실적", "○ 가\n□ 향후계획\n○ 나\n□ 추진실적\n○ 다\n").pledge
    assert [node.text for node in pledge.achievements] == ["가", "다"]
    assert [node.text for node in pledge.plans] == ["나"]


def test_letters_that_look_like_bullets_inside_a_line_stay() -> None:
    assert overview("○ 가 - 나 ▶ 다\n○ 5% 증가\n") == [("○", "가 - 나 ▶ 다", []), ("○", "5% 증가", [])]
