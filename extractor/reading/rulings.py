"""Joining straight pieces (strokes, thin boxes, dashes, dots) to the rulings that a person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.page import Rulings
from extractor.reading.runs import levels

if TYPE_CHECKING:
    from numpy.typing import NDArray

DOT = 1.5
"""Points. What is no longer than this either way may belong to a line in either direction."""
SAME_LINE = 1.0
"""Points. Pieces whose middles lie no farther apart are on one line."""
SAME_ROW_OF_DOTS = 0.06
"""Points. The same for dots: finer than the step of any row of dots, or a crossing row would tie all of its dots up."""
WIDEST_GAP = 4.0
"""Points. The gap that still joins two pieces of one line: dotted and dashed rules are rows of pieces."""
SHORTEST = 4.0
"""Points. A shorter line is no ruling."""


def join(pieces: NDArray[np.float32]) -> Rulings:
    """Rulings from the boxes of straight pieces, float32 (n, 4): x0, top, x1, bottom."""
    across, down = pieces[:, 2] - pieces[:, 0], pieces[:, 3] - pieces[:, 1]
    dot = (across <= DOT) & (down <= DOT)
    flat = _lines(pieces[dot], SAME_ROW_OF_DOTS), _lines(pieces[~dot & (across >= down)], SAME_LINE)
    pieces = pieces[:, [1, 0, 3, 2]]
    steep = _lines(pieces[dot], SAME_ROW_OF_DOTS), _lines(pieces[~dot & (across < down)], SAME_LINE)
    return Rulings(_joined(*flat), _joined(*steep))


def join_lines(lines: NDArray[np.float32]) -> NDArray[np.float32]:
    """Lines (start, end, place) with those that go on in one another made one."""
    return _lines(lines[:, [0, 2, 1, 2]], SAME_LINE)


def _joined(dotted: NDArray[np.float32], drawn: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of dots and drawn lines as lines, where they go on in one another as one."""
    dotted = dotted[dotted[:, 1] - dotted[:, 0] >= SHORTEST]
    lines = join_lines(np.concatenate([dotted, drawn])) if len(dotted) else drawn
    return lines[lines[:, 1] - lines[:, 0] >= SHORTEST]


def _lines(boxes: NDArray[np.float32], tolerance: float) -> NDArray[np.float32]:
    """Lines (start, end, place across) of the boxes (start, place0, end, place1) that lie along the first axis.

    Boxes are on one line if their middles lie no farther apart than `tolerance`.
    """
    if not len(boxes):
        return np.zeros((0, 3), np.float32)
    place = (boxes[:, 1] + boxes[:, 3]) / 2
    order = np.argsort(place, kind="stable")
    level = np.empty(len(boxes), np.int64)
    level[order] = levels(place[order], tolerance)

    order = np.lexsort((boxes[:, 0], level))
    start, end = boxes[order, 0].astype(np.float64), boxes[order, 2].astype(np.float64)
    level, place = level[order], place[order].astype(np.float64)
    # One running maximum serves all levels: each is moved beyond the one before.
    shift = level * (float(end.max() - start.min()) + 100.0)
    reach = np.maximum.accumulate(end + shift)
    opens = np.empty(len(start), np.bool_)
    opens[0] = True
    opens[1:] = start[1:] + shift[1:] > reach[:-1] + WIDEST_GAP
    first = np.flatnonzero(opens)
    weight = np.maximum(end - start, 0.01)
    middle = np.add.reduceat(place * weight, first) / np.add.reduceat(weight, first)
    return np.stack([start[first], np.maximum.reduceat(end, first), middle], axis=1).astype(np.float32)
