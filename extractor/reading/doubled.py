"""Double and triple rules that end before the frame which they lead to: wide as they are, they seem to reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.groups import TOUCH
from extractor.reading.rulings import SAME_LINE, Lines

if TYPE_CHECKING:
    from numpy.typing import NDArray


def prolonged(across: Lines, down: Lines) -> tuple[Lines, Lines]:
    """The rules across and those down, double ones drawn out to what they end before."""
    return _drawn_out(across, down), _drawn_out(down, across)


def _drawn_out(lines: Lines, others: Lines) -> Lines:
    """The lines, of which each that meets none of the other direction at an end may miss it by as much more as its twin
    stands beside it."""
    double, width = _double(lines)
    if not len(double) or not len(others):
        return lines
    own, own_page = lines.lines[double], lines.of_page[double]
    longer = lines.lines.copy()
    for end, sign in ((0, -1.0), (1, 1.0)):
        edge = own[:, end]
        near, far = edge - sign * TOUCH, edge + sign * (TOUCH + width)
        which, other = others.places.between(np.minimum(near, far), np.maximum(near, far), own_page)
        crossing = others.lines[other]
        place = own[which, 2]
        met = (crossing[:, 0] - TOUCH <= place) & (place <= crossing[:, 1] + TOUCH)
        reach = np.full(len(double), np.inf, np.float32)
        np.minimum.at(reach, which[met], sign * crossing[met, 2])
        found = np.isfinite(reach) & (reach > sign * edge + TOUCH)
        longer[double[found], end] = sign * reach[found]
    return Lines(longer, lines.of_page)


def _double(lines: Lines) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """The lines that have a twin beside them, from where they begin to where they end; and how far off it stands."""
    start, end, place = lines.lines.T
    which, other = lines.places.between(place + SAME_LINE, place + TOUCH, lines.of_page)
    twins = (np.abs(start[which] - start[other]) <= SAME_LINE) & (np.abs(end[which] - end[other]) <= SAME_LINE)
    which, other = which[twins], other[twins]
    width = np.zeros(len(place), np.float32)
    for own in (which, other):
        np.maximum.at(width, own, place[other] - place[which])
    double = np.flatnonzero(width)
    return double, width[double]
