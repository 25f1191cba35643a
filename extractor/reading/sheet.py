"""One page after its lines are set: text in printed lines, and the grids of its tables, as compact arrays."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from extractor.reading.ink import Ink

OPEN = -1
"""The region of what stands in no cell."""
COLUMN = -2
"""The frame of lines in any column of running text: these go on from column to column."""


class Grid(NamedTuple):
    """A table of the page: its rows and columns, its box, and its cells, `Sheet.cells[first:end]`.

    within : the cell that the table stands in, or `OPEN`.
    ruled : whether rules part its columns, and not the gaps in its text alone.
    """

    rows: int
    columns: int
    box: tuple[float, float, float, float]
    first: int
    end: int
    within: int
    ruled: bool = True

    @property
    def is_frame(self) -> bool:
        """Whether this is a frame around text and no table."""
        return self.rows == 1 and self.columns == 1

    @property
    def is_column(self) -> bool:
        """Whether this is a column of running text."""
        return self.is_frame and not self.ruled


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """The printed lines of one page, ordered by region, then from top to bottom; their glyphs from left to right.

    text : the printed lines, each ended by a newline; a space where white space is printed between two glyphs.
    starts : int32 (lines + 1,), offset in `text` where each line begins; the last is the length of `text`.
    region : int32 (lines,), the cell that the line stands in, or `OPEN`.
    boxes : float32 (lines, 4), x0, top, x1, bottom in points.
    size : float32 (lines,), mean font size of the line's glyphs, in points.
    trail : bool (lines,), whether a space character is printed at the line's end.
    lead : float32 (lines,), width of the line's first glyph, in points.
    first : int32 (lines + 1,), the number in `ink` of the first glyph of each line; the last is one past the page's.
    ink : the boxes of the glyphs of the whole document. The characters of `text` that are no white space stand for
        the page's glyphs, one after the other.
    grids : the tables of the page, inner ones after the one that they stand in.
    cells : int16 (cells, 4), row, column, rows, columns of each cell.
    cell_boxes : float32 (cells, 4).
    open_sides : bool (cells, 2), whether no ruling closes the cell's top, its bottom.
    held : int (cells + 1,), the first line of each cell, whose last stands before the next one's first.
    """

    number: int
    width: float
    height: float
    text: str
    starts: NDArray[np.int32]
    region: NDArray[np.int32]
    boxes: NDArray[np.float32]
    size: NDArray[np.float32]
    trail: NDArray[np.bool_]
    lead: NDArray[np.float32]
    first: NDArray[np.int32]
    ink: Ink
    grids: tuple[Grid, ...]
    cells: NDArray[np.int16]
    cell_boxes: NDArray[np.float32]
    open_sides: NDArray[np.bool_]
    held: NDArray[np.intp]
