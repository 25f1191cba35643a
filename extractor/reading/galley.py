"""The printed lines of pages that were read together, in one set of arrays, page after page."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading.sheet import Sheet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.ink import Ink
    from extractor.reading.sheet import Grid


class Leaf(NamedTuple):
    """A page of a galley: its number in the document, its size in points, and its tables."""

    number: int
    width: float
    height: float
    grids: tuple[Grid, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Galley:
    """The lines and cells of several pages, one after the other.

    leaves : the pages. lines, held : int (leaves + 1,), the first line and the first cell of each, and the number of
    all. text, starts : the lines, each ended by a newline, and where each begins, with the length of the text at the
    end. glyph : int32 (lines + 1,), the first glyph of each in the ink, and the one after the last.
    region, boxes, size, trail, lead, cells, cell_boxes, open_sides : as in `Sheet`; a region counts the cells of its
    own page.
    """

    leaves: tuple[Leaf, ...]
    lines: tuple[int, ...]
    held: tuple[int, ...]
    text: str
    starts: NDArray[np.int32]
    glyph: NDArray[np.int32]
    region: NDArray[np.int32]
    boxes: NDArray[np.float32]
    size: NDArray[np.float32]
    trail: NDArray[np.bool_]
    lead: NDArray[np.float32]
    cells: NDArray[np.int16]
    cell_boxes: NDArray[np.float32]
    open_sides: NDArray[np.bool_]

    @property
    def of_page(self) -> NDArray[np.intp]:
        """The place in the galley of the page of each line."""
        return np.repeat(np.arange(len(self.leaves)), np.diff(self.lines))

    def sheets(self, ink: Ink) -> list[Sheet]:
        """Each page for itself; `ink` has the boxes of its glyphs."""
        return [self.sheet(at, ink) for at in range(len(self.leaves))]

    def sheet(self, at: int, ink: Ink) -> Sheet:
        """The page with place `at` in the galley."""
        leaf, (start, end), (first, last) = self.leaves[at], self.lines[at : at + 2], self.held[at : at + 2]
        offset = self.starts[start]
        region = self.region[start:end]
        return Sheet(
            number=leaf.number,
            width=leaf.width,
            height=leaf.height,
            text=self.text[offset : self.starts[end]],
            starts=self.starts[start : end + 1] - offset,
            region=region,
            boxes=self.boxes[start:end],
            size=self.size[start:end],
            trail=self.trail[start:end],
            lead=self.lead[start:end],
            first=self.glyph[start : end + 1],
            ink=ink,
            grids=leaf.grids,
            cells=self.cells[first:last],
            cell_boxes=self.cell_boxes[first:last],
            open_sides=self.open_sides[first:last],
            held=region.searchsorted(np.arange(last - first + 1)),
        )
