"""Headings set in the middle over several columns of a table that has no rules down."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading.bands import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.bands import Band

_OFF = 0.2
"""The share of its own column's width by which a heading over several columns stands off that column's middle."""
_BETTER = 0.5
"""How much nearer it stands to the middle of all its columns at least."""
_MOST = 40
"""Columns of a table in which such headings are looked for."""


class _Group(NamedTuple):
    """Columns `first` to `end`, and how far the middle of their heading is off their middle, in points."""

    first: int
    end: int
    off: float


def spanned(band: Band, below: Band, edges: list[float], rules: NDArray[np.float32], *, first: bool) -> set[float]:
    """The gaps between columns that headings in a band reach over, each being in the middle of its columns.

    below : the next band, with a word of its own under each part of a heading. edges : the sides of all columns.
    rules : the rules between both bands, (n, 3). Only what stands above one may be a heading over several columns.
    first : whether this is the table's first band. There a heading may as well stand in the middle of one column.
    """
    held = _columns(band, edges)
    under = set(_columns(below, edges))
    ruled = {at for at, middle in enumerate(_middles(edges)) if any(rule[0] <= middle <= rule[1] for rule in rules)}
    if len(edges) > _MOST or not held or len(ruled) == len(edges) - 1:
        return set()
    free = (under & ruled) - held.keys()
    if not free:
        return set()
    gaps: set[float] = set()
    for own, group in zip(held, _shared_out(held, free, ruled, edges), strict=True):
        single = abs(held[own] - (edges[own] + edges[own + 1]) / 2)
        width = edges[own + 1] - edges[own]
        if (single > _OFF * width and group.off < _BETTER * single) or (first and group.off <= _OFF * width):
            gaps.update(edges[group.first + 1 : group.end])
    return gaps


def _columns(band: Band, edges: list[float]) -> dict[int, float]:
    """The columns that a band has words in, and the middle of these."""
    stretches: dict[int, list[float]] = {}
    for line in band.lines:
        for start, end in words(line, band.size):
            column = min(max(int(np.searchsorted(edges, (start + end) / 2)) - 1, 0), len(edges) - 2)
            stretches.setdefault(column, []).extend((start, end))
    return {column: (min(sides) + max(sides)) / 2 for column, sides in sorted(stretches.items())}


def _middles(edges: list[float]) -> list[float]:
    return [(left + right) / 2 for left, right in itertools.pairwise(edges)]


def _shared_out(held: dict[int, float], free: set[int], ruled: set[int], edges: list[float]) -> list[_Group]:
    """The columns of each heading, so that all stand as near to the middle of theirs as they can; a free column that
    no heading has costs half its width."""
    best: dict[int, tuple[float, list[_Group]]] = {0: (0.0, [])}
    for own, middle in held.items():
        reached: dict[int, tuple[float, list[_Group]]] = {}
        for group in _groups(own, middle, free if own in ruled else set(), edges):
            for end, (cost, before) in best.items():
                left_out = [column for column in range(end, group.first) if column in free]
                lost = sum(edges[column + 1] - edges[column] for column in left_out) / 2
                total = cost + group.off + lost
                if end <= group.first and (group.end not in reached or total < reached[group.end][0]):
                    reached[group.end] = (total, [*before, group])
        best = reached
    costs = {
        end: cost + sum(edges[at + 1] - edges[at] for at in free if at >= end) / 2 for end, (cost, _) in best.items()
    }
    return best[min(costs, key=costs.__getitem__)][1]


def _groups(own: int, middle: float, free: set[int], edges: list[float]) -> list[_Group]:
    """All stretches of columns around one's own and otherwise free."""
    first, end = own, own + 1
    while first - 1 in free:
        first -= 1
    while end in free:
        end += 1
    return [
        _Group(start, stop, abs(middle - (edges[start] + edges[stop]) / 2))
        for start in range(first, own + 1)
        for stop in range(own + 1, end + 1)
    ]
