"""What one page of a PDF holds, as arrays: glyphs and rulings, in displayed coordinates.

Every reader of PDF (pdfium, pdfplumber) fills these; tables and lines are found in them alone. Coordinates are
points with the origin at the top left of the page as displayed, after /Rotate and the crop box.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.layout import Notice


TOGETHER = 32
"""Pages that are read, and whose lines are set, together at most. For numpy the arrays of several pages cost hardly
more than those of one; but they take memory."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """The glyphs that a person sees on a page, in the order of the content stream, without white space.

    code : uint32 (n,), Unicode code points after glyph repair (private use, symbol fonts, fullwidth).
    boxes : float32 (n, 4), x0, top, x1, bottom: the advance cell of the glyph (loose box), not its ink.
    size : float32 (n,), font size in points as displayed.
    font : int16 (n,), index into `fonts`.
    gap : bool (n,), whether white space is printed between the glyph before and this one (a space character of the
        content stream, or a distance along the line that no letter spacing explains). Where a new printed line
        begins, only a printed space character counts: how wrapped words join depends on it.
    fonts : names of the fonts, without a subset prefix.
    """

    code: NDArray[np.uint32]
    boxes: NDArray[np.float32]
    size: NDArray[np.float32]
    font: NDArray[np.int16]
    gap: NDArray[np.bool_]
    fonts: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Rulings:
    """Straight lines that a person sees, of any kind (strokes, thin rectangles, rows of dashes), joined.

    horizontal : float32 (n, 3), x0, x1, y of each.
    vertical : float32 (n, 3), top, bottom, x of each.
    """

    horizontal: NDArray[np.float32]
    vertical: NDArray[np.float32]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page: number from 1, width and height in points as displayed, and what it holds.

    pictures : the share of the page's area that images cover, from 0 to 1.
    shades : float32 (n, 4), x0, top, x1, bottom of the shaded areas, where the reader tells of them.
    outlines : how many segments its curves and outlines have, where the reader tells of them.
    tables : the tables, where the reader had to find them already.
    stamp : what is stamped across the page, or lies under it as a watermark; its letters are none of its glyphs.
    slope, quarters : how the page as displayed was turned about its middle to be read: until lines that fell so many
        points for each to the right were level, and by so many quarters clockwise. All of the above is told of the
        page after that.
    """

    number: int
    width: float
    height: float
    glyphs: Glyphs
    rulings: Rulings
    pictures: float = 0.0
    shades: NDArray[np.float32] = dataclasses.field(default_factory=lambda: np.zeros((0, 4), np.float32))
    outlines: int = 0
    notices: tuple[Notice, ...] = ()
    tables: tuple[Table, ...] | None = None
    slope: float = 0.0
    quarters: int = 0
    stamp: str = ""


class Cell(NamedTuple):
    """A cell of a table: where it stands in the grid, how far it spans, and its box in points."""

    row: int
    column: int
    rows: int
    columns: int
    box: tuple[float, float, float, float]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table of one page.

    xs, ys : where its columns and its rows begin, and where the last ones end, in points.
    spans : int32 (n, 4): row, column, rows and columns of each cell, in reading order.
    inner : tables that stand inside one of its cells.
    ruled : whether rules part its columns, and not the gaps in its text alone.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: NDArray[np.int32]
    inner: tuple[Table, ...] = ()
    ruled: bool = True

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Its box in points: x0, top, x1, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def boxes(self) -> NDArray[np.float32]:
        """The boxes of its cells in points, float32 (n, 4)."""
        row, column, rows, columns = self.spans.T
        x, y = np.array(self.xs, np.float32), np.array(self.ys, np.float32)
        return np.stack([x[column], y[row], x[column + columns], y[row + rows]], axis=1)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Its cells one by one, in reading order."""
        x, y = self.xs, self.ys
        return tuple(
            Cell(row, column, rows, columns, (x[column], y[row], x[column + columns], y[row + rows]))
            for row, column, rows, columns in self.spans.tolist()
        )
