"""White that is too narrow for text, where rulings run on over it: between cells that are boxes apart, which makes no
column or row; and across all of a table, where this ends and another one begins.

Between boxes there is such white between each two columns, or rows; one alone is meant as it is drawn.
"""

from __future__ import annotations

import dataclasses
import operator
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import strata
from extractor.reading.runs import ints

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


def parted(table: Table) -> list[Table]:
    """The table; or its parts, where white across all of it stands between these and they have other columns: else the
    white is a double rule's."""
    if table.columns < 2 or _narrowest(table.ys) >= NARROWEST:
        return [table]
    across = ints(table.spans[(table.spans[:, 2] == 1) & (table.spans[:, 3] == table.columns), 0])
    white = [at for at in across if 0 < at < table.rows - 1 and table.ys[at + 1] - table.ys[at] < NARROWEST]
    stretches = zip([0, *(at + 1 for at in white)], [*white, table.rows], strict=True)
    parts = [strata.part(table, start, end) for start, end in stretches if start < end]
    return [table] if len({part.xs for part in parts}) == 1 else parts


def _narrowest(places: tuple[float, ...]) -> float:
    return min(map(operator.sub, places[1:], places[:-1]))


def _slits(places: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which stretches between places are white between cells."""
    narrow = np.diff(places) < NARROWEST
    alike = narrow[1:] == narrow[:-1]
    return narrow & (not alike.any())


def _without(
    places: NDArray[np.float64], narrow: NDArray[np.bool_], start: NDArray[np.int32], end: NDArray[np.int32]
) -> tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.intp]]:
    """The places without the narrow stretches between them, and where cells begin and end among those."""
    number = np.concatenate([[0], np.cumsum(~narrow)])
    own = [np.flatnonzero(number == at) for at in range(int(number[-1]) + 1)]
    middle = np.array([(places[each[0]] + places[each[-1]]) / 2 for each in own])
    return middle.round(2), number[start], number[end]
