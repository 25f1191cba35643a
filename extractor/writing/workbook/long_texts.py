"""The sheet of texts that are too long for a cell: which cell, and the text from its beginning, piece by piece."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from extractor.writing.workbook import styles
from extractor.writing.workbook.cells import stored
from extractor.writing.workbook.grid import Grid
from extractor.writing.workbook.worksheet import cell

if TYPE_CHECKING:
    from openpyxl import Workbook

NAME = "긴글"
_TITLES = ("시트", "칸", "조각", "원문")
_WIDTHS = (14, 10, 8, 120)


def write(book: Workbook, grids: Iterable[Grid]) -> None:
    """Add the sheet, where any cell was too small."""
    long = [found for grid in grids for found in grid.long]
    if not long:
        return
    sheet: Any = book.create_sheet(NAME)
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.append([cell(sheet, styles.HEADER, title) for title in _TITLES])
    for title, place, parts in long:
        for number, part in enumerate(parts, 1):
            values = ((title, styles.TEXT), (place, styles.TEXT), (number, styles.INTEGER), (stored(part), styles.TEXT))
            sheet.append([cell(sheet, style, value) for value, style in values])
