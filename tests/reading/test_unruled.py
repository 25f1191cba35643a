"""Rows without rules between them are parted where numbers prove them, and wrapped text never is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor.reading.tables import find_tables
from tests.reading.drawing import Grid, Sheet, Span, draw_rules, draw_texts
from tests.reading.test_glyphs import read

if TYPE_CHECKING:
    import pathlib

    from extractor.reading.page import Table


def drawn(tmp_path: pathlib.Path, *bands: tuple[tuple[str, ...], ...]) -> Table:
    """The table of bands between rules; each band is given as its cells' lines."""
    columns = len(bands[0])
    ys = [80.0]
    for band in bands:
        ys.append(ys[-1] + 6 + 9 * max(len(lines) for lines in band))
    spans = tuple(Span(row, column, lines=lines) for row, band in enumerate(bands) for column, lines in enumerate(band))
    grid = Grid(tuple(60.0 + 90 * k for k in range(columns + 1)), tuple(ys), spans)
    sheet = Sheet()
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    ((table,),) = find_tables([read(sheet.save(tmp_path / "a.pdf"))])
    return table


def test_numbers_below_one_another_are_rows(tmp_path: pathlib.Path) -> None:
    table = drawn(
        tmp_path,
        (("item",), ("plan",), ("paid",)),
        (("sum", "city", "ward"), ("1,200", "800", "400"), ("-", "12.5", "-3")),
    )
    assert (table.rows, table.columns, len(table.cells)) == (4, 3, 12)
    edges = [cell.box[1] for cell in table.cells if cell.column == 0]
    assert edges == sorted(set(edges))


def test_a_heading_without_a_rule_below_is_a_row(tmp_path: pathlib.Path) -> None:
    table = drawn(
        tmp_path,
        (("item", "sum"), ("plan", "1,200"), ("paid", "800")),
        (("city",), ("800",), ("100",)),
    )
    assert (table.rows, len(table.cells)) == (3, 9)


@pytest.mark.parametrize(
    "band",
    [
        (("road works", "second part"), ("design and", "survey"), ("opening", "of both")),
        (("sum",), ("1,", "200"), ("3,", "400")),
        (("growth",), ("66.8", "(21.4)"), ("64.6", "(12.2)")),
        (("period",), ("2018.7.1.~", "8.13."), ("'18.7.", "'19.8.")),
        (("two words", "wrapped"), ("1,200",), ("800",)),
        (("a", "b"), ("see", "1"), ("120", "130")),
    ],
)
def test_wrapped_text_stays_one_row(tmp_path: pathlib.Path, band: tuple[tuple[str, ...], ...]) -> None:
    assert drawn(tmp_path, band, (("x",), ("y",), ("z",))).rows == 2
