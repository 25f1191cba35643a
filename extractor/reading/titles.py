"""A title set in a frame right on top of a table is no row of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import strata
from extractor.reading.page import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs

LARGER = 1.15
"""How much larger than the rest of the table a title is set at least."""


def take_off(table: Table, glyphs: Glyphs) -> list[Table]:
    """The table; or its first row as a table of one cell, and the rest, where that row is a title.

    A title is one cell across all columns, in larger type than everything below it; or one that has nothing beside it.
    """
    first: list[int] = table.spans[0].tolist()
    _, column, high, wide = first
    if table.columns < 2 or high == table.rows or (wide < table.columns and table.spans[1, 0] < high):
        return [table]
    x0, x1 = table.xs[column], table.xs[column + wide]
    frame = Table((x0, x1), (table.ys[0], table.ys[high]), np.array([[0, 0, 1, 1]], np.int32))
    rest = strata.part(table, high, table.rows)
    title, below = _sizes(glyphs, frame.box), _sizes(glyphs, rest.box)
    stands_out = len(title) and len(below) and title.min() >= LARGER * below.max()
    return [frame, rest] if stands_out or wide < table.columns else [table]


def _sizes(glyphs: Glyphs, box: tuple[float, float, float, float]) -> NDArray[np.float32]:
    x, y = glyphs.boxes[:, 0] + glyphs.boxes[:, 2], glyphs.boxes[:, 1] + glyphs.boxes[:, 3]
    x0, top, x1, bottom = (2 * side for side in box)
    return glyphs.size[(x > x0) & (x < x1) & (y > top) & (y < bottom)]
