"""Rows of figures without any rules: lines below one another whose words and numbers stand in columns.

Three or more such lines in a row, with numbers alone in two columns or more that are set to one side or in the middle,
and words in another one, can be nothing but the rows of a table. The line of heads right above them is its first row.
"""

from __future__ import annotations

import bisect
import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading.bands import merged
from extractor.reading.page import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractor.reading.whites import Line, Piece

_NUMBER = re.compile(r"[△▲+–-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|[△▲+–-]?\d+(?:\.\d+)?%?|[–-]")
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_MOST_COLUMNS = 40
_FEWEST_NUMBERS = 2
"""Columns of numbers alone."""
_NEXT_ROW = 1.5
"""Ems. No more white stands between two rows."""
_ALIGNED = 2.0
"""Points by which the numbers of a column may be out of line."""
_HEADED = 0.6
"""The share of the columns that a line of heads has words in."""
_ROOM = 2.0
"""Points between the text and the sides of the table."""


class _Block(NamedTuple):
    """Lines below one another, and from where to where each column goes across."""

    lines: list[Line]
    columns: list[tuple[float, float]]


def tables(lines: Sequence[Line], size: float) -> tuple[Table, ...]:
    """The tables in the lines of a page that stand outside others."""
    found: list[Table] = []
    used = 0
    for first, end in _stretches(lines, size):
        block = _block(lines[first:end])
        if block:
            head = _with_head(block, lines[first - 1], size) if first > used else None
            found.append(_table(head or block))
            used = end
    return tuple(found)


def _stretches(lines: Sequence[Line], size: float) -> Iterator[tuple[int, int]]:
    """From where to where lines right below one another end in numbers."""
    first = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and _has_numbers(lines[at]):
            if at > first and not _follows(lines[at - 1], lines[at], size):
                yield first, at
                first = at
            continue
        yield first, at
        first = at + 1


def _follows(above: Line, line: Line, size: float) -> bool:
    return above.part == line.part and line.top - above.bottom <= _NEXT_ROW * size


def _has_numbers(line: Line) -> bool:
    """Whether all words but the first, and one at least, are numbers."""
    return len(line.pieces) > 1 and all(_NUMBER.fullmatch(piece.text) for piece in line.pieces[1:])


def _block(lines: Sequence[Line]) -> _Block | None:
    """The lines as rows, if their numbers stand in columns, and one of them fills all columns."""
    telling = [line for line in lines if len(line.pieces) >= _FEWEST_COLUMNS]
    if len(telling) < _FEWEST_ROWS:
        return None
    columns = merged((piece.x0, piece.x1) for line in telling for piece in line.pieces)
    most = min(_MOST_COLUMNS, max(len(line.pieces) for line in telling))
    if not _FEWEST_COLUMNS <= len(columns) <= most or any(_places(line, columns) is None for line in lines):
        return None
    held: list[list[Piece]] = [[] for _ in columns]
    for line in lines:
        for column, piece in zip(_places(line, columns) or (), line.pieces, strict=True):
            held[column].append(piece)
    numbers = sum(_are_numbers(pieces) for pieces in held)
    has_words = any(map(str.isalpha, "".join(piece.text for piece in held[0])))
    return _Block(list(lines), columns) if has_words and numbers >= max(_FEWEST_NUMBERS, len(columns) - 1) else None


def _places(line: Line, columns: list[tuple[float, float]]) -> list[int] | None:
    """The column of each piece of a line; None if one stands in none or two, or two stand in one."""
    starts = [start for start, _ in columns]
    found: list[int] = []
    for piece in line.pieces:
        last = bisect.bisect_left(starts, piece.x1) - 1
        first = bisect.bisect_right(starts, piece.x0) - 1
        column = last if first < 0 or columns[first][1] <= piece.x0 else first
        if column < 0 or column != last or (found and column <= found[-1]):
            return None
        found.append(column)
    return found


def _are_numbers(pieces: list[Piece]) -> bool:
    """Whether the pieces of a column are numbers alone, a real one among them, and set to one side or in the middle."""
    if not all(_NUMBER.fullmatch(piece.text) for piece in pieces) or not any(
        piece.text[-1:].isdigit() for piece in pieces
    ):
        return False
    places = (
        [piece.x0 for piece in pieces],
        [piece.x1 for piece in pieces],
        [(piece.x0 + piece.x1) / 2 for piece in pieces],
    )
    return len(pieces) > 1 and any(max(place) - min(place) <= _ALIGNED for place in places)


def _with_head(block: _Block, line: Line, size: float) -> _Block | None:
    """The rows and the line of heads right above them, if that is one."""
    if not _follows(line, block.lines[0], size) or len(line.pieces) < _HEADED * len(block.columns):
        return None
    places = _places(line, block.columns)
    columns = merged((*block.columns, *((piece.x0, piece.x1) for piece in line.pieces)))
    if places is None or len(columns) != len(block.columns):
        return None
    return _Block([line, *block.lines], columns)


def _table(block: _Block) -> Table:
    """The table with a row for each line."""
    lines, columns = block
    between = [(left[1] + right[0]) / 2 for left, right in itertools.pairwise(columns)]
    xs = [columns[0][0] - _ROOM, *between, columns[-1][1] + _ROOM]
    middles = [(above.bottom + line.top) / 2 for above, line in itertools.pairwise(lines)]
    ys = [lines[0].top, *middles, lines[-1].bottom]
    spans = [(row, column, 1, 1) for row in range(len(lines)) for column in range(len(columns))]
    return Table(tuple(xs), tuple(ys), np.array(spans, np.int32), ruled=False)
