"""Rows without shade between shaded ones, in tables of rules across."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor.reading.groups import hanging_together
from extractor.reading.openrows import shaded_parts
from tests.reading.drawing import Sheet, draw_texts, regular
from tests.reading.test_columns import found
from tests.reading.test_glyphs import read

if TYPE_CHECKING:
    import pathlib


def draw(sheet: Sheet, shaded: tuple[int, ...], *, texts: bool = True) -> None:
    """Five rows of five columns, some of them shaded cell by cell, and rules across."""
    grid = regular(5, 5)
    sheet.box(60, 30, 120, 60, fill=0, stroke=1)  # sides of shades count on pages that have rules down
    sheet.canvas.setFillGray(0.9)
    for span in grid.spans:
        if span.row in shaded:
            sheet.box(*grid.box(span))
    sheet.canvas.setFillGray(0)
    for y in grid.ys:
        sheet.line(60, y, 360, y)
    if texts:
        draw_texts(sheet, grid)


@pytest.mark.parametrize("shaded", [(0, 1, 3), (0, 2, 4), (0, 1, 4)])
def test_open_rows_between_shaded_ones(tmp_path: pathlib.Path, shaded: tuple[int, ...]) -> None:
    sheet = Sheet()
    draw(sheet, shaded)
    _, table = found(sheet, tmp_path)
    assert (table.rows, table.columns, len(table.cells)) == (5, 5, 25)


def test_a_mark_alone_between_shaded_rows(tmp_path: pathlib.Path) -> None:
    """Another open row shows the columns."""
    grid = regular(5, 5)
    sheet = Sheet()
    draw(sheet, (0, 2, 4), texts=False)
    for span in grid.spans:
        if span.row != 3 or span.column == 2:
            x0, _, _, bottom = grid.box(span)
            sheet.text(x0 + 25, bottom - 7, "V" if span.row in (1, 3) else "head", 7)
    _, table = found(sheet, tmp_path)
    assert (table.rows, table.columns, len(table.cells)) == (5, 5, 25)


def test_a_heading_between_shaded_rows_parts_two_tables(tmp_path: pathlib.Path) -> None:
    grid = regular(5, 5)
    sheet = Sheet()
    draw(sheet, (0, 1, 3, 4), texts=False)
    for span in grid.spans:
        if span.row != 2:
            x0, _, _, bottom = grid.box(span)
            sheet.text(x0 + 25, bottom - 7, "head", 7)
    sheet.text(62, 135, "what the city paid", 14)
    _, first, *_, last = found(sheet, tmp_path)
    assert [(table.rows, table.columns) for table in (first, last)] == [(2, 5), (2, 5)]


def test_the_tops_of_shaded_heads_side_by_side_are_one_rule(tmp_path: pathlib.Path) -> None:
    """Rules part the rows and stand nowhere else: the shades alone show where the first one begins."""
    grid = regular(4, 5)
    sheet = Sheet()
    sheet.box(60, 30, 120, 60, fill=0, stroke=1)
    sheet.canvas.setFillGray(0.9)
    for span in grid.spans:
        if span.row == 0:
            sheet.box(*grid.box(span))
    sheet.canvas.setFillGray(0)
    for y in grid.ys[1:-1]:
        sheet.line(60, y, 360, y)
    draw_texts(sheet, grid)
    _, table = found(sheet, tmp_path)
    assert (table.rows, table.columns, len(table.cells)) == (4, 5, 20)


def test_a_shaded_label_alone_is_a_last_row(tmp_path: pathlib.Path) -> None:
    grid = regular(4, 5)
    sheet = Sheet()
    sheet.box(60, 30, 120, 60, fill=0, stroke=1)
    sheet.canvas.setFillGray(0.9)
    for span in grid.spans:
        if span.row == 0 or span.column == 0:
            sheet.box(*grid.box(span))
    sheet.canvas.setFillGray(0)
    for y in grid.ys[1:-1]:
        sheet.line(60, y, 360, y)
    for span in grid.spans:
        x0, _, _, bottom = grid.box(span)
        if span.row < 3 or span.column == 0:
            sheet.text(x0 + 25, bottom - 7, "text", 7)
    _, table = found(sheet, tmp_path)
    assert (table.rows, table.columns, len(table.cells)) == (4, 5, 20)


def test_an_open_row_between_ruled_heads_and_shades_without_rules(tmp_path: pathlib.Path) -> None:
    """Rules run below the first rows of heads alone."""
    grid = regular(5, 5)
    sheet = Sheet()
    sheet.box(60, 30, 120, 60, fill=0, stroke=1)
    sheet.canvas.setFillGray(0.9)
    for span in grid.spans:
        if span.row in (0, 1, 3):
            sheet.box(*grid.box(span))
    sheet.canvas.setFillGray(0)
    sheet.line(60, 100, 360, 100)
    sheet.line(60, 120, 360, 120)
    draw_texts(sheet, grid)
    sheet.text(62, 400, "what the city paid for all the works of this year and the next", 8)
    _, table = found(sheet, tmp_path)
    assert (table.rows, table.columns, len(table.cells)) == (5, 5, 25)


def test_the_sides_of_shaded_labels_are_no_rules_of_rows(tmp_path: pathlib.Path) -> None:
    """They stand in for rules, below heads that rules part, and end where the labels do."""
    grid = regular(6, 5)
    sheet = Sheet()
    sheet.box(60, 30, 120, 60, fill=0, stroke=1)
    sheet.canvas.setFillGray(0.9)
    sheet.box(60, 80, 120, 120)
    for span in grid.spans:
        if (span.row < 2) != (span.column == 0):
            sheet.box(*grid.box(span))
    sheet.canvas.setFillGray(0)
    sheet.line(120, 100, 360, 100)
    sheet.line(60, 120, 360, 120)
    for span in grid.spans:
        x0, _, _, bottom = grid.box(span)
        if span.row or span.column:
            sheet.text(x0 + 25, bottom - 7, "text", 7)
    _, table = found(sheet, tmp_path)
    assert (table.rows, table.columns, len(table.cells)) == (6, 5, 29)


def test_shaded_labels_right_below_heads_that_rules_part(tmp_path: pathlib.Path) -> None:
    grid = regular(6, 5)
    sheet = Sheet()
    sheet.box(60, 30, 120, 60, fill=0, stroke=1)
    sheet.canvas.setFillGray(0.9)
    for span in grid.spans:
        if span.row < 2 or span.column == 0:
            sheet.box(*grid.box(span))
    sheet.canvas.setFillGray(0)
    sheet.line(60, 100, 360, 100)
    sheet.line(60, 120, 360, 120)
    draw_texts(sheet, grid)
    _, table = found(sheet, tmp_path)
    assert (table.rows, table.columns, len(table.cells)) == (6, 5, 30)


def test_rules_down_that_run_on_below_shaded_heads_are_no_sides_of_these(tmp_path: pathlib.Path) -> None:
    """A page break left the row below them open; its label is shaded, too."""
    grid = regular(2, 5)
    sheet = Sheet()
    sheet.canvas.setFillGray(0.9)
    for span in grid.spans:
        if span.row == 0 or span.column == 0:
            sheet.box(*grid.box(span))
    sheet.canvas.setFillGray(0)
    for y in grid.ys[:-1]:
        sheet.line(60, y, 360, y)
    for x in grid.xs:
        sheet.line(x, 80, x, 120)
    draw_texts(sheet, grid)
    page = read(sheet.save(tmp_path / "a.pdf"))
    (groups,) = hanging_together([page], 100)
    assert len(groups) == 1
    assert not shaded_parts(groups, page)
