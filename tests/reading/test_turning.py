"""Pages drawn sideways are read upright, and every place is one of the page as displayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor.reading.pages import read_pages
from tests.reading.drawing import WIDTH, Sheet, draw_rules, draw_texts, regular

if TYPE_CHECKING:
    import pathlib


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("turn", [90, -90])
def test_sideways_pages(tmp_path: pathlib.Path, turn: int, reader: str) -> None:
    sheet = Sheet()
    if turn == 90:
        sheet.canvas.transform(0, 1, -1, 0, WIDTH, 0)
    else:
        sheet.canvas.transform(0, -1, 1, 0, 0, sheet.height)
    sheet.height = WIDTH
    sheet.text(60, 60, "A heading that runs along the side", 9)
    grid = regular(3, 4)
    draw_rules(sheet, grid)
    draw_texts(sheet, grid)
    layout = read_pages(sheet.save(tmp_path / "a.pdf"), reader=reader)
    rows = [line.split("\t") for line in layout.text.splitlines() if "\t" in line]
    assert rows == [[f"r{row}c{column}" for column in range(4)] for row in range(3)]
    assert "A heading that runs along the side" in layout.text

    at = layout.text.index("r2c3")
    (place,) = layout.places(at, at + 4)
    assert place.box is not None
    middle = ((place.box.x0 + place.box.x1) / 2, (place.box.top + place.box.bottom) / 2)
    # As read, the cell stands at 240 to 300 across and 120 to 140 down.
    assert middle == pytest.approx((130, 842 - 250) if turn == 90 else (595 - 130, 250), abs=12)


def test_letters_below_one_another_stay(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    for number, letter in enumerate("upright letters down"):
        sheet.text(100, 100 + 12 * number, letter, 10)
    assert "".join(read_pages(sheet.save(tmp_path / "a.pdf")).text.split()) == "uprightlettersdown"
