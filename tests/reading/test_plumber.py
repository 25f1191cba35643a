"""The second reader sees what the fast one sees."""

from __future__ import annotations

import pathlib

import numpy as np
import pytest

from extractor.errors import ReadError
from extractor.reading import glyphs, plumber
from extractor.reading.page import Page
from extractor.reading.pages import Reader, read_pages
from extractor.reading.tables import find_tables
from tests.reading.drawing import STYLES, Sheet, Style, draw_rules, draw_texts, regular

READERS: tuple[Reader, ...] = ("pdfium", "pdfplumber")
SAMPLES = sorted((pathlib.Path(__file__).parents[2] / "samples").glob("*.pdf"))


def cells_of(page: Page) -> list[tuple[int, int, int, int]]:
    return [(cell.row, cell.column, cell.rows, cell.columns) for cell in find_tables([page])[0][0].cells]


@pytest.mark.parametrize("style", STYLES)
def test_both_readers_find_the_same_glyphs_and_cells(tmp_path: pathlib.Path, style: Style) -> None:
    sheet = Sheet()
    grid = regular(3, 4)
    draw_rules(sheet, grid, style)
    draw_texts(sheet, grid)
    sheet.text(60, 60, "Some words, 1,234 of them", 10)
    path = sheet.save(tmp_path / "a.pdf")
    with glyphs.open_pdf(path) as fast, plumber.open_pdf(path) as slow:
        assert fast.pages == slow.pages == 1
        one, other = fast.page(1), slow.page(1)
    assert (one.width, one.height) == (other.width, other.height)
    assert one.glyphs.code.tolist() == other.glyphs.code.tolist()
    assert one.glyphs.gap.tolist() == other.glyphs.gap.tolist()
    assert np.allclose(one.glyphs.boxes[:, [0, 2]], other.glyphs.boxes[:, [0, 2]], atol=0.5)
    assert len(cells_of(one)) == 12
    assert cells_of(one) == cells_of(other)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_both_readers_give_the_same_layout_text(path: pathlib.Path) -> None:
    """But for marks that are drawn, not printed: the second reader does not know them."""
    texts = [read_pages(path, pages=[1, 2, 3], reader=reader).text for reader in READERS]
    assert texts[0].replace("✓", "") == texts[1].replace("✓", "")
    assert len(texts[0]) > 1000


def test_the_crop_box_moves_the_origin(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.canvas.setCropBox((50, 100, 400, 700))
    sheet.text(60, 160, "in")
    sheet.text(10, 160, "out")
    path = sheet.save(tmp_path / "a.pdf")
    with plumber.open_pdf(path) as document:
        page = document.page(1)
    assert (page.width, page.height) == (350, 600)
    assert [chr(code) for code in page.glyphs.code.tolist()] == ["i", "n"]
    assert page.glyphs.boxes[0, 0] == pytest.approx(10, abs=0.5)


def test_errors_are_those_of_the_fast_reader(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        plumber.open_pdf(tmp_path / "none.pdf")
    sheet = Sheet()
    sheet.text(60, 60, "text")
    with plumber.open_pdf(sheet.save(tmp_path / "a.pdf")) as document, pytest.raises(ReadError, match="no such page"):
        document.page(2)


def test_closing_twice_is_no_mistake(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.text(60, 60, "text")
    document = plumber.open_pdf(sheet.save(tmp_path / "a.pdf"))
    document.close()
    document.close()
