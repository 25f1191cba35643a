"""The lines outside the tables of a page, in pieces where wide white stands in them."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading.ink import UNIT
from extractor.reading.sheet import OPEN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.sheet import Sheet

WIDE = 1.0
"""Ems. White from which on a line is in pieces."""
FEWEST = 6
"""Pieces with white before them, below which a page has neither columns of text nor rows of figures."""


class Piece(NamedTuple):
    """A printed line, or its part on one side of white in it: its box in points, and its text without spaces."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str


class Line(NamedTuple):
    """The pieces of a printed line, and where it stands in points. Lines with another `part` have a table between
    them; a line beside a table has a part of its own."""

    pieces: list[Piece]
    top: float
    bottom: float
    part: int


def lines(sheet: Sheet) -> tuple[list[Line], float]:
    """The lines, top to bottom, and their usual font size; none where hardly any white stands in or beside them."""
    count = int(sheet.held[0])
    if not count:
        return [], 0.0
    size = float(np.sort(sheet.size[:count])[count // 2])
    first = sheet.first[: count + 1] - sheet.first[0]
    sides = sheet.ink.part(int(sheet.first[0]), int(sheet.first[count]))[:, ::2].astype(np.int32)
    after = (sides[1:, 0] - sides[:-1, 1] > WIDE * size / UNIT).nonzero()[0] + 1
    if len(after) < FEWEST:
        return [], size
    pieces = _pieces(sheet, first, sides, after)
    return [Line(*line) for line in zip(pieces, *_places(sheet, count), strict=True)], size


def _pieces(
    sheet: Sheet, first: NDArray[np.int32], sides: NDArray[np.int32], after: NDArray[np.intp]
) -> list[list[Piece]]:
    """The pieces of each line; `after` are the glyphs that wide white stands before."""
    starts = np.union1d(after, first[:-1])
    line: list[int] = (np.searchsorted(first, starts, side="right") - 1).tolist()
    x0, x1 = sides[starts, 0] * UNIT, np.maximum.reduceat(sides[:, 1], starts) * UNIT
    boxes: list[list[float]] = sheet.boxes[: len(first) - 1].tolist()
    text = "".join(sheet.text[: sheet.starts[len(first) - 1]].split())
    glyphs = [*starts.tolist(), int(first[-1])]
    found: list[list[Piece]] = [[] for _ in boxes]
    for at, (number, left, right) in enumerate(zip(line, x0.tolist(), x1.tolist(), strict=True)):
        _, top, _, bottom = boxes[number]
        found[number].append(Piece(left, top, right, bottom, text[glyphs[at] : glyphs[at + 1]]))
    return found


def _places(sheet: Sheet, count: int) -> tuple[list[float], list[float], list[int]]:
    """Top and bottom of each line, and the part of the page between tables that it stands in."""
    tables = [grid for grid in sheet.grids if grid.within == OPEN]
    tops, bottoms = sorted(grid.box[1] for grid in tables), sorted(grid.box[3] for grid in tables)
    top, bottom = sheet.boxes[:count, 1].tolist(), sheet.boxes[:count, 3].tolist()
    parts: list[int] = []
    for number, (upper, lower) in enumerate(zip(top, bottom, strict=True)):
        begun, ended = bisect.bisect(tops, lower), bisect.bisect(bottoms, upper)
        parts.append(ended if begun == ended else -1 - number)
    return top, bottom, parts
