"""A title set in a frame right on top of a table is no row of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.reading.page import Cell, Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs

LARGER = 1.15
"""How much larger than the rest of the table a title is set at least."""


def take_off(table: Table, glyphs: Glyphs) -> list[Table]:
    """The table; or its first row as a table of one cell, and the rest, where that row is a title.

    A title is one cell across all columns, in larger type than everything below it; or one that has nothing beside it.
    """
    first = table.cells[0]
    if table.columns < 2 or first.rows == table.rows:
        return [table]
    if first.columns < table.columns and table.cells[1].row < first.rows:
        return [table]
    title, below = _sizes(glyphs, first.box), _sizes(glyphs, _rest_of(table, first))
    if first.columns == table.columns and (not len(title) or not len(below) or title.min() < LARGER * below.max()):
        return [table]
    frame = Table(1, 1, first.box, (Cell(0, 0, 1, 1, first.box),))
    cells = tuple(cell._replace(row=cell.row - first.rows) for cell in table.cells[1:])
    return [frame, Table(table.rows - first.rows, table.columns, _rest_of(table, first), cells)]


def _rest_of(table: Table, first: Cell) -> tuple[float, float, float, float]:
    x0, _, x1, bottom = table.box
    return (x0, first.box[3], x1, bottom)


def _sizes(glyphs: Glyphs, box: tuple[float, float, float, float]) -> NDArray[np.float32]:
    x, y = glyphs.boxes[:, 0] + glyphs.boxes[:, 2], glyphs.boxes[:, 1] + glyphs.boxes[:, 3]
    x0, top, x1, bottom = (2 * side for side in box)
    return glyphs.size[(x > x0) & (x < x1) & (y > top) & (y < bottom)]
