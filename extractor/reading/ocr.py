"""Scanned pages, read by OCRmyPDF with Tesseract's Korean: an extra, and never more than a suggestion.

What it reads stands over the picture as text that nobody sees; this module gives it as pages like any other, each with
the notice `page-ocr`, so that nothing of it passes as confirmed.
"""

from __future__ import annotations

import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence

from extractor.errors import ReadError
from extractor.layout import Notice
from extractor.reading import glyphs
from extractor.reading.page import Page

LANGUAGE = "kor"


def pages(path: str | os.PathLike[str], numbers: Sequence[int]) -> Iterator[Page]:
    """The pages of those numbers, from 1, as OCR reads them.

    Raises ReadError where OCRmyPDF, Tesseract or its Korean is not installed, and where the pages cannot be read.
    """
    must_be_installed(os.fspath(path))
    with tempfile.TemporaryDirectory(prefix="gongyak-ocr-") as folder:
        target = pathlib.Path(folder) / "read.pdf"
        _run(path, numbers, target)
        with glyphs.open_pdf(target, unseen=True) as document:
            for number in numbers:
                page = document.page(number)
                yield Page(
                    page.number,
                    page.width,
                    page.height,
                    page.glyphs,
                    page.rulings,
                    page.pictures,
                    notices=(*page.notices, Notice("page-ocr", number, None, None, "")),
                )


def must_be_installed(file: str) -> None:
    """Raises ReadError that says what is missing and how to get it."""
    if importlib.util.find_spec("ocrmypdf") is None:
        raise ReadError("--ocr needs OCRmyPDF", file=file, hint="pip install 'gongyak[ocr]'")
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        raise ReadError("--ocr needs Tesseract", file=file, hint="apt install tesseract-ocr tesseract-ocr-kor")
    told = subprocess.run([tesseract, "--list-langs"], capture_output=True, text=True, check=False)
    if LANGUAGE not in told.stdout.split():
        raise ReadError("Tesseract does not know Korean", file=file, hint="apt install tesseract-ocr-kor")


def _run(path: str | os.PathLike[str], numbers: Sequence[int], target: pathlib.Path) -> None:
    options = ["--quiet", "--mode", "force", "--rasterizer", "pypdfium", "--output-type", "pdf", "--optimize", "0"]
    # Mode 6, one block of text: the automatic one leaves out most of a page of short lines.
    options += ["--tesseract-pagesegmode", "6"]
    options += ["--oversample", "300", "--language", LANGUAGE, "--jobs", "1", "--pages", ",".join(map(str, numbers))]
    command = [sys.executable, "-m", "ocrmypdf", *options, os.fspath(path), os.fspath(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not target.is_file():
        said = " ".join((done.stderr or done.stdout).split()[-30:])
        raise ReadError(f"OCR failed: {said or f'status {done.returncode}'}", file=os.fspath(path), page=numbers[0])
