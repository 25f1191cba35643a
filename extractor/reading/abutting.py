"""Shaded cells side by side that have no rules between them, above or below a row that has rules down.

Where the sides of shaded cells go on in the rules of the row that they stand on, they are the heads of its columns; and
so are the cells that stand above these without white between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.edges import EXACT, TOUCH
from extractor.reading.pairs import between, joined, some, within

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.pairs import Pairs
    from extractor.reading.rulings import Lines

_SMALLEST = 6.0
_HIGHEST = 250.0
"""Points. A shade that is smaller, or higher, is no cell's."""
_FEWEST = 2
"""Sides between cells of a row that go on in rules down."""
_MOST = 1000
"""Such shades on one page beyond which it holds a drawing."""
_MOSTLY = 0.5
"""The share of a row's sides that do, at least."""


def cells(boxes: NDArray[np.float32], of_page: NDArray[np.int32], down: Lines) -> NDArray[np.bool_]:
    """Which areas (n, 4) are shaded cells that stand on a row with rules down, or hang below one, in one block.

    down : the rules down of the same pages.
    """
    sized = are_sized(boxes)
    counts = np.bincount(of_page[sized], minlength=int(of_page.max(initial=0)) + 1)
    chosen = np.flatnonzero(sized & (counts <= _MOST)[of_page])
    own, page = boxes[chosen], of_page[chosen]
    beside = _meeting(own, page, 0, TOUCH)
    row = joined(len(own), *beside)
    on_rules = _end_in_rules(own, page, row, beside, down, 3) | _end_in_rules(own, page, row, beside, down, 1)
    below = _meeting(own, page, 1, EXACT)
    block = joined(len(own), *(np.concatenate(each) for each in zip(beside, below, strict=True)))
    found = np.zeros(len(boxes), np.bool_)
    found[chosen] = np.bincount(block, on_rules, minlength=len(own))[block] > 0
    return found


def are_sized(boxes: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which shades (n, 4) are of the size of a cell."""
    left, top, right, bottom = boxes.T
    return (right - left >= _SMALLEST) & (bottom - top >= _SMALLEST) & (bottom - top <= _HIGHEST)


def are_sides(rules: NDArray[np.float32], shades: NDArray[np.float32], longest: float) -> NDArray[np.bool_]:
    """Which rules across, shorter than `longest`, in points, are no more than the top or bottom of a shade."""
    found = np.zeros(len(rules), np.bool_)
    short = np.flatnonzero(rules[:, 1] - rules[:, 0] < longest)
    page, other = np.zeros(len(short), np.intp), np.zeros(len(shades), np.intp)
    for side in (1, 3):
        corners = np.tile(shades[:, [0, side]], 2) + np.array([-EXACT, -EXACT, EXACT, EXACT], np.float32)
        shade, rule = within(rules[short][:, [0, 2]], page, corners, other)
        found[short[rule[np.abs(rules[short[rule], 1] - shades[shade, 2]) <= EXACT]]] = True
    return found


def _meeting(boxes: NDArray[np.float32], of_page: NDArray[np.int32], along: int, reach: float) -> Pairs:
    """Pairs of boxes of which the second begins where the first ends, along an axis, beside the half of its side."""
    across = 1 - along
    one, other = between(boxes[:, along + 2] - reach, boxes[:, along + 2] + reach, of_page, boxes[:, along], of_page)
    low = np.maximum(boxes[one, across], boxes[other, across])
    high = np.minimum(boxes[one, across + 2], boxes[other, across + 2])
    sizes = boxes[:, across + 2] - boxes[:, across]
    shared = high - low > np.minimum(sizes[one], sizes[other]) / 2
    return one[shared], other[shared]


def _end_in_rules(
    boxes: NDArray[np.float32], of_page: NDArray[np.int32], row: NDArray[np.intp], beside: Pairs, down: Lines, edge: int
) -> NDArray[np.bool_]:
    """Which boxes belong to a row most of whose inner sides go on in rules at its top (edge 1) or bottom (3), be it
    beside a label of several rows.

    row : the number of each box's row; beside : pairs of neighbours in it.
    """
    outward = 1 if edge == 3 else -1
    outermost = np.full(len(boxes), -np.inf)
    np.maximum.at(outermost, row, outward * boxes[:, edge])
    at_edge = outward * boxes[:, edge] >= outermost[row] - TOUCH
    one, other = beside
    x, y = (boxes[one, 2] + boxes[other, 0]) / 2, outward * np.minimum(*(outward * boxes[at, edge] for at in beside))
    side, rule = down.places.between(x - TOUCH, x + TOUCH, of_page[one])
    ends = outward * (down.lines[rule][:, :2] - y[side, None])
    goes_on = some(side[(ends.min(axis=1) <= TOUCH) & (ends.max(axis=1) > TOUCH)], len(one))
    counted = goes_on | (at_edge[one] & at_edge[other])
    sides = np.bincount(row[one], counted, minlength=len(boxes))
    ruled = np.bincount(row[one], goes_on, minlength=len(boxes))
    return ((ruled >= _FEWEST) & (ruled >= _MOSTLY * sides))[row]
