"""The fast reader: a PDF's pages through pdfium, glyphs and rulings as arrays."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import os
import pathlib
from typing import TYPE_CHECKING, NamedTuple, Self

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
from extractor.reading.fonts import Told
from extractor.reading.page import Glyphs, Page, Rulings
from extractor.reading.runs import ints, order_of
from extractor.reading.scene import Scene, read_scene
from extractor.reading.textlayer import Printed
from extractor.reading.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import TracebackType

    from numpy.typing import NDArray

    from extractor.reading.paths import Areas

_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
_PASSWORD, _SECURITY = 4, 5
_NO_BREAK_SPACE = 0xA0
_MOST_PAGES = 16
"""Pages that are read together at most."""
STRETCH = 64
"""Pages that are read before the document is opened again."""
_HEAVIEST = 40_000
"""Characters and objects beyond which no more pages are read together with these."""


class _Loaded(NamedTuple):
    """A page that is open: its number, pdfium's handles of it and of its text, and how much there is on it."""

    number: int
    page: int
    text: int
    weight: int


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
            self._handle = 0

    def _reopen(self) -> None:
        """Gives back what pdfium parsed so far, which it keeps until the document is closed."""
        self.close()
        self._handle = _opened(self._file, self._password)

    def page(self, number: int) -> Page:
        """The page of that number, from 1. Raises ReadError if there is no such page or it cannot be loaded."""
        (page,) = self.read([number])
        if isinstance(page, ReadError):
            raise page
        return page

    def read(self, numbers: Iterable[int]) -> Iterator[Page | ReadError]:
        """The pages of those numbers, from 1, one after the other; for one that cannot be loaded, why.

        A few are open and read at the same time: for numpy the arrays of several pages cost hardly more than of one.
        """
        quire: list[_Loaded | ReadError] = []
        try:
            weight = 0
            for at, number in enumerate(numbers, 1):
                loaded = self._load(number)
                quire.append(loaded)
                weight += loaded.weight if isinstance(loaded, _Loaded) else 0
                if len(quire) < _MOST_PAGES and weight < _HEAVIEST and at % STRETCH:
                    continue
                yield from self._pages(quire)
                _close(quire)
                weight = 0
                if at % STRETCH == 0:
                    self._reopen()
            yield from self._pages(quire)
        finally:
            _close(quire)

    def _load(self, number: int) -> _Loaded | ReadError:
        if not 1 <= number <= self.pages:
            hint = f"pages 1 to {self.pages}"
            return ReadError("there is no such page", file=self._file, page=number, hint=hint)
        page = pdfium.load_page(self._handle, number - 1)
        if not page:
            return ReadError("the page is damaged and cannot be loaded", file=self._file, page=number)
        text = pdfium.load_text(page)
        if not text:
            pdfium.close_page(page)
            return ReadError("the page's text cannot be loaded", file=self._file, page=number)
        return _Loaded(number, page, text, pdfium.count_chars(text) + pdfium.count_objects(page))

    def _pages(self, quire: Sequence[_Loaded | ReadError]) -> list[Page | ReadError]:
        loaded = [page for page in quire if isinstance(page, _Loaded)]
        if not loaded:
            return [page for page in quire if isinstance(page, ReadError)]
        read = iter(_read_pages(loaded, self._told, hidden_layers=self._hidden_layers, unseen=self._unseen))
        return [next(read) if isinstance(page, _Loaded) else page for page in quire]


def _close(quire: list[_Loaded | ReadError]) -> None:
    """Gives back what the pages hold. pdfium wants the text closed before its page."""
    for page in quire:
        if isinstance(page, _Loaded):
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


def _read_pages(loaded: Sequence[_Loaded], told: Told, *, hidden_layers: bool, unseen: bool) -> list[Page]:
    pages, count = [page.page for page in loaded], len(loaded)
    views = [_view(page) for page in pages]
    printed = textlayer.read([page.text for page in loaded], views, told)
    scene = read_scene(pages, np.sort(printed.owners[printed.runs]), views)
    printed.spaces[_after_lone_space(printed, scene)] = True
    drawn = paths.read_paths(scene)
    hidden = visible.hidden(pages, views, printed, scene, drawn, layers=hidden_layers)
    if unseen:
        hidden = np.zeros_like(hidden)
    across, down = rulings.join_all(drawn.pieces, drawn.pieces_page)
    across, down = shading.add_sides(across, down, drawn.fills, count)
    lines = map(Rulings, across.by_page(count), down.by_page(count))
    shares = _shares(drawn.pictures, views)
    seen = [
        Page(page.number, view.width, view.height, glyphs, rules, share)
        for page, view, glyphs, rules, share in zip(
            loaded, views, _seen(printed, hidden, count), lines, shares, strict=True
        )
    ]
    said = [dataclasses.replace(page, notices=_notices(page, printed, hidden, at)) for at, page in enumerate(seen)]
    return marks.add_drawn(said, scene, drawn.figures)


def _notices(page: Page, printed: Printed, hidden: NDArray[np.bool_], at: int) -> tuple[Notice, ...]:
    """What is to be said of the page with place `at` among those read together."""
    own = slice(*ints(printed.first[at : at + 2]))
    said = (
        visible.notices(page.number, hidden[own], printed.codes[own], printed.boxes[own]) if hidden[own].any() else ()
    )
    if max(len(page.rulings.horizontal), len(page.rulings.vertical)) > tables.MOST_RULINGS:
        said += (Notice("damaged", page.number, None, None, "the page has too many lines for tables to be told"),)
    return said


def _view(page: int) -> View:
    bounds = np.zeros(4, np.float32)
    pdfium.page_bounds(page, bounds.ctypes.data)
    left, top, right, bottom = bounds.tolist()
    return View.of(left, bottom, right, top, pdfium.page_rotation(page))


def _shares(pictures: Areas, views: Sequence[View]) -> list[float]:
    """The share of each page that its pictures cover, each counted for itself, 1 at most."""
    covered = [0.0] * len(views)
    for (x0, top, x1, bottom), at in zip(pictures.boxes.tolist(), ints(pictures.of_page), strict=True):
        view = views[at]
        covered[at] += max(0.0, min(x1, view.width) - max(x0, 0)) * max(0.0, min(bottom, view.height) - max(top, 0))
    return [min(1.0, area / max(view.width * view.height, 1.0)) for area, view in zip(covered, views, strict=True)]


def _after_lone_space(printed: Printed, scene: Scene) -> NDArray[np.int64]:
    """The glyphs before which the content stream has a text object of its own that shows nothing.

    That is a space; pdfium leaves it out of the page's text where a line ends.
    """
    texts = np.flatnonzero(scene.kinds == pdfium.TEXT)
    shows, of_page = scene.shows[texts], scene.of_page[texts]
    after = texts[1:][shows[1:] & ~shows[:-1] & (of_page[1:] == of_page[:-1])]
    owners = printed.owners[printed.runs]
    by_owner = order_of(owners.astype(np.int64))
    return printed.runs[by_owner[np.searchsorted(owners[by_owner], scene.handles[after])]]


def _seen(printed: Printed, hidden: NDArray[np.bool_], count: int) -> list[Glyphs]:
    """The glyphs of each page that a person sees, each once."""
    blank = (printed.codes == repair.NOTHING) | (printed.codes == _NO_BREAK_SPACE)
    codes, boxes, size, of_page = printed.codes, printed.boxes, printed.size, printed.of_page
    keep = ~(hidden | blank | repair.overprinted(codes, boxes, size, of_page))
    codes, keep = repair.ticked(codes, boxes, keep, of_page)
    kept = np.flatnonzero(keep)
    codes, boxes, size, font, of_page = codes[kept], boxes[kept], size[kept], printed.font[kept], of_page[kept]
    gap = spacing.gaps(codes, boxes, size, printed.spaces[kept], of_page)
    ends = ints(np.searchsorted(of_page, np.arange(count + 1)))
    return [
        Glyphs(codes[a:b], boxes[a:b], size[a:b], font[a:b], gap[a:b], printed.fonts)
        for a, b in itertools.pairwise(ends)
    ]
