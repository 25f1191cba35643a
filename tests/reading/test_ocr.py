"""Scanned pages: read only when asked, never confirmed, and a clear word where the programs are missing."""

from __future__ import annotations

import difflib
import pathlib
import subprocess

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractor.errors import ReadError
from extractor.layout import Box, LayoutText
from extractor.reading import tesseract
from extractor.reading.pages import read_pages
from tests.conftest import absent, require_program

FONT = pathlib.Path("/usr/share/fonts/truetype/nanum/NanumGothic.ttf")
LINES = ("추진실적", "공원 조성 공사 준공", "향후계획", "주민 설명회 개최")
SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture
def scan(tmp_path: pathlib.Path) -> pathlib.Path:
    """A page that is nothing but a picture of a few lines of Korean, A4 at 300 dots an inch."""
    if not FONT.is_file():
        absent("the font NanumGothic")
    picture = Image.new("L", (2480, 3508), 255)
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(LINES):
        draw.text((300, 400 + 260 * number), line, fill=0, font=ImageFont.truetype(str(FONT), 90))
    path = tmp_path / "scan.pdf"
    picture.save(path, resolution=300)
    return path


def scanned(sample: str, page: int, folder: pathlib.Path, degrees: float = 0.0) -> pathlib.Path:
    """A page of a sample as a scanner gives it, askew by so many degrees."""
    with pypdfium2.PdfDocument(SAMPLES / f"{sample}.pdf") as document:
        picture = document[page - 1].render(scale=300 / 72, grayscale=True).to_pil().convert("L")
    path = folder / "page.pdf"
    turned = picture.rotate(degrees, Image.Resampling.BICUBIC, expand=degrees % 90 == 0, fillcolor=255)
    turned.save(path, resolution=300)
    return path


def rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines() if "\t" in line]


def box_of(text: str, layout: LayoutText) -> Box:
    """Where the last of that text stands."""
    at = layout.text.rindex(text)
    (place,) = layout.places(at, at + len(text))
    assert place.box is not None
    return place.box


def test_a_scan_is_named_as_one(scan: pathlib.Path) -> None:
    layout = read_pages(scan)
    assert [(notice.kind, notice.page) for notice in layout.notices] == [("page-scan", 1)]
    assert not layout.text.strip()


def test_with_ocr_it_is_read_and_marked_as_unconfirmed(scan: pathlib.Path) -> None:
    require_program("tesseract")
    layout = read_pages(scan, ocr=True)
    assert ("page-ocr", 1) in [(notice.kind, notice.page) for notice in layout.notices]
    assert "page-scan" not in {notice.kind for notice in layout.notices}
    assert layout.text.splitlines() == list(LINES)
    place = layout.places(layout.text.index("추진"), layout.text.index("추진") + 2)[0]
    assert place.box is not None
    assert place.box.top < 150  # the first line stands at 96 points


@pytest.mark.parametrize(
    ("sample", "page", "degrees"),
    [("haneul-2022", 2, 0.0), ("haneul-2022", 2, 0.8), ("naru-2022", 2, 0.0), ("saesol-2024", 2, -0.6)],
)
def test_tables_of_a_scan_have_their_rows_and_columns(
    tmp_path: pathlib.Path, sample: str, page: int, degrees: float
) -> None:
    require_program("tesseract")
    printed = read_pages(SAMPLES / f"{sample}.pdf", pages=[page]).text
    read = read_pages(scanned(sample, page, tmp_path, degrees), ocr=True).text
    assert [len(row) for row in rows(read)] == [len(row) for row in rows(printed)]
    cells = [
        (cell, other)
        for row, own in zip(rows(printed), rows(read), strict=True)
        for cell, other in zip(row, own, strict=True)
    ]
    # How well letters are read is Tesseract's; where they stand is ours.
    assert sum(bool(cell) == bool(other) for cell, other in cells) >= 0.97 * len(cells)
    assert difflib.SequenceMatcher(None, printed, read, autojunk=False).ratio() > 0.93


def test_places_are_those_of_the_page_as_it_was_scanned(tmp_path: pathlib.Path) -> None:
    require_program("tesseract")
    level, askew = (read_pages(scanned("haneul-2022", 2, tmp_path, degrees), ocr=True) for degrees in (0.0, -1.5))
    one, other = box_of("임기후", level), box_of("임기후", askew)
    # Turned by 1.5 degrees about the middle of the page, what stands at its right side is 6 points lower.
    assert other.top - one.top == pytest.approx(0.0262 * (one.x0 - 297.5), abs=1.5)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_pages_on_their_side_or_their_head_are_read_upright(tmp_path: pathlib.Path, quarters: int) -> None:
    require_program("tesseract")
    level = read_pages(scanned("haneul-2022", 2, tmp_path), ocr=True)
    turned = read_pages(scanned("haneul-2022", 2, tmp_path, 90 * quarters), ocr=True)
    assert [len(row) for row in rows(turned.text)] == [len(row) for row in rows(level.text)]
    one, other = box_of("임기후", level), box_of("임기후", turned)
    # The page is turned against the clock within its paper, about the middle of that.
    x, y = (one.x0 + one.x1) / 2 - 297.7, (one.top + one.bottom) / 2 - 421
    x, y = {1: (y, -x), 2: (-x, -y), 3: (-y, x)}[quarters]
    middle = ((other.x0 + other.x1) / 2, (other.top + other.bottom) / 2)
    width, height = (595.4, 842) if quarters == 2 else (842, 595.4)
    assert middle == pytest.approx((width / 2 + x, height / 2 + y), abs=3)


def test_without_tesseract_or_its_korean_it_says_so(scan: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(ReadError, match=r"scan\.pdf: --ocr needs Tesseract \(apt install"):
        read_pages(scan, ocr=True)
    monkeypatch.setattr("shutil.which", lambda name: name)
    told = subprocess.CompletedProcess([], 0, stdout="List of available languages (1):\neng\n", stderr="")
    monkeypatch.setattr(subprocess, "run", lambda *_arguments, **_options: told)
    with pytest.raises(ReadError, match="does not know Korean"):
        tesseract.must_be_installed("a.pdf")


def test_a_page_that_tesseract_fails_at_is_lost(scan: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "must_be_installed", lambda _file: None)
    failed = subprocess.CompletedProcess([], 1, stdout="", stderr="Error in pixReadStream\n")
    monkeypatch.setattr(subprocess, "run", lambda *_arguments, **_options: failed)
    layout = read_pages(scan, ocr=True)
    said = [(notice.kind, notice.page, notice.text) for notice in layout.notices]
    assert said == [("page-lost", 1, "OCR failed: Error in pixReadStream")]
