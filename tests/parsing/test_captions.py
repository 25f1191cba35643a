"""Press captions."""

from __future__ import annotations

import pytest

from tests.parsing.case import section, unplaced


def press(lines: str) -> list[tuple[str, str, str]]:
    pledge = section("향후계획", f"○ 가\n{lines}").pledge
    return [(caption.outlet, caption.date.edtf, caption.text) for caption in pledge.press]


@pytest.mark.parametrize(
    ("line", "outlet", "date", "text"),
    [
        ("새벽일보(2020. 7. 24.)", "새벽일보", "2020-07-24", "새벽일보(2020. 7. 24.)"),
        ("샛별 뉴스 ('19.3.1.)", "샛별 뉴스", "2019-03-01", "샛별 뉴스 ('19.3.1.)"),
        ("<p>새벽일보(2020. 7. 24.)</p>", "새벽일보", "2020-07-24", "새벽일보(2020. 7. 24.)"),
        ("### 새벽일보(2020년 7월 24일)", "새벽일보", "2020-07-24", "새벽일보(2020년 7월 24일)"),
    ],
)
def test_a_caption_on_its_line(line: str, outlet: str, date: str, text: str) -> None:
    assert press(f"{line}\n") == [(outlet, date, text)]


def test_captions_side_by_side() -> None:
    found = press("\n새벽일보(2020. 7. 24.)\t\t<p>저녁신문(2020. 7. 25.)</p>\t\n")
    assert [(outlet, date) for outlet, date, _ in found] == [("새벽일보", "2020-07-24"), ("저녁신문", "2020-07-25")]


def test_captions_on_one_line() -> None:
    found = press("새벽일보(2020. 7. 24.) 샛별 뉴스 ('19.3.1.)   저녁신문(２０２０. 7. 25.)\n")
    assert [(outlet, date) for outlet, date, _ in found] == [
        ("새벽일보", "2020-07-24"),
        ("샛별 뉴스", "2019-03-01"),
        ("저녁신문", "2020-07-25"),
    ]


def test_an_item_that_ends_in_a_date_in_brackets_is_no_caption() -> None:
    parsed = section("추진실적", "○ 조례 제정(2019. 3. 4.)\n")
    assert parsed.pledge.press == ()
    assert [node.subject for node in parsed.pledge.achievements] == ["조례 제정"]


def test_a_cell_of_a_table_is_no_caption() -> None:
    pledge = section("연차별 추진목표", "\n단위사업\t2018\t2019\n도서관\t착공(2018. 3. 4.)\t\n").pledge
    assert pledge.press == ()
    assert [target.text for target in pledge.targets] == ["착공(2018. 3. 4.)"]


def test_captions_below_a_table_are_no_row_of_it() -> None:
    pledge = section(
        "연차별 추진목표", "\n단위사업\t2018\n도서관\t착공\n새벽일보(2020. 7. 24.)\t저녁신문(2020. 7. 25.)\n"
    ).pledge
    assert [target.text for target in pledge.targets] == ["착공"]
    assert [caption.outlet for caption in pledge.press] == ["새벽일보", "저녁신문"]


def test_a_caption_with_a_day_that_does_not_exist_is_remarked_on_and_stays_unplaced() -> None:
    parsed = section("향후계획", "○ 가\n새벽일보(2020. 2. 30.)\n")
    assert parsed.pledge.press == ()
    assert [(remark.rule, remark.pointer) for remark in parsed.remarks] == [("date-invalid", "/press")]
    assert unplaced(parsed.pledge) == ["새벽일보(2020. 2. 30.)"]


def test_a_caption_s_place_is_its_text() -> None:
    pledge = section("향후계획", "○ 가\n<p>새벽일보(2020. 7. 24.)</p>\n").pledge
    assert [place.line for place in pledge.source_map["/press/0"]] == [7]
    assert unplaced(pledge) == []
