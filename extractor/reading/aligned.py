"""Tables without rules down over several pages: in which column the words of a next part stand.

Each part shows its columns by the gaps in its own text: other words leave other gaps, and a column that is empty in
all rows of a part leaves none. So it is not the sides of columns that tell that a table goes on, but the words: those
of the next part stand below those of the first, cell by cell, and both together still leave a gap between columns.
"""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.reading.sheet import Grid, Sheet

Reach = tuple[float, float]
"""From where to where words stand across, in points from their table's left side."""
_CENTRED = 2.5
"""Points by which the middle of words may stand off the middle of their column, and the sides of columns differ."""


def reaches(sheet: Sheet, grid: Grid) -> dict[int, Reach]:
    """How far the text of each cell of a table goes across, by the cell's number; empty cells are left out."""
    first, end = sheet.held[[grid.first, grid.end]].tolist()
    found: dict[int, Reach] = {}
    cells: list[int] = sheet.region[first:end].tolist()
    sides: list[list[float]] = (sheet.boxes[first:end, ::2] - np.float32(grid.box[0])).tolist()
    for cell, (x0, x1) in zip(cells, sides, strict=True):
        start, stop = found.get(cell, (x0, x1))
        found[cell] = min(start, x0), max(stop, x1)
    return found


def printed(sheet: Sheet, grid: Grid) -> dict[int, Reach]:
    """How far the text of each column goes across; headings over several columns are left out."""
    return _joined((int(sheet.cells[cell, 1]), reach) for cell, reach in _single(sheet, grid))


def columns(
    before: dict[int, Reach], starts: dict[float, int], sheet: Sheet, grid: Grid
) -> tuple[dict[int, int], dict[int, Reach]] | None:
    """The column of the whole table that each written cell of its next part `grid` stands in, and how far the text of
    both parts goes; None if the part's words do not stand in the table's columns.

    before : how far the text of each column goes. starts : where each column begins, in points from the left side.
    """
    found: dict[int, int] = {}
    taken: set[tuple[int, int]] = set()
    known = _Columns(before, starts)
    single = _single(sheet, grid)
    for cell, reach in single:
        column = known.of(reach)
        row = int(sheet.cells[cell, 0])
        if column is None or (row, column) in taken:
            return None
        taken.add((row, column))
        found[cell] = column
    both = _joined((*before.items(), *((found[cell], reach) for cell, reach in single)))
    if any(left[1] >= right[0] for (_, left), (_, right) in itertools.pairwise(sorted(both.items()))):
        return None
    own = {int(sheet.cells[cell, 1]): column for cell, column in found.items()}
    places = sorted(starts)
    for cell in reaches(sheet, grid).keys() - found.keys():
        left = float(sheet.cell_boxes[cell, 0]) - grid.box[0]
        nearest = min(places, key=lambda place: abs(place - left))
        found[cell] = own.get(int(sheet.cells[cell, 1]), starts[nearest])
    return found, both


def in_undivided(starts: dict[float, int], left: float, sheet: Sheet, grid: Grid) -> dict[int, int]:
    """The column of the whole table in whose middle the words of a cell stand, by the cell's number, where the next
    part `grid` lacks sides between columns: a browser may draw there the sides of the repeated head alone.

    starts : where each column begins, in points from `left`.
    """
    boxes = sheet.cell_boxes[grid.first : grid.end, ::2] - np.float32(left)
    places = np.array(sorted(starts))
    lacking = places[np.abs(places[:, None] - boxes[:, 0]).min(axis=1) > _CENTRED]
    found: dict[int, int] = {}
    for cell, reach in reaches(sheet, grid).items() if len(lacking) else ():
        start, end = boxes[cell - grid.first].tolist()
        middle = sum(reach) / 2 + grid.box[0] - left
        edges = [start, *places[(places > start + _CENTRED) & (places < end - _CENTRED)].tolist(), end]
        if abs(middle - (start + end) / 2) > _CENTRED and bool(((lacking > start) & (lacking < end)).any()):
            for one, other in itertools.pairwise(edges[1:]):
                if abs(middle - (one + other) / 2) <= _CENTRED:
                    found[cell] = starts[one]
    return found


def _single(sheet: Sheet, grid: Grid) -> list[tuple[int, Reach]]:
    """The written cells that stand in one column, and how far their text goes."""
    return [(cell, reach) for cell, reach in reaches(sheet, grid).items() if sheet.cells[cell, 3] == 1]


def _joined(pieces: Iterable[tuple[int, Reach]]) -> dict[int, Reach]:
    together: dict[int, Reach] = {}
    for column, (x0, x1) in pieces:
        start, end = together.get(column, (x0, x1))
        together[column] = min(start, x0), max(end, x1)
    return together


class _Columns:
    """The columns of a table, for finding the one that words stand in."""

    def __init__(self, before: dict[int, Reach], starts: dict[float, int]) -> None:
        written = sorted((reach, column) for column, reach in before.items())
        self._from = [reach[0] for reach, _ in written]
        self._to = [reach[1] for reach, _ in written]
        self._written = [column for _, column in written]
        self._starts = sorted(starts)
        self._columns = [starts[start] for start in self._starts]

    def of(self, reach: Reach) -> int | None:
        """The only column whose text stands above these words; or, if none does, the one whose sides hold them."""
        x0, x1 = reach
        first, end = bisect.bisect_right(self._to, x0), bisect.bisect_left(self._from, x1)
        if first < end:
            return self._written[first] if end - first == 1 else None
        at = bisect.bisect_right(self._starts, x0)
        return self._columns[at - 1] if at and at == bisect.bisect_left(self._starts, x1) else None
