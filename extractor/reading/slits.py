"""White between cells that are boxes apart, where the sides of these run on over it: no columns or rows.

There is such white between each two columns, or rows; one alone is meant as it is drawn.
"""

from __future__ import annotations

import dataclasses
import operator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.page import Table

NARROWEST = 6.0
"""Points. No text has room in a column or row that is narrower."""
_FEWEST = 2
"""Such columns and rows."""


def closed(table: Table) -> Table:
    """The table without such columns and rows; what is beside them meets in their middle."""
    if min(_narrowest(table.xs), _narrowest(table.ys)) >= NARROWEST:
        return table
    ys, xs = np.array(table.ys), np.array(table.xs)
    narrow_rows, narrow_columns = _slits(ys), _slits(xs)
    if narrow_rows.sum() + narrow_columns.sum() < _FEWEST:
        return table
    row, column, rows, columns = table.spans.T
    ys, top, bottom = _without(ys, narrow_rows, row, row + rows)
    xs, left, right = _without(xs, narrow_columns, column, column + columns)
    spans = np.stack([top, left, bottom - top, right - left], axis=1)
    spans = spans[(spans[:, 2] > 0) & (spans[:, 3] > 0)]
    if not len(spans):
        return table
    return dataclasses.replace(table, xs=tuple(xs.tolist()), ys=tuple(ys.tolist()), spans=spans.astype(np.int32))


def _narrowest(places: tuple[float, ...]) -> float:
    return min(map(operator.sub, places[1:], places[:-1]))


def _slits(places: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which stretches between places are white between cells."""
    narrow = np.diff(places) < NARROWEST
    beside = ~narrow[1:] & ~narrow[:-1]
    return narrow & (not beside.any() and not narrow.all())


def _without(
    places: NDArray[np.float64], narrow: NDArray[np.bool_], start: NDArray[np.int32], end: NDArray[np.int32]
) -> tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.intp]]:
    """The places without the narrow stretches between them, and where cells begin and end among those."""
    number = np.concatenate([[0], np.cumsum(~narrow)])
    own = [np.flatnonzero(number == at) for at in range(int(number[-1]) + 1)]
    middle = np.array([(places[each[0]] + places[each[-1]]) / 2 for each in own])
    return middle.round(2), number[start], number[end]
