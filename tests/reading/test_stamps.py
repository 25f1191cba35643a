"""Letters set askew over a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor.reading import crosscheck, plumber
from extractor.reading.pages import read_pages
from tests.reading.drawing import Sheet, Style, draw_rules, draw_texts, regular
from tests.reading.test_glyphs import printed, read

if TYPE_CHECKING:
    import pathlib


def stamped(angle: float, size: float, grey: float = 0.85, style: Style = "strokes") -> Sheet:
    sheet, grid = Sheet(), regular(12, 5)
    draw_rules(sheet, grid, style)
    draw_texts(sheet, grid)
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(120, sheet.height - 240)
    canvas.rotate(angle)
    canvas.setFillGray(grey)
    canvas.setFont("Helvetica", size)
    canvas.drawString(0, 0, "COPY")
    canvas.restoreState()
    return sheet


@pytest.mark.parametrize("grey", [0.0, 0.85, 0.95])
@pytest.mark.parametrize(("angle", "style"), [(30, "strokes"), (-45, "cells"), (60, "frames")])
def test_a_stamp_across_a_table_is_none_of_its_text(
    tmp_path: pathlib.Path, angle: float, style: Style, grey: float
) -> None:
    path = stamped(angle, 48, grey, style).save(tmp_path / "a.pdf")
    layout = read_pages(path)
    rows = [[f"r{row}c{column}" for column in range(5)] for row in range(12)]
    assert layout.text.strip().split("\n") == ["\t".join(row) for row in rows]
    assert layout.furniture == ("COPY",)
    assert layout.notices == ()


@pytest.mark.parametrize(("angle", "size"), [(0, 48), (90, 48), (45, 7), (4, 48)])
def test_letters_along_the_page_and_small_ones_are_text(tmp_path: pathlib.Path, angle: float, size: float) -> None:
    page = read(stamped(angle, size).save(tmp_path / "a.pdf"))
    assert set("COPY") <= set(printed(page))
    assert page.stamp == ""


def test_letters_that_a_stamp_has_too_are_read(tmp_path: pathlib.Path) -> None:
    counts: list[int] = []
    for sheet in (Sheet(), stamped(30, 60)):
        for row in range(12):
            for column in range(12):
                sheet.text(100 + 4 * column, 190 + 4 * row, "C", 15)
        counts.append(printed(read(sheet.save(tmp_path / "a.pdf"))).count("C"))
    assert counts[0] == counts[1] > 1


def test_readers_that_see_a_stamp_agree(tmp_path: pathlib.Path) -> None:
    path = stamped(30, 60).save(tmp_path / "a.pdf")
    with plumber.open_pdf(path) as document:
        assert crosscheck.differ(read(path), document.page(1)) is None
