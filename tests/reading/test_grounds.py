"""Filled boxes on filled boxes: shades that are not seen, and cells between which their ground is."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from tests.reading.drawing import Grid, Sheet, Span, draw_texts, regular
from tests.reading.test_tables import assert_same, found

if TYPE_CHECKING:
    import pathlib


@pytest.mark.parametrize("shade", [0.8, 0.0])
def test_words_shaded_like_their_cells_divide_nothing(tmp_path: pathlib.Path, shade: float) -> None:
    """The text of a cell brings its own shade along, and that of an empty one is as thin as a rule."""
    grid = regular(3, 4)
    sheet = Sheet()
    sheet.canvas.setFillGray(shade)
    for span in grid.spans:
        x0, top, x1, bottom = grid.box(span)
        sheet.box(x0, top, x1, bottom)
        sheet.box(x0 + 20, top + 4, x0 + (21.5 if span.row == 2 else 36), bottom - 4)
    sheet.canvas.setFillGray(1 - shade)
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def on_a_ground(sheet: Sheet, grid: Grid, width: float) -> None:
    """Draws white cells on a grey ground, which is seen in lines of that width."""
    around = grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]
    for gray, boxes, inset in ((0.5, [around], -width / 2), (1.0, map(grid.box, grid.spans), width / 2)):
        sheet.canvas.setFillGray(gray)
        for x0, top, x1, bottom in boxes:
            sheet.box(x0 + inset, top + inset, x1 - inset, bottom - inset)
    sheet.canvas.setFillGray(0)
    draw_texts(sheet, grid)


@pytest.mark.parametrize("width", [0.7, 1.5, 2.5])
def test_the_lines_of_their_ground_between_white_cells(tmp_path: pathlib.Path, width: float) -> None:
    wide = tuple(Span(0, at, 1, columns, ("wide",)) for at, columns in ((0, 1), (1, 3)))
    grid = Grid((60, 120, 180, 240, 300), (80, 100, 120), (*wide, *(Span(1, at, lines=("cell",)) for at in range(4))))
    sheet = Sheet()
    on_a_ground(sheet, grid, width)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_white_boxes_on_a_ground_that_they_do_not_fill_are_no_table(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.canvas.setFillGray(0.5)
    sheet.box(60, 80, 400, 140)
    sheet.canvas.setFillGray(1)
    for left, right in itertools.pairwise((70, 170, 270, 390)):
        sheet.box(left + 5, 90, right - 5, 130)
    sheet.canvas.setFillGray(0)
    sheet.text(80, 110, "alone")
    assert found(sheet, tmp_path) == ()
