"""Tables in one frame, with headings and lists between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from extractor.reading.pages import read_pages
from tests.reading.drawing import Grid, Sheet, Span, draw_rules, draw_texts
from tests.reading.test_tables import found, places

if TYPE_CHECKING:
    import pathlib

FONT = "HYGothic-Medium"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))  # pyright: ignore[reportUnknownMemberType]

UPPER = Grid((60, 180, 300), (80, 100, 120), tuple(Span(r, c, lines=(f"a{r}{c}",)) for r in (0, 1) for c in (0, 1)))
LOWER = Grid(
    (60, 120, 240, 300), (180, 200, 220), tuple(Span(r, c, lines=(f"b{r}{c}",)) for r in (0, 1) for c in range(3))
)


def framed(*lines: str) -> Sheet:
    """Two tables that touch the sides of a frame, with those lines between them."""
    sheet = Sheet()
    for grid in (UPPER, LOWER):
        draw_rules(sheet, grid)
        draw_texts(sheet, grid)
    for x in (60, 300):
        sheet.line(x, 120, x, 180)
    for number, line in enumerate(lines):
        sheet.text(64, 134 + 12 * number, line, 8, FONT)
    return sheet


@pytest.mark.parametrize("lines", [("□ 추진실적",), ("○ 하나", "○ 둘"), ("■ 추진실적", "○ 하나 - 둘", "(단위: 원)")])
def test_headings_and_lists_between_two_tables_of_a_frame(tmp_path: pathlib.Path, lines: tuple[str, ...]) -> None:
    above, between, below = found(framed(*lines), tmp_path)
    assert places(above) == [(row, column, 1, 1) for row in (0, 1) for column in (0, 1)]
    assert places(between) == [(0, 0, 1, 1)]
    assert places(below) == [(row, column, 1, 1) for row in (0, 1) for column in (0, 1, 2)]
    text = read_pages(tmp_path / "a.pdf").text
    assert list(filter(None, text.split("\n"))) == [
        "a00\ta01",
        "a10\ta11",
        *lines,
        "b00\tb01\tb02",
        "b10\tb11\tb12",
    ]


def test_a_boxed_heading_right_on_a_table_of_a_frame(tmp_path: pathlib.Path) -> None:
    sheet = framed("○ 하나", "○ 둘")
    sheet.box(60, 160, 130, 180, fill=0, stroke=1)
    sheet.text(64, 174, "□ 추진실적", 8, FONT)
    above, between, below = found(sheet, tmp_path)
    assert (above.columns, between.columns, below.columns) == (2, 1, 3)
    assert between.box == pytest.approx((60, 120, 300, 180), abs=0.5)


@pytest.mark.parametrize("line", ["합계", "○ 하나", "□ 예 □ 아니요", ""])
def test_a_row_across_a_table_stays_one(tmp_path: pathlib.Path, line: str) -> None:
    (table,) = found(framed(line), tmp_path)
    assert table.rows == 5


def test_a_unit_line_in_the_first_row_of_a_table(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    draw_rules(sheet, LOWER)
    draw_texts(sheet, LOWER)
    for x in (60, 300):
        sheet.line(x, 164, x, 180)
    sheet.line(60, 164, 300, 164)
    sheet.text(240, 176, "(단위: 백만원)", 7, FONT)
    unit, table = found(sheet, tmp_path)
    assert places(unit) == [(0, 0, 1, 1)]
    assert places(table) == [(row, column, 1, 1) for row in (0, 1) for column in (0, 1, 2)]
