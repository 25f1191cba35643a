"""Joining straight pieces (strokes, thin boxes, dashes, dots) to the rulings that a person sees."""

from __future__ import annotations

import dataclasses
import functools
from typing import TYPE_CHECKING, Any

import numpy as np

from extractor.reading.page import Rulings
from extractor.reading.pairs import Places, axis
from extractor.reading.runs import by_page, levels, order_by

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
LONGEST_DASH = 8.0
"""Points. Between pieces that are no longer, the gap may be as wide as these are long: thick rules have long dashes."""
STRETCHED = 1.25
"""How many dashes wide the gap between two thick ones may be: printers stretch it to end a rule in a whole dash."""
THICK = 0.2
"""How thick such a dash is at least, in shares of its length: the strokes of outlined letters are thinner."""
JOINT = 0.09
"""The same for one beside a stroke, which may be a row of dashes: where rules meet, printers draw two as one."""
THICKEST_JOINT = 0.5
"""How thick it is at most."""
WIDEST_JOINT = 6.5
"""How many times as wide as the dash is thick the gap beside it may be; of one at a page's edge half is cut off."""
ALIKE = 0.8
"""How long the shorter of two such dashes is at least, in shares of the longer."""
SHORTEST = 4.0
"""Points. A shorter line is no ruling."""


@dataclasses.dataclass(frozen=True, eq=False)
class Lines:
    """Lines of several pages in one direction: float32 (n, 3), start, end and place across; and whose each is."""

    lines: NDArray[np.float32]
    of_page: NDArray[np.int32]

    @functools.cached_property
    def places(self) -> Places:
        """Where the lines stand, across their direction."""
        return Places(self.lines[:, 2], self.of_page)

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, chosen: NDArray[Any] | slice) -> Lines:
        if isinstance(chosen, slice):
            return Lines(self.lines[chosen], self.of_page[chosen])
        places = chosen.nonzero()[0] if chosen.dtype == np.bool_ else chosen
        return Lines(self.lines.take(places, axis=0), self.of_page[places])

    def and_(self, others: Lines) -> Lines:
        """These lines and others."""
        return Lines(np.concatenate([self.lines, others.lines]), np.concatenate([self.of_page, others.of_page]))

    def by_page(self, count: int) -> list[NDArray[np.float32]]:
        """The lines of each of `count` pages, in their order."""
        return by_page(self.lines, self.of_page, count)


def join(pieces: NDArray[np.float32]) -> Rulings:
    """The rulings of a page from the boxes of straight pieces, float32 (n, 4): x0, top, x1, bottom."""
    across, down = join_all(pieces, np.zeros(len(pieces), np.int32))
    return Rulings(across.lines, down.lines)


def join_all(pieces: NDArray[np.float32], of_page: NDArray[np.int32]) -> tuple[Lines, Lines]:
    """The rulings across, and those down, of several pages from the boxes of their straight pieces."""
    width, height = pieces[:, 2] - pieces[:, 0], pieces[:, 3] - pieces[:, 1]
    dot = (width <= DOT) & (height <= DOT)
    flat, steep = ~dot & (width >= height), ~dot & (width < height)
    turned = pieces.take([1, 0, 3, 2], axis=1)
    return (
        _joined(_some_lines(pieces, of_page, dot, SAME_ROW_OF_DOTS), _some_lines(pieces, of_page, flat, SAME_LINE)),
        _joined(_some_lines(turned, of_page, dot, SAME_ROW_OF_DOTS), _some_lines(turned, of_page, steep, SAME_LINE)),
    )


def _some_lines(
    boxes: NDArray[np.float32], of_page: NDArray[np.int32], chosen: NDArray[np.bool_], tolerance: float
) -> Lines:
    return _lines(boxes.compress(chosen, axis=0), of_page[chosen], tolerance)


def join_lines(lines: Lines, tolerance: float = SAME_LINE) -> Lines:
    """The lines with those that go on in one another, no farther off than `tolerance`, made one."""
    return _lines(lines.lines[:, [0, 2, 1, 2]], lines.of_page, tolerance)


def _joined(dotted: Lines, drawn: Lines) -> Lines:
    """Rows of dots and drawn lines as lines, where they go on in one another as one."""
    dotted = dotted[dotted.lines[:, 1] - dotted.lines[:, 0] >= SHORTEST]
    lines = join_lines(dotted.and_(drawn)) if len(dotted) else drawn
    return lines[lines.lines[:, 1] - lines.lines[:, 0] >= SHORTEST]


def _lines(boxes: NDArray[np.float32], of_page: NDArray[np.int32], tolerance: float) -> Lines:
    """Lines of the boxes (start, place0, end, place1) that lie along the first axis.

    Boxes are on one line if their middles lie no farther apart than `tolerance`.
    """
    if not len(boxes):
        return Lines(np.zeros((0, 3), np.float32), np.zeros(0, np.int32))
    place = (boxes[:, 1] + boxes[:, 3]) / 2
    order = np.argsort(axis(place, of_page))
    own = of_page[order]
    level = levels(place[order], tolerance, own)

    along = order_by(level, boxes[order, 0])
    order, level, own = order[along], level[along], own[along]
    start, end = boxes[order, 0].astype(np.float64), boxes[order, 2].astype(np.float64)
    place = place[order].astype(np.float64)
    # One running maximum serves all levels: each is moved beyond the one before.
    shift = level * (float(end.max() - start.min()) + 100.0)
    reach = np.maximum.accumulate(end + shift)
    opens = np.empty(len(start), np.bool_)
    opens[0] = True
    opens[1:] = start[1:] + shift[1:] > reach[:-1] + _gaps(end - start, boxes[order, 3] - boxes[order, 1])
    first = np.flatnonzero(opens)
    weight = np.maximum(end - start, 0.01)
    middle = np.add.reduceat(place * weight, first) / np.add.reduceat(weight, first)
    sides = np.stack([start[first], np.maximum.reduceat(end, first), middle], axis=1)
    return Lines(sides.astype(np.float32), own[first])


def _gaps(length: NDArray[np.float64], width: NDArray[np.float32]) -> NDArray[np.float64]:
    """The widest gap that joins each piece but the first to the one before it; `width` is how thick they are, 0 for a
    stroke, which may be a whole row of dashes."""
    shorter, longer = np.minimum(length[1:], length[:-1]), np.maximum(length[1:], length[:-1])
    thick = width >= THICK * length
    dashes = thick[1:] & thick[:-1] & (shorter >= ALIKE * longer)
    widest = np.where(dashes, STRETCHED * shorter, shorter)
    widest = np.where(longer <= LONGEST_DASH, np.maximum(widest, WIDEST_GAP), WIDEST_GAP)
    dash, other = np.where(length[1:] < length[:-1], (width[1:], width[:-1]), (width[:-1], width[1:]))
    joint = (dash > 0) & (dash >= JOINT * shorter) & (dash <= THICKEST_JOINT * shorter)
    of_one_line = joint & (other == 0) & (longer > 2 * LONGEST_DASH)
    stretched = np.minimum(np.minimum(STRETCHED * shorter, LONGEST_DASH), WIDEST_JOINT * dash)
    return np.where(of_one_line, np.maximum(widest, stretched), widest)
