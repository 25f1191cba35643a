"""The printed lines of many sheets in one set of arrays, for what is measured over a whole document."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.sheet import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.furniture import Furniture
    from extractor.reading.sheet import Sheet

_AT_ONCE = 64
"""Sheets."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Galley:
    """The lines of several sheets, one after the other.

    sheets : these. first : intp (sheets + 1,), the first line of each sheet. of_sheet : int32 (lines,), whose each is.
    region : int32 (lines,), the cell that the line stands in, of all cells, or `OPEN`; cell_boxes : float32 (cells, 4).
    boxes, size, lead : as in `Sheet`. glyphs : int32 (lines,), how many each has.
    text : bool (lines,), whether the line stands outside tables and is no furniture.
    """

    sheets: Sequence[Sheet]
    first: NDArray[np.intp]
    of_sheet: NDArray[np.int32]
    region: NDArray[np.int32]
    cell_boxes: NDArray[np.float32]
    boxes: NDArray[np.float32]
    size: NDArray[np.float32]
    lead: NDArray[np.float32]
    glyphs: NDArray[np.int32]
    text: NDArray[np.bool_]

    @classmethod
    def of(cls, sheets: Sequence[Sheet], furniture: Sequence[frozenset[int]]) -> Galley:
        """The lines of the sheets, and which of them are furniture."""
        counts = [len(sheet.region) for sheet in sheets]
        first = np.cumsum([0, *counts])
        cells = np.cumsum([0, *(len(sheet.cells) for sheet in sheets)], dtype=np.int32)
        of_sheet = np.repeat(np.arange(len(sheets), dtype=np.int32), counts)
        own = _numbers([sheet.region for sheet in sheets])
        region = np.where(own == OPEN, np.int32(OPEN), own + cells[of_sheet])
        text = region == OPEN
        left_out = [first[at] + line for at, lines in enumerate(furniture) for line in lines]
        text[np.array(left_out, np.intp)] = False
        return cls(
            sheets,
            first,
            of_sheet,
            region,
            _boxes([sheet.cell_boxes for sheet in sheets]),
            _boxes([sheet.boxes for sheet in sheets]),
            _lengths([sheet.size for sheet in sheets]),
            _lengths([sheet.lead for sheet in sheets]),
            _numbers([sheet.first[1:] - sheet.first[:-1] for sheet in sheets]),
            text,
        )

    @classmethod
    def each(cls, sheets: Sequence[Sheet], furniture: Furniture) -> Iterator[Galley]:
        """The lines of a document, some sheets' at a time: all at once would take half as much memory as the sheets."""
        for at in range(0, len(sheets), _AT_ONCE):
            yield cls.of(sheets[at : at + _AT_ONCE], furniture.lines[at : at + _AT_ONCE])

    @property
    def followed(self) -> NDArray[np.bool_]:
        """Which lines stand in a cell and are followed by another one there."""
        follows = np.zeros(len(self.region), np.bool_)
        follows[:-1] = (self.region[1:] == self.region[:-1]) & (self.region[1:] != OPEN)
        return follows

    def cells_of(self, lines: NDArray[np.intp]) -> NDArray[np.float32]:
        """The boxes of the cells that these lines stand in."""
        return self.cell_boxes.take(self.region[lines], axis=0)


def _boxes(parts: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    return np.concatenate([np.zeros((0, 4), np.float32), *parts])


def _lengths(parts: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    return np.concatenate([np.zeros(0, np.float32), *parts])


def _numbers(parts: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate([np.zeros(0, np.int32), *parts])
