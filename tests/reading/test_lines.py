from __future__ import annotations

import unicodedata

import pytest

from extractor.reading.sheet import OPEN
from tests.reading.sketch import LEFT, Sketch


def printed(sketch: Sketch) -> list[str]:
    return sketch.sheet().text.splitlines()


def test_glyphs_stand_in_lines_from_top_to_bottom_and_left_to_right() -> None:
    sketch = Sketch().text(LEFT, 120, "아래").text(LEFT + 60, 100, "오른쪽").text(LEFT, 100, "왼쪽")
    assert printed(sketch) == ["왼쪽 오른쪽", "아래"]


def test_a_superscript_stays_on_its_line() -> None:
    assert printed(Sketch().text(LEFT, 100, "수입").text(LEFT + 20, 98, "1)", size=6)) == ["수입1)"]


def test_tightly_set_lines_stay_apart() -> None:
    assert printed(Sketch().text(LEFT, 100, "첫줄").text(LEFT, 110, "둘째줄")) == ["첫줄", "둘째줄"]


def test_larger_and_smaller_text_on_one_base_line_is_one_line() -> None:
    assert printed(Sketch().text(LEFT, 100, "동향", 14).text(LEFT + 28, 103, "(상위)", 9)) == ["동향(상위)"]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("추 진 실 적", "추진실적"),
        ("□ 사 업 개 요", "□ 사업개요"),
        ("합 계", "합계"),
        ("일 시 : 5월", "일시 : 5월"),
        ("합 계(A)", "합계(A)"),
        ("할 수 있는 일", "할 수 있는 일"),
        ("그 밖의 사업", "그 밖의 사업"),
    ],
)
def test_letter_spaced_words_are_closed_up(line: str, text: str) -> None:
    assert printed(Sketch().text(LEFT, 100, line)) == [text]


def test_a_wider_gap_between_letter_spaced_words_stays() -> None:
    assert printed(Sketch().text(LEFT, 100, "사 업   개 요")) == ["사업 개요"]


def test_a_mark_stands_apart_from_letter_spaced_text() -> None:
    sketch = Sketch().text(LEFT, 100, "□").text(LEFT + 15, 100, "추").text(LEFT + 30, 100, "진")
    assert printed(sketch) == ["□ 추진"]


def test_decomposed_syllables_are_composed_with_the_boxes_of_all_their_glyphs() -> None:
    sheet = Sketch().text(LEFT, 100, unicodedata.normalize("NFD", "각 도")).sheet()
    assert sheet.text == "각 도\n"
    assert (sheet.first.tolist(), len(sheet.ink)) == ([0, 2], 2)
    assert sheet.ink.box(0) == (LEFT, 100, LEFT + 30, 110)
    assert sheet.ink.box(1)[0] > LEFT + 30


def test_lines_know_the_cell_that_they_stand_in() -> None:
    sketch = Sketch().text(LEFT, 60, "밖").table([50, 150, 250], [100, 140, 180], [["가\n나", "다"], ["", "라"]])
    sheet = sketch.sheet()
    assert sheet.text.splitlines() == ["밖", "가", "나", "다", "라"]
    assert sheet.region.tolist() == [OPEN, 0, 0, 1, 3]
    assert sheet.cells.tolist() == [[0, 0, 1, 1], [0, 1, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1]]


def test_a_space_printed_at_the_end_of_a_line_is_known() -> None:
    sheet = Sketch().text(LEFT, 100, "하나 ").text(LEFT, 120, "둘").text(LEFT, 140, "셋").sheet()
    assert sheet.text.splitlines() == ["하나", "둘", "셋"]
    assert sheet.trail.tolist() == [True, False, False]


def test_an_empty_page_has_no_lines() -> None:
    sheet = Sketch().box(100, 100, 200, 200).sheet()
    assert (sheet.text, len(sheet.region), len(sheet.grids)) == ("", 0, 1)
