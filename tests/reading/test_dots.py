"""Drawn bullets before lines come through as marks; other drawings do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.drawing import Sheet
from tests.reading.test_glyphs import read

if TYPE_CHECKING:
    import pathlib


def listed(*, fill: int = 1, radius: float = 2, left: float = 90, level: float = 97) -> Sheet:
    """A line that begins at 100 and stands on 100, and a round drawing before it."""
    sheet = Sheet()
    sheet.text(100, 100, "item of a list", 10)
    sheet.canvas.circle(left, sheet.height - level, radius, stroke=1 - fill, fill=fill)
    return sheet


def texts(sheet: Sheet, tmp_path: pathlib.Path) -> list[str]:
    page = read(sheet.save(tmp_path / "a.pdf"))
    return [chr(code) for code in page.glyphs.code.tolist() if chr(code) not in "item of a list"]


@pytest.mark.parametrize(("fill", "mark"), [(1, "●"), (0, "○")])
def test_a_round_bullet(fill: int, mark: str, tmp_path: pathlib.Path) -> None:
    assert texts(listed(fill=fill), tmp_path) == [mark]


def test_a_square_bullet(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.text(100, 100, "item of a list", 10)
    sheet.box(90, 95, 94, 99)
    assert texts(sheet, tmp_path) == ["■"]


@pytest.mark.parametrize(
    "sheet",
    [listed(left=50), listed(level=110), listed(radius=5), listed(left=110), listed(left=170)],
    ids=["far", "below", "large", "inside", "after"],
)
def test_other_drawings(sheet: Sheet, tmp_path: pathlib.Path) -> None:
    assert texts(sheet, tmp_path) == []


def test_a_drawing_between_words_opens_nothing(tmp_path: pathlib.Path) -> None:
    sheet = listed()
    sheet.text(70, 100, "of", 10)
    assert texts(sheet, tmp_path) == []
