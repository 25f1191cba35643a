"""Running text in two columns: a gutter of white that runs down over many lines, with full lines on both sides.

To read two columns one after the other where there is one text is worse than to read across two columns: what might as
well be a table, a form, a list with its values to the right, or two lists side by side is left as it stands.
"""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import abreast
from extractor.reading.abreast import FEWEST, NARROWEST_GUTTER, Row
from extractor.reading.page import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.reading.whites import Line, Piece

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


def columns(lines: Sequence[Line], size: float) -> tuple[Table, ...]:
    """The columns of running text in the lines of a page that stand outside tables, each as a table of one cell."""
    joined = [_joined(line, size) for line in lines]
    begun = [piece.x0 for line in joined for piece in line.pieces[1:]]
    begun += [
        below.pieces[0].x0 for line, below in itertools.pairwise(joined) if below.pieces[0].x0 > line.pieces[-1].x1
    ]
    start = _begins(begun, size) if len(begun) >= FEWEST else None
    if start is None:
        return ()
    rows = _rows(joined, start, size)
    return tuple(frame for stretch in _stretches(rows, size) for frame in _frames(stretch, size))


def _joined(line: Line, size: float) -> Line:
    """The line with what no gutter parts in one piece."""
    pieces = line.pieces[:1]
    for piece in line.pieces[1:]:
        last = pieces[-1]
        if piece.x0 - last.x1 > _WIDE * size:
            pieces.append(piece)
        else:
            pieces[-1] = last._replace(x1=max(last.x1, piece.x1), text=last.text + piece.text)
    return line._replace(pieces=pieces)


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


def _rows(lines: list[Line], start: float, size: float) -> list[Row | None]:
    """The lines as rows beside a gutter left of `start`; None for what stands across it or beside a table, and where
    a table stands between lines."""
    rows: list[Row | None] = []
    for above, line in zip((lines[0], *lines), lines, strict=False):
        if line.part != above.part:
            rows.append(None)
        rows.append(_row(line.pieces, start, size) if line.part >= 0 else None)
    return rows


def _row(pieces: list[Piece], start: float, size: float) -> Row | None:
    left = [piece for piece in pieces if piece.x1 <= start - NARROWEST_GUTTER * size]
    right = [piece for piece in pieces if start - _SAME_START <= piece.x0 <= start + _INDENT * size]
    if len(left) > 1 or len(right) > 1 or len(left) + len(right) < len(pieces):
        return None
    return Row(left[0] if left else None, right[0] if right else None)


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
        yield Table((start - _ROOM, end + _ROOM), (top, bottom), np.array([[0, 0, 1, 1]], np.int32), ruled=False)
