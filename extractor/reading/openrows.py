"""Rows that stand open between rows of shaded cells, in tables that have no rules down but the sides of these.

Each lot of shaded rows hangs together by itself. Where a row between two of them has words in their columns, all are
rows of one table of rules across: its shaded cells, or the gaps in its text, tell the columns.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import bands, openers
from extractor.reading.groups import TOUCH
from extractor.reading.shading import MOST_PAIRS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.groups import Group
    from extractor.reading.page import Glyphs, Page

_NARROWEST = 100.0
"""Points. No such table is narrower."""
_HIGHEST = 80.0
"""Points. No such row is higher."""
_FEWEST = 3
"""Words, each in a column of its own, that show such a row."""
_MARK = 2
"""Glyphs of a row beyond which it holds more than a mark."""
_NONE = -1
"""The number of the group of rulings of a row that has none."""
_MOST = 40
"""Groups of rulings beyond which a page holds boxes, and no such tables."""


class _Lot(NamedTuple):
    """Rulings that hang together: the number of their group, whence and whither they go, the places of those down, and
    whether the first and the last of those across go all the way."""

    number: int
    x0: float
    top: float
    x1: float
    bottom: float
    down: NDArray[np.float32]
    begins: bool
    ends: bool


def shaded_parts(groups: Sequence[Group], page: Page) -> frozenset[int]:
    """Which groups of a page's rulings are the shaded rows of such tables."""
    pairs = len(page.shades) * len(page.rulings.vertical)
    if not (0 < len(groups) <= _MOST and 0 < pairs <= MOST_PAIRS):
        return frozenset()
    lots = sorted(_lots(groups, page), key=lambda lot: lot.top)
    lots = [
        each for lot, other in itertools.zip_longest(lots, lots[1:]) for each in _with_shades(lot, other, page.shades)
    ]
    found = {lot.number for lot in lots if _has_labels(lot, page)}
    for _, run in itertools.groupby(_linked(lots, page.glyphs), lambda link: link is None):
        links = [link for link in run if link is not None]
        if any(proof for _, _, proof in links):
            found.update(number for one, other, _ in links for number in (one, other))
    return frozenset(found - {_NONE})


def _lots(groups: Sequence[Group], page: Page) -> Iterator[_Lot]:
    """The groups whose rules down are all sides of shades."""
    plumb, shades = page.rulings.vertical, page.shades
    tallest = float((shades[:, 3] - shades[:, 1]).max()) + 2 * TOUCH
    short: list[bool] = (plumb[:, 1] - plumb[:, 0] <= tallest).tolist()
    if not any(all(short[line] for line in down) for _, down in groups):
        return  # as on nearly every page
    sides = _are_sides(plumb, shades)
    for number, (across, down) in enumerate(groups):
        if not all(sides[line] for line in down):
            continue
        rules, lines = page.rulings.horizontal[across], plumb[down]
        x0, x1 = float(rules[:, 0].min()), float(rules[:, 1].max())
        if x1 - x0 >= _NARROWEST:
            top, bottom = float(rules[:, 2].min()), float(rules[:, 2].max())
            begins, ends = (_goes_all_the_way(rules[np.abs(rules[:, 2] - y) <= TOUCH], x0, x1) for y in (top, bottom))
            yield _Lot(number, x0, top, x1, bottom, lines[:, 2], begins, ends)


def _with_shades(lot: _Lot, other: _Lot | None, shades: NDArray[np.float32]) -> Iterator[_Lot]:
    """The lot, and the row of shades below it, as wide, that no rules belong to; `other` is the next lot."""
    yield lot
    floor = lot.bottom + _HIGHEST if other is None else min(lot.bottom + _HIGHEST, other.top)
    own = shades[(shades[:, 1] > lot.bottom + TOUCH) & (shades[:, 1] < floor - TOUCH)]
    own = own[(own[:, 0] >= lot.x0 - TOUCH) & (own[:, 2] <= lot.x1 + TOUCH)]
    own = own[own[:, 1] <= own[:, 1].min(initial=np.inf) + TOUCH]
    if len(own) >= _FEWEST and _goes_all_the_way(own[:, [0, 2, 1]], lot.x0, lot.x1):
        sides = np.concatenate([own[:, 0], own[:, 2]])
        yield _Lot(_NONE, lot.x0, float(own[:, 1].min()), lot.x1, float(own[:, 3].max()), sides, True, True)


def _has_labels(lot: _Lot, page: Page) -> bool:
    """Whether a shaded label, and words in columns beside it, stand right below the shaded heads of a table."""
    beside = (np.abs(page.shades[:, 0] - lot.x0) <= TOUCH) & (page.shades[:, 2] < (lot.x0 + lot.x1) / 2)
    labels = page.shades[beside & (np.abs(page.shades[:, 1] - lot.bottom) <= TOUCH)]
    if not (lot.ends and len(labels)):
        return False
    (band,) = bands.between([lot.bottom, float(labels[0, 3])], page.glyphs, lot.x0, lot.x1)
    words = bands.all_words(band)
    return len(words) >= _FEWEST and bands.are_parted(words, lot.down)


def _are_sides(lines: NDArray[np.float32], shades: NDArray[np.float32]) -> list[bool]:
    """Which rules down are sides of shades."""
    start, end, x = (lines[:, at, None] for at in range(3))
    beside = (shades[:, 1] <= start + TOUCH) & (end <= shades[:, 3] + TOUCH)
    near = (np.abs(x - shades[:, 0]) <= TOUCH / 2) | (np.abs(x - shades[:, 2]) <= TOUCH / 2)
    found: list[bool] = np.logical_or.reduce(beside & near, axis=1).tolist()
    return found


def _goes_all_the_way(rules: NDArray[np.float32], x0: float, x1: float) -> bool:
    pieces = bands.merged((start - TOUCH, end + TOUCH) for start, end, _ in rules.tolist())
    return len(pieces) == 1 and pieces[0][0] <= x0 and pieces[0][1] >= x1


def _linked(lots: list[_Lot], glyphs: Glyphs) -> Iterator[tuple[int, int, bool] | None]:
    """For each two lots, one below the other: their numbers if a row stands open between them, and whether its words
    prove it; else None."""
    for one, other in itertools.pairwise(lots):
        alike = abs(one.x0 - other.x0) <= TOUCH and abs(one.x1 - other.x1) <= TOUCH
        if not (alike and one.ends and other.begins and TOUCH < other.top - one.bottom <= _HIGHEST):
            yield None
            continue
        (band,) = bands.between([one.bottom, other.top], glyphs, one.x0, one.x1)
        words = bands.all_words(band)
        if (
            one.number == other.number == _NONE
            or any(map(openers.UNIT.fullmatch, band.texts))
            or not any(bands.are_parted(words, lot.down) for lot in (one, other))
        ):
            yield None
        elif len(words) >= _FEWEST or sum(map(len, band.texts)) <= _MARK:
            yield one.number, other.number, len(words) >= _FEWEST
        else:
            yield None
