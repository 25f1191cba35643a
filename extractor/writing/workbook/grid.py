"""One sheet of data: an Excel Table with a frozen header, filled lot by lot."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from extractor.writing.workbook import styles
from extractor.writing.workbook.cells import pieces, stored
from extractor.writing.workbook.sheets import Field, Sheet
from extractor.writing.workbook.values import plain
from extractor.writing.workbook.worksheet import (
    Worksheet,
    cell,
    lines_of,
    make_table,
    row_height,
    set_up,
    width_of,
)

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl import Workbook
    from openpyxl.cell import Cell

ROWS = 1_048_576
"""How many rows a sheet holds, its header among them."""
LINKS = 65_530
"""How many links a sheet holds."""
_HIGHEST = 409.0  # points, the highest row there is
_FIRST_DAY = datetime.date(1900, 3, 1)  # the first that every spreadsheet program counts alike

Link = Callable[[str, str | None], str | None]
"""From pledge id and JSON pointer to where the review shows it, as a path beside the workbook."""


class Grid:
    """A sheet of the workbook. What does not fit into one worksheet goes on in a second: `재정 (2)`.

    parts : the worksheets and their last rows, in order.
    long : worksheet, cell and pieces of each text that no cell holds whole.
    unlinked : how many rows have no link because their sheet holds no more.
    """

    def __init__(self, book: Workbook, sheet: Sheet, link: Link | None = None) -> None:
        self.sheet = sheet
        self.parts: list[tuple[Worksheet, int]] = []
        self.long: list[tuple[str, str, list[str]]] = []
        self.unlinked = 0
        self._book, self._link = book, link
        wrapped = (styles.TEXT, styles.ANY)
        self._wrapped = [(at, width_of(field)) for at, field in enumerate(sheet.fields) if field.style in wrapped]
        self._linked = 0
        self._cells: list[list[Cell]] = []
        self._open()

    @property
    def rows(self) -> int:
        """How many rows of data it holds."""
        return sum(last - 1 for _, last in self.parts)

    def append(self, frame: pd.DataFrame) -> None:
        """Add the rows of a frame that has every field's source."""
        columns = [_values(frame[field.source], field) for field in self.sheet.fields]
        keys = zip(frame["pledge_id"].tolist(), frame["pointer"].tolist(), strict=True)
        depths = frame["depth"].tolist() if "depth" in frame else [0] * len(frame)
        for values, key, depth in zip(zip(*columns, strict=True), keys, depths, strict=True):
            if self.parts[-1][1] == ROWS:
                self._open()
            worksheet, last = self.parts[-1]
            self.parts[-1] = (worksheet, last + 1)
            lines = self._lines(values, depth)
            if lines == 1:
                worksheet.append(self._row(values, key, depth))
                continue
            with row_height(worksheet, last + 1, min(lines * styles.LINE_HEIGHT, _HIGHEST)):
                worksheet.append(self._row(values, key, depth))

    def finish(self) -> None:
        """Make a table of each worksheet. No rows can be added after this."""
        from openpyxl.utils import get_column_letter

        titles = [field.title for field in self.sheet.fields]
        for at, (worksheet, last) in enumerate(self.parts, 1):
            worksheet.print_area = f"A1:{get_column_letter(self.sheet.printed)}{last}"
            make_table(worksheet, self.sheet.name if at == 1 else f"{self.sheet.name}_{at}", titles, last)

    def _open(self) -> None:
        number = len(self.parts) + 1
        title = self.sheet.name if number == 1 else f"{self.sheet.name} ({number})"
        after = self._book.worksheets.index(self.parts[-1][0]) + 1 if self.parts else None
        worksheet: Worksheet = self._book.create_sheet(title, after)
        set_up(worksheet, self.sheet)
        worksheet.append([cell(worksheet, styles.HEADER, field.title) for field in self.sheet.fields])
        self._cells = [_cells(worksheet, field) for field in self.sheet.fields]
        self._linked = 0
        self.parts.append((worksheet, 1))

    def _row(self, values: Sequence[Any], key: tuple[Any, Any], depth: int) -> Iterator[Cell]:
        for at, (field, value) in enumerate(zip(self.sheet.fields, values, strict=True)):
            text = isinstance(value, str)
            link = self._hyperlink(key) if field.style == styles.LINK else None
            made: Any = self._cells[at][_choice(field, depth, text=text, linked=link is not None)]
            made._value, made.data_type = (self._text(value, at), "s") if text else (value, "n")
            made._hyperlink = link
            yield made

    def _lines(self, values: Sequence[Any], depth: int) -> int:
        """How many lines the row's longest text takes."""
        lines = 1
        for at, width in self._wrapped:
            if isinstance(value := values[at], str):
                indent = 3 * min(depth, styles.DEEPEST) if self.sheet.fields[at].nested else 0
                lines = max(lines, lines_of(value, width - indent))
        return lines

    def _text(self, value: str, at: int) -> Any:
        parts = pieces(value)
        if len(parts) > 1:
            from openpyxl.utils import get_column_letter

            worksheet, last = self.parts[-1]
            self.long.append((worksheet.title, f"{get_column_letter(at + 1)}{last}", parts))
        return stored(parts[0])

    def _hyperlink(self, key: tuple[Any, Any]) -> Any:
        target = self._link(*key) if self._link and isinstance(key[0], str) else None
        if target is None:
            return None
        if self._linked == LINKS:
            self.unlinked += 1
            return None
        from openpyxl.worksheet.hyperlink import Hyperlink

        self._linked += 1
        return Hyperlink(ref="", target=target)


def _cells(worksheet: Worksheet, field: Field) -> list[Cell]:
    """The cells that a column's values are put into one after the other, one for each style that they may have."""
    names = {styles.ANY: [styles.TEXT, styles.WON], styles.LINK: [styles.INTEGER, styles.LINK]}
    nested = [styles.nested(depth) for depth in range(styles.DEEPEST + 1)]
    return [cell(worksheet, name) for name in (nested if field.nested else names.get(field.style, [field.style]))]


def _choice(field: Field, depth: int, *, text: bool, linked: bool) -> int:
    """Which of a column's cells takes a value."""
    if field.nested:
        return min(depth, styles.DEEPEST)
    return int(linked or (field.style == styles.ANY and not text))


def _values(column: pd.Series[Any], field: Field) -> list[Any]:
    if field.style == styles.DAY:
        return [None if value is None else _day(value) for value in plain(column)]
    values, words = plain(column), field.words
    return [None if value is None else words(value) for value in values] if words else values


def _day(value: datetime.datetime) -> int | str:
    """A day as spreadsheets count it; one too early to be counted stands as a text."""
    day = value.date()
    return (day - datetime.date(1899, 12, 30)).days if day >= _FIRST_DAY else day.isoformat()
