"""The fast reader: text, fonts, places and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from extractor.errors import ReadError
from extractor.reading import glyphs
from tests.reading.drawing import Sheet, draw_rules, regular
from tests.reading.rawpdf import Raw, stream

if TYPE_CHECKING:
    import pathlib

    from extractor.reading.page import Page


def read(path: pathlib.Path) -> Page:
    with glyphs.open_pdf(path) as document:
        return document.page(1)


def printed(page: Page) -> str:
    pairs = zip(page.glyphs.code.tolist(), page.glyphs.gap.tolist(), strict=True)
    return "".join(" " * gap + chr(code) for code, gap in pairs)


def test_text_size_and_place(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.text(100, 200, "Total 1,234-", 12)
    page = read(sheet.save(tmp_path / "a.pdf"))
    assert (page.number, page.width, page.height) == (1, 595, 842)
    assert printed(page) == "Total 1,234-"
    assert np.allclose(page.glyphs.size, 12)
    assert page.glyphs.fonts == ("Helvetica",)
    x0, top, x1, bottom = page.glyphs.boxes[0].tolist()
    assert x0 == pytest.approx(100, abs=0.5)
    assert top < 195
    assert bottom > 200
    assert x1 - x0 == pytest.approx(12 * 0.611, abs=0.1)


def test_hyphen_at_the_end_of_a_line_stays(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.text(100, 100, "9,327-")
    sheet.text(100, 110, "rest")
    assert printed(read(sheet.save(tmp_path / "a.pdf"))) == "9,327-rest"


def test_words_moved_apart_have_a_gap_and_letter_spacing_has_none(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.text(100, 100, "one", 10)
    sheet.text(122, 100, "two", 10)
    text = sheet.canvas.beginText(100, sheet.height - 130)
    text.setFont("Helvetica", 10)
    text.setCharSpace(3)
    text.textOut("spaced")
    sheet.canvas.drawText(text)
    assert printed(read(sheet.save(tmp_path / "a.pdf"))) == "one twospaced"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_pages_read_as_displayed(tmp_path: pathlib.Path, turn: int) -> None:
    sheet = Sheet()
    sheet.canvas.setPageRotation(turn)
    sheet.line(100, 300, 400, 300)
    sheet.text(100, 300, "T", 10)
    page = read(sheet.save(tmp_path / "a.pdf"))
    # reportlab swaps the sides of a page that it turns: what is displayed is upright each time.
    place = {0: (100, 300), 90: (542, 100), 180: (595 - 100, 842 - 300), 270: (595 - 542, 842 - 100)}[turn]
    assert (page.width, page.height) == (595, 842)
    x0, top, x1, bottom = page.glyphs.boxes[0].tolist()
    assert x0 - 3 <= place[0] <= x1 + 3
    assert top - 3 <= place[1] <= bottom + 3
    lines = page.rulings.horizontal if turn % 180 == 0 else page.rulings.vertical
    assert lines.shape == (1, 3)
    assert lines[0, 1] - lines[0, 0] == pytest.approx(300, abs=0.1)
    assert page.glyphs.size[0] == pytest.approx(10)


def test_form_objects_are_read_where_they_are_placed(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    canvas = sheet.canvas
    canvas.beginForm("inner")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(0, 10, "Form")
    canvas.setLineWidth(1)
    canvas.line(0, 6, 100, 6)
    canvas.endForm()
    canvas.saveState()
    canvas.translate(200, sheet.height - 400)
    canvas.scale(2, 2)
    canvas.doForm("inner")
    canvas.restoreState()
    page = read(sheet.save(tmp_path / "a.pdf"))
    assert printed(page) == "Form"
    assert np.allclose(page.glyphs.size, 20)
    assert page.rulings.horizontal.tolist() == [pytest.approx([200, 400, 388], abs=0.2)]


def test_what_a_clipping_path_cuts_off_of_rules_and_shades_is_not_there(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    path = sheet.canvas.beginPath()
    path.rect(50, sheet.height - 150, 400, 100)
    sheet.canvas.clipPath(path, stroke=0, fill=0)
    sheet.box(100, 120, 300, 180, fill=0, stroke=1)
    sheet.canvas.setFillGray(0.5)
    sheet.box(320, 100, 500, 200)
    sheet.box(100, 160, 300, 180)
    sheet.box(100, 150, 300, 180)  # of this nothing is left but its upper side
    page = read(sheet.save(tmp_path / "a.pdf"))
    assert page.rulings.horizontal.tolist() == [pytest.approx([100, 300, 120], abs=0.6)]
    assert [line[1] for line in page.rulings.vertical.tolist()] == [pytest.approx(150, abs=0.2)] * 2
    assert page.shades.tolist() == [pytest.approx([320, 100, 450, 150], abs=0.2)]


def test_a_ring_whose_boxes_share_a_side_but_for_a_hair_is_three_rulings(tmp_path: pathlib.Path) -> None:
    """A border as HTML printers draw it, open to the right; what is rounded in the file stands off by a hair."""
    sheet = Sheet()
    path = sheet.canvas.beginPath()
    path.rect(100.6, sheet.height - 129.4, 99.4, 28.8)
    path.rect(100, sheet.height - 130, 99.996, 30)
    sheet.canvas.drawPath(path, fill=1, stroke=0, fillMode=0)
    page = read(sheet.save(tmp_path / "a.pdf"))
    assert sorted(page.rulings.horizontal[:, 2].tolist()) == [
        pytest.approx(100.3, abs=0.2),
        pytest.approx(129.7, abs=0.2),
    ]
    assert page.rulings.vertical[:, 2].tolist() == [pytest.approx(100.3, abs=0.2)]
    assert len(page.shades) == 0


def test_the_clip_of_a_form_object_is_where_the_form_is_placed(tmp_path: pathlib.Path) -> None:
    document = Raw.of(b"q 1 0 0 1 100 300 cm /X Do Q", resources=b"/XObject << /X 10 0 R >>")
    document.objects[10] = stream(
        b"0.5 w 10 10 m 90 10 l S 10 60 m 90 60 l S",
        b"/Type /XObject /Subtype /Form /BBox [5 5 70 50] /Matrix [2 0 0 2 10 20]",
    )
    page = read(document.save(tmp_path / "a.pdf"))
    assert page.rulings.horizontal.tolist() == [pytest.approx([130, 250, 842 - 340], abs=0.6)]


def test_crop_box_moves_the_origin_and_hides_what_is_outside(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.canvas.setCropBox((50, 42, 545, 742))
    sheet.text(60, 120, "in")
    sheet.text(10, 20, "out")
    page = read(sheet.save(tmp_path / "a.pdf"))
    assert (page.width, page.height) == (495, 700)
    assert printed(page) == "in"
    assert page.glyphs.boxes[0, 0] == pytest.approx(10, abs=0.5)
    assert [(notice.kind, notice.text) for notice in page.notices] == [("hidden-text", "out")]


def test_empty_page(tmp_path: pathlib.Path) -> None:
    page = read(Sheet().save(tmp_path / "a.pdf"))
    assert printed(page) == ""
    assert page.rulings.horizontal.shape == page.rulings.vertical.shape == (0, 3)
    assert page.notices == ()


def test_no_such_page(tmp_path: pathlib.Path) -> None:
    path = Sheet().save(tmp_path / "a.pdf")
    with glyphs.open_pdf(path) as document, pytest.raises(ReadError, match="page 2: there is no such page"):
        document.page(2)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04 not a PDF at all", "this is not a PDF"),
        (b"%PDF-1.7\nnothing else\n", "the PDF is damaged"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: pathlib.Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=reason) as caught:
        glyphs.open_pdf(path)
    assert caught.value.file == str(path)


def test_missing_file_and_folder(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        glyphs.open_pdf(tmp_path / "missing.pdf")
    with pytest.raises(ReadError, match="not a file"):
        glyphs.open_pdf(tmp_path)


def test_locked_file(tmp_path: pathlib.Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    sheet = Sheet()
    sheet.canvas._doc.encrypt = StandardEncryption("secret", "owner")
    sheet.text(100, 100, "locked")
    path = sheet.save(tmp_path / "a.pdf")
    with pytest.raises(ReadError, match="locked with a password"):
        glyphs.open_pdf(path)
    with pytest.raises(ReadError, match="password is wrong"):
        glyphs.open_pdf(path, "guess")
    with glyphs.open_pdf(path, "secret") as document:
        assert printed(document.page(1)) == "locked"


def test_a_page_with_too_many_lines_says_so(tmp_path: pathlib.Path) -> None:
    sheet = Sheet(width=9000)
    for number in range(4100):
        sheet.line(2 * number, 100, 2 * number, 200, 0.1)
    page = read(sheet.save(tmp_path / "a.pdf"))
    assert [notice.kind for notice in page.notices] == ["damaged"]


def test_letters_drawn_as_paths_are_no_rulings(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    for column, letter in enumerate("EHTLF"):
        x = 60 + 24 * column
        sheet.text(x, 100, letter, 24)
        outline = sheet.canvas.beginPath()
        for x0, y0, x1, y1 in ((x + 2, 83, x + 5, 100), (x + 2, 90, x + 14, 93), (x + 2, 97, x + 14, 100)):
            outline.moveTo(x0, sheet.height - y0)
            for corner in ((x1, y0), (x1, y1), (x0, y1)):
                outline.lineTo(corner[0], sheet.height - corner[1])
            outline.close()
        sheet.canvas.drawPath(outline, fill=1, stroke=0)
    draw_rules(sheet, regular(2, 2, y=200))
    page = read(sheet.save(tmp_path / "a.pdf"))
    assert printed(page) == "EHTLF"
    assert (len(page.rulings.horizontal), len(page.rulings.vertical)) == (3, 3)


def test_the_sides_of_a_small_box_around_a_letter_are_rulings(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.text(63, 100, "V", 12)
    outline = sheet.canvas.beginPath()
    for x0, x1 in ((56, 76), (76, 96)):
        outline.rect(x0, sheet.height - 108, x1 - x0, 24)
    sheet.canvas.drawPath(outline, fill=0, stroke=1)
    page = read(sheet.save(tmp_path / "a.pdf"))
    assert (len(page.rulings.horizontal), len(page.rulings.vertical)) == (2, 3)
