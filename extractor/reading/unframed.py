"""The printed lines of a page, after what no ruling shows is found in them: columns of text, and rows of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.reading import figures, gutters, lines, whites

if TYPE_CHECKING:
    from extractor.reading.ink import Ink
    from extractor.reading.page import Page, Table
    from extractor.reading.sheet import Sheet


def set_lines(page: Page, tables: tuple[Table, ...], ink: Ink) -> Sheet:
    """The printed lines of the page, whose ruled tables were found before."""
    sheet = lines.set_lines(page, tables, ink)
    found = columns_and_figures(sheet)
    if not found:
        return sheet
    ink.cut(int(sheet.first[0]))
    return lines.set_lines(page, (*tables, *found), ink)


def columns_and_figures(sheet: Sheet) -> tuple[Table, ...]:
    """The columns of running text, each as a table of one cell, or else the tables of figures without rules."""
    printed, size = whites.lines(sheet)
    return (gutters.columns(printed, size) or figures.tables(printed, size)) if printed else ()
