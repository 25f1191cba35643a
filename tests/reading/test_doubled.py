from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.drawing import Sheet
from tests.reading.test_tables import found

if TYPE_CHECKING:
    import pathlib

XS, YS = (80.0, 200.0, 320.0, 440.0), (100.0, 130.0, 160.0)


@pytest.mark.parametrize("offsets", [(-1.5, 1.5), (-2.5, 0.0, 2.5)])
def test_double_rules_that_end_before_a_double_frame_reach_it(
    tmp_path: pathlib.Path, offsets: tuple[float, ...]
) -> None:
    sheet = Sheet()
    short = max(offsets) + 3.7
    for offset in offsets:
        sheet.canvas.setLineWidth(0.5)
        sheet.box(XS[0] - offset, YS[0] - offset, XS[-1] + offset, YS[-1] + offset, fill=0, stroke=1)
        sheet.line(XS[0] + short, YS[1] + offset, XS[-1] - short, YS[1] + offset)
        for x in XS[1:-1]:
            sheet.line(x + offset, YS[0] + short, x + offset, YS[-1] - short)
    (table,) = found(sheet, tmp_path)
    assert (table.rows, table.columns) == (2, 3)


def test_a_single_rule_that_ends_as_far_before_a_frame_does_not(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.canvas.setLineWidth(0.5)
    sheet.box(XS[0], YS[0], XS[-1], YS[-1], fill=0, stroke=1)
    sheet.line(XS[0] + 5.2, YS[1], XS[-1] - 5.2, YS[1])
    (table,) = found(sheet, tmp_path)
    assert (table.rows, table.columns) == (1, 1)


def test_double_rules_that_reach_their_frame_do_not_reach_the_line_above(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.canvas.setLineWidth(0.5)
    for offset in (-1.4, 1.4):
        sheet.box(XS[0] - offset, YS[0] - offset, XS[-1] + offset, YS[-1] + offset, fill=0, stroke=1)
        for x in XS[1:-1]:
            sheet.line(x + offset, YS[0], x + offset, YS[-1])
    sheet.line(XS[0], YS[0] - 4.6, XS[-1], YS[0] - 4.6)
    (table,) = found(sheet, tmp_path)
    assert (table.rows, table.columns) == (1, 3)
