"""Rows that no ruling parts: numbers printed below one another in a cell are so many rows.

A band between two rulings is split only where the numbers prove it: in at least two columns (or in all that there are),
and in all right of the labels, every line is a whole number of its own. A line without numbers belongs to the row above
it. Wrapped words are never taken for rows.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.page import Cell, Table
from extractor.reading.runs import ints, levels, middles

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs

_NUMBER = re.compile(r"[△▲+–-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|[△▲+–-]?\d+(?:\.\d+)?%?|[–-]")
_SAME_LINE = 0.5
"""Of the glyphs' height. Middles closer than this stand on one line."""
_FEWEST = 0.2
"""The share of digits that a band of numbers has at least."""
_ENOUGH = 0.6
"""The share of the columns with text that must begin a row's numbers below a heading."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Line:
    """A printed line across a band: where it stands, and its text by column."""

    top: float
    bottom: float
    texts: dict[int, str]

    @property
    def numbers(self) -> int:
        """In how many columns it has a number and nothing else."""
        return sum(_NUMBER.fullmatch(text) is not None for text in self.texts.values())


def split_rows(table: Table, glyphs: Glyphs) -> Table:
    """The table with its bands split into the rows that their numbers show."""
    if table.columns < 2:
        return table
    rows = _rows_of_lines(table, glyphs)
    cuts: dict[int, list[float]] = {}
    for row, chosen in rows.items():
        cells = [cell for cell in table.cells if cell.row == row and cell.rows == 1]
        if len(cells) > 1 and _has_numbers(glyphs.code[chosen]):
            found = _cuts(_lines(cells, glyphs, chosen), heading=row == 0)
            if found:
                cuts[row] = found
    return _cut(table, cuts) if cuts else table


def _rows_of_lines(table: Table, glyphs: Glyphs) -> dict[int, NDArray[np.int64]]:
    """The rows whose glyphs stand on more than one line, and these glyphs."""
    chosen = _inside(glyphs.boxes, table.box)
    if not len(chosen):
        return {}
    edges = sorted({cell.box[1] for cell in table.cells})
    middle = middles(glyphs.boxes[chosen])[:, 1]
    row: NDArray[np.int64] = np.searchsorted(edges, middle) - 1
    low, high = np.full(table.rows, np.inf), np.full(table.rows, -np.inf)
    np.minimum.at(low, row, middle)
    np.maximum.at(high, row, middle)
    several = high - low > _SAME_LINE * float(glyphs.size[chosen].min())
    return {at: chosen[row == at] for at in ints(np.flatnonzero(several))}


def _has_numbers(codes: NDArray[np.uint32]) -> bool:
    """Whether so many of the characters are digits that a band may hold rows of numbers."""
    digits = int(((codes >= 0x30) & (codes <= 0x39)).sum())
    return digits >= 2 and digits >= _FEWEST * len(codes)


def _inside(boxes: NDArray[np.float32], box: tuple[float, float, float, float]) -> NDArray[np.int64]:
    """Which glyphs have their middles in the box."""
    x, y = boxes[:, 0] + boxes[:, 2], boxes[:, 1] + boxes[:, 3]
    x0, top, x1, bottom = (2 * side for side in box)
    return np.flatnonzero((y > top) & (y < bottom) & (x > x0) & (x < x1))


def _lines(cells: list[Cell], glyphs: Glyphs, chosen: NDArray[np.int64]) -> list[_Line]:
    """The printed lines across the cells of a band, top to bottom; `chosen` are its glyphs."""
    boxes = glyphs.boxes[chosen]
    middle = middles(boxes)
    column = np.full(len(chosen), -1)
    for cell in cells:
        x0, top, x1, bottom = cell.box
        own = (middle[:, 0] > x0) & (middle[:, 0] < x1) & (middle[:, 1] > top) & (middle[:, 1] < bottom)
        column[own] = cell.column
    held = column >= 0
    chosen, boxes, middle, column = chosen[held], boxes[held], middle[held], column[held]
    order = np.argsort(middle[:, 1], kind="stable")
    height = boxes[order, 3] - boxes[order, 1]
    level = levels(middle[order, 1], _SAME_LINE * height) + 1
    lines: list[_Line] = []
    for number in range(1, int(level[-1]) + 1 if len(level) else 0):
        members = order[level == number]
        members = members[np.argsort(middle[members, 0], kind="stable")]
        texts: dict[int, str] = {}
        for at in ints(members):
            key = int(column[at])
            texts[key] = texts.get(key, "") + chr(glyphs.code[chosen[at]])
        lines.append(_Line(float(boxes[members, 1].min()), float(boxes[members, 3].max()), texts))
    return lines


def _cuts(lines: list[_Line], *, heading: bool) -> list[float]:
    """Where rows begin in a band after its first one, if its lines are rows."""
    columns = {column for line in lines for column in line.texts}
    starts = [at for at, line in enumerate(lines) if line.numbers]
    if not starts:
        return []
    # Numbers must stand alone in their lines all the way down, in enough columns; anything else is wrapped text.
    below = lines[starts[0] :]
    pure = {
        column
        for column in columns
        if any(column in line.texts for line in below)
        and all(_NUMBER.fullmatch(line.texts[column]) for line in below if column in line.texts)
    }
    most = max((sum(column in line.texts for line in below) for column in pure), default=0)
    if (
        len(pure) < min(2, len(columns) - 1)
        or most < min(2, len(starts))
        or max(columns - pure, default=-1) > min(pure)
    ):
        return []
    rows = [at for at in starts if pure & lines[at].texts.keys()]
    begins = rows[1:]
    if rows[0] > 0:
        first = lines[rows[0]].texts
        headed = sum(column in first and any(map(str.isalpha, lines[0].texts.get(column, ""))) for column in pure)
        if not heading or headed < _ENOUGH * (len(columns) - 1):
            return []
        begins = rows
    return [(lines[at - 1].bottom + lines[at].top) / 2 for at in begins]


def _cut(table: Table, cuts: dict[int, list[float]]) -> Table:
    """The table with each row in `cuts` parted at those heights."""
    added = [len(cuts.get(row, ())) for row in range(table.rows)]
    shift = [sum(added[:row]) for row in range(table.rows + 1)]
    cells: list[Cell] = []
    for cell in table.cells:
        row, end = cell.row + shift[cell.row], cell.row + cell.rows + shift[cell.row + cell.rows]
        if cell.rows > 1 or cell.row not in cuts:
            cells.append(cell._replace(row=row, rows=end - row))
            continue
        x0, top, x1, bottom = cell.box
        edges = [top, *(round(cut, 2) for cut in cuts[cell.row]), bottom]
        for number, (upper, lower) in enumerate(itertools.pairwise(edges)):
            cells.append(cell._replace(row=row + number, rows=1, box=(x0, upper, x1, lower)))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return dataclasses.replace(table, rows=table.rows + sum(added), cells=tuple(cells))
