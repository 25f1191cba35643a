"""The rows of a table as they are printed: for each cell that holds text, its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from extractor.reading.sheet import Grid, Sheet


class CellLines(NamedTuple):
    """The lines of one cell: `first` to `end` of the sheet of that number; `cell` is its number there."""

    column: int
    sheet: int
    first: int
    end: int
    cell: int


Row = list[CellLines]
"""The cells of a row that hold text, from left to right; a spanned cell stands in its first row and column."""


def rows_of(sheet: Sheet, number: int, grid: Grid) -> list[Row]:
    """The rows of a table of the sheet of that number."""
    cells = np.arange(grid.first, grid.end)
    first = np.searchsorted(sheet.region, cells)
    end = np.searchsorted(sheet.region, cells, side="right")
    rows: list[Row] = [[] for _ in range(grid.rows)]
    held = np.flatnonzero(end > first)
    places: list[list[int]] = sheet.cells[cells[held], :2].tolist()
    for (row, column), start, stop, cell in zip(
        places, first[held].tolist(), end[held].tolist(), cells[held].tolist(), strict=True
    ):
        rows[row].append(CellLines(column, number, start, stop, cell))
    for row in rows:
        row.sort()
    return rows


def text_of(sheet: Sheet, row: Row) -> tuple[tuple[int, str], ...]:
    """Column and text of each cell of the row, without white space: what a repeated head is known by."""
    starts = sheet.starts
    return tuple((cell.column, "".join(sheet.text[starts[cell.first] : starts[cell.end]].split())) for cell in row)


def head_depth(sheet: Sheet, grid: Grid) -> int:
    """How many rows the head of a table may have: those its first row spans, and those that divide its columns."""
    cells = sheet.cells[grid.first : grid.end]
    depth, row = 1, 0
    while row < depth < grid.rows:
        top = cells[cells[:, 0] == row]
        if len(top):
            divided = bool((top[:, 3] > 1).any())
            depth = max(depth, row + int(top[:, 2].max()), row + 1 + divided)
        row += 1
    return min(depth, grid.rows)
