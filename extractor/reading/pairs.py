"""Pairs of things that stand near each other on one page, found by sorting and not by comparing all with all.

Several pages are looked at together: their places lie on one axis, each page's far from the next one's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PAGE = 1e6
"""Points from one page's places to the next one's."""
_FARTHEST = 4e5
"""Points. What stands farther off its page counts as standing there."""

Pairs = tuple["NDArray[np.intp]", "NDArray[np.intp]"]


def axis(places: NDArray[np.floating[Any]], of_page: NDArray[np.integer[Any]]) -> NDArray[np.float64]:
    """The places (n,) in points on the common axis; `of_page` (n,) says whose they are."""
    near = np.minimum(np.maximum(places, -_FARTHEST), _FARTHEST)  # numpy.clip takes several times as long
    return of_page * np.float64(_PAGE) + near


def spread(first: NDArray[np.intp], end: NDArray[np.intp]) -> Pairs:
    """The members of stretches `first` to `end`: for each the number of its stretch, and itself."""
    counts = np.maximum(end - first, 0)
    which = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return which, np.arange(len(which)) + (first - before)[which]


def between(
    low: NDArray[np.floating[Any]],
    high: NDArray[np.floating[Any]],
    own_page: NDArray[np.integer[Any]],
    places: NDArray[np.floating[Any]],
    of_page: NDArray[np.integer[Any]],
) -> Pairs:
    """Which of the places lie from `low` to `high` on the same page: numbers of the intervals, and of the places."""
    return Places(places, of_page).between(low, high, own_page)


class Places:
    """Places (n,) on pages, in their order along the common axis; sorted once, however often they are asked for."""

    def __init__(self, places: NDArray[np.floating[Any]], of_page: NDArray[np.integer[Any]]) -> None:
        along = axis(places, of_page)
        self._order = np.argsort(along)
        self._along = along[self._order]

    def between(
        self, low: NDArray[np.floating[Any]], high: NDArray[np.floating[Any]], own_page: NDArray[np.integer[Any]]
    ) -> Pairs:
        """Which of the places lie from `low` to `high` on the same page: numbers of intervals, and of places."""
        first = np.searchsorted(self._along, axis(low, own_page))
        which, at = spread(first, np.searchsorted(self._along, axis(high, own_page), side="right"))
        return which, self._order[at]


class Points:
    """Points (n, 2) on pages, which boxes are held against; sorted once, however often."""

    def __init__(self, points: NDArray[np.float32], of_page: NDArray[np.integer[Any]]) -> None:
        self._x = points[:, 0]
        self._down = Places(points[:, 1], of_page)

    def within(self, boxes: NDArray[np.floating[Any]], own_page: NDArray[np.integer[Any]]) -> Pairs:
        """Which points lie in which boxes (m, 4) of the same page: numbers of the boxes, and of the points."""
        box, point = self._down.between(boxes[:, 1], boxes[:, 3], own_page)
        x = self._x[point]
        inside = (boxes[box, 0] <= x) & (x <= boxes[box, 2])
        return box[inside], point[inside]


def within(
    points: NDArray[np.float32],
    of_page: NDArray[np.integer[Any]],
    boxes: NDArray[np.floating[Any]],
    own_page: NDArray[np.integer[Any]],
) -> Pairs:
    """Which points (n, 2) lie in which boxes (m, 4) of the same page: numbers of the boxes, and of the points.

    The pairs come box by box, and there from top to bottom.
    """
    return Points(points, of_page).within(boxes, own_page)


def joined(count: int, one: NDArray[np.intp], other: NDArray[np.intp]) -> NDArray[np.intp]:
    """Numbers so many things so that those in pairs share one."""
    label = np.arange(count)
    while True:
        before = label.copy()
        low = np.minimum(label[one], label[other])
        np.minimum.at(label, one, low)
        np.minimum.at(label, other, low)
        label = label[label]  # a label that has found a lower one leads there at once
        if (label == before).all():
            return label


def some(which: NDArray[np.integer[Any]], count: int) -> NDArray[np.bool_]:
    """For each of `count` things, whether it is among `which`."""
    found = np.zeros(count, np.bool_)
    found[which] = True
    return found
