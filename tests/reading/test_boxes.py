"""Tables whose cells are boxes apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.drawing import Grid, Sheet, Span, draw_texts, regular
from tests.reading.test_tables import expected, found, places

if TYPE_CHECKING:
    import pathlib

SPANS = (
    Span(0, 0, 2, 1, ("kind",)),
    Span(0, 1, 1, 2, ("planned",)),
    Span(1, 1, lines=("a",)),
    Span(1, 2, lines=("b",)),
)


def boxed(sheet: Sheet, grid: Grid, white: float) -> None:
    for span in grid.spans:
        x0, top, x1, bottom = grid.box(span)
        sheet.box(x0 + white / 2, top + white / 2, x1 - white / 2, bottom - white / 2, fill=0, stroke=1)
    draw_texts(sheet, grid)


@pytest.mark.parametrize("white", [1.0, 2.5, 3.5, 5.0, 7.5])
@pytest.mark.parametrize("grid", [regular(3, 4), regular(1, 3), Grid((60, 120, 180, 240), (80, 104, 128), SPANS)])
def test_cells_with_white_between_them(tmp_path: pathlib.Path, grid: Grid, white: float) -> None:
    sheet = Sheet()
    boxed(sheet, grid, white)
    (table,) = found(sheet, tmp_path)
    assert places(table) == expected(grid)


def test_a_boxed_heading_and_a_card_are_no_cells(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    boxed(sheet, regular(2, 3), 5)
    sheet.box(57.5, 55, 147.5, 77.5, fill=0, stroke=1)
    for x in (60, 240):
        sheet.box(x + 2.5, 300, x + 177.5, 460, fill=0, stroke=1)
    heading, table, *cards = found(sheet, tmp_path)
    assert (heading.rows, heading.columns) == (1, 1)
    assert (table.rows, table.columns) == (2, 3)
    assert [(card.rows, card.columns) for card in cards] == [(1, 1), (1, 1)]


def test_boxes_below_one_another_are_frames(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    boxed(sheet, regular(4, 1), 5)
    assert [(table.rows, table.columns) for table in found(sheet, tmp_path)] == [(1, 1)] * 4
