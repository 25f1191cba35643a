"""Headings over several columns of a table that has no rules down: in their middle, or set to one side of them."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading.bands import words
from extractor.reading.rows import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from extractor.reading.bands import Band

_OFF = 0.2
"""The share of its own column's width by which a heading over several columns stands off that column's middle."""
_BETTER = 0.5
"""How much nearer it stands to the middle of all its columns at least."""
_YEAR = re.compile(r"(?:19|20)\d\d\.?")
_EXACT = 0.15
"""Ems. A heading set to one side of its columns begins, or ends, no farther from where the words below it do."""
_MOST = 40
"""Columns of a table in which such headings are looked for."""


class _Group(NamedTuple):
    """Columns `first` to `end`, and how far the middle of their heading is off their middle, in points."""

    first: int
    end: int
    off: float


def spanned(band: Band, below: Band, edges: list[float], rules: NDArray[np.float32], *, headed: bool) -> set[float]:
    """The gaps between columns that headings in a band reach over, each being in the middle, or at one side, of its
    columns.

    below : the next band, with a word of its own under each part of a heading. edges : the sides of all columns.
    rules : the rules between both bands, (n, 3). Only what stands above one may be a heading over several columns.
    headed : whether this is the table's first band, or others of its words stand over a gap. There a heading may as
    well stand in the middle of one column.
    """
    heads, parts = _columns(band, edges), _columns(below, edges)
    held = {column: (start + end) / 2 for column, (start, end) in heads.items()}
    under = parts.keys()
    ruled = {at for at, middle in enumerate(_middles(edges)) if any(rule[0] <= middle <= rule[1] for rule in rules)}
    if len(edges) > _MOST or not held or len(ruled) == len(edges) - 1:
        return set()
    free = (under & ruled) - held.keys() - _figures(below, edges)
    if not free:
        return set()
    over = _at_one_side({own: heads[own] for own in heads.keys() & parts.keys() & ruled}, parts, free, band.size)
    if over:
        return {edges[column] for column in over}
    gaps: set[float] = set()
    for own, group in zip(held, _shared_out(held, free, ruled, edges), strict=True):
        single = abs(held[own] - (edges[own] + edges[own + 1]) / 2)
        width = edges[own + 1] - edges[own]
        if (single > _OFF * width and group.off < _BETTER * single) or (headed and group.off <= _OFF * width):
            gaps.update(edges[group.first + 1 : group.end])
    return gaps


def _at_one_side(
    heads: dict[int, tuple[float, float]], parts: dict[int, tuple[float, float]], free: set[int], size: float
) -> set[int]:
    """The gaps, by the number of the column to their right, that headings reach over which are set to the left or to
    the right of their columns; none if they are not.

    heads, parts : from where to where the headings, and the words below them, go across, by column.
    Then they begin, or end, exactly where the words below them do, and every free column belongs to the next one.
    """
    offs = [(parts[own][0] - start, parts[own][1] - end) for own, (start, end) in heads.items()]
    for side, step in ((0, 1), (1, -1)):
        if not all(abs(off[side]) <= _EXACT * size for off in offs) or all(
            abs(off[1 - side]) <= _EXACT * size for off in offs
        ):
            continue
        reached = {column for own in heads for column in _beside(own, free, step)}
        if reached == free:
            return {column if step > 0 else column + 1 for column in reached}
    return set()


def _beside(own: int, free: set[int], step: int) -> Iterator[int]:
    """The free columns that follow a heading's own one to the right, or to the left."""
    column = own + step
    while column in free:
        yield column
        column += step


def _figures(band: Band, edges: list[float]) -> set[int]:
    """The columns in which a band has numbers alone that are no years: no heading stands over these alone."""
    texts: dict[int, str] = {}
    for line, text in zip(band.lines, band.texts, strict=True):
        middles = (line[:, 0] + line[:, 2]) / 2
        for column, char in zip((np.searchsorted(edges, middles) - 1).tolist(), text, strict=True):
            texts[column] = texts.get(column, "") + char
    return {column for column, text in texts.items() if NUMBER.fullmatch(text) and not _YEAR.fullmatch(text)}


def _columns(band: Band, edges: list[float]) -> dict[int, tuple[float, float]]:
    """The columns that a band has words in, and from where to where these go."""
    stretches: dict[int, list[float]] = {}
    for line in band.lines:
        for start, end in words(line, band.size):
            column = min(max(int(np.searchsorted(edges, (start + end) / 2)) - 1, 0), len(edges) - 2)
            stretches.setdefault(column, []).extend((start, end))
    return {column: (min(sides), max(sides)) for column, sides in sorted(stretches.items())}


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
