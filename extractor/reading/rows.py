"""The rows of a table as they are printed: for each cell that holds text, its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading.runs import ints, lengths, starts

NUMBER = re.compile(r"[△▲(-]*\d[\d,.]*[%)]*|[-–]")
_SAME_HEIGHT = 2.0
"""Points by which the lines of one row may differ in height."""

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
    rows: list[Row] = [[] for _ in range(grid.rows)]
    places: list[list[int]] = sheet.cells[grid.first : grid.end, :2].tolist()
    held: list[int] = sheet.held[grid.first : grid.end + 1].tolist()
    for cell, (row, column) in enumerate(places):
        if held[cell + 1] > held[cell]:
            rows[row].append(CellLines(column, number, held[cell], held[cell + 1], grid.first + cell))
    for row in rows:
        row.sort()
    return [part for row in rows for part in _parted(sheet, row)]


def _parted(sheet: Sheet, row: Row) -> list[Row]:
    """The rows that were printed as one, without rulings between them: line by line, where every cell has as many
    lines, at the same heights, and all but the first hold numbers alone."""
    lines = row[0].end - row[0].first if len(row) > 1 else 1
    if lines < 2 or any(cell.end - cell.first != lines for cell in row):
        return [row]
    numbers = [sheet.text[sheet.starts[cell.first] : sheet.starts[cell.end]] for cell in row[1:]]
    if not all(NUMBER.fullmatch(line) for text in numbers for line in text.splitlines()):
        return [row]
    tops = np.array([sheet.boxes[cell.first : cell.end, 3] for cell in row])
    if float(np.ptp(tops, axis=0).max()) > _SAME_HEIGHT:
        return [row]
    return [[cell._replace(first=cell.first + at, end=cell.first + at + 1) for cell in row] for at in range(lines)]


def fields_of(sheet: Sheet, grid: Grid) -> list[int] | None:
    """For each line in the cells of a table the field that it stands in, counted row by row: the first one of a spanned
    cell. None where rows may have been printed as one."""
    cells, held = sheet.cells[grid.first : grid.end], sheet.held[grid.first : grid.end + 1]
    counts, row = held[1:] - held[:-1], cells[:, 0].astype(np.intp)
    if int(counts.max(initial=0)) > 1:
        several = np.flatnonzero(counts)
        first = starts(row[several])
        least, most = (each.reduceat(counts[several], first) for each in (np.minimum, np.maximum))
        if ((least == most) & (least > 1) & (lengths(first, len(several)) > 1)).any():
            return None
    return ints(np.repeat(row * grid.columns + cells[:, 1], counts))


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
