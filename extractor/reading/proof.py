"""A galley as it is measured: its lines numbered through, and which of them are running text."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.sheet import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from extractor.reading.furniture import Furniture
    from extractor.reading.galley import Galley
    from extractor.reading.rack import Rack


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """The lines of a galley.

    of_sheet : intp (lines,), the place in the galley of the page of each.
    region : int32 (lines,), the cell that the line stands in, of all cells, or `OPEN`.
    followed : bool (lines,), whether the line stands in a cell and is followed by another one there.
    text : bool (lines,), whether the line stands outside tables and is no furniture.
    """

    galley: Galley
    of_sheet: NDArray[np.intp]
    region: NDArray[np.int32]
    followed: NDArray[np.bool_]
    text: NDArray[np.bool_]

    @classmethod
    def of(cls, galley: Galley, furniture: Iterable[frozenset[int]]) -> Proof:
        """The lines of the galley, and which of them are furniture, for each page."""
        of_sheet = galley.of_page
        cells = np.array(galley.held, np.int32)
        region = np.where(galley.region == OPEN, np.int32(OPEN), galley.region + cells[of_sheet])
        followed = np.zeros(len(region), np.bool_)
        followed[:-1] = (region[1:] == region[:-1]) & (region[1:] != OPEN)
        text = region == OPEN
        left_out = [start + line for start, lines in zip(galley.lines, furniture, strict=False) for line in lines]
        text[np.array(left_out, np.intp)] = False
        return cls(galley, of_sheet, region, followed, text)

    @classmethod
    def each(cls, rack: Rack, furniture: Furniture) -> Iterator[Proof]:
        """The lines of a document, galley by galley."""
        for first, galley in rack.galleys():
            yield cls.of(galley, furniture.lines[first : first + len(galley.leaves)])

    @property
    def glyphs(self) -> NDArray[np.int32]:
        """How many glyphs each line has."""
        return self.galley.glyph[1:] - self.galley.glyph[:-1]

    def cells_of(self, lines: NDArray[np.intp]) -> NDArray[np.float32]:
        """The boxes of the cells that these lines stand in."""
        return self.galley.cell_boxes.take(self.region[lines], axis=0)
