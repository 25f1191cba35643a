"""A row that a page break split: whether the next page holds the rest of it, and labels that stand there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.reading.rows import NUMBER, CellLines, Row
from extractor.reading.runs import ints
from extractor.reading.wraps import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.reading.rack import Rack
    from extractor.reading.sheet import Grid, Sheet
    from extractor.reading.typesetting import Typesetting

_AT_THE_BREAK = 2.2
"""Font sizes. A line that a page break parted from the next one stands no further from its cell's side."""
_LEAST_WHITE = 1.0
"""Points of white above the words of cells, over that of a line, whose lack shows."""
_LESSER = 2
"""How many times as many cells as in the rest have text before a break whose border is closed."""
_FULL = 4
"""Cells of two rows, one below the other, that have text in the same columns and white around it: not all of them go
on."""
_MARK = re.compile(r"[^\d가-힣]")
"""A tick alone in its cell, whatever it is printed as: it goes on nothing."""


def without_late_labels(sheet: Sheet, grid: Grid, above: Sequence[Row], row: Row) -> Row:
    """The first row below the page break without the labels of rows `above`, all those of the part `grid` of `sheet`,
    which get them: a label in the middle of its cell may stand after the break that the cell stands across."""
    if len(above) != grid.rows:
        return row
    cells = sheet.cells[grid.first : grid.end]
    empty = sheet.held[grid.first + 1 : grid.end + 1] == sheet.held[grid.first : grid.end]
    over_the_break = empty & (cells[:, 2] > 1) & (cells[:, 0] + cells[:, 2] == grid.rows)
    over_the_break &= sheet.open_sides[grid.first : grid.end, 1]
    begins = dict(zip(ints(cells[over_the_break, 1]), ints(cells[over_the_break, 0]), strict=True))
    for cell in row:
        if cell.column in begins:
            label = above[begins[cell.column]]
            label.append(cell)
            label.sort()
    return [cell for cell in row if cell.column not in begins]


def is_split(
    sheets: Rack, sheet: Sheet, grid: Grid, last: Row, row: Row, others: Sequence[Row], setting: Typesetting
) -> bool:
    """Whether the page break split a row: `row` holds the rest of the last one of the part `grid` of `sheet`; `others`
    are other rows of their table.

    Then each cell that has text on both sides of the break goes on, and no border closes the last row; or one does, but
    the rest lacks its first cell, or has few others, or stands right at its top as no other row does, and has nothing
    that does not go on. Beside a label that spans it, the last row may have nothing to be seen before the break, or
    labels that span it are all that is left of it; and where cells are set in their middle, its label may stand after
    it.
    """
    cells, is_open_below = sheet.cells[grid.first : grid.end], sheet.open_sides[grid.first : grid.end, 1]
    if row and not last and (row[0].column > 0 or is_open_below[cells[:, 0] == grid.rows - 1].all()):
        return True
    before = {cell.column: cell for cell in last}
    both = [(before[cell.column], cell) for cell in row if cell.column in before]
    if row and row[0].column == 0 and before and not both:
        return True
    is_open = bool(is_open_below[cells[:, 0] + cells[:, 2] == grid.rows].mean() > 0.5)
    is_rest = bool(row) and bool(before) and row[0].column > min(before)
    if not row or not all(_goes_on(sheets, *each, setting, anywhere=is_open and is_rest) for each in both):
        return False
    if len(both) > 1 and _is_of_numbers(sheets, both):
        return False
    is_full = len(both) == len(row) == len(before) >= _FULL
    if not is_full and (is_open or len(both) < len(row)):
        return is_open
    is_lesser = is_rest or (grid.ruled and _LESSER * len(row) <= len(before) and _are_as_wide(sheets, both))
    return (is_lesser and len(row) < len(before)) or _is_cut_off(sheets, row, others)


def _are_as_wide(sheets: Rack, both: Sequence[tuple[CellLines, CellLines]]) -> bool:
    """Whether the cells after a break span as many columns as those before."""
    return all(sheets[one.sheet].cells[one.cell, 3] == sheets[other.sheet].cells[other.cell, 3] for one, other in both)


def _is_of_numbers(sheets: Rack, both: Sequence[tuple[CellLines, CellLines]]) -> bool:
    """Whether the rest of each cell would be a number alone, and what stands above it is none: figures below heads."""
    texts = ((_text(sheets, cell).strip(), _text(sheets, rest).strip()) for cell, rest in both)
    return all(NUMBER.fullmatch(rest) and not NUMBER.fullmatch(text) for text, rest in texts)


def _is_cut_off(sheets: Rack, row: Row, others: Sequence[Row]) -> bool:
    """Whether a row lacks the white above its words that all others have: a page break cut it off."""
    gaps = [_white_above(sheets, other) for other in others if other]
    return bool(gaps) and _white_above(sheets, row) < min(gaps) - _LEAST_WHITE


def _white_above(sheets: Rack, row: Row) -> float:
    """How much white a row has above its highest words, in points."""
    return min(
        float(sheets[cell.sheet].boxes[cell.first, 1] - sheets[cell.sheet].cell_boxes[cell.cell, 1]) for cell in row
    )


def _text(sheets: Rack, cell: CellLines) -> str:
    sheet = sheets[cell.sheet]
    return sheet.text[sheet.starts[cell.first] : sheet.starts[cell.end]]


def _goes_on(sheets: Rack, cell: CellLines, rest: CellLines, setting: Typesetting, *, anywhere: bool) -> bool:
    """Whether the text of a cell goes on in the rest of it on the next page: its last line is so full that a space and
    the first word of the rest had no room on it; and it stands at the bottom, the rest at the top, unless `anywhere`
    will do. The rest stands no farther right in a wider cell."""
    above, below = sheets[cell.sheet], sheets[rest.sheet]
    last, first = cell.end - 1, rest.first
    width = above.cell_boxes[cell.cell, 2] - above.cell_boxes[cell.cell, 0]
    if below.boxes[first, 0] - below.cell_boxes[rest.cell, 0] > width:
        return False
    most = _AT_THE_BREAK * float(above.size[last])
    left_below = above.cell_boxes[cell.cell, 3] - above.boxes[last, 3] > most
    left_above = below.boxes[first, 1] - below.cell_boxes[rest.cell, 1] > most
    if not anywhere and (left_below or left_above):
        return False
    text = _text(sheets, rest).strip()
    if _MARK.fullmatch(text) or (NUMBER.fullmatch(_text(sheets, cell).strip()) and NUMBER.fullmatch(text)):
        return False
    word = len(text.split(maxsplit=1)[0]) * float(below.lead[first])
    # The letters of a word may stand below one another.
    widest = float(below.boxes[first, 2] - below.boxes[first, 0])
    return float(setting.cell_rooms(cell.sheet)[last]) < min(word, widest) + SPACE * float(above.size[last])
