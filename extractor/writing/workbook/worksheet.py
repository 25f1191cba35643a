"""What every sheet has: columns and their widths, a frozen header, an Excel Table, how it prints."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, Any

from extractor.writing.workbook import labels, styles
from extractor.writing.workbook.sheets import Field, Sheet

if TYPE_CHECKING:
    from openpyxl.cell import Cell

Worksheet = Any
"""openpyxl's write-only worksheet. It has tables, charts, panes and print settings, of which its types say nothing."""

_FILTER = 3  # columns that the button of a filter takes
_LONG_HEADING = 16  # a heading of more columns is wrapped


def cell(worksheet: Worksheet, style: str, value: Any = None) -> Cell:
    """A cell of that named style. Text is text, whatever it looks like."""
    from openpyxl.cell import WriteOnlyCell

    made: Any = WriteOnlyCell(worksheet)
    made.style = style
    made._value = value  # set past openpyxl's guess, which takes `=` for a formula and `#REF!` for an error
    made.data_type = "s" if isinstance(value, str) else "n"
    return made


def set_up(worksheet: Worksheet, sheet: Sheet) -> None:
    """Widths, frozen panes and print layout, before the first row."""
    from openpyxl.utils import get_column_letter

    for at, field in enumerate(sheet.fields, 1):
        worksheet.column_dimensions[get_column_letter(at)].width = width_of(field)
    worksheet.row_dimensions[1].height = styles.TITLE_HEIGHTS[styles.HEADER]
    worksheet.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}2"
    worksheet.print_title_rows = "1:1"
    print_on_landscape(worksheet)


def width_of(field: Field) -> int:
    """The width of a field's column: room for its heading and the button of the filter too, unless that is long."""
    heading = columns_of(field.title) + _FILTER
    return max(field.width, heading if heading <= _LONG_HEADING else 0)


def print_on_landscape(worksheet: Worksheet) -> None:
    """A4 across, as wide as one page, with the sheet's name and the page number below."""
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = 9
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    worksheet.page_margins.left = worksheet.page_margins.right = 0.4
    worksheet.page_margins.top = worksheet.page_margins.bottom = 0.6
    worksheet.oddFooter.left.text = "&A"
    worksheet.oddFooter.right.text = "&P / &N"


def make_table(worksheet: Worksheet, name: str, titles: Sequence[str], last: int) -> None:
    """An Excel Table over the header and the rows down to `last`; a table has one row at least."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    table: Any = Table(displayName=name, ref=f"A1:{get_column_letter(len(titles))}{max(last, 2)}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    table._initialise_columns()
    for column, title in zip(table.tableColumns, titles, strict=True):
        column.name = title
    worksheet.tables.add(table)


def colour(worksheet: Worksheet, letter: str, columns: str, last: int) -> None:
    """Fill each row by the severity that stands in column `letter`."""
    from openpyxl.formatting.rule import Rule

    for severity, word in labels.SEVERITIES.items():
        formula = f'${letter}2="{word}"'
        rule = Rule(type="expression", dxf=styles.fill(severity), formula=[formula])
        worksheet.conditional_formatting.add(f"A2:{columns}{max(last, 2)}", rule)


def columns_of(text: str) -> int:
    """How many columns of a fixed-width font the text takes: a Hangul glyph is two."""
    return sum(2 if ord(char) > 0x10FF else 1 for char in text)


def lines_of(text: str, width: int) -> int:
    """How many lines the text takes in a cell of that width."""
    if len(text) * 2 < width and "\n" not in text:
        return 1
    return sum(max(1, math.ceil(columns_of(line) / width)) for line in text.split("\n"))


@contextlib.contextmanager
def row_height(worksheet: Worksheet, row: int, height: float) -> Generator[None, None, None]:
    """Within the block, the row that is appended is so many points high."""
    worksheet.row_dimensions[row] = {"ht": f"{height:g}", "customHeight": "1"}
    yield
    del worksheet.row_dimensions[row]  # a sheet of many rows would keep them all
