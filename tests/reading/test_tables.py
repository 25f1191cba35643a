"""Tables drawn in the manner of several producers come back cell by cell."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.reading.tables import find_tables
from tests.reading.drawing import STYLES, Grid, Sheet, Span, Style, draw_rules, draw_texts, regular
from tests.reading.test_glyphs import read

if TYPE_CHECKING:
    import pathlib

    from extractor.reading.page import Table


def found(sheet: Sheet, tmp_path: pathlib.Path) -> tuple[Table, ...]:
    return find_tables([read(sheet.save(tmp_path / "a.pdf"))])[0]


def places(table: Table) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells]


def expected(grid: Grid) -> list[tuple[int, int, int, int]]:
    return sorted((span.row, span.column, span.rows, span.columns) for span in grid.spans)


def assert_same(table: Table, grid: Grid) -> None:
    assert (table.rows, table.columns) == (len(grid.ys) - 1, len(grid.xs) - 1)
    assert places(table) == expected(grid)
    boxes = {(span.row, span.column): grid.box(span) for span in grid.spans}
    for cell in table.cells:
        assert cell.box == pytest.approx(boxes[cell.row, cell.column], abs=1.5)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A grid of random widths and heights, with random merged cells; every grid line is still a side of some cell."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 8))
    widths = draw(st.lists(st.integers(16, 60), min_size=columns, max_size=columns))
    heights = draw(st.lists(st.integers(11, 45), min_size=rows, max_size=rows))
    xs = tuple(itertools.accumulate(widths, initial=50.0))
    ys = tuple(itertools.accumulate(heights, initial=70.0))
    taken: set[tuple[int, int]] = set()
    spans: list[Span] = []
    for row, column in itertools.product(range(rows), range(columns)):
        if (row, column) in taken:
            continue
        tall, wide = draw(st.integers(1, min(3, rows - row))), draw(st.integers(1, min(3, columns - column)))
        fields = set(itertools.product(range(row, row + tall), range(column, column + wide)))
        if fields & taken or draw(st.booleans()):
            tall, wide, fields = 1, 1, {(row, column)}
        taken |= fields
        spans.append(Span(row, column, tall, wide, (f"{row}.{column}",)))
    return _without_idle_lines(Grid(xs, ys, tuple(spans)))


def _without_idle_lines(grid: Grid) -> Grid:
    """A grid line along which no cell begins cannot be seen: left out."""
    rows = sorted({span.row for span in grid.spans})
    columns = sorted({span.column for span in grid.spans})
    row_of = {row: at for at, row in enumerate([*rows, len(grid.ys) - 1])}
    column_of = {column: at for at, column in enumerate([*columns, len(grid.xs) - 1])}
    spans = tuple(
        Span(
            row_of[span.row],
            column_of[span.column],
            sum(span.row <= row < span.row + span.rows for row in rows),
            sum(span.column <= column < span.column + span.columns for column in columns),
            span.lines,
        )
        for span in grid.spans
    )
    xs = tuple(grid.xs[column] for column in [*columns, -1])
    return Grid(xs, tuple(grid.ys[row] for row in [*rows, -1]), spans)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(grid=grids(), style=st.sampled_from(STYLES), turn=st.sampled_from([0, 90, 180, 270]))
def test_random_tables_come_back(tmp_path: pathlib.Path, grid: Grid, style: Style, turn: int) -> None:
    sheet = Sheet()
    sheet.turn(turn)
    draw_rules(sheet, grid, style)
    draw_texts(sheet, grid, 5)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


@pytest.mark.parametrize("style", STYLES)
def test_styles(tmp_path: pathlib.Path, style: Style) -> None:
    grid = regular(4, 5)
    sheet = Sheet()
    draw_rules(sheet, grid, style)
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


@pytest.mark.parametrize("radius", [1.5, 4.0, 6.5])
def test_cells_with_round_corners(tmp_path: pathlib.Path, radius: float) -> None:
    grid = regular(3, 4)
    sheet = Sheet()
    for span in grid.spans:
        x0, top, x1, bottom = grid.box(span)
        sheet.canvas.roundRect(x0 + 1, sheet.height - bottom + 1, x1 - x0 - 2, bottom - top - 2, radius)
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


@pytest.mark.parametrize("sides", [("down", {0, 4}), ("down", {0}), ("across", {0, 3}), ("across", {3})])
def test_missing_outer_borders_are_closed(tmp_path: pathlib.Path, sides: tuple[str, set[int]]) -> None:
    grid = regular(3, 4)
    sheet = Sheet()
    draw_rules(sheet, grid, skip=lambda side, at: side == sides[0] and at in sides[1])
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_two_rows_with_rules_between_cells_alone(tmp_path: pathlib.Path) -> None:
    grid = regular(2, 4)
    sheet = Sheet()
    draw_rules(sheet, grid, skip=lambda side, at: at in ({0, 2} if side == "across" else {0, 4}))
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_a_row_that_a_page_break_left_alone(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    grid = regular(1, 4, y=30)
    draw_rules(sheet, grid, skip=lambda side, at: (side, at) == ("across", 0))
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_a_row_of_headings_whose_first_goes_on_over_the_page(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    grid = regular(1, 4, y=700, height=60)
    draw_rules(sheet, grid, skip=lambda side, at: (side, at) == ("across", 1))
    sheet.line(120, 760, 300, 760)
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


@pytest.mark.parametrize("label", [1, 2])
def test_a_row_that_a_page_break_parts_without_outer_borders(tmp_path: pathlib.Path, label: int) -> None:
    spans = (
        *(Span(0, c) for c in range(4)),
        Span(1, 0, label, lines=("label",)),
        *(Span(r, c) for r in range(1, 3) for c in range(1, 4)),
    )
    grid = Grid((60, 120, 180, 240, 300), (80, 100, 120, 140), (*spans, *([Span(2, 0)] if label == 1 else [])))
    sheet = Sheet()
    draw_rules(sheet, grid, skip=lambda side, at: (side, at) in {("down", 0), ("down", 4), ("across", 3)})
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_a_page_break_left_nothing_of_the_label_above_the_first_cell(tmp_path: pathlib.Path) -> None:
    spans = (Span(0, 0, 2, lines=("first",)), *(Span(r, c) for r in range(2) for c in (1, 2)))
    grid = Grid((60, 120, 180, 240), (80, 100, 120, 140), (*spans, *(Span(2, c) for c in range(3))))
    sheet = Sheet()
    for y in grid.ys:
        sheet.line(120 if y <= 100 else 60, y, 240, y)
    for x in grid.xs:
        sheet.line(x, 100 if x == 60 else 80, x, 140)
    sheet.text(65, 114, "first")
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


@pytest.mark.parametrize("row", [0, 1])
def test_rules_that_end_where_a_page_break_left_nothing_of_a_row(tmp_path: pathlib.Path, row: int) -> None:
    spans = (*(Span(r, c, lines=("x",)) for r in range(2) for c in (0, 1)), *(Span(0, c, 2) for c in (2, 3)))
    grid = Grid((60, 120, 180, 240, 300, 360), (80, 100, 120), (*spans, Span(0, 4, 2)))
    sheet = Sheet()
    for y, x1 in ((80, 360), (100, 180), (120, 360)):
        sheet.line(60, y, x1, y)
    for x in (60, 120, 180, 360):
        sheet.line(x, 80, x, 120)
    for x in (240, 300):
        sheet.line(x, grid.ys[row], x, grid.ys[row + 1])
    sheet.text(245, grid.ys[row] + 14, "x")
    sheet.text(310, 103, "in the middle")
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_the_grid_of_a_chart_is_no_table(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    grid = regular(1, 4, height=80)
    draw_rules(sheet, grid, skip=lambda side, at: (side, at) == ("across", 0))
    draw_texts(sheet, grid)
    assert found(sheet, tmp_path) == ()


def test_a_shaded_row_without_its_outer_borders(tmp_path: pathlib.Path) -> None:
    grid = Grid((60, 160, 300), (80, 100, 120, 140), (Span(0, 0), Span(0, 1), Span(1, 0, 1, 2), Span(2, 0), Span(2, 1)))
    sheet = Sheet()
    sheet.canvas.setFillGray(0.8)
    sheet.box(60, 100, 300, 120)
    for y in grid.ys:
        sheet.line(60, y, 300, y)
    for x in grid.xs:
        sheet.line(x, 80, x, 100)
        sheet.line(x, 120, x, 140)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


@pytest.mark.parametrize("below", [True, False])
def test_shaded_heads_without_any_rules_belong_to_the_ruled_rows_beside_them(
    tmp_path: pathlib.Path, below: bool
) -> None:
    """Heads in two rows, the first of them over several columns, or below the ruled rows."""
    ys = (80.0, 100.0, 120.0, 140.0, 160.0)
    spans = [Span(0, 0, 2, 1, ("kind",)), Span(0, 1, 1, 2, ("planned",)), Span(0, 3, 1, 2, ("paid",))]
    spans += [Span(1, column, lines=(f"head{column}",)) for column in range(1, 5)]
    spans += [Span(row, column, lines=(f"r{row}c{column}",)) for row in (2, 3) for column in range(5)]
    if below:
        spans = [dataclasses.replace(span, row=4 - span.row - span.rows) for span in spans]
    grid = Grid((60.0, 130.0, 180.0, 230.0, 280.0, 330.0), ys, tuple(spans))
    ruled = tuple(span for span in spans if span.lines[0].startswith("r"))
    sheet = Sheet()
    sheet.canvas.setFillGray(0.9)
    for span in spans:
        if span not in ruled:
            sheet.box(*grid.box(span))
    sheet.canvas.setFillGray(0)
    draw_rules(sheet, dataclasses.replace(grid, spans=ruled))
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_shaded_heads_beside_a_label_of_two_rows_that_has_rules_beside_its_second(tmp_path: pathlib.Path) -> None:
    """No rule stands above the first row, and none between its heads; the second one is ruled across."""
    heads = (Span(0, 0, 2, 1, ("kind",)), Span(0, 1, 1, 2, ("planned",)), Span(0, 3, 1, 2, ("paid",)))
    second = tuple(Span(1, column, lines=(f"head{column}",)) for column in range(1, 5))
    rest = tuple(Span(2, column, lines=(f"r2c{column}",)) for column in range(5))
    grid = Grid((60, 130, 180, 230, 280, 330), (80, 100, 120, 140), (*heads, *second, *rest))
    sheet = Sheet()
    sheet.canvas.setFillGray(0.9)
    for span in grid.spans:
        sheet.box(*grid.box(span))
    sheet.canvas.setFillGray(0)
    for y, start in ((100, 130), (120, 60), (140, 60)):
        sheet.line(start, y, 330, y)
    sheet.box(60, 30, 120, 60, fill=0, stroke=1)  # sides of shades count on pages that have rules down
    draw_texts(sheet, grid)
    _, table = found(sheet, tmp_path)
    assert_same(table, grid)


def test_shaded_heads_of_a_table_without_rules_down_are_its_row(tmp_path: pathlib.Path) -> None:
    grid = regular(3, 4)
    sheet = Sheet()
    for row, column in ((0, 0), (0, 1), (0, 2), (0, 3), (2, 1)):
        sheet.canvas.setFillGray(0.85)
        sheet.box(grid.xs[column], grid.ys[row], grid.xs[column + 1], grid.ys[row + 1])
    sheet.canvas.setFillGray(0)
    for y in grid.ys:
        sheet.line(grid.xs[0], y, grid.xs[-1], y)
    sheet.box(60, 40, 200, 60, fill=0, stroke=1)
    sheet.text(64, 54, "title")
    draw_texts(sheet, grid)
    assert [(table.rows, table.columns) for table in found(sheet, tmp_path)] == [(1, 1), (3, 4)]


def test_a_shaded_heading_without_a_rule_below(tmp_path: pathlib.Path) -> None:
    grid = regular(3, 4)
    sheet = Sheet()
    sheet.canvas.setFillGray(0.9)
    sheet.box(60, 80, 300, 100)
    sheet.canvas.setFillGray(0)
    draw_rules(sheet, grid, skip=lambda side, at: side == "across" and at == 1)
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_dark_heads_at_the_open_sides_of_a_table_end_where_the_rule_between_the_others_does(
    tmp_path: pathlib.Path,
) -> None:
    grid = regular(3, 4)
    sheet = Sheet()
    sheet.canvas.setFillGray(0.3)
    for span in grid.spans[:4]:
        sheet.box(*grid.box(span))
    for y in grid.ys:
        sheet.line(120 if y == 100 else 60, y, 240 if y == 100 else 300, y)
    for x in grid.xs[1:-1]:
        sheet.line(x, 80, x, 140)
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_white_rules_between_dark_headings(tmp_path: pathlib.Path) -> None:
    grid = regular(3, 4)
    sheet = Sheet()
    sheet.canvas.setFillGray(0.3)
    for span in grid.spans[:4]:
        sheet.box(*grid.box(span))
    sheet.canvas.setStrokeGray(1)
    draw_rules(sheet, grid, skip=lambda side, at: side == "across" and at > 0)
    sheet.canvas.setStrokeGray(0)
    for y in (100, 120, 140):
        sheet.line(60, y, 300, y)
    for x in grid.xs:
        sheet.line(x, 100, x, 140)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_a_dark_heading_at_the_left_of_white_rules(tmp_path: pathlib.Path) -> None:
    grid = regular(1, 4)
    sheet = Sheet()
    sheet.canvas.setFillGray(0.3)
    sheet.box(60, 80, 120, 100)
    for x in grid.xs[1:]:
        sheet.line(x, 80, x, 100)
    for y in grid.ys:
        sheet.line(120, y, 300, y)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_a_dark_label_beside_a_plain_cell_needs_no_rule_between(tmp_path: pathlib.Path) -> None:
    grid = regular(3, 4)
    sheet = Sheet()
    sheet.canvas.setFillGray(0.3)
    for row in (0, 2):
        sheet.box(120, 80 + 20 * row, 180, 100 + 20 * row)
    for y in grid.ys:
        sheet.line(60, y, 300, y)
    for x in grid.xs:
        sheet.line(x, 100, x, 120)
        if x not in (120, 180):
            sheet.line(x, 80, x, 140)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_labels_of_two_rows_whose_second_stands_on_the_next_page(tmp_path: pathlib.Path) -> None:
    spans = tuple(Span(0, column, 2 if column in (2, 3) else 1) for column in range(6))
    grid = Grid((60, 120, 180, 240, 300, 360, 420), (80, 100, 130), spans)
    sheet = Sheet()
    sheet.canvas.setFillGray(0.8)
    for span in spans:
        sheet.box(*grid.box(span))
    for x0, y, x1 in ((60, 80, 420), (60, 100, 180), (300, 100, 420)):
        sheet.line(x0, y, x1, y)
    for x in grid.xs:
        sheet.line(x, 80, x, 100)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_dark_heads_at_the_foot_of_a_page_end_where_most_of_them_do(tmp_path: pathlib.Path) -> None:
    grid = regular(2, 4)
    sheet = Sheet()
    sheet.canvas.setFillGray(0.2)
    for column, bottom in enumerate((120, 120, 132, 120)):
        sheet.box(grid.xs[column], 100, grid.xs[column + 1], bottom)
    for y in (80, 100):
        sheet.line(60, y, 300, y)
    for x in grid.xs:
        sheet.line(x, 80, x, 120)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


@pytest.mark.parametrize("divided", [True, False])
def test_the_shadow_of_a_frame_prolongs_no_rule(tmp_path: pathlib.Path, *, divided: bool) -> None:
    sheet = Sheet()
    sheet.canvas.setFillGray(0.8)
    sheet.box(120, 80, 330, 300)
    for y in (80, 100, 120):
        sheet.line(60, y, 300 if divided else 120, y)
    for x in (60, 120):
        sheet.line(x, 80, x, 120)
    longest = max(float(end - start) for start, end, _ in read(sheet.save(tmp_path / "a.pdf")).rulings.vertical)
    assert longest == pytest.approx(40 if divided else 220, abs=1)


def test_a_shaded_label_of_two_rows_needs_no_rule_beside_the_second(tmp_path: pathlib.Path) -> None:
    spans = (Span(0, 0), Span(0, 1, 2), Span(0, 2), Span(1, 0), Span(1, 2))
    grid = Grid((60, 120, 180, 240), (80, 100, 120), spans)
    sheet = Sheet()
    sheet.canvas.setFillGray(0.8)
    sheet.box(120, 80, 180, 120)
    for x0, y, x1 in ((60, 80, 240), (60, 100, 120), (180, 100, 240), (60, 120, 120)):
        sheet.line(x0, y, x1, y)
    for x, bottom in ((60, 120), (120, 120), (180, 100), (240, 120)):
        sheet.line(x, 80, x, bottom)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_a_shaded_word_in_the_corner_of_a_cell_divides_nothing(tmp_path: pathlib.Path) -> None:
    grid = regular(3, 4)
    sheet = Sheet()
    sheet.canvas.setFillGray(0.8)
    sheet.box(61, 81, 90, 92)
    sheet.box(240, 108, 299, 119)
    draw_rules(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_shaded_paragraphs_in_cells_divide_nothing(tmp_path: pathlib.Path) -> None:
    grid = Grid(
        (60, 160, 260, 360),
        (80, 130, 150, 170),
        (*(Span(0, column) for column in range(3)), Span(1, 0, 2), *(Span(row, at) for row in (1, 2) for at in (1, 2))),
    )
    sheet = Sheet()
    sheet.canvas.setFillGray(0.9)
    for left in grid.xs[:2]:
        sheet.box(left + 1.5, 95, left + 98.5, 106)
    sheet.box(261.5, 81.5, 358.5, 115)
    sheet.box(61.5, 152.4, 158.5, 163)
    sheet.canvas.setFillGray(0)
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_long_dashes_with_wide_gaps(tmp_path: pathlib.Path) -> None:
    grid = regular(3, 4)
    sheet = Sheet()
    sheet.canvas.setDash(4.5, 3.7)
    for y in grid.ys:
        sheet.line(60, y, 300, y, 1.5)
    for x in grid.xs:
        sheet.line(x, 80, x, 140, 1.5)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_short_rules_of_two_dashes_with_a_stretched_gap(tmp_path: pathlib.Path) -> None:
    grid = regular(3, 4, height=15)
    sheet = Sheet()
    for y in grid.ys:
        sheet.line(60, y, 300, y)
    for x, y in itertools.product(grid.xs, grid.ys[:-1]):
        sheet.box(x - 0.75, y + 0.3, x + 0.75, y + 4.8)
        sheet.box(x - 0.75, y + 10.2, x + 0.75, y + 14.7)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_rules_beyond_the_edge_of_what_is_shown_are_none(tmp_path: pathlib.Path) -> None:
    grid = regular(3, 4)
    sheet = Sheet()
    path = sheet.canvas.beginPath()
    path.rect(40, sheet.height - 141, 400, 81)
    sheet.canvas.clipPath(path, stroke=0)
    draw_rules(sheet, grid)
    for x in grid.xs:
        sheet.line(x, 142, x, 190)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_a_label_on_top_of_a_table_is_no_row_of_it(tmp_path: pathlib.Path) -> None:
    grid = regular(3, 4)
    sheet = Sheet()
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    sheet.box(60, 62, 140, 78, fill=0, stroke=1)
    sheet.text(64, 74, "label")
    label, table = found(sheet, tmp_path)
    assert places(label) == [(0, 0, 1, 1)]
    assert [cell.box for cell in table.cells[:2]] == [pytest.approx(grid.box(span), abs=1.5) for span in grid.spans[:2]]


def test_a_label_on_top_of_a_frame_has_white_beside_it(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.box(60, 62, 140, 78, fill=0, stroke=1)
    sheet.text(64, 74, "label")
    sheet.line(60, 79.5, 300, 79.5)
    sheet.line(60, 160, 300, 160)
    sheet.line(300, 79.5, 300, 160)  # its left side is cut off
    sheet.text(70, 120, "text")
    label, frame = found(sheet, tmp_path)
    assert label.box == pytest.approx((60, 62, 140, 78.75), abs=1)
    assert frame.box == pytest.approx((60, 78.75, 300, 160), abs=1)


def test_an_organisation_chart_is_framed_text(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    boxes = [(250, 100, 350, 120), (100, 160, 180, 190), (260, 160, 340, 190), (420, 160, 500, 190)]
    for number, box in enumerate(boxes):
        sheet.box(*box, fill=0, stroke=1)
        sheet.text(box[0] + 10, box[1] + 14, f"unit {number}")
    sheet.line(300, 120, 300, 160)
    sheet.line(140, 140, 460, 140)
    for x in (140, 460):
        sheet.line(x, 140, x, 160)
    sheet.line(140, 190, 140, 220)
    sheet.line(460, 190, 460, 220)
    sheet.line(140, 220, 460, 220)
    tables = found(sheet, tmp_path)
    assert [table.box for table in tables] == [pytest.approx(box, abs=0.5) for box in boxes]
    assert all(places(table) == [(0, 0, 1, 1)] for table in tables)


def test_a_chart_below_a_table_is_none(tmp_path: pathlib.Path) -> None:
    grid = regular(3, 3)
    sheet = Sheet()
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    sheet.line(100, 300, 100, 500)
    for number in range(5):
        sheet.line(100, 300 + 50 * number, 400, 300 + 50 * number, 0.2)
        sheet.text(80, 302 + 50 * number, str(40 - 10 * number))
    for number in range(4):
        sheet.box(120 + 70 * number, 480 - 40 * number, 150 + 70 * number, 500)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


@pytest.mark.parametrize(("size", "count"), [(14, 2), (7, 1)])
def test_a_title_framed_on_top_is_no_row(tmp_path: pathlib.Path, size: int, count: int) -> None:
    grid = regular(3, 3)
    sheet = Sheet()
    sheet.box(60, 55, 240, 79, fill=0, stroke=1)
    sheet.text(70, 72, "Title", size)
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    tables = found(sheet, tmp_path)
    assert len(tables) == count
    assert tables[-1].rows == 5 - count
    assert sum(len(table.cells) for table in tables) == 10


@pytest.mark.parametrize(("ground", "count"), [(1.0, 0), (0.8, 1)])
def test_white_rules_are_seen_on_shading_alone(tmp_path: pathlib.Path, ground: float, count: int) -> None:
    sheet = Sheet()
    sheet.canvas.setFillGray(ground)
    sheet.box(50, 70, 310, 150)
    sheet.canvas.setFillGray(0)
    sheet.canvas.setStrokeGray(1)
    grid = regular(3, 4)
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    assert len(found(sheet, tmp_path)) == count


def test_tables_side_by_side(tmp_path: pathlib.Path) -> None:
    left, right = regular(3, 2), regular(4, 2, x=300)
    sheet = Sheet()
    for grid in (left, right):
        draw_rules(sheet, grid)
    first, second = found(sheet, tmp_path)
    assert_same(first, left)
    assert_same(second, right)


def test_table_in_a_cell(tmp_path: pathlib.Path) -> None:
    outer, inner = regular(2, 2, width=200, height=120), regular(3, 2, x=80, y=100, height=15)
    sheet = Sheet()
    draw_rules(sheet, outer)
    draw_rules(sheet, inner)
    (table,) = found(sheet, tmp_path)
    assert_same(table, outer)
    (within,) = table.inner
    assert_same(within, inner)


def test_diagonals_and_small_drawings_are_no_sides(tmp_path: pathlib.Path) -> None:
    grid = regular(3, 3)
    sheet = Sheet()
    draw_rules(sheet, grid)
    sheet.line(60, 80, 120, 100)
    sheet.canvas.circle(210, sheet.height - 110, 5)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_shaded_words_and_underlines_are_no_table(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.canvas.setFillColorRGB(1, 1, 0.8)
    sheet.box(100, 190, 160, 204)
    sheet.canvas.setFillGray(0)
    sheet.text(102, 200, "marked", 10)
    sheet.line(100, 300, 400, 300)
    sheet.line(100, 320, 400, 320)
    assert found(sheet, tmp_path) == ()


def test_a_frame_that_goes_on_from_the_page_before_holds_the_table_at_its_top(tmp_path: pathlib.Path) -> None:
    sheet, grid = Sheet(), regular(3, 4, x=70, y=60)
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    path = sheet.canvas.beginPath()
    for inset in (0.0, 1.5):  # a ring whose upper side has no thickness
        path.rect(60 + inset, sheet.height - 300 + inset, 260 - 2 * inset, 240 - inset)
    sheet.canvas.drawPath(path, fill=1, stroke=0, fillMode=0)
    sheet.text(72, 200, "text below the table")
    assert_same(found(sheet, tmp_path)[0], grid)


def test_the_shadow_of_a_frame_is_not_seen_within_it(tmp_path: pathlib.Path) -> None:
    sheet, grid = Sheet(), regular(3, 4, x=70, y=60)
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    sheet.canvas.saveState()
    path = sheet.canvas.beginPath()
    path.rect(40, sheet.height - 320, 310, 290)
    path.rect(60, sheet.height - 300, 260, 250)
    sheet.canvas.clipPath(path, stroke=0, fill=0, fillMode=0)
    sheet.canvas.setFillGray(0.6)
    sheet.box(69, 90, 311, 295)  # its upper side would lead from rule to rule
    sheet.canvas.restoreState()
    assert_same(found(sheet, tmp_path)[0], grid)


@pytest.mark.parametrize("around", [True, False])
def test_what_clipping_leaves_of_shadows_is_no_cell(tmp_path: pathlib.Path, *, around: bool) -> None:
    """The shadow of a title right above a table, and of the table; both as wide as the page's text."""
    sheet, grid = Sheet(), regular(3, 4, y=90)
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    sheet.box(60, 60, 300, 80, fill=0, stroke=1)
    sheet.text(70, 74, "title")
    sheet.canvas.setFillGray(0.6)
    for top, bottom in ((60, 80), (90, 150)):
        sheet.canvas.saveState()
        path = sheet.canvas.beginPath()
        if around:
            path.rect(60, sheet.height - top, 240, top - 40)
        path.rect(60, sheet.height - 780, 240, 780 - bottom)
        sheet.canvas.clipPath(path, stroke=0, fill=0)
        sheet.box(56, top - 4, 306, bottom + 6)
        sheet.canvas.restoreState()
    title, table = found(sheet, tmp_path)
    assert (title.rows, title.columns) == (1, 1)
    assert_same(table, grid)


def test_a_frame_is_a_table_of_one_cell(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.box(100, 100, 400, 130, fill=0, stroke=1)
    (table,) = found(sheet, tmp_path)
    assert places(table) == [(0, 0, 1, 1)]
    assert table.box == pytest.approx((100, 100, 400, 130), abs=0.5)


def test_a_dark_label_over_two_rows_with_a_white_rule_beside_one(tmp_path: pathlib.Path) -> None:
    spans = (Span(0, 0, 2), Span(0, 1), Span(0, 2), Span(1, 1), Span(1, 2))
    grid = Grid((60, 120, 210, 300), (80, 100, 120), spans)
    sheet = Sheet()
    sheet.canvas.setFillGray(0.3)
    for span in spans[:3]:
        sheet.box(*grid.box(span))
    for x in (210, 300):
        sheet.line(x, 100, x, 120)
    for y in (80, 120):
        sheet.line(60, y, 300, y)
    sheet.canvas.setStrokeGray(1)
    sheet.line(120, 100, 300, 100)
    for x in grid.xs[:3]:
        sheet.line(x, 80, x, 100)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


@pytest.mark.parametrize("top", [((60, 300),), ((60, 170), (240, 300)), ((120, 170), (240, 300))])
def test_a_row_whose_upper_side_is_ruled_in_part(tmp_path: pathlib.Path, top: tuple[tuple[int, int], ...]) -> None:
    grid = Grid((60, 120, 300), (80, 100), (Span(0, 0, lines=("label",)), Span(0, 1, lines=("some words",))))
    sheet = Sheet()
    sheet.canvas.setFillGray(0.8)
    sheet.box(60, 80, 120, 100)
    sheet.canvas.setFillGray(0)
    for start, end in top:
        sheet.line(start, 80, end, 80)
    sheet.line(60, 100, 300, 100)
    for x in grid.xs:
        sheet.line(x, 80, x, 100)
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_a_label_that_goes_on_over_the_page_beside_headings(tmp_path: pathlib.Path) -> None:
    grid = Grid((60, 120, 210, 300), (80, 100), tuple(Span(0, column, lines=("word",)) for column in range(3)))
    sheet = Sheet()
    sheet.line(60, 80, 300, 80)
    sheet.line(120, 100, 300, 100)
    for x in (120, 210):
        sheet.line(x, 80, x, 100)
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_a_row_of_small_boxes_is_no_table(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    draw_rules(sheet, Grid((60, 70, 80, 90), (80, 90), tuple(Span(0, column) for column in range(3))))
    assert found(sheet, tmp_path) == ()


def test_gaps_as_long_as_their_dashes(tmp_path: pathlib.Path) -> None:
    grid = regular(3, 4)
    sheet = Sheet()
    for y in grid.ys:
        for x in range(60, 300, 12):
            sheet.line(x, y, x + 6.5, y, 2)
        sheet.line(296, y, 300, y, 2)
    for x in grid.xs:
        for y in range(80, 140, 12):
            sheet.line(x, y, x, y + 6.5, 2)
        sheet.line(x, 136, x, 140, 2)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_a_dark_head_over_a_cell_of_two_rows_without_a_rule_between(tmp_path: pathlib.Path) -> None:
    spans = (*(Span(row, 0) for row in range(3)), Span(0, 1, 2), Span(2, 1), Span(0, 2), Span(1, 2, 2))
    grid = Grid((60, 120, 210, 300), (80, 100, 120, 140), spans)
    sheet = Sheet()
    sheet.canvas.setFillGray(0.3)
    sheet.box(210, 80, 300, 100)
    sheet.canvas.setFillGray(0)
    draw_rules(sheet, Grid(grid.xs[:3], grid.ys, tuple(span for span in spans if span.column < 2)))
    sheet.line(210, 80, 300, 80)
    sheet.line(210, 140, 300, 140)
    sheet.line(300, 60, 300, 80)
    sheet.line(300, 100, 300, 140)
    sheet.text(240, 92, "head")
    sheet.text(240, 115, "value")
    (table,) = found(sheet, tmp_path)
    assert [cell for cell in places(table) if cell[1] == 2] == [(0, 2, 1, 1), (1, 2, 2, 1)]


def test_a_row_of_dashes_between_the_joints_of_its_corners(tmp_path: pathlib.Path) -> None:
    """Some browsers draw the corners of dashed rules as filled dashes, and one stroke with a dash pattern between."""
    grid = regular(3, 4)
    sheet = Sheet()
    for y in grid.ys:
        for left, right in itertools.pairwise(grid.xs):
            for start in (left, right - 5.5):
                sheet.box(start, y - 0.75, start + 5.5, y + 0.75)
            sheet.canvas.setDash(4.5, 4.5)
            sheet.line(left + 10.1, y, right - 10.1, y, 1.5)
    sheet.canvas.setDash()
    for x in grid.xs:
        sheet.line(x, 80, x, 140, 1.5)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_a_rule_that_juts_out_right_above_a_table_adds_no_column(tmp_path: pathlib.Path) -> None:
    grid = regular(2, 3)
    sheet = Sheet()
    (x0, x1), (y0, y1) = (grid.xs[0], grid.xs[-1]), (grid.ys[0], grid.ys[-1])
    for y in grid.ys:
        sheet.line(x0, y, x1, y)
    for x in grid.xs[1:-1]:
        sheet.line(x, y0, x, y1)
    sheet.line(x0 + 5, y0 - 1.8, x1 + 5, y0 - 1.8)
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)


def test_a_frame_right_below_a_longer_rule_is_one_cell(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.box(60, 80, 160, 94, fill=0, stroke=1)
    sheet.line(60, 79, 500, 79)
    sheet.text(64, 90, "framed")
    (table,) = found(sheet, tmp_path)
    assert (table.rows, table.columns, round(table.box[2])) == (1, 1, 160)


def test_the_sides_of_low_rows_and_of_a_box_below_them_are_two(tmp_path: pathlib.Path) -> None:
    grid = regular(3, 4, height=7.5)
    sheet = Sheet()
    draw_rules(sheet, grid, skip=lambda side, _: side == "down")
    for x in grid.xs:
        for y in grid.ys[:-1]:
            sheet.box(x - 0.375, y, x + 0.375, y + 7.5)
    for x in (60, 180):
        sheet.box(x - 0.375, grid.ys[-1] + 6.8, x + 0.375, grid.ys[-1] + 26.8)
    for y in (6.8, 26.8):
        sheet.line(60, grid.ys[-1] + y, 180, grid.ys[-1] + y)
    assert [table.rows for table in found(sheet, tmp_path)] == [3, 1]


@pytest.mark.parametrize(("columns", "tables"), [(2, [(1, 2), (2, 3)]), (3, [(4, 3)])])
def test_white_across_a_table_parts_it_unless_its_columns_go_on(
    tmp_path: pathlib.Path, columns: int, tables: list[tuple[int, int]]
) -> None:
    """Sides that miss each other by so little are one; and the white of a double rule parts no table."""
    sheet = Sheet()
    for x in (60, 60 + 360 / columns, 420):
        sheet.line(x, 80, x, 100)
    for x in (60, 180, 300, 420):
        sheet.line(x, 100 if columns == 3 else 104, x, 144)
    if columns == 3:
        sheet.line(300, 80, 300, 100)
    else:
        for x in (60, 420):
            sheet.line(x, 80, x, 144)
    for y in (80, 100, 104, 124, 144):
        sheet.line(60, y, 420, y)
    for x, y in ((64, 95), (310, 95), (64, 119), (190, 119), (310, 119), (64, 139)):
        sheet.text(x, y, "text")
    assert [(table.rows, table.columns) for table in found(sheet, tmp_path)] == tables
