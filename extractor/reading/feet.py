"""The row at a page's foot that no rule closes.

Where a table without rules down goes on over a page break, what stands below its last rule is one more row: shaded
cells that end together, or words in the columns of the rows above. Some browsers draw a table so before a break, though
it has rules down elsewhere; then the sides of shaded heads are all that shows its columns.
"""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import abutting, bands, lastrow, openers
from extractor.reading.groups import TOUCH
from extractor.reading.rulings import Rulings
from extractor.reading.runs import levels, middles
from extractor.reading.underlines import are_underlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.groups import Group
    from extractor.reading.page import Page

_NARROWEST = 150.0
"""Points. No such table is narrower."""
_MOST = 500
"""Rulings or shades beyond which a page holds a drawing."""
_MOSTLY = 0.6
"""The share of its rules down that are sides of shades, in a table that has no others but by chance."""


class Foot(NamedTuple):
    """The rules that close a page's last rows: from where to where they go, and their heights, in points. And the
    groups of rulings, by number, that are the table above."""

    x0: float
    x1: float
    ys: tuple[float, ...]
    groups: frozenset[int]


def find(page: Page, groups: Sequence[Group]) -> Foot | None:
    """The foot of the page's last table, if no rule closes that; `groups` are its rulings that hang together."""
    across, down = page.rulings.horizontal, page.rulings.vertical
    if not 0 < len(across) <= _MOST or len(page.shades) > _MOST:
        return None
    ends = _drawn(page)
    if not len(ends):
        return None
    y = float(ends[:, 2].max())
    if _is_ruled_down(page, ends[np.argmax(ends[:, 2])]):
        return None
    below = _written_below(page, y)
    if not len(below):
        return None
    hanging = [rows for rows, _ in groups if float(across[rows, 2].max()) >= y - 1]
    last = np.concatenate([ends[ends[:, 2] >= y - 1], *(across[rows] for rows in hanging)])
    grouped = across[list(itertools.chain.from_iterable(rows for rows, _ in groups)), 2]
    for x0, x1 in _extents(page, y, float(last[:, 0].min()), float(last[:, 1].max())):
        row = None
        if not _runs_on(page, x0, x1, y) and _may_follow(below, x0, x1):
            row = lastrow.find(page, x0, x1, y, grouped)
        if row is not None:
            ys, first = row
            own = frozenset(number for number, (rows, _) in enumerate(groups) if across[rows, 2].max() >= first - 1)
            sides = down[[column for number in own for column in groups[number][1]]]
            sides = sides[sides[:, 1] > first + TOUCH]
            is_ruled = len(sides) > 0 and _share_of_shades(sides, page.shades) < _MOSTLY
            return None if is_ruled else Foot(x0, x1, ys, own)
    return None


def _runs_on(page: Page, x0: float, x1: float, y: float) -> bool:
    """Whether a rule down goes on below the last rule which is no side of a shade that hangs from it."""
    down = page.rulings.vertical
    own = down[(down[:, 1] > y + TOUCH) & (down[:, 2] > x0 - TOUCH) & (down[:, 2] < x1 + TOUCH), 2]
    sides = lastrow.hanging(page.shades, y)[:, [0, 2]].ravel()
    return bool((np.abs(own[:, None] - sides).min(axis=1, initial=np.inf) > TOUCH).any())


def _drawn(page: Page) -> NDArray[np.float32]:
    """The rules across, without those that underline words or end a shade if such is the last of them."""
    across = page.rulings.horizontal
    last = across[np.argmax(across[:, 2])]
    if last[1] - last[0] >= _NARROWEST:
        return across
    across = across[~abutting.are_sides(across, page.shades, _NARROWEST)]
    return across[~are_underlines(across, page.glyphs)]


def _extents(page: Page, y: float, x0: float, x1: float) -> Iterator[tuple[float, float]]:
    """From where to where the table of a page's last rule may go: where a cell spans rows, as far as the nearest longer
    rule that begins or ends with it, or else as far as the rule."""
    across = page.rulings.horizontal
    ends = np.abs(across[:, :2] - (x0, x1)) <= TOUCH
    wider = across[ends.any(axis=1) & (across[:, 0] <= x0 + TOUCH) & (across[:, 1] >= x1 - TOUCH)]
    wider = wider[wider[:, 1] - wider[:, 0] > max(x1 - x0 + TOUCH, _NARROWEST)]
    if len(wider):
        start, end, top = wider[np.argmax(wider[:, 2])].tolist()
        (between,) = bands.between([top, y], page.glyphs, start, end)
        if not any(map(openers.known().opens, between.texts)):
            yield start, end
    if x1 - x0 >= _NARROWEST:
        yield x0, x1


def closed(page: Page, foot: Foot | None) -> Page:
    """The page with the rules that close its last rows."""
    if foot is None:
        return page
    rules = np.array([(foot.x0, foot.x1, y) for y in foot.ys], np.float32)
    rulings = Rulings(np.concatenate([page.rulings.horizontal, rules]), page.rulings.vertical)
    return dataclasses.replace(page, rulings=rulings)


def _written_below(page: Page, y: float) -> NDArray[np.float32]:
    """The middles (n, 2) of what is written below a page's last rule; none if it all stands too far below for a row."""
    glyphs = page.glyphs
    low = np.flatnonzero(glyphs.boxes[:, 3] > y)
    below = middles(glyphs.boxes.take(low, axis=0))
    written = below[:, 1] > y
    if not written.any() or len(lastrow.hanging(page.shades, y)):
        return below[written]
    near = float(below[written, 1].min()) - y <= (lastrow.FIRST + 1) * float(glyphs.size[low].max())
    return below[written] if near else below[:0]


def _is_ruled_down(page: Page, last: NDArray[np.float32]) -> bool:
    """Whether rules down end at a page's last rule, between its ends, and no shades hang from it: as in most tables."""
    x0, x1, y = last.tolist()
    down, shades = page.rulings.vertical, page.shades
    own = down[np.abs(down[:, 1] - y) <= TOUCH, 2]
    own = own[(own > x0 + TOUCH) & (own < x1 - TOUCH)]
    reach = shades[shades[:, 3] >= y - TOUCH]
    reach = reach[reach[:, 1] <= y + TOUCH]
    if not len(own) or not len(reach):
        return len(own) > 0
    if float(reach[:, 3].max()) > y + TOUCH:
        return False
    return bool((np.abs(own[:, None] - reach[:, [0, 2]].ravel()).min(axis=1) > TOUCH).any())


def _may_follow(below: NDArray[np.float32], x0: float, x1: float) -> bool:
    """Whether a few lines stand below the last rule."""
    heights = np.sort(below[(x0 < below[:, 0]) & (below[:, 0] < x1), 1])
    return len(heights) > 0 and int(levels(heights, TOUCH)[-1]) < 2 * lastrow.TALLEST + lastrow.MOST_BELOW


def _share_of_shades(sides: NDArray[np.float32], shades: NDArray[np.float32]) -> float:
    """The share of the rules down, by their length, along which a shade has its side."""
    if not len(shades):
        return 0.0
    middle = (sides[:, 0] + sides[:, 1]) / 2
    beside = (shades[:, 1] <= middle[:, None]) & (middle[:, None] <= shades[:, 3])
    beside &= np.abs(shades[:, None, [0, 2]] - sides[:, 2, None]).min(axis=2).T <= lastrow.SAME_END
    length = sides[:, 1] - sides[:, 0]
    return float(length[beside.any(axis=1)].sum() / max(float(length.sum()), 1.0))
