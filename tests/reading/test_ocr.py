"""Scanned pages: read only when asked, never confirmed, and a clear word where the programs are missing."""

from __future__ import annotations

import importlib.util
import pathlib
import subprocess

import pytest
from PIL import Image, ImageDraw, ImageFont

from extractor.errors import ReadError
from extractor.reading import ocr
from extractor.reading.pages import read_pages
from tests.conftest import absent, require_program

FONT = pathlib.Path("/usr/share/fonts/truetype/nanum/NanumGothic.ttf")
LINES = ("추진실적", "공원 조성 공사 준공", "향후계획", "주민 설명회 개최")


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


def test_a_scan_is_named_as_one(scan: pathlib.Path) -> None:
    layout = read_pages(scan)
    assert [(notice.kind, notice.page) for notice in layout.notices] == [("page-scan", 1)]
    assert not layout.text.strip()


def test_with_ocr_it_is_read_and_marked_as_unconfirmed(scan: pathlib.Path) -> None:
    require_program("tesseract")
    if importlib.util.find_spec("ocrmypdf") is None:
        absent("OCRmyPDF")
    layout = read_pages(scan, ocr=True)
    assert ("page-ocr", 1) in [(notice.kind, notice.page) for notice in layout.notices]
    assert "page-scan" not in {notice.kind for notice in layout.notices}
    found = layout.text.replace(" ", "")
    assert all(line.replace(" ", "") in found for line in LINES)
    place = layout.places(layout.text.index("추진"), layout.text.index("추진") + 2)[0]
    assert place.box is not None
    assert place.box.top < 150  # the first line stands at 96 points


def test_without_ocrmypdf_it_says_what_to_install(scan: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(ReadError, match=r"scan\.pdf: --ocr needs OCRmyPDF \(pip install"):
        read_pages(scan, ocr=True)


def test_without_tesseract_or_its_korean_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(ReadError, match="needs Tesseract"):
        ocr.must_be_installed("a.pdf")
    monkeypatch.setattr("shutil.which", lambda name: name)
    told = subprocess.CompletedProcess([], 0, stdout="List of available languages (1):\neng\n", stderr="")
    monkeypatch.setattr(subprocess, "run", lambda *_arguments, **_options: told)
    with pytest.raises(ReadError, match="does not know Korean"):
        ocr.must_be_installed("a.pdf")
