"""Rules across that the edges of shaded cells stand in for, where a table has none: tiles, stripes, shaded heads.

A row of shaded cells side by side begins and ends a row of its table; so does a shaded label, for the whole row beside
it. A row without any shade stands between two that have one, or is the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import bands, plainrows
from extractor.reading.abutting import are_sides, are_sized
from extractor.reading.plainrows import FEWEST_CELLS, TOUCH, WHITE
from extractor.reading.runs import levels, middles, starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs

_NARROWEST = 150.0
"""Points. No table is narrower."""
_MOST = 2000
"""Shades beyond which a page holds a drawing."""
_NEAR = 60.0
"""Points. The rows beside a rule begin and end no farther from it."""
_HIGHEST_LINE = 40.0
"""Points. A line between a heading on a shade and the table below stands in no more of white."""
_FAR_ROWS = 3.0
"""Heights of a cell. Shaded cells with more between them may be of two tables."""


def rules_across(shades: NDArray[np.float32], horizontal: NDArray[np.float32], glyphs: Glyphs) -> NDArray[np.float32]:
    """The rules across, float32 (n, 3), that tables without rules lack.

    shades : as in `Page`; horizontal : the rules across that there are.
    """
    none = np.zeros((0, 3), np.float32)
    if not 2 <= len(shades) <= _MOST:
        return none
    long = np.sort(horizontal[horizontal[:, 1] - horizontal[:, 0] >= _NARROWEST, 2])
    if not len(_free(shades, long)):
        return none  # as in nearly every table that is ruled
    horizontal = horizontal[~are_sides(horizontal, shades, _NARROWEST)]
    cells = _free(shades, np.sort(horizontal[:, 2]))
    if not len(cells):
        return none
    edges = np.append(np.unique(np.append(cells[:, [1, 3]], long)), np.float32(np.inf))
    found = [_of_table(own, *sides, glyphs, edges) for own, sides in _tables(cells, glyphs)]
    rules = np.concatenate([none, *found])
    rules = rules[~_is_near(rules[:, 2], long, WHITE)]
    if len(rules) and len(horizontal):
        for end in (0, 1):
            rules[:, end] = _drawn_to(rules[:, end], horizontal[:, end])
    return rules


def _drawn_to(places: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """The places, or for each the nearest other one that no more than the white around a cell parts from it."""
    ascending = np.sort(others)
    at = np.searchsorted(ascending[:-1], places)
    at -= (at > 0) & (places - ascending[at - 1] < np.abs(ascending[at] - places))
    return np.where(np.abs(ascending[at] - places) <= WHITE, ascending[at], places)


def _is_near(places: NDArray[np.float32], ascending: NDArray[np.float32], reach: float = TOUCH) -> NDArray[np.bool_]:
    return np.searchsorted(ascending, places - reach) < np.searchsorted(ascending, places + reach, side="right")


def _free(shades: NDArray[np.float32], ys: NDArray[np.float32]) -> NDArray[np.float32]:
    """The shades that may be cells' and do not stand between two rules, from top to bottom and left to right."""
    chosen = shades[are_sized(shades) & ~(_is_near(shades[:, 1], ys) & _is_near(shades[:, 3], ys))]
    return chosen[np.lexsort((chosen[:, 0], chosen[:, 1]))]


def _tables(cells: NDArray[np.float32], glyphs: Glyphs) -> Iterator[tuple[NDArray[np.float32], tuple[float, float]]]:
    """The shaded cells of tables, and from where to where these go across, the widest first."""
    left = cells
    for x0, x1 in sorted(_extents(cells, glyphs), key=lambda ends: ends[0] - ends[1]):
        within = (left[:, 0] >= x0 - TOUCH) & (left[:, 2] <= x1 + TOUCH)
        own = _hanging_on(left, within, (_in_rows(left, x0, x1) | _are_labels(left, x0, x1, glyphs)) & within)
        own &= ~_are_bars(left, own, x1 - x0, glyphs)
        if own.any():
            yield left[own], (x0, x1)
        left = left[~own]


def _rows(cells: NDArray[np.float32]) -> Iterator[NDArray[np.intp]]:
    """The cells, by number, that stand side by side without white between them."""
    if not len(cells):
        return
    for row in np.split(np.arange(len(cells)), starts(levels(cells[:, 1], TOUCH / 2))[1:]):
        run = row[np.argsort(cells[row, 0], kind="stable")]
        yield from np.split(run, np.flatnonzero(cells[run[1:], 0] - cells[run[:-1], 2] > WHITE) + 1)


def _extents(cells: NDArray[np.float32], glyphs: Glyphs) -> Iterator[tuple[float, float]]:
    """From where to where rows of shaded cells go, or several stripes of one length that are no headings."""
    found: dict[tuple[float, float], int] = {}
    for row in _rows(cells):
        x0, x1 = float(cells[row[0], 0]), float(cells[row, 2].max())
        if x1 - x0 >= _NARROWEST and (len(row) > 1 or _has_columns(cells[row[0]], glyphs)):
            known = next((ends for ends in found if abs(ends[0] - x0) + abs(ends[1] - x1) <= 2 * TOUCH), (x0, x1))
            found[known] = found.get(known, 0) + (len(row) if len(row) >= FEWEST_CELLS else 1)
    yield from (ends for ends, weight in found.items() if weight >= 2)


def _has_columns(stripe: NDArray[np.float32], glyphs: Glyphs) -> bool:
    """Whether words stand apart in a stripe, as no heading's do."""
    x0, top, x1, bottom = stripe.tolist()
    (band,) = bands.between([top, bottom], glyphs, x0, x1)
    return len(bands.all_words(band)) > 1


def _in_rows(cells: NDArray[np.float32], x0: float, x1: float) -> NDArray[np.bool_]:
    """Which cells stand in a row that goes from `x0` to `x1`."""
    found = np.zeros(len(cells), np.bool_)
    for row in _rows(cells):
        found[row] = abs(float(cells[row[0], 0]) - x0) + abs(float(cells[row, 2].max()) - x1) <= 2 * TOUCH
    return found


def _are_labels(cells: NDArray[np.float32], x0: float, x1: float, glyphs: Glyphs) -> NDArray[np.bool_]:
    """Which cells begin where the table does, and have text to the right of them."""
    found = np.zeros(len(cells), np.bool_)
    x, y = middles(glyphs.boxes).T
    for at in np.flatnonzero(np.abs(cells[:, 0] - x0) <= TOUCH).tolist():
        _, top, right, bottom = cells[at].tolist()
        found[at] = bool(((y > top) & (y < bottom) & (x > right) & (x < x1)).any())
    return found


def _hanging_on(cells: NDArray[np.float32], within: NDArray[np.bool_], some: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The cells that touch some of them, or one another, as far as they stand within the table's sides."""
    left, top, right, bottom = cells.T
    found, fresh = some.copy(), np.flatnonzero(some)
    while len(fresh):
        touch = (left[:, None] <= right[fresh] + WHITE) & (left[fresh] <= right[:, None] + WHITE)
        touch &= (top[:, None] <= bottom[fresh] + WHITE) & (top[fresh] <= bottom[:, None] + WHITE)
        fresh = np.flatnonzero(within & ~found & touch.any(axis=1))
        found[fresh] = True
    return found


def _are_bars(cells: NDArray[np.float32], own: NDArray[np.bool_], width: float, glyphs: Glyphs) -> NDArray[np.bool_]:
    """Which of a table's cells are as wide as it is and hold a heading: neither their own text nor the line that
    follows, before the next cell, stands in columns."""
    found = np.zeros(len(cells), np.bool_)
    for at in np.flatnonzero(own & (cells[:, 2] - cells[:, 0] >= width - 2 * TOUCH)).tolist():
        x0, top, x1, bottom = cells[at].tolist()
        following = float(cells[own & (cells[:, 1] > bottom - TOUCH), 1].min(initial=bottom + _HIGHEST_LINE))
        if following - bottom > WHITE:
            lines = [
                len(bands.words(line, band.size))
                for band in bands.between([top, bottom, following], glyphs, x0, x1)
                for line in band.lines[:1]
            ]
            found[at] = lines == [1, 1]
    return found


def _of_table(
    cells: NDArray[np.float32], x0: float, x1: float, glyphs: Glyphs, every: NDArray[np.float32]
) -> NDArray[np.float32]:
    """The rules across of the tables that go from `x0` to `x1`, each with the columns of its own cells.

    every : where shaded cells of the page begin or end, and rules across stand, ascending.
    """
    rules: list[tuple[float, float, float]] = []
    for own in _far_apart(cells):
        xs = np.unique(np.concatenate([own[:, 0], own[:, 2], [x0, x1]]))
        edges = np.sort(np.concatenate([own[:, 1], own[:, 3]]))
        level = levels(edges, WHITE)
        heights = [float(edges[level == number].mean()) for number in range(int(level[-1]) + 1)]
        heights += list(plainrows.last(heights, own, xs, glyphs, every))
        rules += [
            (start, end, y)
            for y in sorted(heights)
            for start, end in _stretches(y, own, xs, glyphs)
            if end - start > WHITE
        ]
    return np.array(rules, np.float32).reshape(-1, 3)


def _far_apart(cells: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """Cells, from top to bottom, in parts that stand far from one another: each holds a table or a part of one."""
    reach = np.maximum.accumulate(cells[:, 3])
    far = _FAR_ROWS * float(np.median(cells[:, 3] - cells[:, 1]))
    return np.split(cells, np.flatnonzero(cells[1:, 1] - reach[:-1] > far) + 1)


def _stretches(
    y: float, cells: NDArray[np.float32], xs: NDArray[np.float32], glyphs: Glyphs
) -> Iterator[tuple[float, float]]:
    """From where to where a rule goes at a height: not through a cell, nor through a column whose letters it hits."""
    hit = (glyphs.boxes[:, 1] < y - 1) & (glyphs.boxes[:, 3] > y + 1)
    places = middles(glyphs.boxes[hit])[:, 0]
    near = (cells[:, 1] < y + _NEAR) & (cells[:, 3] > y - _NEAR)  # other tables have other columns
    xs = np.unique(np.concatenate([cells[near][:, [0, 2]].ravel(), xs[[0, -1]]]))
    columns = np.searchsorted(xs, places[(places > xs[0]) & (places < xs[-1])])
    through = cells[(cells[:, 1] < y - TOUCH) & (cells[:, 3] > y + TOUCH)]
    left_out = [(float(xs[at - 1]), float(xs[at])) for at in columns.tolist()]
    left_out += [(start, end) for start, _, end, _ in through.tolist()]
    at = float(xs[0])
    for start, end in bands.merged(left_out):
        yield at, start
        at = max(at, end)
    yield at, float(xs[-1])
