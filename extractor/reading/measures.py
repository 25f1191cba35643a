"""What a document's lines measure: the size of its running text, its margins, and the padding of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.sheet import OPEN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.proof import Proof

# Below this share of all glyphs, the text outside tables is headings alone and does not say how large text is set.
_ENOUGH = 0.2
_LARGEST = 2000
"""Points. Larger type counts as being of this size."""
_SIZES = 2 * _LARGEST + 1
_REACHING = 0.75
"""Share of a page's width. Text that reaches no farther does not show the right margin."""
_ALIGNED = 1.0
"""Points by which lines that are set alike may differ."""
_FAR = 0.4
"""Share of a cell's width: a line that begins so far in, and ends where its neighbour does, is set to the right."""
_WIDEST_PADDING = 0.8
"""Share of the font size. No cell keeps its text further from its sides: such a text is short."""
_OVERFLOWING = 0.5
"""Points. Text nearer to the side of its cell than this has run over."""


class Measures:
    """The measures of a document, proof by proof taken in by `add`."""

    def __init__(self) -> None:
        self._every, self._text = np.zeros(_SIZES), np.zeros(_SIZES)
        self._rights: dict[int, float] = {}
        self._lefts: dict[int, float] = {}
        self._bottoms: dict[int, float] = {}
        widest = _WIDEST_PADDING * np.arange(_SIZES) / 2
        self._least, self._told = widest.astype(np.float32), np.zeros(_SIZES, np.bool_)

    def add(self, lines: Proof) -> None:
        """Take in the lines of a galley."""
        own = lines.galley
        sizes = _half_points(own.size)
        self._every += np.bincount(sizes, lines.glyphs, _SIZES)
        self._text += np.bincount(sizes[lines.text], lines.glyphs[lines.text], _SIZES)
        self._add_edges(lines)
        several = lines.followed.copy()
        several[1:] |= lines.followed[:-1]
        held = np.flatnonzero(several)
        sides, boxes = lines.cells_of(held), own.boxes.take(held, axis=0)
        kept = np.minimum(boxes[:, 0] - sides[:, 0], sides[:, 2] - boxes[:, 2])
        telling = kept >= _OVERFLOWING
        np.minimum.at(self._least, sizes[held][telling], kept[telling])
        self._told[sizes[held][telling]] = True

    def _add_edges(self, lines: Proof) -> None:
        count = len(lines.galley.leaves)
        left, right, bottom = np.full(count, np.inf), np.zeros(count), np.zeros(count)
        of_sheet, boxes = lines.of_sheet[lines.text], lines.galley.boxes.compress(lines.text, axis=0)
        np.minimum.at(left, of_sheet, boxes[:, 0])
        np.maximum.at(right, of_sheet, boxes[:, 2])
        np.maximum.at(bottom, of_sheet, boxes[:, 3])
        for leaf, x0, x1, low in zip(lines.galley.leaves, left.tolist(), right.tolist(), bottom.tolist(), strict=True):
            width, height = round(leaf.width), round(leaf.height)
            self._lefts[width] = min(self._lefts.get(width, leaf.width), x0)
            self._rights[width] = max(self._rights.get(width, 0.0), x1, *(grid.box[2] for grid in leaf.grids))
            self._bottoms[height] = max(self._bottoms.get(height, 0.0), low, *(grid.box[3] for grid in leaf.grids))

    @property
    def body(self) -> float:
        """The font size in points of most glyphs outside tables."""
        counts = self._text if self._text.sum() >= _ENOUGH * self._every.sum() else self._every
        return float(np.argmax(counts)) / 2

    def right(self, width: float) -> float:
        """How far to the right, in points, running text goes on pages of that width.

        A document of short lines alone does not show its right margin: that is taken to be as wide as the left.
        """
        right, left = self._rights.get(round(width), width), self._lefts.get(round(width), width)
        return right if right > _REACHING * round(width) else max(right, width - (left if left < width else 0.0))

    def bottom(self, height: float) -> float:
        """How far down, in points, pages of that height are filled."""
        return self._bottoms.get(round(height), height)

    def rooms(self, lines: Proof) -> NDArray[np.float32]:
        """The points left on each line; 0 for lines that stand in no cell.

        Text keeps as far from the sides of its cell as text of its size does at the least. Only cells of several lines
        tell: a single line may run over the padding. One table alone may hold short texts only; tables whose text is of
        one size are mostly set alike.
        """
        rooms = np.zeros(len(lines.region), np.float32)
        held = np.flatnonzero(lines.region != OPEN)
        sizes, cells, boxes = (
            _half_points(lines.galley.size[held]),
            lines.cells_of(held),
            lines.galley.boxes.take(held, axis=0),
        )
        kept = np.where(self._told[sizes], self._least[sizes], np.float32(0))
        to_the_right = cells[:, 2] - boxes[:, 2] - kept
        both_sides = (cells[:, 2] - cells[:, 0]) - (boxes[:, 2] - boxes[:, 0]) - 2 * kept
        rooms[held] = np.where(_is_flush_left(lines, held), to_the_right, both_sides)
        return rooms


def _is_flush_left(lines: Proof, held: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which lines in cells begin at the left or hang, and are neither centred nor set to the right.

    A line is compared with the next one in its cell, or else with the one before, or else with the cell.
    """
    region, boxes = lines.region, lines.galley.boxes
    after, before = np.minimum(held + 1, len(region) - 1), np.maximum(held - 1, 0)
    other = np.where(region[after] == region[held], after, before)
    single = (region[other] != region[held]) | (other == held)
    cells = lines.cells_of(held)
    facing = np.where(single[:, None], cells, boxes.take(other, axis=0))
    left, right = boxes[held, 0] - facing[:, 0], facing[:, 2] - boxes[held, 2]
    centred = (np.abs(left) > _ALIGNED) & (np.abs(left - right) <= 2 * _ALIGNED)
    far = boxes[held, 0] - cells[:, 0] > _FAR * (cells[:, 2] - cells[:, 0])
    return ~centred & ~(far & (np.abs(right) <= _ALIGNED))


def _half_points(size: NDArray[np.float32]) -> NDArray[np.int32]:
    """Sizes in half points, as whole numbers."""
    return np.clip(np.round(size * 2), 0, _SIZES - 1).astype(np.int32)
