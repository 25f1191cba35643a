"""Lattices with a closed border, parted into cells: which of them are made of rectangles alone, and these.

Nearly all tables are. Several lattices are looked at together, their fields row by row, one lattice after the other.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Fields:
    """The fields of several lattices.

    heights, widths : intp (lattices,), how many rows and columns of fields each has.
    top, bottom, left, right : bool (fields,), whether a ruling covers that side.
    """

    heights: NDArray[np.intp]
    widths: NDArray[np.intp]
    top: NDArray[np.bool_]
    bottom: NDArray[np.bool_]
    left: NDArray[np.bool_]
    right: NDArray[np.bool_]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Cells of several lattices. lattice : intp (n,), whose each is; first and end rows and columns, intp (n,) each.

    plain : bool (lattices,), which lattices are made of rectangles alone; only these have cells here.
    """

    lattice: NDArray[np.intp]
    row: NDArray[np.intp]
    column: NDArray[np.intp]
    row_end: NDArray[np.intp]
    column_end: NDArray[np.intp]
    plain: NDArray[np.bool_]


def part(fields: Fields) -> Spans:
    """The cells of lattices whose borders are closed.

    A field's cell reaches, along the field's row and along its column, from closed side to closed side. Where all the
    fields of a rectangle agree on it, and each of its fields is one of them, it is a cell.
    """
    sizes = fields.heights * fields.widths
    first = np.cumsum(sizes) - sizes
    lattice = np.repeat(np.arange(len(sizes)), sizes)
    at = np.arange(len(lattice))
    row, column = np.divmod(at - first[lattice], fields.widths[lattice])
    left, right = _reach(fields.left, fields.right)
    # The same down the columns: the fields column by column, and back.
    turned = np.empty_like(at)
    turned[first[lattice] + column * fields.heights[lattice] + row] = at
    up, low = (_unturned(reach, turned) for reach in _reach(fields.top[turned], fields.bottom[turned]))
    column_start, column_end = column - (at - left), column + (right - at) + 1
    row_start, row_end = row[turned[up]], row[turned[low]] + 1
    corner = first[lattice] + row_start * fields.widths[lattice] + column_start
    area = (row_end - row_start) * (column_end - column_start)
    agree = (row_end == row_end[corner]) & (column_end == column_end[corner]) & (corner[corner] == corner)
    agree &= np.bincount(corner, minlength=len(at))[corner] == area
    plain = np.bincount(lattice[~agree], minlength=len(sizes)) == 0
    cells = np.flatnonzero((corner == at) & plain[lattice])
    return Spans(lattice[cells], row[cells], column[cells], row_end[cells], column_end[cells], plain)


def _reach(begins: NDArray[np.bool_], ends: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """For each of some fields in a row, the nearest one before it that `begins`, and after it that `ends`."""
    at = np.arange(len(begins))
    before = np.maximum.accumulate(np.where(begins, at, 0))
    after = np.minimum.accumulate(np.where(ends, at, len(at) - 1)[::-1])[::-1]
    return before, after


def _unturned(reach: NDArray[np.intp], turned: NDArray[np.intp]) -> NDArray[np.intp]:
    result = np.empty_like(reach)
    result[turned] = reach
    return result
