"""The tables of pages as compact arrays: which cell a point stands in, and which cells a page break may have cut."""

from __future__ import annotations

import dataclasses
import itertools
import operator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading.pairs import axis, between, some, spread, within
from extractor.reading.sheet import OPEN, Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.page import Page, Table

_NEAR = 2.5
"""Points. A ruling no farther than this from a cell's side runs along it."""


class _Placed(NamedTuple):
    """A table, the number of its page among those looked at together, and its grid there."""

    table: Table
    page: int
    grid: Grid


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Grids:
    """The tables of several pages: for each page its grids; of all cells, page after page, the arrays of the same names
    in `Sheet`; and the first cell of each page, with the number of all at the end."""

    grids: tuple[tuple[Grid, ...], ...]
    cells: NDArray[np.int16]
    cell_boxes: NDArray[np.float32]
    open_sides: NDArray[np.bool_]
    first: tuple[int, ...]
    placed: tuple[_Placed, ...]

    def regions(self, points: NDArray[np.float32], of_page: NDArray[np.int32]) -> NDArray[np.int32]:
        """For each point (n, 2) the innermost cell of its page that it stands in, numbered within the page, or `OPEN`.

        Tables are looked at in their order, so that an inner one has the last word. The sides of a frame count as
        inside.
        """
        region = np.full(len(points), OPEN, np.int32)
        if not self.placed:
            return region
        boxes = np.array([each.table.box for each in self.placed])
        table, point = within(points, of_page, boxes, np.array([each.page for each in self.placed]))
        row = _stretch(table, points[point, 1], [each.table.ys for each in self.placed])
        column = _stretch(table, points[point, 0], [each.table.xs for each in self.placed])
        frame = np.array([each.grid.is_frame for each in self.placed])[table]
        row[frame] = column[frame] = 0
        fields, first, widths = self._fields()
        heights = np.diff(first) // widths
        inside = (row >= 0) & (row < heights[table]) & (column >= 0) & (column < widths[table])
        table, point, row, column = table[inside], point[inside], row[inside], column[inside]
        found = fields[first[table] + row * widths[table] + column]
        held = found != OPEN
        region[point[held]] = found[held]
        return region

    def _fields(self) -> tuple[NDArray[np.int32], NDArray[np.intp], NDArray[np.intp]]:
        """The cell of each field of all tables, row by row, or `OPEN`; the first field of each, and the number of all;
        and how many columns each has."""
        widths = np.array([each.grid.columns for each in self.placed])
        first = np.cumsum([0, *(each.grid.rows * each.grid.columns for each in self.placed)])
        counts = [len(each.table.spans) for each in self.placed]
        table = np.repeat(np.arange(len(counts)), counts)
        row, column, rows, columns = self.cells.T.astype(np.intp)
        cell, at = spread(np.zeros(len(table), np.intp), rows * columns)
        down, along = np.divmod(at, columns[cell])
        fields = np.full(int(first[-1]), OPEN, np.int32)
        own = np.arange(len(table)) - np.array(self.first)[np.array([each.page for each in self.placed])[table]]
        place = first[table[cell]] + (row[cell] + down) * widths[table[cell]] + column[cell] + along
        fields[place] = own[cell]
        return fields, first, widths


def _stretch(
    table: NDArray[np.intp], places: NDArray[np.float32], edges: Sequence[tuple[float, ...]]
) -> NDArray[np.intp]:
    """After which of the edges of its table each place lies, -1 before the first."""
    counts = np.array(list(map(len, edges)))
    lines = np.array(list(itertools.chain.from_iterable(edges)), np.float32)
    along = axis(lines, np.repeat(np.arange(len(edges)), counts))
    return np.searchsorted(along, axis(places, table)) - (np.cumsum(counts) - counts)[table] - 1


def collect(tables: Sequence[tuple[Table, ...]], pages: Sequence[Page]) -> Grids:
    """The tables of the pages as arrays, each followed by its inner tables."""
    placed: list[_Placed] = []
    first = [0]
    for number, found in enumerate(tables):
        cells = 0
        for table in found:
            cells = _place(table, number, OPEN, cells, placed)
        first.append(first[-1] + cells)
    spans = np.concatenate([*(each.table.spans for each in placed), np.zeros((0, 4), np.int32)])
    boxes = _boxes(placed, spans)
    of_page = np.repeat(np.arange(len(pages)), np.diff(first))
    open_sides = _open_sides(boxes, of_page, [page.rulings.horizontal for page in pages])
    by_page = itertools.groupby(placed, operator.attrgetter("page"))
    grids = {page: tuple(each.grid for each in own) for page, own in by_page}
    return Grids(
        tuple(grids.get(number, ()) for number in range(len(pages))),
        spans.astype(np.int16),
        boxes,
        open_sides,
        tuple(first),
        tuple(placed),
    )


def _place(table: Table, page: int, within: int, first: int, placed: list[_Placed]) -> int:
    """Adds a table whose cells are numbered from `first` on, and its inner tables; the number that comes next."""
    end = first + len(table.spans)
    placed.append(_Placed(table, page, Grid(table.rows, table.columns, table.box, first, end, within, table.ruled)))
    for inner in _inner_tables(table):
        end = _place(inner, page, first + _holder(table, inner), end, placed)
    return end


def _boxes(placed: Sequence[_Placed], spans: NDArray[np.int32]) -> NDArray[np.float32]:
    """The boxes of the cells of all tables."""
    of_cell = np.repeat(np.arange(len(placed)), [len(each.table.spans) for each in placed])
    sides: list[NDArray[np.float32]] = []
    for edges, start, size in (([each.table.xs for each in placed], 1, 3), ([each.table.ys for each in placed], 0, 2)):
        counts = np.array(list(map(len, edges)), np.intp)
        places = np.array(list(itertools.chain.from_iterable(edges)), np.float32)
        begin = (np.cumsum(counts) - counts)[of_cell] + spans[:, start]
        sides += [places[begin], places[begin + spans[:, size]]]
    x0, x1, top, bottom = sides
    return np.stack([x0, top, x1, bottom], axis=1)


def _inner_tables(table: Table) -> Iterator[Table]:
    """The tables in the table's cells; a frame around text in a cell is no more than that text."""
    for inner in table.inner:
        if inner.rows == inner.columns == 1 and table.columns > 1:
            yield from _inner_tables(inner)
        else:
            yield inner


def _holder(table: Table, inner: Table) -> int:
    """The cell of `table` that holds the middle of `inner`."""
    x, y = (inner.box[0] + inner.box[2]) / 2, (inner.box[1] + inner.box[3]) / 2
    x0, y0, x1, y1 = table.boxes.T
    return int(np.argmax((x0 <= x) & (x <= x1) & (y0 <= y) & (y <= y1)))


def _open_sides(
    boxes: NDArray[np.float32], of_page: NDArray[np.intp], lines: Sequence[NDArray[np.float32]]
) -> NDArray[np.bool_]:
    """Whether no ruling runs along the top, and along the bottom, of each cell; `lines` are each page's rulings."""
    every, line_page = np.concatenate(lines), np.repeat(np.arange(len(lines)), list(map(len, lines)))
    middle = (boxes[:, 0] + boxes[:, 2]) * 0.5
    sides: list[NDArray[np.bool_]] = []
    for place in (boxes[:, 1], boxes[:, 3]):
        cell, line = between(place - _NEAR, place + _NEAR, of_page, every[:, 2], line_page)
        along = (every[line, 0] <= middle[cell]) & (every[line, 1] >= middle[cell])
        sides.append(~some(cell[along], len(boxes)))
    return np.stack(sides, axis=1)
