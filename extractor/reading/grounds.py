"""What filled boxes stand on.

One of the colour of its ground is not seen, such as the shade of a word in a shaded cell. And where boxes side by side
fill a ground of another colour but for thin lines between them, it is these lines that are seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading.pairs import within
from extractor.reading.runs import middles, starts

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST = 2000
"""Filled boxes beyond which a page holds a drawing."""
_SLACK = 0.1
"""Points by which a box may reach over its ground."""
_OPAQUE = 255
_THICKEST = 3.0
"""Points. What is left of a ground between boxes is no line if it is thicker."""
_FILLED = 0.6
"""The share of such a ground that the boxes on it cover at least."""
_INWARD = np.array([1, 1, -1, -1], np.float32)


class Grounded(NamedTuple):
    """Filled boxes that stand wholly on others, and for each the one that was drawn there last: numbers of paths; and
    whether both are of one colour."""

    box: NDArray[np.intp]
    ground: NDArray[np.intp]
    alike: NDArray[np.bool_]


def grounded(
    boxes: NDArray[np.float32], colors: NDArray[np.uint8], of_page: NDArray[np.int32], plain: NDArray[np.bool_]
) -> Grounded:
    """Which of the filled paths, in the order in which they are drawn, stand on which; on a rule none does.

    boxes, colors : (n, 4), of all paths. plain : which of them are filled boxes.
    """
    own = np.flatnonzero(plain & (colors[:, 3] == _OPAQUE))
    own = own[np.bincount(of_page[own], minlength=1)[of_page[own]] <= _MOST]
    sides, pages = boxes.take(own, axis=0), of_page[own]
    wide = np.flatnonzero(np.minimum(sides[:, 2] - sides[:, 0], sides[:, 3] - sides[:, 1]) > _THICKEST)
    ground, box = within(middles(sides), pages, sides.take(wide, axis=0), pages[wide])
    ground = wide[ground]
    before = ground < box
    last = np.full(len(own), -1)
    np.maximum.at(last, box[before], ground[before])
    on_one = np.flatnonzero(last >= 0)
    on_one = on_one[((sides[on_one] - sides[last[on_one]]) * _INWARD >= -_SLACK).all(axis=1)]
    box, ground = own[on_one], own[last[on_one]]
    return Grounded(box, ground, (colors[box] == colors[ground]).all(axis=1))


def lines(boxes: NDArray[np.float32], stand: Grounded) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """The lines, boxes (n, 4), that are left of grounds around the boxes that fill them; and by which box each runs."""
    order = np.flatnonzero(~stand.alike)
    order = order[np.argsort(stand.ground[order], kind="stable")]
    if not len(order):
        return boxes[:0], order
    box, ground = stand.box[order], stand.ground[order]
    first = starts(ground)
    cells, outer = boxes[box], boxes[ground[first]]
    low, high = np.minimum.reduceat(cells[:, :2], first), np.maximum.reduceat(cells[:, 2:], first)
    margin = (np.concatenate([low, high], axis=1) - outer) * _INWARD
    sizes = np.add.reduceat((cells[:, 2:] - cells[:, :2]).prod(axis=1), first)
    counts = np.diff(np.append(first, len(box)))
    filled = (counts > 1) & (margin.max(axis=1) <= _THICKEST) & (margin[:, :2].min(axis=1) > 0)
    filled &= sizes >= _FILLED * (outer[:, 2:] - outer[:, :2]).prod(axis=1)
    width = np.repeat(margin[:, :1], counts, axis=0)
    chosen = np.repeat(filled, counts)
    return _around(cells[chosen], width[chosen]), np.tile(box[chosen], 4)


def _around(cells: NDArray[np.float32], width: NDArray[np.float32]) -> NDArray[np.float32]:
    """The four sides of cells (n, 4), as boxes, in the middle of the lines around them, which are so wide (n, 1)."""
    x0, y0, x1, y1 = (cells - width / 2 * _INWARD).T
    thin = np.float32(_SLACK)
    level = [(x0, y, x1, y + thin) for y in (y0, y1)]
    plumb = [(x, y0, x + thin, y1) for x in (x0, x1)]
    return np.concatenate([np.stack(side, axis=1) for side in level + plumb])
