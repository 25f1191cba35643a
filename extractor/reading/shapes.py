"""Which mark a small drawing shows: a tick, a cross, a circle, a square."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_POINTS = 64
"""A drawing of more points is no mark."""
_TICK, _CROSS, _RING, _DISC, _SQUARE = "✓", "×", "○", "●", "■"
EVEN = frozenset({_RING, _DISC, _SQUARE})
"""Marks that are as wide as high, and the same from all sides: bullets, too."""


def shape(points: NDArray[np.float32], starts: NDArray[np.bool_], *, filled: bool) -> str | None:
    """The mark that paths with those points (n, 2) show together, or None if they show no mark that is known.

    starts : at which points a line begins anew. filled : whether any of the paths is.
    """
    low, high = points.min(axis=0), points.max(axis=0)
    width, height = (high - low).tolist()
    if min(width, height) <= 0:
        return None
    points, aspect = (points - low) / (high - low), width / height
    from_middle: NDArray[np.float32] = np.hypot(points[:, 0] - np.float32(0.5), points[:, 1] - np.float32(0.5))
    if 0.7 <= aspect <= 1.4 and len(points) > 8 and from_middle.min() > 0.42 and from_middle.max() < 0.62:
        return _DISC if filled else _RING
    if np.abs(points - np.rint(points)).max() < 0.1:  # all of them in corners
        if _crosses(points, starts):
            return _CROSS
        return _SQUARE if filled and 0.7 <= aspect <= 1.4 and len(points) in (4, 5) else None
    return _TICK if _rises_like_a_tick(points) else None


def _crosses(points: NDArray[np.float32], starts: NDArray[np.bool_]) -> bool:
    """Whether two lines lead from corner to corner, one down and one up."""
    if len(points) != 4 or starts.tolist() != [True, False, True, False]:
        return False
    slopes = (points[1::2] - points[::2]).prod(axis=1)
    return bool((np.abs(slopes) > 0.8).all() and slopes[0] * slopes[1] < 0)


def _rises_like_a_tick(points: NDArray[np.float32]) -> bool:
    """Whether the lowest point stands left of the middle, the highest far right, and the left end above the lowest."""
    lowest, highest, leftmost = (
        points[points[:, 1].argmax()],
        points[points[:, 1].argmin()],
        points[points[:, 0].argmin()],
    )
    return bool(0.1 <= lowest[0] <= 0.65 and highest[0] >= 0.7 and 0.2 <= leftmost[1] <= 0.9)
