"""The fast reader: a PDF's pages through pdfium, glyphs and rulings as arrays."""

from __future__ import annotations

import functools
import os
import pathlib
from typing import TYPE_CHECKING, Self

from extractor.errors import ReadError
from extractor.reading import layers, pdfium, picture
from extractor.reading.fonts import Told
from extractor.reading.page import TOGETHER, Page
from extractor.reading.quire import Loaded, read_pages, view_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType

    import numpy as np
    from numpy.typing import NDArray


_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
_PASSWORD, _SECURITY = 4, 5
STRETCH = 256
"""Pages that are read before the document is opened again."""
_HEAVIEST = 40_000
"""Characters and objects beyond which no more pages are read together with these."""


class Document:
    """An open PDF. Use as a context manager; a page's memory is given back as soon as it is read.

    pages : the number of pages that the file says it has.
    """

    def __init__(self, file: str, password: str | None, *, unseen: bool = False) -> None:
        self._file = file
        self._password = password
        self._handle = _opened(file, password)
        self._unseen = unseen
        self._told = Told()
        self.pages: int = pdfium.page_count(self._handle)

    @functools.cached_property
    def _hidden_layers(self) -> bool:
        return layers.any_hidden(self._file, self._password)

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
            if self.pages > STRETCH:  # for less it is not worth the time
                pdfium.give_back()
            self._handle = 0

    def _reopen(self) -> None:
        """Gives back what pdfium parsed so far, which it keeps until the document is closed."""
        self.close()
        self._told = Told()  # its fonts have other handles now
        self._handle = _opened(self._file, self._password)

    def page(self, number: int) -> Page:
        """The page of that number, from 1. Raises ReadError if there is no such page or it cannot be loaded."""
        (page,) = self.read([number])
        if isinstance(page, ReadError):
            raise page
        return page

    def picture(self, number: int, dots: float) -> NDArray[np.uint8]:
        """The page of that number, from 1, in grey, uint8 (height, width), with so many pixels to the inch; 255 is
        white. Raises ReadError as `page` does."""
        page = self._open(number)
        if isinstance(page, ReadError):
            raise page
        try:
            view = view_of(page)
            return picture.grey(page, *(max(1, round(side * dots / 72)) for side in (view.width, view.height)))
        finally:
            pdfium.close_page(page)

    def read(self, numbers: Iterable[int]) -> Iterator[Page | ReadError]:
        """The pages of those numbers, from 1, one after the other; for one that cannot be loaded, why.

        A few are open and read at the same time: for numpy the arrays of several pages cost hardly more than of one.
        """
        quire: list[Loaded | ReadError] = []
        try:
            weight = 0
            for at, number in enumerate(numbers, 1):
                loaded = self._load(number)
                quire.append(loaded)
                weight += loaded.weight if isinstance(loaded, Loaded) else 0
                if len(quire) < TOGETHER and weight < _HEAVIEST and at % STRETCH:
                    continue
                yield from self._pages(quire)
                _close(quire)
                weight = 0
                if at % STRETCH == 0:
                    self._reopen()
            yield from self._pages(quire)
        finally:
            _close(quire)

    def _open(self, number: int) -> int | ReadError:
        """The handle of the page of that number, from 1; or why there is none."""
        if not 1 <= number <= self.pages:
            hint = f"pages 1 to {self.pages}"
            return ReadError("there is no such page", file=self._file, page=number, hint=hint)
        page: int | None = pdfium.load_page(self._handle, number - 1)
        if not page:
            return ReadError("the page is damaged and cannot be loaded", file=self._file, page=number)
        return page

    def _load(self, number: int) -> Loaded | ReadError:
        page = self._open(number)
        if isinstance(page, ReadError):
            return page
        text = pdfium.load_text(page)
        if not text:
            pdfium.close_page(page)
            return ReadError("the page's text cannot be loaded", file=self._file, page=number)
        return Loaded(number, page, text, pdfium.count_chars(text) + pdfium.count_objects(page))

    def _pages(self, quire: Sequence[Loaded | ReadError]) -> list[Page | ReadError]:
        loaded = [page for page in quire if isinstance(page, Loaded)]
        if not loaded:
            return [page for page in quire if isinstance(page, ReadError)]
        read = iter(read_pages(loaded, self._told, hidden_layers=self._hidden_layers, unseen=self._unseen))
        return [next(read) if isinstance(page, Loaded) else page for page in quire]


def _close(quire: list[Loaded | ReadError]) -> None:
    """Gives back what the pages hold. pdfium wants the text closed before its page."""
    for page in quire:
        if isinstance(page, Loaded):
            pdfium.close_text(page.text)
            pdfium.close_page(page.page)
    quire.clear()


def open_pdf(path: str | os.PathLike[str], password: str | None = None, *, unseen: bool = False) -> Document:
    """Opens a PDF. Raises ReadError if it is missing, empty, not a PDF, locked or damaged beyond opening.

    unseen : keep text that nobody sees as well: how OCR writes what it read over the picture of a page.
    """
    file = os.fspath(path)
    _check_file(file)
    document = Document(file, password, unseen=unseen)
    if document.pages < 1:
        document.close()
        raise ReadError("the PDF has no pages, or is damaged", file=file, hint="print it to PDF again")
    return document


def _opened(file: str, password: str | None) -> int:
    key = None if password is None else password.encode()
    handle = pdfium.load_document(os.fsencode(file), key)
    if not handle:
        raise _cannot_open(file, pdfium.last_error(), password is not None)
    return handle


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
