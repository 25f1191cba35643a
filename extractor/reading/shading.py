"""Sides of shaded areas that stand in for rulings: a shaded heading row needs no line below it to be seen as a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.page import Rulings
from extractor.reading.paths import PAPER
from extractor.reading.rulings import join_lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOUCH = 3.0
"""Points. How far the corner of an area may lie from the ruling that it touches."""
EXACT = 1.0
"""Points. A cell's shade ends no farther from the ruling that it reaches; a highlighted word's does."""
MOST_PAIRS = 2_000_000
"""Areas times rulings. A page with more holds a drawing."""
FAINTEST = 24
"""Of 255. An area with less alpha is not seen."""


def add_sides(rulings: Rulings, fills: NDArray[np.float32], colors: NDArray[np.uint8]) -> Rulings:
    """The rulings, and the sides of shaded areas that lead from one ruling to another where none runs.

    fills : float32 (n, 4), x0, top, x1, bottom; colors : uint8 (n, 4), red, green, blue, alpha. A side counts across if
    rulings down stand at both of its ends, or down if rulings across run along both and end there: a highlighted word
    touches none.
    """
    shaded = (colors[:, 3] >= FAINTEST) & (colors[:, :3].min(axis=1, initial=255) < PAPER)
    boxes = fills[shaded]
    lines = min(len(rulings.horizontal), len(rulings.vertical)), max(len(rulings.horizontal), len(rulings.vertical))
    if not len(boxes) or not lines[0] or lines[1] * len(boxes) > MOST_PAIRS:
        return rulings
    left, top, right, bottom = boxes.T
    across = np.concatenate([np.stack([left, right, y], axis=1) for y in (top, bottom)])
    across = _broad(across[_between(across, rulings.vertical) & ~_drawn(across, rulings.horizontal)], rulings.vertical)
    down = np.concatenate([np.stack([top, bottom, x], axis=1) for x in (left, right)])
    horizontal = np.concatenate([rulings.horizontal, across])
    down = down[(_ending(down, horizontal) | _filling(down, horizontal)) & ~_drawn(down, rulings.vertical)]
    lines = Rulings(horizontal, np.concatenate([rulings.vertical, down]))
    corners = _corners(boxes, lines)
    if not len(across) and not len(down) and not len(corners[0]):
        return rulings
    return Rulings(*(np.concatenate(pair) for pair in zip((lines.horizontal, lines.vertical), corners, strict=True)))


def _corners(boxes: NDArray[np.float32], lines: Rulings) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Sides of areas at the edge of a table: no ruling runs along two sides that meet, and at the other end of each of
    them one begins or ends, be it that of a third such side."""
    flat = {y: boxes[:, [0, 2, y]] for y in (1, 3)}
    steep = {x: boxes[:, [1, 3, x]] for x in (0, 2)}
    no_flat = {y: ~_drawn(sides, lines.horizontal) for y, sides in flat.items()}
    no_steep = {x: ~_drawn(sides, lines.vertical) for x, sides in steep.items()}
    ends_flat = {(x, y): _at_end(boxes[:, x], boxes[:, y], lines.horizontal) for x in steep for y in flat}
    ends_steep = {(x, y): _at_end(boxes[:, y], boxes[:, x], lines.vertical) for x in steep for y in flat}
    across: list[NDArray[np.float32]] = []
    down: list[NDArray[np.float32]] = []
    for x, y in ends_flat:
        # The corners across from this one, along the flat and along the steep side.
        right, below = (2 - x, y), (x, 4 - y)
        meets = ends_steep[right] | (no_steep[2 - x] & ends_flat[2 - x, 4 - y])
        meets &= ends_flat[below] | (no_flat[4 - y] & ends_steep[2 - x, 4 - y])
        found = no_flat[y] & no_steep[x] & meets
        across.append(flat[y][found])
        down.append(steep[x][found])
    return np.concatenate(across), np.concatenate(down)


def _at_end(along: NDArray[np.float32], place: NDArray[np.float32], lines: NDArray[np.float32]) -> NDArray[np.bool_]:
    """At which points a line begins or ends."""
    first, last, at = lines.T
    ends = (np.abs(first - along[:, None]) <= TOUCH) | (np.abs(last - along[:, None]) <= TOUCH)
    return (ends & (np.abs(at - place[:, None]) <= TOUCH)).any(axis=1)


def _between(sides: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which sides (start, end, place) begin and end at a ruling across them that passes their place."""
    start, end, place = (sides[:, k, None] for k in range(3))
    first, last, at = others.T
    passes = (first - TOUCH <= place) & (place <= last + TOUCH)
    begins = (passes & (np.abs(at - start) <= TOUCH)).any(axis=1)
    return begins & (passes & (np.abs(at - end) <= TOUCH)).any(axis=1)


def _broad(sides: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """The sides that make up lines over more than one column; one cell's shade may end anywhere, as at a page's end."""
    lines = join_lines(sides)
    start, end, place = (lines[:, k, None] for k in range(3))
    first, last, at = others.T
    parts = (first - TOUCH <= place) & (place <= last + TOUCH) & (start + TOUCH < at) & (at < end - TOUCH)
    return lines[parts.any(axis=1)]


def _ending(sides: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which sides begin and end where a ruling across them begins or ends."""
    start, end, place = (sides[:, k, None] for k in range(3))
    first, last, at = others.T
    ends = (np.abs(first - place) <= TOUCH) | (np.abs(last - place) <= TOUCH)
    begins = (ends & (np.abs(at - start) <= TOUCH)).any(axis=1)
    return begins & (ends & (np.abs(at - end) <= TOUCH)).any(axis=1)


def _filling(sides: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which sides lead exactly from one ruling across them to the next: a shaded cell's beside a plain one."""
    start, end, place = (sides[:, k, None] for k in range(3))
    first, last, at = others.T
    passes = (first - TOUCH <= place) & (place <= last + TOUCH)
    crosses = (first < place - TOUCH) & (place + TOUCH < last) & (start + TOUCH < at) & (at < end - TOUCH)
    begins = (passes & (np.abs(at - start) <= EXACT)).any(axis=1)
    ends = (passes & (np.abs(at - end) <= EXACT)).any(axis=1)
    return begins & ends & ~crosses.any(axis=1) & (sides[:, 1] - sides[:, 0] > TOUCH)


def _drawn(sides: NDArray[np.float32], lines: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Along which sides a ruling runs already."""
    start, end, place = (sides[:, k, None] for k in range(3))
    first, last, at = lines.T
    middle = (start + end) / 2
    return ((np.abs(at - place) <= TOUCH) & (first <= middle) & (middle <= last)).any(axis=1)
