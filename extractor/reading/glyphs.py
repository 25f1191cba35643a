"""The fast reader: a PDF's pages through pdfium, glyphs and rulings as arrays."""

from __future__ import annotations

import itertools
import os
import pathlib
from typing import TYPE_CHECKING, Self

import numpy as np

from extractor.errors import ReadError
from extractor.layout import Notice
from extractor.reading import (
    layers,
    marks,
    paths,
    pdfium,
    repair,
    rulings,
    shading,
    spacing,
    tables,
    textlayer,
    visible,
)
from extractor.reading.page import Glyphs, Page
from extractor.reading.runs import ints, picked
from extractor.reading.scene import Scene, read_scene
from extractor.reading.textlayer import Mapped, Printed
from extractor.reading.view import View

if TYPE_CHECKING:
    from types import TracebackType

    from numpy.typing import NDArray

_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
_PASSWORD, _SECURITY = 4, 5
_NO_BREAK_SPACE = 0xA0


class Document:
    """An open PDF. Use as a context manager; a page's memory is given back as soon as it is read.

    pages : the number of pages that the file says it has.
    """

    def __init__(self, handle: int, file: str, password: str | None, *, unseen: bool = False) -> None:
        self._handle = handle
        self._file = file
        self._hidden_layers = layers.any_hidden(file, password)
        self._unseen = unseen
        self._mapped = Mapped()
        self.pages: int = pdfium.page_count(handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the file back; closing twice is no mistake."""
        if self._handle:
            pdfium.close_document(self._handle)
            self._handle = 0

    def page(self, number: int) -> Page:
        """The page of that number, from 1. Raises ReadError if there is no such page or it cannot be loaded."""
        if not 1 <= number <= self.pages:
            raise ReadError("there is no such page", file=self._file, page=number, hint=f"pages 1 to {self.pages}")
        page = pdfium.load_page(self._handle, number - 1)
        if not page:
            raise ReadError("the page is damaged and cannot be loaded", file=self._file, page=number)
        try:
            return _read_page(page, number, self._mapped, hidden_layers=self._hidden_layers, unseen=self._unseen)
        finally:
            pdfium.close_page(page)


def open_pdf(path: str | os.PathLike[str], password: str | None = None, *, unseen: bool = False) -> Document:
    """Opens a PDF. Raises ReadError if it is missing, empty, not a PDF, locked or damaged beyond opening.

    unseen : keep text that nobody sees as well: how OCR writes what it read over the picture of a page.
    """
    file = os.fspath(path)
    _check_file(file)
    key = None if password is None else password.encode()
    handle = pdfium.load_document(os.fsencode(file), key)
    if not handle:
        raise _cannot_open(file, pdfium.last_error(), password is not None)
    document = Document(handle, file, password, unseen=unseen)
    if document.pages < 1:
        document.close()
        raise ReadError("the PDF has no pages, or is damaged", file=file, hint="print it to PDF again")
    return document


def _check_file(file: str) -> None:
    path = pathlib.Path(file)
    if not path.exists():
        raise ReadError("there is no such file", file=file)
    if not path.is_file():
        raise ReadError("this is not a file", file=file)
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEADER_WITHIN)
    except OSError as error:
        raise ReadError(f"the file cannot be opened: {error.strerror}", file=file) from error
    if not head:
        raise ReadError("the file is empty", file=file)
    if _HEADER not in head:
        raise ReadError("this is not a PDF", file=file, hint="a PDF begins with %PDF-")


def _cannot_open(file: str, code: int, with_password: bool) -> ReadError:
    if code == _PASSWORD:
        reason = "the password is wrong" if with_password else "the PDF is locked with a password"
        return ReadError(reason, file=file, hint="give the right one with --password-file")
    if code == _SECURITY:
        return ReadError("the PDF is locked in a way that cannot be opened", file=file)
    return ReadError("the PDF is damaged and cannot be opened", file=file, hint="print it to PDF again")


def _read_page(page: int, number: int, mapped: Mapped, *, hidden_layers: bool, unseen: bool) -> Page:
    view = _view(page)
    text = pdfium.load_text(page)
    if not text:
        raise ReadError("the page's text cannot be loaded", page=number)
    try:
        printed = textlayer.read(text, view, mapped)
    finally:
        pdfium.close_text(text)
    scene = read_scene(page, set(printed.owners), view)
    printed.spaces[_after_lone_space(printed, scene)] = True
    drawn = paths.read_paths(scene)
    hidden = visible.hidden(
        page,
        printed.codes,
        printed.owners,
        printed.runs,
        printed.boxes,
        printed.size,
        view,
        scene,
        drawn,
        layers=hidden_layers,
    )
    if unseen:
        hidden = np.zeros_like(hidden)
    lines = shading.add_sides(rulings.join(drawn.pieces), drawn.fills, drawn.colors)
    notices = visible.notices(number, hidden, printed.codes, printed.boxes) if hidden.any() else ()
    if max(len(lines.horizontal), len(lines.vertical)) > tables.MOST_RULINGS:
        notices += (Notice("damaged", number, None, None, "the page has too many lines for tables to be told"),)
    share = _share(drawn.pictures, view)
    seen = Page(number, view.width, view.height, _seen(printed, hidden), lines, share, notices)
    return marks.add_drawn(seen, scene, drawn)


def _view(page: int) -> View:
    bounds = np.zeros(4, np.float32)
    pdfium.page_bounds(page, bounds.ctypes.data)
    left, top, right, bottom = bounds.tolist()
    return View.of(left, bottom, right, top, pdfium.page_rotation(page))


def _share(pictures: NDArray[np.float32], view: View) -> float:
    """The share of the page that the pictures cover, each counted for itself, 1 at most."""
    if not len(pictures):
        return 0.0
    low = np.maximum(pictures[:, :2], 0)
    high = np.minimum(pictures[:, 2:], [view.width, view.height])
    area = float(np.maximum(high - low, 0).prod(axis=1).sum())
    return min(1.0, area / max(view.width * view.height, 1.0))


def _after_lone_space(printed: Printed, scene: Scene) -> list[int]:
    """The glyphs before which the content stream has a text object of its own that shows nothing.

    That is a space; pdfium leaves it out of the page's text where a line ends.
    """
    first = {printed.owners[run]: run for run in reversed(ints(printed.runs))}
    texts = picked(scene.handles, np.flatnonzero(scene.kinds == pdfium.TEXT))
    return [first[after] for before, after in itertools.pairwise(texts) if after in first and before not in first]


def _seen(printed: Printed, hidden: NDArray[np.bool_]) -> Glyphs:
    """The glyphs that a person sees, each once."""
    blank = (printed.codes == repair.NOTHING) | (printed.codes == _NO_BREAK_SPACE)
    codes, boxes, size = printed.codes, printed.boxes, printed.size
    keep = ~(hidden | blank | repair.overprinted(codes, boxes, size))
    codes, keep = repair.ticked(codes, boxes, keep)
    gap = spacing.gaps(codes[keep], boxes[keep], size[keep], printed.spaces[keep])
    return Glyphs(codes[keep], boxes[keep], size[keep], printed.font[keep], gap, printed.fonts)
