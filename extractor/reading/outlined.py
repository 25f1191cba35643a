"""Tables of rules across that have rules down at their outer sides or in a few rows alone: a frame, or shaded cells.

Where text stands in columns between such rules, they are no stack of frames around running text: the gaps in the text
part it, as where nothing is ruled down.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import bands, lastrow
from extractor.reading.groups import TOUCH
from extractor.reading.runs import levels, starts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extractor.reading.bands import Band
    from extractor.reading.page import Glyphs

_FEWEST_RULES = 3
"""Rules across of several rows."""
_HEAD_RULES = 4
"""Rules across that heads have at most which other rules of their length follow."""
_NARROWEST = 100.0
"""Points. What is narrower is no table but a box."""
_MOST = 40
"""Such groups beyond which a page holds boxes, and no such tables."""
_MOST_RULED = 0.75
"""The share of a table's height up to which a rule down may part it without parting all of it."""
_MOSTLY = 0.5
"""The share of rows above which their words part a table by themselves."""
_SOME = 0.25
"""The share of rows above which they do if they stand in the columns of the others: rows below a shaded head."""
_MOST_INSIDE = 2
"""Rules down inside of an open row: beside its labels."""
_FEWEST_APART = 3
"""Stretches of text between two rules down that are columns."""

_SAME_HEIGHT = 1.0
"""Points."""

Stretches = list[tuple[float, float]]


def outlined(
    groups: Sequence[tuple[list[int], list[int]]],
    horizontal: NDArray[np.float32],
    vertical: NDArray[np.float32],
    glyphs: Glyphs,
    shades: NDArray[np.float32],
) -> frozenset[int]:
    """Which groups of rulings that hang together (indices of horizontal and vertical ones) are such tables.

    shades : as in `Page`.
    """
    meeting = sum(len(across) for across, _ in groups)
    free = horizontal[:0]
    if meeting < len(horizontal):
        free = np.delete(horizontal, [row for across, _ in groups for row in across], axis=0)
    chosen: list[tuple[int, float | None]] = []
    for number, (across, down) in enumerate(groups):
        below = _below(horizontal, across, free) if len(free) and 1 < len(across) <= _HEAD_RULES else None
        if len(across) > 1 and (below is not None or _may_be(horizontal, across, vertical, down, shades)):
            chosen.append((number, below))
    if not 0 < len(chosen) <= _MOST:
        return frozenset()
    whites = _whites(glyphs)
    rulings = ((number, horizontal[groups[number][0]], vertical[groups[number][1]], below) for number, below in chosen)
    return frozenset(
        number
        for number, rules, down, below in rulings
        if _has_whites(rules, down, below, whites) and _is_table(rules, down, below, glyphs)
    )


def _whites(glyphs: Glyphs) -> NDArray[np.float32]:
    """Wide white from one glyph to the next on a line, as they were drawn: where it begins and ends, and how high."""
    boxes, size = glyphs.boxes, glyphs.size
    right, left = boxes[:-1, 2], boxes[1:, 0]
    wide = np.flatnonzero(left - right > bands.NARROWEST_GAP * size[1:])
    middle = (boxes[wide + 1, 1] + boxes[wide + 1, 3]) / 2
    same = (boxes[wide, 1] < middle) & (middle < boxes[wide, 3])
    return np.stack((right[wide], left[wide], middle), axis=1)[same]


def _has_whites(
    rules: NDArray[np.float32], down: NDArray[np.float32], below: float | None, whites: NDArray[np.float32]
) -> bool:
    """Whether enough rows have white between words, where no rule down stands, as several columns have."""
    heights = _heights(rules) if below is None else np.array([rules[-1, 2], below], np.float32)
    own = whites[(whites[:, 2] > heights[0]) & (whites[:, 2] < heights[-1])]
    start, end, y = own[:, 0], own[:, 1], own[:, 2]
    crossed = (start[:, None] < down[:, 2]) & (down[:, 2] < end[:, None])
    crossed &= (down[:, 0] < y[:, None]) & (y[:, None] < down[:, 1])
    counts = np.bincount(np.searchsorted(heights, y[~crossed.any(axis=1)]))
    enough = int((counts >= _FEWEST_APART - 1).sum())
    return enough > 0 and enough >= _SOME * (len(heights) - 1)


def _heights(rules: NDArray[np.float32]) -> NDArray[np.float32]:
    """Where rules across stand, from top to bottom; the pieces of one, side by side, stand at one height."""
    ys = np.sort(rules[:, 2])
    return ys[starts(levels(ys, _SAME_HEIGHT))]


def _below(horizontal: NDArray[np.float32], across: list[int], free: NDArray[np.float32]) -> float | None:
    """Where the first of the rules stands that are as long as the lowest of a group, meet no other, and follow it."""
    x0, x1, y = horizontal[across[int(horizontal[across, 2].argmax())]].tolist()
    if x1 - x0 < _NARROWEST:
        return None
    sides = free - (x0, x1, y)
    found = free[(np.abs(sides[:, :2]).max(axis=1) <= TOUCH) & (sides[:, 2] > TOUCH), 2]
    return float(found.min()) if len(found) else None


def _may_be(
    horizontal: NDArray[np.float32],
    across: list[int],
    vertical: NDArray[np.float32],
    down: list[int],
    shades: NDArray[np.float32],
) -> bool:
    """Whether enough of the rows have no rules down inside."""
    start, end = horizontal.item(across[0], 0), horizontal.item(across[0], 1)
    if end - start < _NARROWEST / 2 and float(np.ptp(horizontal[across, :2])) < _NARROWEST:
        return False  # a box, or a drawing
    rules, lines = horizontal[across], vertical[down]
    if len(across) > 2 and _is_ruled_down(rules, lines):
        return False
    x0, x1 = rules[:, 0].min(), rules[:, 1].max()
    long = lines[lines[:, 1] - lines[:, 0] > _MOST_RULED * np.ptp(rules[:, 2]), 2]
    inside = np.sort(long[(long > x0 + TOUCH) & (long < x1 - TOUCH)])
    most = 0 if (long >= x1 - TOUCH).any() else _MOST_INSIDE  # beside labels alone
    may_be_label = len(down) <= _MOST_INSIDE + 2 and _has_heads(rules, shades)
    if len(across) > 2 and len(starts(levels(inside, TOUCH))) > most and not may_be_label:
        return False  # as in nearly every table
    if len(across) < _FEWEST_RULES:
        return bool(lines[:, 2].max() < x1 - TOUCH)
    inner = lines[(lines[:, 2] > x0 + TOUCH) & (lines[:, 2] < x1 - TOUCH)]
    if not len(inner):
        return True
    inner = inner[np.argsort(inner[:, 2], kind="stable")]
    heights = _heights(rules)
    rows = (heights[1:] + heights[:-1]) / 2
    runs = (inner[:, :1] < rows) & (rows < inner[:, 1:2])
    first = np.flatnonzero(np.diff(inner[:, 2], prepend=-np.inf) > TOUCH)
    parts = np.logical_or.reduceat(runs, first, axis=0).sum(axis=0)
    return int((parts > _MOST_INSIDE).sum()) <= (1 - _SOME) * len(rows)


def _is_ruled_down(rules: NDArray[np.float32], lines: NDArray[np.float32]) -> bool:
    """Whether so many rules down go on inside that labels are not all that they stand beside: nearly every table is
    told by a look at three of them."""
    if len(lines) <= _MOST_INSIDE + 2:
        return False
    start, end = rules.item(0, 0), rules.item(0, 1)
    least = _MOST_RULED * float(np.ptp(rules[:, 2]))
    some = [len(lines) * quarter // 4 for quarter in (1, 2, 3)]
    xs = sorted(lines.item(at, 2) for at in some if lines.item(at, 1) - lines.item(at, 0) > least)
    apart = all(other - one > TOUCH for one, other in itertools.pairwise(xs))
    return len(xs) > _MOST_INSIDE and apart and start + TOUCH < xs[0] and xs[-1] < end - TOUCH


def _has_heads(rules: NDArray[np.float32], shades: NDArray[np.float32]) -> bool:
    """Whether shaded heads show the columns of a table with few rules down: the sides of its shaded labels."""
    x0, x1 = float(rules[:, 0].min()), float(rules[:, 1].max())
    own = shades[(shades[:, 0] >= x0 - TOUCH) & (shades[:, 2] <= x1 + TOUCH)]
    own = own[(own[:, 1] >= rules[:, 2].min() - TOUCH) & (own[:, 3] <= rules[:, 2].max() + TOUCH)]
    return len(own) >= _FEWEST_APART and lastrow.heads(own, x1 - x0) is not None


def _is_table(rules: NDArray[np.float32], down: NDArray[np.float32], below: float | None, glyphs: Glyphs) -> bool:
    """Whether the text of enough rows stands in columns that no rules part.

    down : the rules down. below : where the rule stands that closes the row below these, if they are heads alone.
    """
    ys: list[float] = _heights(rules).tolist()
    x0, x1 = float(rules[:, 0].min()), float(rules[:, 1].max())
    if x1 - x0 < _NARROWEST or len(ys) < 2:
        return False
    heights = ys if below is None else [*ys, below]
    found = [(band, _unparted(band, down, x0, x1)) for band in bands.between(heights, glyphs, x0, x1)]
    if below is not None:
        _, last = found.pop()
        if last and (all(stretches for _, stretches in found) or bands.are_parted(last, down[:, 2])):
            return True
    rows = [stretches for band, stretches in found if band.lines]
    if len(ys) < _FEWEST_RULES:  # a row alone; if its sides are closed, a box
        return len(rows) > 0 and all(rows) and bool(down[:, 2].max() < x1 - TOUCH)
    return _are_columns(rows, down)


def _are_columns(rows: list[Stretches], down: NDArray[np.float32]) -> bool:
    """Whether enough rows have words in columns, which all of them show together."""
    open_ones = [stretches for stretches in rows if stretches]
    words = bands.merged(itertools.chain.from_iterable(open_ones))
    if len(words) < _FEWEST_APART:
        return False
    share = len(open_ones) / len(rows)
    return share > _MOSTLY or (share > _SOME and bands.are_parted(words, down[:, 2]))


def _unparted(band: Band, down: NDArray[np.float32], x0: float, x1: float) -> Stretches:
    """The words of a band that stand in several columns between two rules down, in the place that has most."""
    if not bands.stands_in_columns(band):
        return []
    height = (band.top + band.bottom) / 2
    runs = (down[:, 0] < height) & (height < down[:, 1])
    edges = [x0, *sorted(x for x in down[runs, 2].tolist() if x0 + TOUCH < x < x1 - TOUCH), x1]
    words = bands.all_words(band)
    held = [
        [word for word in words if left < (word[0] + word[1]) / 2 < right] for left, right in itertools.pairwise(edges)
    ]
    most = max(held, key=len)
    return most if len(most) >= _FEWEST_APART else []
