"""The order in which a reader takes what stands on a page: lines and tables from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading.sheet import COLUMN, OPEN, Grid, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SLACK = 3.0
"""Points by which tables that stand side by side may overlap across, or their tops differ."""
_PADDING = 3.0
"""Points between a frame's side and its text."""
_SAME_HEIGHT = 0.35
"""Share of the font size by which the middles of lines at one height may differ."""


class LineAt(NamedTuple):
    """A printed line outside tables: its number in the sheet, and the frame that it stands in, `OPEN` or `COLUMN`.

    right : how far a line there may go, in points, or None where the page says it. left : where the column of text
    begins, in points from where the first one does.
    """

    line: int
    frame: int
    right: float | None = None
    left: float = 0.0


def frames(grids: Iterable[Grid]) -> dict[int, Grid]:
    """The cells of a page that are no table's but frames around running text, each with its grid.

    A table of one column is a stack of frames: there is nothing that its rows would tell apart.
    """
    found: dict[int, Grid] = {}
    for grid in grids:
        if grid.columns == 1 and (grid.within == OPEN or grid.within in found):
            found.update(dict.fromkeys(range(grid.first, grid.end), grid))
    return found


def reading_order(sheet: Sheet) -> list[LineAt | Grid]:
    """The lines outside tables and the tables of a page, as a reader takes them.

    Tables side by side come from left to right, and so do columns of text. A table in a cell of another is left to that
    one; a table in a frame comes with the lines around it.
    """
    framed = frames(sheet.grids)
    lines: list[LineAt] = []
    in_columns: list[tuple[float, float, LineAt | Grid]] = []
    start = 0.0
    for frame, grid in ((OPEN, None), *framed.items()):
        if grid is None:
            lines.extend(LineAt(line, OPEN) for line in range(int(sheet.held[0])))
            continue
        first, end = int(sheet.held[frame]), int(sheet.held[frame + 1])
        if grid.is_column:
            x0, top, x1, _ = grid.box
            start = start or x0
            in_columns.extend((top, x0, LineAt(line, COLUMN, x1, x0 - start)) for line in range(first, end))
        else:
            right = float(sheet.cell_boxes[frame, 2]) - _PADDING
            lines.extend(LineAt(line, frame, right) for line in range(first, end))
    found: list[tuple[float, float, LineAt | Grid]] = [*_even(sheet, lines), *in_columns]
    tables = [grid for grid in sheet.grids if grid.columns > 1 and (grid.within == OPEN or grid.within in framed)]
    found.extend((top, grid.box[0], grid) for top, grid in _level(tables))
    found.sort(key=lambda entry: entry[:2])
    return [entry for _, _, entry in found]


def _even(sheet: Sheet, lines: list[LineAt]) -> Iterator[tuple[float, float, LineAt]]:
    """Each line with its height and its left end; lines of frames side by side stand at one height."""
    numbers = [at.line for at in lines]
    boxes = sheet.boxes[numbers]
    middle = (boxes[:, 1] + boxes[:, 3]) * 0.5
    if any(at.frame != OPEN for at in lines):
        order = np.argsort(middle, kind="stable")
        below = np.diff(middle[order], prepend=-np.inf) > _SAME_HEIGHT * sheet.size[numbers][order]
        middle[order] = middle[order][np.flatnonzero(below)][np.cumsum(below) - 1]
    yield from zip(middle.tolist(), boxes[:, 0].tolist(), lines, strict=True)


def _level(tables: list[Grid]) -> Iterator[tuple[float, Grid]]:
    """Each table with the height at which it is read: that of the first of those side by side with it."""
    top = bottom = right = float("-inf")
    for grid in sorted(tables, key=lambda grid: (grid.box[1], grid.box[0])):
        x0, y0, x1, y1 = grid.box
        beside = y0 < bottom - _SLACK and (x0 >= right - _SLACK or abs(y0 - top) <= _SLACK)
        if not beside:
            top, bottom = y0, y1
        right = x1
        bottom = max(bottom, y1)
        yield top, grid
