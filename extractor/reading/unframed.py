"""The printed lines of a page, after what no ruling shows is found in them: columns of text, and rows of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.reading import figures, gutters, lines, whites

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.reading.galley import Galley
    from extractor.reading.ink import Ink
    from extractor.reading.page import Page, Table
    from extractor.reading.sheet import Sheet


def set_lines(pages: Sequence[Page], tables: Sequence[tuple[Table, ...]], ink: Ink) -> Galley:
    """The printed lines of the pages, whose ruled tables were found before."""
    first = len(ink)
    galley = lines.set_lines(pages, tables, ink)
    found = [columns_and_figures(sheet) for sheet in galley.sheets(ink)]
    if not any(found):
        return galley
    ink.cut(first)
    return lines.set_lines(pages, [(*ruled, *more) for ruled, more in zip(tables, found, strict=True)], ink)


def columns_and_figures(sheet: Sheet) -> tuple[Table, ...]:
    """The columns of running text, each as a table of one cell, or else the tables of figures without rules."""
    printed, size = whites.lines(sheet)
    return (gutters.columns(printed, size) or figures.tables(printed, size)) if printed else ()
