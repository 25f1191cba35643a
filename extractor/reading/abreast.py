"""What stands on both sides of white that runs down a page: running text, or the cells of rows, a form, a list.

Where it may be either, it is not taken for running text.
"""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extractor.reading.whites import Piece

NARROWEST_GUTTER = 1.0
_WIDEST_GUTTER = 6.0
"""Ems. White that is wider parts no columns of one text."""
FEWEST = 6
"""Lines that each column has at least."""
_TOGETHER = 16
"""Lines that both have at least."""
_NARROWEST = 12.0
"""Ems. No column of running text is narrower."""
_ALIKE = 0.7
"""The share of the wider column's width that the other one has at least."""
_FULL = 0.8
"""The share of its column's width that a full line has."""
_MOSTLY = 0.6
"""The share of a column's lines that are full."""
_APART = 0.3
"""Ems. So much more white than usual, on both sides at once, parts the rows of a table, or, seldom, paragraphs."""
_SELDOM = 0.1
"""The share of heights where that may be; or where a line may stand with white beside it, as in the rows of a table."""
_BESIDE = 0.75
"""The share of the step from line to line by which the lines of the other column may be set higher or lower."""
_TOGETHER_SHORT = 0.5
"""The share of the short lines of a column beside which the other one has one, too: cells of a row end together."""
_FIGURES = 0.25
"""The share of digits from which on a text is figures."""


class Row(NamedTuple):
    """What stands at one height: on the left of a gutter, on its right, or on both sides."""

    left: Piece | None
    right: Piece | None

    @property
    def top(self) -> float:
        return min(piece.top for piece in (self.left, self.right) if piece)

    @property
    def bottom(self) -> float:
        return max(piece.bottom for piece in (self.left, self.right) if piece)


def running_text(rows: list[Row], size: float) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """From where to where the two columns go across, if both are running text."""
    left = [row.left for row in rows if row.left]
    right = [row.right for row in rows if row.right]
    if min(len(left), len(right)) < FEWEST or len(left) + len(right) < _TOGETHER:
        return None
    (x0, x1), (x2, x3) = ((min(piece.x0 for piece in side), max(piece.x1 for piece in side)) for side in (left, right))
    narrow, wide = sorted((x1 - x0, x3 - x2))
    if narrow < max(_NARROWEST * size, _ALIKE * wide):
        return None
    if not NARROWEST_GUTTER * size <= x2 - x1 <= _WIDEST_GUTTER * size:
        return None
    full = [(_is_full(row.left, x1 - x0), _is_full(row.right, x3 - x2)) for row in rows]
    if sum(one for one, _ in full) < _MOSTLY * len(left) or sum(other for _, other in full) < _MOSTLY * len(right):
        return None
    return None if _are_cells(rows, full, size) or _are_figures(rows) else ((x0, x1), (x2, x3))


def whites(rows: list[Row]) -> list[float]:
    """How much more white than usual stands above each row, on both sides at once, in points."""
    floors = list(itertools.accumulate((row.bottom for row in rows), max))
    whites = [row.top - floor for row, floor in zip(rows[1:], floors, strict=False)]
    usual = max(sorted(whites)[len(whites) // 2], 0.0) if whites else 0.0
    return [0.0, *(white - usual for white in whites)]


def _is_full(piece: Piece | None, width: float) -> bool:
    return piece is not None and piece.x1 - piece.x0 >= _FULL * width


def _are_cells(rows: list[Row], full: list[tuple[bool, bool]], size: float) -> bool:
    """Whether the texts of both sides begin or end at the same heights more than now and then, as those in the rows of
    a table do: more white than usual on both sides, short lines side by side, or a line beside white.

    full : whether the left and the right piece of each row fills its column.
    """
    seldom = _SELDOM * len(rows)
    if max(sum(white > _APART * size for white in whites(rows)), _alone(rows)) > seldom:
        return True
    both = [at for at, row in enumerate(rows) if row.left and row.right]
    short = [(not full[at][0], not full[at][1]) for at in both]
    together = sum(one and other for one, other in short)
    fewest = min(sum(one for one, _ in short), sum(other for _, other in short))
    return together > max(1, _TOGETHER_SHORT * fewest)


def _alone(rows: list[Row]) -> int:
    """How many lines have white beside them, though more stands on that side further down."""
    left = [(row.left.top + row.left.bottom) / 2 for row in rows if row.left]
    right = [(row.right.top + row.right.bottom) / 2 for row in rows if row.right]
    steps = sorted(below - above for side in (left, right) for above, below in itertools.pairwise(side))
    far, last = _BESIDE * steps[len(steps) // 2], min(left[-1], right[-1])
    found = 0
    for side, other in ((left, right), (right, left)):
        for height in itertools.takewhile(lambda height: height <= last, side):
            at = bisect.bisect_left(other, height - far)
            found += at == len(other) or other[at] > height + far
    return found


def _are_figures(rows: list[Row]) -> bool:
    text = "".join(piece.text for row in rows for piece in (row.left, row.right) if piece)
    return sum(map(str.isdigit, text)) > _FIGURES * len(text)
