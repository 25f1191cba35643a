"""Ticks and dashes in the cells of a scan, told by their ink."""

import numpy as np
import pytest

from extractor.reading import ticks
from extractor.reading.cuttings import Cutting
from extractor.reading.tesseract import Letter

DOTS = 72
CELL = (10, 10, 60, 40)


def block(x0: int = 0, top: int = 0, x1: int = 0, bottom: int = 0) -> Cutting:
    picture = np.full((60, 80), 255, np.uint8)
    picture[top:bottom, x0:x1] = 0
    return Cutting(picture, 0, 0, (CELL,))


def read(text: str) -> list[list[Letter]]:
    return [[Letter(char, (20 + 5 * at, 20, 25 + 5 * at, 30), at == 0) for at, char in enumerate(text)]] if text else []


def seen(cutting: Cutting, text: str) -> str:
    return "".join(letter.text for line in ticks.seen(cutting, read(text), DOTS) for letter in line)


@pytest.mark.parametrize("text", ["", "~", ">", "”", "/", "뼈", "ㅠ", "ㄴ"])
def test_what_is_no_text_is_a_tick_if_its_ink_is_as_large(text: str) -> None:
    assert seen(block(20, 18, 32, 30), text) == "✓"


def test_a_flat_piece_of_ink_is_a_dash() -> None:
    assert seen(block(20, 25, 26, 27), "") == "-"


@pytest.mark.parametrize("text", ["0", "가", "-", "○", "ㅇ", "1,200"])
def test_what_may_be_text_stays(text: str) -> None:
    assert seen(block(20, 18, 32, 30), text) == text


def test_no_ink_and_a_speck_are_nothing() -> None:
    assert seen(block(), "") == ""
    assert seen(block(20, 20, 21, 21), "") == ""


def test_the_mark_stands_where_its_ink_is() -> None:
    ((mark,),) = ticks.seen(block(20, 18, 32, 30), [], DOTS)
    assert mark.box == (20, 18, 32, 30)
