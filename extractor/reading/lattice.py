"""Lattices of rulings that hang together, and the tables in them.

A side of a field that no ruling covers is open: fields joined by open sides are one (merged) cell, and what is open to
the outside is no cell.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import irregular, partition
from extractor.reading.groups import TOUCH
from extractor.reading.page import Table
from extractor.reading.pairs import axis
from extractor.reading.partition import Fields
from extractor.reading.runs import ints, lengths, levels, middles, starts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs

_LIGHT = 1e-3
"""The weight, beside the points of a ruling's length, of a place where no ruling stands."""

_NARROWEST = 10.0
"""Points. No column or row is narrower."""
_PLACES = (0.25, 0.5, 0.75)
"""Where along a side of a field a ruling is looked for: it may run along a part of it alone."""

Rulings = tuple["NDArray[np.float32]", "NDArray[np.float32]"]
"""Rulings that hang together: horizontal ones (n, 3), and vertical ones (m, 3), as in `page.Rulings`."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class _Levels:
    """Where the rulings of several lattices stand in one direction, near ones as one.

    stands : float64 (levels,), in points; first : intp (lattices + 1,), the first level of each lattice.
    level : intp (rulings,), the level of each ruling.
    """

    stands: NDArray[np.float64]
    first: NDArray[np.intp]
    level: NDArray[np.intp]

    @property
    def counts(self) -> NDArray[np.intp]:
        """How many levels each lattice has."""
        return np.diff(self.first)

    def of(self, lattice: int) -> list[float]:
        """Where the levels of that lattice stand."""
        stands: list[float] = self.stands[self.first[lattice] : self.first[lattice + 1]].tolist()
        return stands


def tables_in(groups: Sequence[Rulings], written: Sequence[Glyphs]) -> list[list[Table]]:
    """The tables of each group of rulings; `written` are the glyphs of each group's page."""
    if not groups:
        return []
    across, flat = _together([horizontal for horizontal, _ in groups])
    down, steep = _together([vertical for _, vertical in groups])
    ys, xs = _levels(across, flat, down, steep, len(groups)), _levels(down, steep, across, flat, len(groups))
    sides = _covered(across, flat, ys, xs), _covered(down, steep, xs, ys)
    closed = (ys.counts > 1) & (xs.counts > 1) & _is_closed(*sides, ys, xs)
    plain = _plain(closed, *sides, ys, xs)
    return [
        [plain[number]]
        if number in plain
        else irregular.tables(*_own(number, *sides, ys, xs), middles(written[number].boxes))
        for number in range(len(groups))
    ]


def _together(lines: Sequence[NDArray[np.float32]]) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    return np.concatenate(lines).astype(np.float64), np.repeat(np.arange(len(lines)), list(map(len, lines)))


def _levels(
    lines: NDArray[np.float64],
    group: NDArray[np.intp],
    others: NDArray[np.float64],
    other_group: NDArray[np.intp],
    count: int,
) -> _Levels:
    """The levels of lines.

    The ends of the other rulings that reach beyond the first or last line make levels of their own: a table may lack
    its outer border. What a single one juts out by is no column.
    """
    own = starts(group)
    first, last = -_farthest(-others[:, 0], other_group), _farthest(others[:, 1], other_group)
    before = np.flatnonzero(np.minimum.reduceat(lines[:, 2], own) - first > TOUCH)
    after = np.flatnonzero(last - np.maximum.reduceat(lines[:, 2], own) > TOUCH)
    places = np.concatenate([lines[:, 2], first[before], last[after]])
    weights = np.concatenate([lines[:, 1] - lines[:, 0], np.full(len(before) + len(after), _LIGHT)])
    groups = np.concatenate([group, before, after])
    order = np.argsort(axis(places, groups))
    places, weights, groups = places[order], weights[order], groups[order]
    level = levels(places, TOUCH, groups)
    begin = starts(level)
    stands = np.add.reduceat(places * weights, begin) / np.add.reduceat(weights, begin)
    of_line = np.empty(len(order), np.intp)
    of_line[order] = level
    return _Levels(stands, np.searchsorted(groups[begin], np.arange(count + 1)), of_line[: len(lines)])


def _farthest(places: NDArray[np.float64], group: NDArray[np.intp]) -> NDArray[np.float64]:
    """The largest place of each group; the second largest, where it lacks less than a column's width."""
    ordered = places[np.lexsort((places, group))]
    last = np.append(starts(group)[1:], len(group)) - 1
    before = np.maximum(last - 1, starts(group))
    return np.where(ordered[last] - ordered[before] < _NARROWEST, ordered[before], ordered[last])


def _covered(
    lines: NDArray[np.float64], group: NDArray[np.intp], own: _Levels, marks: _Levels
) -> tuple[NDArray[np.bool_], NDArray[np.intp]]:
    """Whether lines cover the stretches between marks, level by level: most of three places in each; and where each
    lattice's levels begin there.

    A lattice with n levels and m marks has n rows of m - 1 stretches.
    """
    widths = np.maximum(marks.counts - 1, 0)
    begin = np.concatenate([[0], np.cumsum(own.counts * widths)])
    last = marks.first[1:] - 1
    inner = np.delete(np.arange(len(marks.stands)), last[marks.counts > 0])
    start, end = marks.stands[inner], marks.stands[inner + 1]
    of_stretch = np.repeat(np.arange(len(widths)), widths)
    before = np.cumsum(widths) - widths
    row = begin[group] + (own.level - own.first[group]) * widths[group] - before[group]
    line_start, line_end = axis(lines[:, 0], group), axis(lines[:, 1], group)
    covered = np.zeros(int(begin[-1]), np.int8)
    for share in _PLACES:
        along = axis(start + (end - start) * share, of_stretch)
        edge = np.zeros(len(covered) + 1, np.intp)
        np.add.at(edge, row + np.searchsorted(along, line_start), 1)
        np.add.at(edge, row + np.searchsorted(along, line_end, side="right"), -1)
        covered += np.cumsum(edge[:-1]) > 0
    return 2 * covered > len(_PLACES), begin


def _is_closed(
    across: tuple[NDArray[np.bool_], NDArray[np.intp]],
    down: tuple[NDArray[np.bool_], NDArray[np.intp]],
    ys: _Levels,
    xs: _Levels,
) -> NDArray[np.bool_]:
    """Which lattices have rulings all around."""
    closed = np.ones(len(ys.counts), np.bool_)
    for (covered, begin), widths in ((across, xs.counts - 1), (down, ys.counts - 1)):
        so_far = np.concatenate([[0], np.cumsum(covered)])
        closed &= so_far[begin[:-1] + widths] - so_far[begin[:-1]] == widths
        closed &= so_far[begin[1:]] - so_far[begin[1:] - widths] == widths
    return closed


def _plain(
    closed: NDArray[np.bool_],
    across: tuple[NDArray[np.bool_], NDArray[np.intp]],
    down: tuple[NDArray[np.bool_], NDArray[np.intp]],
    ys: _Levels,
    xs: _Levels,
) -> dict[int, Table]:
    """The tables of the closed lattices that are made of rectangles alone, by the lattice's number."""
    chosen = np.flatnonzero(closed)
    if not len(chosen):
        return {}
    heights, widths = ys.counts[chosen] - 1, xs.counts[chosen] - 1
    sizes = heights * widths
    lattice = np.repeat(np.arange(len(chosen)), sizes)
    at = np.arange(len(lattice)) - (np.cumsum(sizes) - sizes)[lattice]
    row, column = np.divmod(at, widths[lattice])
    flat = across[1][chosen[lattice]] + at
    steep = down[1][chosen[lattice]] + column * heights[lattice] + row
    fields = Fields(
        heights,
        widths,
        across[0][flat],
        across[0][flat + widths[lattice]],
        down[0][steep],
        down[0][steep + heights[lattice]],
    )
    return _tables(chosen, partition.part(fields), ys, xs)


def _tables(chosen: NDArray[np.intp], spans: partition.Spans, ys: _Levels, xs: _Levels) -> dict[int, Table]:
    y, x = (levels.stands.astype(np.float64).round(2).tolist() for levels in (ys, xs))
    group = chosen[spans.lattice]
    rows, top, bottom = _used(ys, group, spans.row, spans.row_end)
    columns, left, right = _used(xs, group, spans.column, spans.column_end)
    cells = np.stack([top, left, bottom - top, right - left], axis=1).astype(np.int32)
    begin = starts(spans.lattice)
    found: dict[int, Table] = {}
    for number, first, size in zip(ints(group[begin]), ints(begin), ints(lengths(begin, len(group))), strict=True):
        found[number] = Table(
            tuple([x[at] for at in range(xs.first[number], xs.first[number + 1]) if columns[at]]),
            tuple([y[at] for at in range(ys.first[number], ys.first[number + 1]) if rows[at]]),
            cells[first : first + size],
        )
    return found


def _used(
    levels: _Levels, group: NDArray[np.intp], start: NDArray[np.intp], end: NDArray[np.intp]
) -> tuple[list[bool], NDArray[np.intp], NDArray[np.intp]]:
    """Which levels cells begin or end at; and among these where each of the cells begins and ends."""
    used = np.zeros(len(levels.stands), np.bool_)
    used[levels.first[group] + start] = used[levels.first[group] + end] = True
    before = np.cumsum(used) - 1
    base = before[levels.first[group]]
    flags: list[bool] = used.tolist()
    return flags, before[levels.first[group] + start] - base, before[levels.first[group] + end] - base


def _own(
    number: int,
    across: tuple[NDArray[np.bool_], NDArray[np.intp]],
    down: tuple[NDArray[np.bool_], NDArray[np.intp]],
    ys: _Levels,
    xs: _Levels,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], list[float], list[float]]:
    """One lattice: its sides across (levels, columns) and down (rows, levels), and where its levels stand."""
    own_ys, own_xs = ys.of(number), xs.of(number)
    flat, steep = (sides[begin[number] : begin[number + 1]] for sides, begin in (across, down))
    return (
        flat.reshape(len(own_ys), -1),
        steep.reshape(len(own_xs), -1).T.copy(),
        own_ys,
        own_xs,
    )
