"""Scanned pages, read by Tesseract's Korean: never more than a suggestion.

Each has the notice `page-ocr`, so that nothing of it passes as confirmed.
"""

from __future__ import annotations

import dataclasses
import math
import os
import pathlib
import tempfile
from typing import TYPE_CHECKING

import numpy as np

from extractor.errors import ReadError
from extractor.layout import Notice
from extractor.reading import bullets, cuttings, glyphs, scan, tables, tesseract, ticks
from extractor.reading.page import Glyphs, Page
from extractor.reading.traces import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.cuttings import Cutting
    from extractor.reading.tesseract import Letter

_DOTS = 300
"""To the inch: what Tesseract was trained on."""
_MOST_PIXELS = 36_000_000
"""Four pages of A4. A larger page is drawn with fewer dots to the inch."""
_SMALLER = 2
"""By how much a picture is made smaller to see which way up it is."""
_FONT = "Tesseract"


def pages(path: str | os.PathLike[str], scans: Sequence[Page], password: str | None = None) -> Iterator[Page]:
    """The scanned pages as OCR reads them, with the rules that are traced in their pictures. One that Tesseract fails
    at is lost, and its notice says why.

    Raises ReadError where Tesseract or its Korean is not installed.
    """
    tesseract.must_be_installed(os.fspath(path))
    with tempfile.TemporaryDirectory(prefix="gongyak-ocr-") as folder, glyphs.open_pdf(path, password) as document:
        for page in scans:
            dots = min(_DOTS, POINTS * math.sqrt(_MOST_PIXELS / max(page.width * page.height, 1)))
            upright, picture = _upright(page, document.picture(page.number, dots), pathlib.Path(folder) / "small.png")
            found = scan.prepare(picture, dots)
            ruled = dataclasses.replace(upright, glyphs=_glyphs((), dots), rulings=found.rulings, slope=found.slope)
            blocks = cuttings.cut(found.picture, tables.find_tables([ruled])[0], dots)
            try:
                letters = _read(blocks, pathlib.Path(folder) / "page.tiff", dots)
            except ReadError as error:
                said = Notice("page-lost", page.number, None, None, error.reason)
                yield dataclasses.replace(page, notices=(*page.notices, said))
                continue
            notices = (*page.notices, Notice("page-ocr", page.number, None, None, ""))
            yield dataclasses.replace(ruled, glyphs=_glyphs(letters, dots), notices=notices)


def _upright(page: Page, picture: NDArray[np.uint8], small: pathlib.Path) -> tuple[Page, NDArray[np.uint8]]:
    """The page and its picture, with its letters upright."""
    from PIL import Image

    Image.fromarray(picture).reduce(_SMALLER).save(small)
    quarters = tesseract.quarters(small)
    if not quarters:
        return page, picture
    width, height = (page.height, page.width) if quarters % 2 else (page.width, page.height)
    turned = np.ascontiguousarray(np.rot90(picture, -quarters))
    return dataclasses.replace(page, width=width, height=height, quarters=quarters), turned


def _read(blocks: Sequence[Cutting], pictures: pathlib.Path, dots: float) -> list[Letter]:
    """The characters of the blocks, line by line, where they stand on the page."""
    from PIL import Image

    first, *others = [Image.fromarray(block.picture) for block in blocks]
    first.save(pictures, save_all=True, append_images=others)
    read = tesseract.read(pictures, len(blocks), round(dots))
    return [
        letter._replace(box=(x0 + block.x, top + block.y, x1 + block.x, bottom + block.y))
        for block, lines in zip(blocks, read, strict=True)
        for line in ticks.seen(block, bullets.opened(block.picture, lines), dots)
        for letter in line
        for x0, top, x1, bottom in [letter.box]
    ]


def _glyphs(letters: Sequence[Letter], dots: float) -> Glyphs:
    """The characters as glyphs."""
    boxes = np.array([letter.box for letter in letters], np.float32).reshape(-1, 4)
    boxes *= np.float32(POINTS / dots)
    return Glyphs(
        code=np.array([ord(letter.text) for letter in letters], np.uint32),
        boxes=boxes,
        size=boxes[:, 3] - boxes[:, 1],
        font=np.zeros(len(letters), np.int16),
        gap=np.array([letter.space for letter in letters], np.bool_),
        fonts=(_FONT,),
    )
