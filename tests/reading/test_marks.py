"""A mark drawn as a path, alone in a cell, becomes one glyph; other drawings do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.drawing import Sheet, draw_rules, draw_texts, regular
from tests.reading.test_glyphs import printed, read

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable


def lines(*points: tuple[float, float]) -> Callable[[Sheet], None]:
    """A stroke through points right of and below the cell's corner."""

    def draw(sheet: Sheet) -> None:
        path = sheet.canvas.beginPath()
        path.moveTo(130 + points[0][0], sheet.height - 105 - points[0][1])
        for x, y in points[1:]:
            path.lineTo(130 + x, sheet.height - 105 - y)
        sheet.canvas.drawPath(path, stroke=1, fill=0)

    return draw


def filled_tick(sheet: Sheet) -> None:
    path = sheet.canvas.beginPath()
    for number, (x, y) in enumerate([(0, 5), (1, 4), (4, 7), (10, 0), (11, 1), (4, 9)]):
        (path.lineTo if number else path.moveTo)(130 + x, sheet.height - 105 - y)
    path.close()
    sheet.canvas.drawPath(path, stroke=0, fill=1)


def two_strokes(sheet: Sheet) -> None:
    sheet.line(130, 110, 133, 114, 1)
    sheet.line(133, 114, 140, 104, 1)


def ring(sheet: Sheet) -> None:
    sheet.canvas.circle(140, sheet.height - 110, 4, stroke=1, fill=0)


def disc(sheet: Sheet) -> None:
    sheet.canvas.circle(140, sheet.height - 110, 4, stroke=0, fill=1)


def square(sheet: Sheet) -> None:
    sheet.box(136, 106, 144, 114)


def cross(sheet: Sheet) -> None:
    sheet.line(136, 106, 144, 114, 1)
    sheet.line(136, 114, 144, 106, 1)


TICK = lines((0, 4), (3, 8), (9, 0))


@pytest.mark.parametrize(
    ("draw", "mark"),
    [
        (TICK, "✓"),
        (filled_tick, "✓"),
        (two_strokes, "✓"),
        (ring, "○"),
        (disc, "●"),
        (square, "■"),
        (cross, "×"),
    ],
)
def test_drawn_marks(tmp_path: pathlib.Path, draw: Callable[[Sheet], None], mark: str) -> None:
    sheet = Sheet()
    draw_rules(sheet, regular(2, 3))
    draw(sheet)
    page = read(sheet.save(tmp_path / "a.pdf"))
    assert printed(page) == mark
    x0, top, x1, bottom = page.glyphs.boxes[0].tolist()
    assert 120 < x0 < x1 < 180
    assert 100 < top < bottom < 120


def test_a_tick_beside_text_or_outside_a_table_is_no_mark(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    grid = regular(2, 3)
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    TICK(sheet)
    sheet.canvas.translate(0, -300)
    TICK(sheet)
    assert "✓" not in printed(read(sheet.save(tmp_path / "a.pdf")))


@pytest.mark.parametrize("draw", [lines((0, 0), (4, 8), (8, 0)), lines((0, 8), (4, 0), (8, 8)), lines((0, 8), (8, 0))])
def test_other_strokes_are_no_marks(tmp_path: pathlib.Path, draw: Callable[[Sheet], None]) -> None:
    sheet = Sheet()
    draw_rules(sheet, regular(2, 3))
    draw(sheet)
    assert printed(read(sheet.save(tmp_path / "a.pdf"))) == ""


@pytest.mark.parametrize("top", [101, 102.2])
def test_the_shade_of_a_narrow_cell_is_no_mark(tmp_path: pathlib.Path, top: float) -> None:
    sheet = Sheet()
    draw_rules(sheet, regular(2, 3, width=22))
    sheet.canvas.setFillGray(0.9)
    sheet.box(83, top, 103, 119)
    assert printed(read(sheet.save(tmp_path / "a.pdf"))) == ""


def test_the_shade_of_an_empty_label_in_a_wider_column_is_no_mark(tmp_path: pathlib.Path) -> None:
    """No rules run down, and the words leave the column of labels wider than it is."""
    sheet = Sheet()
    for row, y in enumerate((80, 100, 120)):
        sheet.line(60, y, 300, y)
        sheet.canvas.setFillGray(0.9)
        sheet.box(60, y, 82, y + 20)
        sheet.canvas.setFillGray(0)
        for x, text in ((64, "" if row else "sum"), (120, "1"), (180, "2"), (240, "3")):
            sheet.text(x, y + 13, text, 7)
    sheet.line(60, 140, 300, 140)
    assert "■" not in printed(read(sheet.save(tmp_path / "a.pdf")))


def test_round_dots_of_a_rule_are_no_drawings(tmp_path: pathlib.Path) -> None:
    """A browser draws `border: 1.5pt dotted` as a circle for each dot, many hundreds of them in a table."""
    sheet = Sheet()
    draw_rules(sheet, regular(2, 3))
    for dot in range(450):
        sheet.canvas.circle(61 + dot * 0.395, sheet.height - 90, 0.75, stroke=0, fill=1)
    TICK(sheet)
    page = read(sheet.save(tmp_path / "a.pdf"))
    assert page.notices == ()
    assert printed(page) == "✓"
