"""The second reader: a PDF's pages through pdfplumber, in the same arrays as the fast one.

It is slow, and independent of pdfium: what both say alike is taken to be on the page. It does not know which glyphs are
invisible or covered.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import re
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import pdfplumber.page
import pdfplumber.pdf

from extractor.errors import ReadError
from extractor.reading import glyphs, repair, rulings, spacing
from extractor.reading.page import Glyphs, Page, Rulings

if TYPE_CHECKING:
    import os
    from collections.abc import Generator, Iterable, Iterator
    from types import TracebackType

    from numpy.typing import NDArray

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_THIN = 3.0
"""Points. A filled box no thicker than this is a line."""
_STRAIGHT = 0.5
"""Points by which a straight line may lean."""

Shape = dict[str, Any]


class Document:
    """An open PDF. Use as a context manager; what a page holds is given back as soon as it is read.

    pages : the number of pages that the reader finds.
    """

    def __init__(self, pdf: pdfplumber.pdf.PDF, file: str) -> None:
        self._pdf = pdf
        self._file = file
        self.pages = len(pdf.pages)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the file back; closing twice is no mistake."""
        self._pdf.close()

    def read(self, numbers: Iterable[int]) -> Iterator[Page | ReadError]:
        """The pages of those numbers, from 1, one after the other; for one that cannot be read, why."""
        for number in numbers:
            try:
                yield self.page(number)
            except ReadError as error:
                yield error

    def page(self, number: int) -> Page:
        """The page of that number, from 1. Raises ReadError if there is no such page or it cannot be read."""
        if not 1 <= number <= self.pages:
            raise ReadError("there is no such page", file=self._file, page=number, hint=f"pages 1 to {self.pages}")
        page = self._pdf.pages[number - 1]
        try:
            with _quiet():
                return _read_page(page, number)
        except Exception as error:  # pdfminer lets any kind of exception out of a damaged page
            raise ReadError(f"the page is damaged: {error}", file=self._file, page=number) from error
        finally:
            page.close()


def open_pdf(path: str | os.PathLike[str], password: str | None = None) -> Document:
    """Opens a PDF. Raises ReadError if it is missing, empty, not a PDF, locked or damaged beyond opening."""
    with glyphs.open_pdf(path, password):
        pass  # the reasons why a file cannot be opened are found, and worded, in one place
    file = str(path)
    try:
        with _quiet():
            return Document(pdfplumber.pdf.PDF.open(file, password=password or ""), file)
    except Exception as error:
        raise ReadError(
            "the second reader cannot open the PDF", file=file, hint="it is damaged: print it to PDF again"
        ) from error


@contextlib.contextmanager
def _quiet() -> Generator[None]:
    """Without pdfminer's warnings about fonts, which say nothing of the text."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _read_page(page: pdfplumber.page.Page, number: int) -> Page:
    left, top, right, bottom = (float(side) for side in page.cropbox)
    width, height = right - left, bottom - top
    corner = np.array([left, top, left, top], np.float32)
    return Page(
        number,
        width,
        height,
        _read_glyphs(page.chars, corner, width, height),
        _read_rulings(page, corner),
        _share(page.images, width * height),
    )


def _boxes(shapes: list[Shape], corner: NDArray[np.float32]) -> NDArray[np.float32]:
    sides = [(shape["x0"], shape["top"], shape["x1"], shape["bottom"]) for shape in shapes]
    return np.array(sides, np.float32).reshape(-1, 4) - corner


def _read_glyphs(chars: list[Shape], corner: NDArray[np.float32], width: float, height: float) -> Glyphs:
    # What has no text is a character that the font maps to nothing; what has several is a ligature, kept at its first.
    chars = [char for char in chars if char["text"]]
    code = np.array([ord(char["text"][0]) for char in chars], np.uint32)
    names = tuple(dict.fromkeys(_SUBSET.sub("", char["fontname"]) for char in chars))
    known = {name: index for index, name in enumerate(names)}
    font = np.array([known[_SUBSET.sub("", char["fontname"])] for char in chars], np.int16)
    boxes = _boxes(chars, corner)
    size = np.array([char["size"] for char in chars], np.float32)
    blank = np.array([char["text"].isspace() or ord(char["text"][0]) < ord(" ") for char in chars], np.bool_)
    code[~blank] = repair.lone_hyphens(code[~blank], boxes[~blank], size[~blank])
    code = repair.shown(code, font, names)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    keep = ~blank & (code != repair.NOTHING) & (x >= 0) & (y >= 0) & (x <= width) & (y <= height)
    keep &= ~repair.overprinted(code, boxes, size)
    code, keep = repair.ticked(code, boxes, keep)
    spaces = _spaces_before(blank, keep)
    gap = spacing.gaps(code[keep], boxes[keep], size[keep], spaces[keep])
    return Glyphs(code[keep], boxes[keep], size[keep], font[keep], gap, names)


def _spaces_before(blank: NDArray[np.bool_], keep: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether a space stands between each character and the kept one before it."""
    position = np.arange(len(blank))
    last_space = np.maximum.accumulate(np.where(blank, position, -1))
    last_kept = np.concatenate(([-1], np.maximum.accumulate(np.where(keep, position, -1))[:-1]))
    return last_space > last_kept


def _read_rulings(page: pdfplumber.page.Page, corner: NDArray[np.float32]) -> Rulings:
    pieces: list[tuple[float, float, float, float]] = []
    shapes: list[Shape] = [*page.lines, *page.rects, *page.curves]
    for outer, inner in itertools.pairwise(shapes):
        if outer["fill"] and inner["fill"] and not outer["stroke"]:
            pieces.extend(_ring(outer, inner))
    for shape in shapes:
        if not shape["stroke"] and not shape["fill"]:
            continue
        box = (shape["x0"], shape["top"], shape["x1"], shape["bottom"])
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            pieces.append(box)
        elif shape["stroke"]:
            pieces.extend(_straight(shape["pts"]))
    return rulings.join(np.array(pieces, np.float32).reshape(-1, 4) - corner)


def _ring(one: Shape, other: Shape) -> Iterator[tuple[float, float, float, float]]:
    """The four sides of a frame that is filled between two boxes, one in the other with a thin margin all around."""
    corners = [(shape["x0"], shape["top"], shape["x1"], shape["bottom"]) for shape in (one, other)]
    (x0, y0, x1, y1), (left, top, right, bottom) = min(corners), max(corners)
    margins = (left - x0, top - y0, x1 - right, y1 - bottom)
    if min(margins) >= 0 and 0 < max(margins) <= _THIN:
        yield from ((x0, y0, left, y1), (x0, y0, x1, top), (right, y0, x1, y1), (x0, bottom, x1, y1))


def _straight(points: list[tuple[float, float]]) -> Iterator[tuple[float, float, float, float]]:
    """The sides of an outline that run straight across or down."""
    for (x0, y0), (x1, y1) in zip(points, (*points[1:], points[0]), strict=True):
        if min(abs(x1 - x0), abs(y1 - y0)) <= _STRAIGHT:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _share(images: list[Shape], area: float) -> float:
    covered = sum(max(0.0, image["width"]) * max(0.0, image["height"]) for image in images)
    return min(1.0, covered / max(area, 1.0))
