"""The tables of pages as compact arrays: which cell a point stands in, and which cells a page break may have cut."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading.pairs import axis, between, some, within
from extractor.reading.sheet import OPEN, Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.page import Page, Table

_NEAR = 2.5
"""Points. A ruling no farther than this from a cell's side runs along it."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Grids:
    """The tables of several pages: for each page its grids; of all cells, page after page, the arrays of the same names
    in `Sheet`; and the first cell of each page, with the number of all at the end."""

    grids: tuple[tuple[Grid, ...], ...]
    cells: NDArray[np.int16]
    cell_boxes: NDArray[np.float32]
    open_sides: NDArray[np.bool_]
    first: tuple[int, ...]

    def regions(self, points: NDArray[np.float32], of_page: NDArray[np.int32]) -> NDArray[np.int32]:
        """For each point (n, 2) the innermost cell of its page that it stands in, numbered within the page, or `OPEN`.

        Tables are looked at in their order, so that an inner one has the last word.
        """
        region = np.full(len(points), OPEN, np.int32)
        every = [(page, grid) for page, grids in enumerate(self.grids) for grid in grids]
        if not every:
            return region
        sides: list[list[float]] = self.cell_boxes.tolist()
        fields = [
            _Fields.of(grid, sides[self.first[page] + grid.first : self.first[page] + grid.end]) for page, grid in every
        ]
        boxes = np.array([grid.box for _, grid in every], np.float64)
        grid, point = within(points, of_page, boxes, np.array([page for page, _ in every]))
        row = _place(grid, points[point, 1], [each.down for each in fields])
        column = _place(grid, points[point, 0], [each.across for each in fields])
        widths = np.array([len(each.across) + 1 for each in fields])
        offset = np.cumsum([0, *(len(each.cells) for each in fields[:-1])])
        cells = np.array(list(itertools.chain.from_iterable(each.cells for each in fields)), np.int32)
        found = cells[offset[grid] + row * widths[grid] + column]
        held = found != OPEN
        region[point[held]] = found[held]
        return region


class _Fields(NamedTuple):
    """Where the lines between the rows and between the columns of a table stand, and the cells of the fields between
    them, those outside included: row by row, `OPEN` where there is none."""

    down: list[float]
    across: list[float]
    cells: list[int]

    @classmethod
    def of(cls, grid: Grid, sides: list[list[float]]) -> _Fields:
        """`sides` are the boxes of the grid's cells."""
        across = sorted({side for box in sides for side in box[0::2]})
        down = sorted({side for box in sides for side in box[1::2]})
        width = len(across) + 1
        if grid.is_frame:  # its sides count as inside
            return cls(down, across, [grid.first] * (width * (len(down) + 1)))
        cells = [OPEN] * (width * (len(down) + 1))
        column, row = ({side: number for number, side in enumerate(edges)} for edges in (across, down))
        for cell, (x0, top, x1, bottom) in enumerate(sides, grid.first):
            left, right = column[x0] + 1, column[x1] + 1
            for at in range(row[top] + 1, row[bottom] + 1):
                cells[at * width + left : at * width + right] = [cell] * (right - left)
        return cls(down, across, cells)


def _place(grid: NDArray[np.intp], places: NDArray[np.float32], edges: list[list[float]]) -> NDArray[np.intp]:
    """Between which of the edges of its grid each place lies."""
    counts = np.array(list(map(len, edges)))
    first = np.cumsum(counts) - counts
    lines = axis(np.array(list(itertools.chain.from_iterable(edges))), np.repeat(np.arange(len(edges)), counts))
    return np.searchsorted(lines, axis(places, grid)) - first[grid]


def collect(tables: Sequence[tuple[Table, ...]], pages: Sequence[Page]) -> Grids:
    """The tables of the pages as arrays, each followed by its inner tables."""
    cells: list[tuple[int, int, int, int]] = []
    boxes: list[tuple[float, float, float, float]] = []
    grids: list[tuple[Grid, ...]] = []
    first = [0]
    for found in tables:
        own: list[Grid] = []
        for table in found:
            _add(table, OPEN, own, cells, boxes, first[-1])
        grids.append(tuple(own))
        first.append(len(cells))
    sides = np.array(boxes, np.float32).reshape(-1, 4)
    of_page = np.repeat(np.arange(len(pages)), np.diff(first))
    open_sides = _open_sides(sides, of_page, [page.rulings.horizontal for page in pages])
    return Grids(tuple(grids), np.array(cells, np.int16).reshape(-1, 4), sides, open_sides, tuple(first))


def _add(
    table: Table,
    within: int,
    grids: list[Grid],
    cells: list[tuple[int, int, int, int]],
    boxes: list[tuple[float, float, float, float]],
    before: int,
) -> None:
    """Adds a table and its inner tables; `before` are the cells of earlier pages."""
    first = len(cells) - before
    cells.extend((cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells)
    boxes.extend(cell.box for cell in table.cells)
    cells_end = len(cells) - before
    grids.append(Grid(table.rows, table.columns, table.box, first, cells_end, within, table.ruled))
    for inner in _inner_tables(table):
        _add(inner, first + _holder(table, inner), grids, cells, boxes, before)


def _inner_tables(table: Table) -> Iterator[Table]:
    """The tables in the table's cells; a frame around text in a cell is no more than that text."""
    for inner in table.inner:
        if inner.rows == inner.columns == 1 and table.columns > 1:
            yield from _inner_tables(inner)
        else:
            yield inner


def _holder(table: Table, inner: Table) -> int:
    """The cell of `table` that holds the middle of `inner`."""
    x, y = (inner.box[0] + inner.box[2]) / 2, (inner.box[1] + inner.box[3]) / 2
    boxes = [cell.box for cell in table.cells]
    return next((at for at, (x0, y0, x1, y1) in enumerate(boxes) if x0 <= x <= x1 and y0 <= y <= y1), 0)


def _open_sides(
    boxes: NDArray[np.float32], of_page: NDArray[np.intp], lines: Sequence[NDArray[np.float32]]
) -> NDArray[np.bool_]:
    """Whether no ruling runs along the top, and along the bottom, of each cell; `lines` are each page's rulings."""
    every, line_page = np.concatenate(lines), np.repeat(np.arange(len(lines)), list(map(len, lines)))
    middle = (boxes[:, 0] + boxes[:, 2]) * 0.5
    sides: list[NDArray[np.bool_]] = []
    for place in (boxes[:, 1], boxes[:, 3]):
        cell, line = between(place - _NEAR, place + _NEAR, of_page, every[:, 2], line_page)
        along = (every[line, 0] <= middle[cell]) & (every[line, 1] >= middle[cell])
        sides.append(~some(cell[along], len(boxes)))
    return np.stack(sides, axis=1)
