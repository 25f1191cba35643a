"""The tables of a page as compact arrays: which cell a point stands in, and which cells a page break may have cut."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.sheet import OPEN, Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from extractor.reading.page import Rulings, Table

_NEAR = 2.5
"""Points. A ruling no farther than this from a cell's side runs along it."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Grids:
    """The tables of one page: see the fields of the same names in `Sheet`."""

    grids: tuple[Grid, ...]
    cells: NDArray[np.int16]
    cell_boxes: NDArray[np.float32]
    open_sides: NDArray[np.bool_]

    def regions(self, x: NDArray[np.float32], y: NDArray[np.float32]) -> NDArray[np.int32]:
        """For each point the innermost cell that it stands in, or `OPEN`."""
        region = np.full(len(x), OPEN, np.int32)
        for grid in self.grids:
            x0, top, x1, bottom = grid.box
            inside = np.flatnonzero((x >= x0) & (x <= x1) & (y >= top) & (y <= bottom))
            if len(inside):
                found = self._cells_at(grid, x[inside], y[inside])
                region[inside] = np.where(found == OPEN, region[inside], found)
        return region

    def _cells_at(self, grid: Grid, x: NDArray[np.float32], y: NDArray[np.float32]) -> NDArray[np.int32]:
        if grid.is_frame:
            return np.full(len(x), grid.first, np.int32)
        sides: list[list[float]] = self.cell_boxes[grid.first : grid.end].tolist()
        across = sorted({side for box in sides for side in box[0::2]})
        down = sorted({side for box in sides for side in box[1::2]})
        column, row = ({side: number for number, side in enumerate(edges)} for edges in (across, down))
        label = np.full((len(down) + 1, len(across) + 1), OPEN, np.int32)
        for cell, (x0, top, x1, bottom) in enumerate(sides, grid.first):
            label[row[top] + 1 : row[bottom] + 1, column[x0] + 1 : column[x1] + 1] = cell
        return label[np.searchsorted(down, y), np.searchsorted(across, x)]


def collect(tables: Iterable[Table], rulings: Rulings) -> Grids:
    """The tables as arrays, each followed by its inner tables."""
    grids: list[Grid] = []
    cells: list[tuple[int, int, int, int]] = []
    boxes: list[tuple[float, float, float, float]] = []
    for table in tables:
        _add(table, OPEN, grids, cells, boxes)
    sides = np.array(boxes, np.float32).reshape(-1, 4)
    return Grids(tuple(grids), np.array(cells, np.int16).reshape(-1, 4), sides, _open_sides(sides, rulings))


def _add(
    table: Table,
    within: int,
    grids: list[Grid],
    cells: list[tuple[int, int, int, int]],
    boxes: list[tuple[float, float, float, float]],
) -> None:
    first = len(cells)
    cells.extend((cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells)
    boxes.extend(cell.box for cell in table.cells)
    grids.append(Grid(table.rows, table.columns, table.box, first, len(cells), within, table.ruled))
    for inner in _inner_tables(table):
        _add(inner, first + _holder(table, inner), grids, cells, boxes)


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


def _open_sides(boxes: NDArray[np.float32], rulings: Rulings) -> NDArray[np.bool_]:
    """Whether no ruling runs along the top, and along the bottom, of each cell."""
    lines = rulings.horizontal
    if not len(boxes) or not len(lines):
        return np.ones((len(boxes), 2), np.bool_)
    middle = ((boxes[:, 0] + boxes[:, 2]) * 0.5)[:, None]
    spans = (lines[:, 0] <= middle) & (lines[:, 1] >= middle)
    sides = [~(spans & (np.abs(lines[:, 2] - boxes[:, side, None]) <= _NEAR)).any(axis=1) for side in (1, 3)]
    return np.stack(sides, axis=1)
