"""Tables that touch the upper or lower side of a frame around the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.drawing import Grid, Sheet, Span, draw_rules, draw_texts, regular
from tests.reading.test_tables import assert_same, found, places

if TYPE_CHECKING:
    import pathlib


@pytest.mark.parametrize("apart", [0.0, 2.0])
@pytest.mark.parametrize("ends", [(80.0, 800.0), (40.0, 140.0), (80.0, 140.0)])
def test_a_table_that_touches_a_frame(tmp_path: pathlib.Path, ends: tuple[float, float], apart: float) -> None:
    """At its top, its foot, or both; a simple frame, or a double one."""
    grid = regular(3, 4, y=80)
    sheet = Sheet()
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    for outer in {0.0, apart}:
        sheet.box(48 - outer, ends[0] - outer, 312 + outer, ends[1] + outer, fill=0, stroke=1)
    (outermost,) = found(sheet, tmp_path)
    if not apart:
        assert places(outermost) == [(0, 0, 1, 1)]
        assert outermost.box == pytest.approx((48, ends[0], 312, ends[1]), abs=2)
    (table,) = outermost.inner or (outermost,)
    assert_same(table, grid)


def test_two_tables_at_the_top_and_the_foot_of_a_frame(tmp_path: pathlib.Path) -> None:
    upper, lower = regular(2, 3, y=80), regular(2, 4, y=300)
    sheet = Sheet()
    for grid in (upper, lower):
        draw_rules(sheet, grid)
        draw_texts(sheet, grid)
    sheet.box(48, 80, 340, 340, fill=0, stroke=1)
    (frame,) = found(sheet, tmp_path)
    for table, grid in zip(frame.inner, (upper, lower), strict=True):
        assert_same(table, grid)


def test_labels_of_all_rows_are_no_margins_of_a_frame(tmp_path: pathlib.Path) -> None:
    spans = (Span(0, 0, 3, lines=("label",)), *(Span(r, 1, lines=("x",)) for r in range(3)), Span(0, 2, 3))
    grid = Grid((60, 120, 180, 240), (80, 100, 120, 140), spans)
    sheet = Sheet()
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    (table,) = found(sheet, tmp_path)
    assert_same(table, grid)
