"""One table over several pages: whether a table goes on, its repeated head, and the columns of its parts."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from extractor.reading import aligned, splits
from extractor.reading.rows import CellLines, Row, head_depth, rows_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.reading.rack import Rack
    from extractor.reading.sheet import Grid, Sheet
    from extractor.reading.typesetting import Typesetting

_SAME_EDGE = 2.5
"""Points by which the sides of a column may differ from page to page."""
_THICK = 4.5
"""The same where one part is ruled down and the other is not: the middles of thick rules, and the ends of others."""
_ROOM = 40.0
"""Points. A page has room for no more than this, and the next row, below a table that goes on."""
_FEWEST_SHARED = 3
"""Columns that a table with fewer columns must share with the one that it goes on."""


@dataclasses.dataclass(slots=True)
class OpenTable:
    """A table whose last row may go on, or be followed by more rows, on the next page.

    number, grid : the sheet and grid of its latest part. columns : how many it has in all.
    places : where each column begins, in points from the table's left side.
    head : text of the rows that a next page may repeat.
    held : the rows of its first part but the last, not written yet: the next part may divide their columns. None after.
    last : its last row, not written yet. inner : tables in its cells, as (sheet number, grid).
    printed : how far the text of each column goes across, where no rules part the columns.
    """

    number: int
    grid: Grid
    columns: int
    places: dict[float, int]
    head: list[tuple[tuple[int, str], ...]]
    held: list[Row] | None
    last: Row
    inner: list[tuple[int, Grid]]
    printed: dict[int, aligned.Reach] | None

    @property
    def rows(self) -> list[Row]:
        """Its rows that are not written yet."""
        return [*(self.held or ()), self.last]


def opened(sheets: Rack, number: int, grid: Grid) -> OpenTable:
    """A table of sheet `number` at its first part."""
    sheet = sheets[number]
    rows = rows_of(sheet, number, grid)
    head = [text_of(sheet, row) for row in rows[: head_depth(sheet, grid)]]
    places, inner = _places(sheet, grid, grid.box[0]), _inner(sheet, number, grid)
    printed = None if grid.ruled else aligned.printed(sheet, grid)
    return OpenTable(number, grid, grid.columns, places, head, rows[:-1], rows[-1], inner, printed)


def goes_on(table: OpenTable, sheets: Rack, number: int, grid: Grid, bottom: float) -> bool:
    """Whether the table `grid` at the start of sheet `number` is the next part of `table`.

    bottom : how far down, in points, the pages are filled.
    """
    before, sheet = sheets[table.number], sheets[number]
    if number <= table.number or round(before.width) != round(sheet.width):
        return False
    first = float(sheet.cell_boxes[grid.first, 3] - sheet.cell_boxes[grid.first, 1])
    if bottom - table.grid.box[3] > first + _ROOM:
        return False
    if not (_repeats_head(table, sheet, number, grid) or _shares_columns(table, before, sheet, grid)):
        return False
    head, opening = _words(text_of(sheet, rows_of(sheet, number, grid)[0])), _words(table.head[0])
    # Cards that are set alike begin with the same word in their first cell, and go on differently.
    return not head or not opening or head == opening or len(head) == 1 or head[0] != opening[0]


def add(table: OpenTable, sheets: Rack, number: int, grid: Grid, setting: Typesetting) -> tuple[list[Row], list[Row]]:
    """Go on with the part `grid` of sheet `number`: the rows now known whole, and the repeated head left out."""
    sheet = sheets[number]
    if _printed_columns(table, sheets[table.number], sheet, grid) is None:
        _divide(table, sheets, number, grid)
    rows = _own_rows(table, sheets, number, grid)
    repeated = 0
    for row, head in zip(rows, table.head, strict=False):
        if text_of(sheet, row) != head:
            break
        repeated += 1
    dropped, rows = rows[:repeated], rows[repeated:]
    above = sheets[table.number]
    if rows and table.held is not None and table.columns == table.grid.columns:
        rows[0] = splits.without_late_labels(above, table.grid, table.rows, rows[0])
    others = (*table.rows, *rows[1:])
    if rows and splits.is_split(sheets, above, table.grid, table.last, rows[0], others, setting):
        rows[0] = sorted((*table.last, *rows[0]))
    else:
        rows.insert(0, table.last)
    rows = [*table.rows[:-1], *rows]
    table.number, table.grid, table.held, table.last = number, grid, None, rows[-1]
    table.inner.extend(_inner(sheet, number, grid))
    return rows[:-1], dropped


def _inner(sheet: Sheet, number: int, grid: Grid) -> list[tuple[int, Grid]]:
    return [(number, inner) for inner in sheet.grids if grid.first <= inner.within < grid.end]


def _places(sheet: Sheet, grid: Grid, left: float) -> dict[float, int]:
    """Where each column begins, in points from the table's left side, which stands at `left`."""
    lefts: list[float] = sheet.cell_boxes[grid.first : grid.end, 0].tolist()
    columns: list[int] = sheet.cells[grid.first : grid.end, 1].tolist()
    return {round(x0 - left, 1): column for x0, column in zip(lefts, columns, strict=True)}


def _nearest(places: dict[float, int], x: float, reach: float = _SAME_EDGE) -> int | None:
    place = min(places, key=lambda place: abs(place - x))
    return places[place] if abs(place - x) <= reach else None


def _reach(table: OpenTable, grid: Grid) -> float:
    """How far the sides of a column may differ from the table to its next part."""
    return _SAME_EDGE if table.grid.ruled == grid.ruled else _THICK


def _shares_columns(table: OpenTable, before: Sheet, sheet: Sheet, grid: Grid) -> bool:
    """Whether the part `grid` stands in the columns of the table, by the sides of these or by the words in them."""
    shared = _shared(table, sheet, grid)
    if shared == grid.columns:
        known = grid.columns == table.columns or shared >= _FEWEST_SHARED
    else:  # a first part may have fewer
        known = table.held is not None and shared == table.columns >= _FEWEST_SHARED
    return known or _printed_columns(table, before, sheet, grid) is not None


def _printed_columns(
    table: OpenTable, before: Sheet, sheet: Sheet, grid: Grid
) -> tuple[dict[int, int], dict[int, aligned.Reach]] | None:
    """Where the words of `grid` stand in the table's columns, if no rules part these; None if they do not.

    before : the sheet of the table's latest part, which may be ruled: a shaded head alone.
    """
    if grid.ruled or not _is_as_wide(table, grid):
        return None
    if table.printed is None and table.held is not None and table.columns == table.grid.columns:
        table.printed = aligned.printed(before, table.grid)
    if table.printed is None:
        return None
    return aligned.columns(table.printed, table.places, sheet, grid)


def _is_as_wide(table: OpenTable, grid: Grid) -> bool:
    (left, _, right, _), (x0, _, x1, _) = table.grid.box, grid.box
    return abs((right - left) - (x1 - x0)) <= _reach(table, grid)


def _left(table: OpenTable, grid: Grid) -> float:
    """From where the places of the columns of `grid` are counted, in points: its left side, or where the table's would
    be if `grid` lacks its first columns."""
    (left, _, right, _), (x0, _, x1, _) = table.grid.box, grid.box
    lacks = not _is_as_wide(table, grid) and abs(right - x1) <= _SAME_EDGE and _nearest(table.places, x0 - left)
    return left if lacks else x0


def _shared(table: OpenTable, sheet: Sheet, grid: Grid) -> int:
    """How many columns of `grid` begin where one of the table does; 0 if their outer sides differ, or if `grid` lacks
    the first columns, but others of it begin elsewhere: the label that spans them may have stayed on the page before.
    """
    left = _left(table, grid)
    is_whole = _is_as_wide(table, grid)
    if not is_whole and left == grid.box[0]:
        return 0
    found = [_nearest(table.places, place, _reach(table, grid)) for place in _places(sheet, grid, left)]
    if not is_whole and None in found:
        return 0
    return len({column for column in found if column is not None})


def _repeats_head(table: OpenTable, sheet: Sheet, number: int, grid: Grid) -> bool:
    """Whether `grid` begins with the headings of the table where these stand, whatever columns it has below them."""
    first, head = rows_of(sheet, number, grid)[0], table.head[0]
    if table.held is None or len(head) < _FEWEST_SHARED or not _shared(table, sheet, grid):
        return False
    starts = [float(sheet.cell_boxes[cell.cell, 0]) - _left(table, grid) for cell in first]
    (moved,) = _moved([first], table, sheet, grid)
    return text_of(sheet, moved) == head and all(
        _nearest(table.places, start, _reach(table, grid)) is not None for start in starts
    )


def _words(row: tuple[tuple[int, str], ...]) -> list[str]:
    return [text for _, text in row]


def _divide(table: OpenTable, sheets: Rack, number: int, grid: Grid) -> None:
    """Give a table's first part the columns of `grid` too. The head of one that is a row alone may have a second."""
    sheet, before = sheets[number], sheets[table.number]
    places = _places(sheet, grid, _left(table, grid))
    new = {column: at for at, column in places.items() if _nearest(table.places, at, _reach(table, grid)) is None}
    if table.held is None or not new:
        return
    old = {column: at for at, column in table.places.items()}
    table.places = {at: column for column, at in enumerate(sorted((*old.values(), *new.values())))}
    table.columns = len(table.places)
    table.printed = None
    *table.held, table.last = _moved(table.rows, table, before, table.grid)
    rows = [text_of(before, row) for row in table.rows[: len(table.head)]]
    if not table.held:
        rows += [text_of(sheet, row) for row in _moved(rows_of(sheet, number, grid)[:1], table, sheet, grid)]
    table.head = rows


def _own_rows(table: OpenTable, sheets: Rack, number: int, grid: Grid) -> list[Row]:
    """The rows of the part `grid`, with their cells in the columns of the whole table."""
    sheet = sheets[number]
    rows = rows_of(sheet, number, grid)
    found = _printed_columns(table, sheets[table.number], sheet, grid)
    if found is None:
        return _moved(rows, table, sheet, grid)
    columns, table.printed = found
    return [[cell._replace(column=columns[cell.cell]) for cell in row] for row in rows]


def _moved(rows: Iterable[Row], table: OpenTable, sheet: Sheet, grid: Grid) -> list[Row]:
    """The rows with their cells in the columns of the whole table."""
    left, starts = _left(table, grid), sheet.cell_boxes[grid.first : grid.end, 0].tolist()
    columns = {start: _nearest(table.places, start - left, _reach(table, grid)) for start in set(starts)}
    inside = aligned.in_undivided(table.places, left, sheet, grid) if None not in columns.values() else {}
    return [
        [_in_column(cell, inside.get(cell.cell, columns[starts[cell.cell - grid.first]])) for cell in row]
        for row in rows
    ]


def _in_column(cell: CellLines, column: int | None) -> CellLines:
    return cell if column is None or column == cell.column else cell._replace(column=column)
