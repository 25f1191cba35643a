"""Rows of the tree to tables."""

from __future__ import annotations

from extractor.parsing.tables import Table, cells_of, has_captions_alone, line_of, tables
from tests.parsing.case import rule


def of(text: str) -> list[Table]:
    return list(tables(rule("document").parse(text).children))


def texts(table: Table) -> list[list[str | None]]:
    return [[cell and cell.text for cell in row.cells] for row in table.rows]


def test_rows_that_follow_one_another_are_a_table() -> None:
    first, second = of("가\t나\n\t다\n\n라\t마\n")
    assert texts(first) == [["가", "나"], [None, "다"]]
    assert texts(second) == [["라", "마"]]


def test_a_line_of_another_sort_parts_tables() -> None:
    assert [texts(table) for table in of("가\t나\n다\n라\t마\n")] == [[["가", "나"]], [["라", "마"]]]


def test_a_row_of_empty_cells_is_none() -> None:
    (table,) = of("\t\n가\t나\n\t\n다\t라\n")
    assert texts(table) == [["가", "나"], ["다", "라"]]
    assert [(row.line, cell.row) for row in table.rows for cell in row.filled()] == [(2, 0), (2, 0), (4, 1), (4, 1)]
    assert of("\t\n") == []


def test_captions_side_by_side_are_no_row_of_a_table() -> None:
    (table,) = of("가\t나\n새벽일보(2020. 7. 24.)\t저녁신문(2020. 7. 25.)\n")
    assert texts(table) == [["가", "나"]]
    mixed, alone, empty = (
        rule("document").parse("가\t새벽일보(2020. 7. 24.)\n\n\t새벽일보(2020. 7. 24.)\n\n\t\n").children
    )
    assert [has_captions_alone(row) for row in (mixed, alone, empty)] == [False, True, False]  # type: ignore[arg-type]


def test_a_cell_knows_its_place_and_sort() -> None:
    text = "가\t나\n\t 1,000 \n"
    (table,) = of(text)
    cell = table.rows[1].at(1)
    assert cell
    assert (cell.kind, cell.text, cell.row, cell.column) == ("NUMBER", "1,000", 1, 1)
    assert text[cell.start : cell.end] == "1,000"


def test_columns_that_are_not_there_are_empty() -> None:
    (table,) = of("가\t나\n다\t라\t마\n")
    row = table.rows[0]
    assert (row.at(-1), row.at(2)) == (None, None)
    assert table.columns == 3


def test_a_cell_reaches_to_the_next_that_is_filled() -> None:
    (table,) = of("가\t\t나\t\n")
    row = table.rows[0]
    assert [row.reach(column) for column in range(4)] == [2, 2, 4, 4]
    assert [cell.text for cell in row.filled()] == ["가", "나"]


def test_a_row_s_cells_and_line() -> None:
    row = rule("row").parse("가\t\t나\n")
    assert [cell and str(cell) for cell in cells_of(row)] == ["가", None, "나"]
    assert line_of(row) == 1
