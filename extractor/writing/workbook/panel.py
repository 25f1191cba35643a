"""A sheet to read, not to filter: titles, notes and small tables one below the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

from extractor.writing.workbook import styles
from extractor.writing.workbook.cells import stored
from extractor.writing.workbook.worksheet import Worksheet, cell, lines_of, print_on_landscape, row_height


@dataclasses.dataclass(frozen=True, slots=True)
class Formula:
    """A live formula, with the value it comes to now (None: an empty text) and the style that shows it."""

    text: str
    value: int | float | None
    style: str = styles.INTEGER


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """A value in a style of its own; `target` is a place in this workbook that it leads to."""

    value: str | int | float
    style: str
    target: str | None = None


Value = str | int | Formula | Shown | None


class Panel:
    """Rows appended to a worksheet. `row` is the last one written; `values` are those of the formulas, by cell."""

    def __init__(self, worksheet: Worksheet, widths: Sequence[int]) -> None:
        from openpyxl.utils import get_column_letter

        self.row = 0
        self.values: dict[str, int | float | str] = {}
        self._worksheet: Worksheet = worksheet
        self._widths = widths
        for at, width in enumerate(widths, 1):
            self._worksheet.column_dimensions[get_column_letter(at)].width = width
        self._worksheet.sheet_view.showGridLines = False
        print_on_landscape(self._worksheet)

    def line(self, text: str, style: str = styles.NOTE) -> None:
        """A line of text."""
        self._append([cell(self._worksheet, style, stored(text))], styles.TITLE_HEIGHTS.get(style))

    def gap(self) -> None:
        """An empty row."""
        self._append([])

    def table(self, title: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> tuple[int, int]:
        """A titled table; gives the numbers of its first and last row of values."""
        self.gap()
        self.line(title, styles.SUBTITLE)
        titles = [cell(self._worksheet, styles.HEADER, heading) for heading in headings]
        lines = max(lines_of(heading, width) for heading, width in zip(headings, self._widths, strict=False))
        self._append(titles, (lines + 0.4) * styles.LINE_HEIGHT)
        first = self.row + 1
        for row in rows:
            cells = zip(row, self._widths, strict=False)
            lines = max((lines_of(each, width) for each, width in cells if isinstance(each, str)), default=1)
            self._append([self._cell(value, at) for at, value in enumerate(row, 1)], lines * styles.LINE_HEIGHT)
        return first, self.row

    def _append(self, cells: list[Any], height: float | None = None) -> None:
        self.row += 1
        with row_height(self._worksheet, self.row, height or styles.LINE_HEIGHT):
            self._worksheet.append(cells)

    def _cell(self, value: Value, column: int) -> Any:
        from openpyxl.utils import get_column_letter

        if isinstance(value, Formula):
            made: Any = cell(self._worksheet, value.style, f"={value.text}")
            made.data_type = "f"
            self.values[f"{get_column_letter(column)}{self.row + 1}"] = "" if value.value is None else value.value
            return made
        if isinstance(value, Shown):
            made = cell(self._worksheet, value.style, value.value)
            made._hyperlink = _link(value.target) if value.target else None
            return made
        if isinstance(value, str):
            made = cell(self._worksheet, styles.TEXT, value)
            made._value = stored(value)
            return made
        return cell(self._worksheet, styles.WON, value)


def _link(target: str) -> Any:
    from openpyxl.worksheet.hyperlink import Hyperlink

    return Hyperlink(ref="", location=target)
