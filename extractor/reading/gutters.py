"""Running text in two columns: a gutter of white that runs down over many lines, with full lines on both sides.

To read two columns one after the other where there is one text is worse than to read across two columns: what might as
well be a table, a form, a list with its values to the right, or two lists side by side is left as it stands.
"""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import abreast, lines
from extractor.reading.abreast import FEWEST, NARROWEST_GUTTER, Piece, Row
from extractor.reading.ink import UNIT
from extractor.reading.page import Cell, Table
from extractor.reading.sheet import OPEN, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from extractor.reading.ink import Ink
    from extractor.reading.page import Page

_WIDE = 1.5
"""Ems. The white between two columns is at least this wide in each line, and no other white in a line is."""
_FEWEST_ALIKE = 5
"""Lines that begin at the same place at least."""
_SAME_START = 3.0
"""Points by which the left ends of a column's lines may differ."""
_INDENT = 5.0
"""Ems. No line of a column begins further in."""
_PARTED = 2.2
"""Ems. So much more white than usual, on both sides at once, parts what stands above from what stands below."""
_ROOM = 1.0
"""Points between a column's text and the sides of its frame."""


def set_lines(page: Page, tables: tuple[Table, ...], ink: Ink) -> Sheet:
    """The printed lines of the page, whose tables were found before; columns of running text are frames of it."""
    sheet = lines.set_lines(page, tables, ink)
    found = columns(sheet)
    if not found:
        return sheet
    ink.cut(int(sheet.first[0]))
    return lines.set_lines(page, (*tables, *found), ink)


def columns(sheet: Sheet) -> tuple[Table, ...]:
    """The columns of running text outside the tables of a page, each as a table of one cell."""
    count = int(np.searchsorted(sheet.region, OPEN, side="right"))
    if count < FEWEST:
        return ()
    size = float(np.sort(sheet.size[:count])[count // 2])
    first = sheet.first[: count + 1] - sheet.first[0]
    sides = sheet.ink.part(int(sheet.first[0]), int(sheet.first[count]))[:, ::2].astype(np.int32)
    after = (sides[1:, 0] - sides[:-1, 1] > _WIDE * size / UNIT).nonzero()[0] + 1
    if len(after) < FEWEST:
        return ()
    start = _begins((sides[after, 0] * UNIT).tolist(), size)
    if start is None:
        return ()
    rows = _rows(sheet, _pieces(sheet, first, sides, after), start, size)
    return tuple(frame for stretch in _stretches(rows, size) for frame in _frames(stretch, size))


def _begins(places: list[float], size: float) -> float | None:
    """Where the lines of a right column begin, if enough of these places are near to one another: items and the first
    lines of paragraphs stand further out or in than the others."""
    places.sort()
    counts = [0] * len(places)
    end = 0
    for at, place in enumerate(places):
        while end < len(places) and places[end] <= place + _SAME_START:
            end += 1
        counts[at] = end - at
    most = max(counts)
    if most < _FEWEST_ALIKE:
        return None
    usual = places[counts.index(most)]
    near = bisect.bisect_left(places, usual - _INDENT * size)
    return next(place for place, count in zip(places[near:], counts[near:], strict=True) if count > 1)


def _pieces(
    sheet: Sheet, first: NDArray[np.int32], sides: NDArray[np.int32], after: NDArray[np.intp]
) -> list[list[Piece]]:
    """The pieces of each line; `after` are the glyphs that wide white stands before."""
    starts = np.union1d(after, first[:-1])
    line: list[int] = (np.searchsorted(first, starts, side="right") - 1).tolist()
    x0, x1 = sides[starts, 0] * UNIT, np.maximum.reduceat(sides[:, 1], starts) * UNIT
    boxes: list[list[float]] = sheet.boxes.tolist()
    found: list[list[Piece]] = [[] for _ in range(len(first) - 1)]
    for number, left, right in zip(line, x0.tolist(), x1.tolist(), strict=True):
        found[number].append(Piece(left, boxes[number][1], right, boxes[number][3]))
    return found


def _rows(sheet: Sheet, pieces: list[list[Piece]], start: float, size: float) -> list[Row | None]:
    """The lines as rows beside a gutter left of `start`; None for what stands across it or beside a table, and where
    a table stands between lines."""
    tables = [grid for grid in sheet.grids if grid.within == OPEN]
    tops = sorted(grid.box[1] for grid in tables)
    bottoms = sorted(grid.box[3] for grid in tables)
    rows: list[Row | None] = []
    above = 0
    texts = sheet.text.split("\n")
    for parts, text in zip(pieces, texts, strict=False):
        begun, ended = bisect.bisect(tops, parts[0].bottom), bisect.bisect(bottoms, parts[0].top)
        if ended > above:
            rows.append(None)
        above = ended
        rows.append(_row(parts, text, start, size) if begun == ended else None)
    return rows


def _row(parts: list[Piece], text: str, start: float, size: float) -> Row | None:
    left = [part for part in parts if part.x1 <= start - NARROWEST_GUTTER * size]
    right = [part for part in parts if start - _SAME_START <= part.x0 <= start + _INDENT * size]
    if len(left) > 1 or len(right) > 1 or len(left) + len(right) < len(parts):
        return None
    return Row(left[0] if left else None, right[0] if right else None, text)


def _stretches(rows: list[Row | None], size: float) -> Iterator[list[Row]]:
    """The rows without anything across the gutter, nor more white than usual between them on both sides at once."""
    for across, group in itertools.groupby(rows, lambda row: row is None):
        if across:
            continue
        stretch = [row for row in group if row]
        cuts = [at for at, white in enumerate(abreast.whites(stretch)) if white > _PARTED * size]
        for first, end in itertools.pairwise((0, *cuts, len(stretch))):
            yield stretch[first:end]


def _frames(rows: list[Row], size: float) -> Iterator[Table]:
    """The two columns of a stretch, if both are running text."""
    sides = abreast.running_text(rows, size)
    top, bottom = min(row.top for row in rows), max(row.bottom for row in rows)
    for start, end in sides or ():
        box = (start - _ROOM, top, end + _ROOM, bottom)
        yield Table(1, 1, box, (Cell(0, 0, 1, 1, box),), ruled=False)
