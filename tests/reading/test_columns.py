"""Tables with rules across only come back by the gaps in their text."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfbase import pdfmetrics

from extractor.reading.tables import find_tables
from tests.reading.drawing import Grid, Sheet, Span, draw_rules, draw_texts
from tests.reading.test_glyphs import read

if TYPE_CHECKING:
    import pathlib

    from extractor.reading.page import Table


def found(sheet: Sheet, tmp_path: pathlib.Path) -> tuple[Table, ...]:
    return find_tables([read(sheet.save(tmp_path / "a.pdf"))])[0]


def table_of(rows: list[list[str]], *, y: float = 80) -> Grid:
    columns = len(rows[0])
    spans = tuple(Span(r, c, lines=(text,) if text else ()) for r, row in enumerate(rows) for c, text in enumerate(row))
    xs, ys = (60.0, *(120.0 + 60 * k for k in range(columns))), tuple(y + 18 * k for k in range(len(rows) + 1))
    return Grid(xs, ys, spans)


def draw(sheet: Sheet, grid: Grid) -> None:
    draw_rules(sheet, grid, skip=lambda side, _: side == "down")
    draw_texts(sheet, grid)


ROWS = [["item", "2018", "2019", "2020"], ["sum", "1,200", "", "30"], ["city works", "800", "15", ""]]


def shape(table: Table) -> tuple[int, int, int]:
    return table.rows, table.columns, len(table.cells)


def test_rules_across_alone(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    draw(sheet, table_of(ROWS))
    (table,) = found(sheet, tmp_path)
    assert shape(table) == (3, 4, 12)
    assert (table.box[0], table.box[2]) == (60, 300)


def test_a_heading_over_two_columns_spans_them(tmp_path: pathlib.Path) -> None:
    grid = table_of(ROWS)
    sheet = Sheet()
    for y in (62, *grid.ys):
        sheet.line(60, y, 300, y)
    draw_texts(sheet, grid)
    sheet.text(66, 74, "kind", 7)
    sheet.text(148, 74, "planned", 7)
    sheet.text(246, 74, "paid", 7)
    (table,) = found(sheet, tmp_path)
    assert (table.rows, table.columns) == (4, 4)
    spans = [(cell.column, cell.columns) for cell in table.cells if cell.row == 0]
    assert spans == [(0, 1), (1, 2), (3, 1)]


def test_two_tables_with_a_heading_between(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    draw(sheet, table_of(ROWS))
    sheet.text(60, 155, "Second table", 11)
    draw(sheet, table_of(ROWS, y=170))
    tables = found(sheet, tmp_path)
    assert [shape(table) for table in tables] == [(3, 4, 12), (3, 4, 12)]


def test_booktabs(tmp_path: pathlib.Path) -> None:
    grid = table_of(ROWS)
    sheet = Sheet()
    for y in (grid.ys[0], grid.ys[1], grid.ys[-1]):
        sheet.line(60, y, 300, y)
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert shape(table) == (3, 4, 12)


def test_rules_between_paragraphs_are_no_table(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    for number in range(4):
        sheet.line(60, 100 + 40 * number, 400, 100 + 40 * number)
        sheet.text(60, 115 + 40 * number, "some words of a paragraph that runs over", 8)
        sheet.text(60, 127 + 40 * number, "the whole width of what stands there", 8)
    assert found(sheet, tmp_path) == ()


def test_rules_above_and_below_a_ruled_table_are_no_table_around_it(tmp_path: pathlib.Path) -> None:
    sheet, grid = Sheet(), table_of([["item", "2018", "2019"], ["sum", "1,200", "30"], ["city", "800", "15"]])
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    for y in (50, 170, 192):  # below a running header, and around a caption
        sheet.line(60, y, 240, y)
    sheet.text(120, 184, "a caption", 7)
    (table,) = found(sheet, tmp_path)
    assert shape(table) == (3, 3, 9)


def test_a_rule_that_a_cell_over_rows_breaks(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    for y, start, end in ((80, 60, 300), (98, 120, 300), (116, 60, 240), (134, 60, 294)):
        sheet.line(start, y, end, y)
    sheet.line(60, 152, 300, 152)
    sheet.line(60, 170, 300, 170)
    for row, texts in enumerate((("", "a", "b", "c"), ("", "d", "e", ""), ("x", "f", "g", ""), ("y", "h", "i", "j"))):
        for column, text in enumerate(texts):
            sheet.text(64 + 60 * column, 92 + 18 * row, text, 7)
    sheet.text(64, 101, "item", 7)
    sheet.text(244, 119, "kept", 7)
    sheet.text(64, 164, "z", 7)
    (table,) = found(sheet, tmp_path)
    assert (table.rows, table.columns, table.box) == (5, 4, (60, 80, 300, 170))
    assert [(cell.row, cell.column) for cell in table.cells if cell.rows > 1] == [(0, 0), (1, 3)]


def test_the_first_row_needs_no_rule_above(tmp_path: pathlib.Path) -> None:
    grid = table_of(ROWS)
    sheet = Sheet()
    for y in grid.ys[1:]:
        sheet.line(60, y, 300, y)
    draw_texts(sheet, grid)
    sheet.text(60, 70, "What the city paid for its works in these years", 8)
    (table,) = found(sheet, tmp_path)
    assert (table.rows, table.columns) == (3, 4)
    assert 80 < table.box[1] < 98


def test_a_row_of_headings_over_a_short_rule(tmp_path: pathlib.Path) -> None:
    grid = table_of(ROWS)
    sheet = Sheet()
    sheet.line(120, 80, 300, 80)
    for y in grid.ys[1:]:
        sheet.line(60, y, 300, y)
    draw_texts(sheet, grid)
    sheet.text(60, 54, "What the city paid for its works in these years", 8)
    sheet.text(148, 74, "planned", 7)
    sheet.text(246, 74, "paid", 7)
    (table,) = found(sheet, tmp_path)
    assert (table.rows, table.columns) == (4, 4)
    assert 60 < table.box[1] < 74


@pytest.mark.parametrize(
    ("last", "is_row"),
    [
        ((66, "city"), False),
        ((62, "city and other works"), False),
        ((134, "V"), True),
        ((121, "V"), False),
        ((60, "What the city paid for its works in these years"), False),
    ],
)
def test_the_last_row_needs_no_rule_below_if_the_first_has_none_above(
    tmp_path: pathlib.Path, last: tuple[float, str], is_row: bool
) -> None:
    """Words in three columns are a row, and a mark in the middle of its column; all else is text below the table."""
    grid = table_of([*ROWS, ["park", "7", "", "12"]])
    sheet = Sheet()
    for y in grid.ys[1:-1]:
        sheet.line(60, y, 300, y)
    if is_row:
        sheet.line(60, grid.ys[-1], 300, grid.ys[-1])
    draw_texts(sheet, grid)
    sheet.text(last[0], 163, last[1], 7)
    for y in (190, 202, 214):
        sheet.text(60, y, "What the city paid for its works in these years, and for all others", 7)
    (table,) = found(sheet, tmp_path)
    assert (table.rows, table.columns) == (4 + is_row, 4)
    assert 140 < table.box[3] < (170 if is_row else 152)


def test_a_label_and_an_amount_right_below_others_are_a_last_row(tmp_path: pathlib.Path) -> None:
    grid = table_of([*ROWS, ["park", "", "7", ""]])
    sheet = Sheet()
    for y in grid.ys[1:-1]:
        sheet.line(60, y, 300, y)
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert (table.rows, table.columns) == (4, 4)


def test_text_below_a_table_that_is_ruled_above_and_below_is_no_row(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    draw(sheet, table_of(ROWS))
    for at, text in enumerate(("note", "a", "b", "c")):
        sheet.text(62 + 60 * at, 146, text, 7)
    for y in (190, 202, 214):
        sheet.text(60, y, "What the city paid for its works in these years, and for all others", 7)
    (table,) = found(sheet, tmp_path)
    assert shape(table) == (3, 4, 12)


def test_a_narrow_first_column_beside_a_rule_that_parts_heads(tmp_path: pathlib.Path) -> None:
    """Whatever the size of the type in which the page's title is set."""
    sheet = Sheet()
    sheet.text(60, 40, "Works", 24)
    for y, start in ((80, 72), (98, 60), (116, 60), (134, 60)):
        sheet.line(start, y, 312, y)
    for row, texts in enumerate((("", "a", "b", "c", "d"), ("m", "1", "2", "3", "4"), ("n", "5", "6", "7", "8"))):
        for at, text in enumerate(texts):
            sheet.text(62 if at == 0 else 38 + 60 * at, 92 + 18 * row, text, 7)
    for x, text in ((62, "x"), (124, "planned"), (244, "paid")):
        sheet.text(x, 76, text, 7)
    (table,) = found(sheet, tmp_path)
    assert (table.rows, table.columns) == (4, 5)
    assert [cell.columns for cell in table.cells if cell.row == 0] == [1, 2, 2]


def test_a_table_is_as_wide_as_its_own_rules(tmp_path: pathlib.Path) -> None:
    """Though a wider one stands below it."""
    sheet, wide = Sheet(), table_of(ROWS, y=200)
    draw(sheet, table_of(ROWS))
    sheet.text(60, 180, "Second table", 11)
    draw(sheet, Grid((*wide.xs[:-1], wide.xs[-1] + 20), wide.ys, wide.spans))
    first, second = found(sheet, tmp_path)
    assert (first.box[2], second.box[2]) == (300, 320)
    assert shape(first) == shape(second) == (3, 4, 12)


def test_a_numbered_heading_parts_tables(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    draw(sheet, table_of(ROWS))
    sheet.text(60, 152, "2. Second table", 8)
    draw(sheet, table_of(ROWS, y=164))
    tables = found(sheet, tmp_path)
    assert [shape(table) for table in tables] == [(3, 4, 12), (3, 4, 12)]


@pytest.mark.parametrize(("middle", "first", "columns"), [(295, 3, 2), (270, 2, 3)])
def test_a_heading_in_the_middle_of_its_columns_spans_them(
    tmp_path: pathlib.Path, middle: float, first: int, columns: int
) -> None:
    sheet = Sheet()
    for y, start in ((80, 60), (98, 120), (116, 60), (134, 60)):
        sheet.line(start, y, 360, y)
    for row, texts in enumerate((("", "", "", "", ""), ("", "new", "old", "own", "state"), ("x", "", "1", "2", ""))):
        for column, text in enumerate(texts):
            sheet.text(84 + 60 * column, 92 + 18 * row, text, 7)
    sheet.text(80, 101, "item", 7)
    sheet.text(168 if first == 3 else 144, 92, "kind", 7)
    sheet.text(middle - 8, 92, "lead", 7)
    (table,) = found(sheet, tmp_path)
    assert [(cell.column, cell.columns) for cell in table.cells if cell.row == 0][-1] == (first, columns)


def test_a_number_in_the_middle_of_its_own_column_spans_none(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    for y, start in ((80, 60), (98, 120), (116, 60), (134, 60)):
        sheet.line(start, y, 360, y)
    for row, texts in enumerate((("", "", "7", "", ""), ("", "1", "2", "3", "4"), ("x", "5", "6", "7", "8"))):
        for column, text in enumerate(texts):
            sheet.text(88 + 60 * column, 92 + 18 * row, text, 7)
    (table,) = found(sheet, tmp_path)
    assert len([cell for cell in table.cells if cell.row == 0]) == 5
    assert {cell.columns for cell in table.cells} == {1}


@pytest.mark.parametrize("rules", [(40, 58), (40, 58, 300, 700)])
def test_a_row_alone_between_two_rules(tmp_path: pathlib.Path, rules: tuple[int, ...]) -> None:
    sheet = Sheet()
    for y in rules:
        sheet.line(60, y, 360, y)
    for column, text in enumerate(("office", "A. Lee 7011", "B. Kim 7012", "C. Han 7013")):
        sheet.text(66 + 75 * column, 52, text, 7)
    for line in range(9):
        sheet.text(60, 320 + 12 * line, "words of a paragraph that stands between", 8)
    (table,) = found(sheet, tmp_path)
    assert (table.rows, table.columns, table.box) == (1, 4, (60, 40, 360, 58))


def test_a_page_between_two_rules_is_no_table(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    for y in (40, 700):
        sheet.line(60, y, 360, y)
    for line in range(20):
        for column in range(3):
            sheet.text(60 + 90 * column, 60 + 12 * line, "some words", 8)
    assert found(sheet, tmp_path) == ()


def level(sheet: Sheet, ys: tuple[float, ...], rows: list[list[str]], size: float = 7) -> None:
    """Rules across from 60 to 480, and between them cells of 70 points, each line of which stands in their middle."""
    for y in ys:
        sheet.line(60, y, 480, y)
    for row, (top, bottom) in zip(rows, itertools.pairwise(ys), strict=True):
        for column, cell in enumerate(row):
            lines = cell.split("\n")
            y = (top + bottom) / 2 - size * 1.2 * (len(lines) - 1) / 2 + size * 0.35
            for number, line in enumerate(lines):
                width = pdfmetrics.stringWidth(line, "Helvetica", size)
                sheet.text(95 + 70 * column - width / 2, y + number * size * 1.2, line, size)


HEAD = ["works", "2018", "2019", "2020", "2021", "later"]


def test_a_table_in_larger_type_than_the_other_ones_of_its_page(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    level(sheet, (80, 100, 120), [HEAD, ["road", "plan", "plan", "build", "open", "keep"]], size=9)
    for number in range(6):
        sheet.text(60, 145 + 80 * number, "1. A table of the year", 7)
        level(sheet, tuple(y + 80 * number for y in (160, 176, 192, 208)), [HEAD, HEAD, HEAD])
    tables = found(sheet, tmp_path)
    assert [(table.rows, table.columns) for table in tables] == [(2, 6)] + 6 * [(3, 6)]


@pytest.mark.parametrize("last", [True, False])
def test_a_row_of_two_words_in_a_table_in_larger_type(tmp_path: pathlib.Path, last: bool) -> None:
    sheet = Sheet()
    for number in range(6):
        sheet.text(60, 145 + 80 * number, "1. A table of the year", 7)
        level(sheet, tuple(y + 80 * number for y in (160, 176, 192, 208)), [HEAD, HEAD, HEAD])
    sheet.text(60, 625, "2. A table in larger type", 9)
    ys = (640, 660, 680) if last else (640, 660, 680, 700)
    level(sheet, ys, [HEAD, []] if last else [HEAD, [], HEAD], size=9)
    sheet.text(62, 674, "name", 9)
    sheet.text(190, 674, "The road in two words", 9)
    assert [table.rows for table in found(sheet, tmp_path)] == 6 * [3] + [len(ys) - 1]


def test_a_heading_in_larger_type_parts_tables(tmp_path: pathlib.Path) -> None:
    for heading in ("The second table of the two", "T h e  s e c o n d  t a b l e"):
        sheet = Sheet()
        level(sheet, (80, 96, 112), [HEAD, HEAD])
        sheet.text(60, 126, heading, 9)
        level(sheet, (136, 152, 168), [HEAD, HEAD])
        assert [table.rows for table in found(sheet, tmp_path)] == [2, 2]


def test_a_heading_in_larger_type_parts_tables_though_a_row_of_heads_follows_it(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    level(sheet, (80, 96, 112), [HEAD, HEAD])
    sheet.text(60, 130, "The second table of the two", 9)
    level(sheet, (152, 168, 184), [HEAD, HEAD])
    for column, text in enumerate(HEAD):
        sheet.text(85 + 70 * column, 146, text, 7)
    assert [table.rows for table in found(sheet, tmp_path)] == [2, 3]


WRAPPED = "design\nand survey,\ntalks with\nneighbours"


@pytest.mark.parametrize("columns", [(3,), (2, 4), (1, 3, 5), (1, 2, 3), (4, 5), (2,)])
def test_cells_of_several_lines_are_one_row_each(tmp_path: pathlib.Path, columns: tuple[int, ...]) -> None:
    row = ["city works", *(WRAPPED if column in columns else "plan" for column in range(1, 6))]
    other = ["park works", *("" if column in columns else WRAPPED for column in range(1, 6))]
    for rows in ([HEAD, row], [row, other], [row, other, HEAD], [other, row]):
        sheet = Sheet()
        level(sheet, tuple(80 + 44.0 * number for number in range(len(rows) + 1)), rows)
        (table,) = found(sheet, tmp_path)
        assert shape(table) == (len(rows), 6, 6 * len(rows))


def test_the_rest_of_a_table_may_be_one_row_of_cells_of_several_lines(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    level(sheet, (62, 106), [["city works", "", WRAPPED, "plan", "", WRAPPED]])
    (table,) = found(sheet, tmp_path)
    assert shape(table) == (1, 4, 4)


@pytest.mark.parametrize("gap", [4, 6, 8])
def test_a_paragraph_with_wide_spaces_between_two_rules_is_no_row(tmp_path: pathlib.Path, gap: float) -> None:
    sheet = Sheet()
    for y in (60, 110):
        sheet.line(60, y, 480, y)
    for line, words in enumerate(("what the city does for", "all who live here and", "for those who come by")):
        x = 60.0
        for word in words.split():
            sheet.text(x, 75 + 12 * line, word, 8)
            x += pdfmetrics.stringWidth(word, "Helvetica", 8) + gap
    assert found(sheet, tmp_path) == ()


SUMS = [["", "plan", "kept", "plan", "kept", "plan", "kept"], ["state", "1,200", "", "", "7", "31,000", "450"]]


def at_one_side(sheet: Sheet, rows: list[list[str]], side: str) -> None:
    """Rows of 18 points from 80 on, below a rule from the second column on and the others over the whole width."""
    for number in range(len(rows) + 1):
        sheet.line(120 if number == 1 else 60, 80 + 18 * number, 480, 80 + 18 * number)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            x = 64 + 60 * column
            if side == "right":
                x += 52 - pdfmetrics.stringWidth(text, "Helvetica", 7)
            sheet.text(x, 92 + 18 * row, text, 7)


@pytest.mark.parametrize("side", ["left", "right"])
def test_heads_set_to_one_side_of_their_columns_span_them(tmp_path: pathlib.Path, side: str) -> None:
    years = ["2018", "2019", "later"]
    cells = [cell for year in years for cell in ((year, "") if side == "left" else ("", year))]
    sheet = Sheet()
    at_one_side(sheet, [["", *cells], *SUMS], side)
    sheet.text(64, 101, "item", 7)
    (table,) = found(sheet, tmp_path)
    assert (table.rows, table.columns) == (3, 7)
    assert [(cell.column, cell.columns) for cell in table.cells if cell.row == 0] == [(0, 1), (1, 2), (3, 2), (5, 2)]


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_number_beside_an_empty_cell_spans_none(tmp_path: pathlib.Path, side: str) -> None:
    rows = [
        ["", "1,864", "", "56", "", "9", ""],
        ["b", "1", "2,000", "3", "40", "5", "600"],
        ["c", "", "7", "", "", "", "8"],
    ]
    sheet = Sheet()
    at_one_side(sheet, rows, side)
    sheet.text(64, 101, "a", 7)
    (table,) = found(sheet, tmp_path)
    assert {cell.columns for cell in table.cells} == {1}


def test_an_empty_stretch_parts_two_tables_with_other_columns(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    for y in (80, 98, 110, 128):
        sheet.line(60, y, 300, y)
    for x, text in ((64, "daily news"), (130, "city paper (2021. 4.)"), (230, "evening post")):
        sheet.text(x, 92, text, 7)
    for x, text in ((64, "office"), (115, "head one"), (175, "team two"), (240, "clerk three")):
        sheet.text(x, 122, text, 7)
    first, second = found(sheet, tmp_path)
    assert (shape(first), shape(second)) == ((1, 3, 3), (1, 4, 4))


def test_an_empty_row_is_a_row_of_its_table(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    draw(sheet, table_of([*ROWS, ["", "", "", ""], *ROWS[1:]]))
    (table,) = found(sheet, tmp_path)
    assert shape(table)[:2] == (6, 4)


def test_a_line_between_two_rules_is_framed(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.text(60, 90, "a line of running text above")
    sheet.text(64, 108, "a line of its own")
    for y in (96, 114):
        sheet.line(60, y, 300, y)
    (table,) = found(sheet, tmp_path)
    assert shape(table) == (1, 1, 1)


@pytest.mark.parametrize("ends", [(300, 300), (300, 140)])
def test_underlined_text_is_not_framed(tmp_path: pathlib.Path, ends: tuple[int, int]) -> None:
    sheet = Sheet()
    for y, end in zip((92, 108), ends, strict=True):
        words = (
            "a line that is underlined from its beginning to its end, and goes on" if end == 300 else "in the next one"
        )
        sheet.text(60, y, words, 8 * (end - 60) / pdfmetrics.stringWidth(words, "Helvetica", 8))
        sheet.line(60, y + 1, end, y + 1)
    assert found(sheet, tmp_path) == ()


def test_the_rows_of_a_ruled_table_are_not_those_of_rules_below_it(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    ruled = table_of(ROWS)
    draw_rules(sheet, ruled)
    draw_texts(sheet, ruled)
    for y in (138, 160, 182, 204):
        sheet.line(60, y, 300, y)
    for row, y in enumerate((152, 174, 196)):
        for column in range(4):
            sheet.text(64 + 60 * column, y, ROWS[row][column])
    one, other = found(sheet, tmp_path)
    assert shape(one) == (3, 4, 12)
    assert other.ys[0] == pytest.approx(138, abs=1)


def test_underlines_of_one_length_are_no_rules_of_a_table(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    pieces = ("some words that go on", "and on, with wide", "spaces between them")
    for y in (100, 114, 128):
        x = 60.0
        for piece in pieces:
            sheet.text(x, y, piece)
            x += pdfmetrics.stringWidth(piece, "Helvetica", 8) + 7
        sheet.line(60, y + 1, x - 7, y + 1)
    assert found(sheet, tmp_path) == ()
