"""From a PDF's pages to layout text: the way in to reading."""

from __future__ import annotations

import dataclasses
import itertools
import re
from typing import TYPE_CHECKING, Literal, Protocol

from extractor.errors import ReadError
from extractor.layout import LayoutText, Notice
from extractor.reading import crosscheck, furniture, overhang, tables, unframed
from extractor.reading.flow import Flow
from extractor.reading.manuscript import Manuscript
from extractor.reading.page import TOGETHER
from extractor.reading.rack import Rack
from extractor.reading.turning import Turn, turned_back, upright
from extractor.reading.typesetting import Typesetting

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from extractor.reading.page import Page

Reader = Literal["pdfium", "pdfplumber"]

_FEW = 20
"""Glyphs. A page with fewer, and pictures over half of it, is a scan."""
_MANY_POINTS = 400
"""Segments of outlines: some twenty letters. A page with so many, and few glyphs, has its text drawn as paths."""
_SUSPECT = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffdÀ-ÖØ-öø-ÿ]+")
_ACCENTED = re.compile("[À-ÿ]+")
_MOST_ACCENTED = 2
"""Accented Latin letters side by side that a word may have. More, or one beside Hangul, is what a font leaves whose
characters were lost when the file was made."""


class Document(Protocol):
    """An open PDF, whichever reader opened it."""

    @property
    def pages(self) -> int:
        """The number of pages that the file says it has."""
        ...

    def read(self, numbers: Iterable[int]) -> Iterator[Page | ReadError]:
        """The pages of those numbers, from 1, one after the other; for one that cannot be read, why."""
        ...


@dataclasses.dataclass(frozen=True, slots=True)
class Leaves:
    """What was read of some pages of a document, in their order; ready to be bound with the rest of it.

    rack : the pages' lines and tables. notices : what the pages bring to notice.
    blank : pages without any content. turns : how pages with sideways text were turned, by page number.
    stamps : what is stamped across pages.
    """

    rack: Rack
    notices: tuple[Notice, ...]
    blank: tuple[int, ...]
    turns: Mapping[int, Turn]
    stamps: tuple[str, ...] = ()


def read_pages(
    path: str | os.PathLike[str],
    *,
    pages: Iterable[int] | None = None,
    password: str | None = None,
    reader: Reader = "pdfium",
    ocr: bool = False,
) -> LayoutText:
    """The layout text of a PDF, or of those of its pages (from 1); with `ocr`, scanned pages are read by Tesseract.

    A page that cannot be read is left out and told of in a notice. Raises ReadError if the file is missing, empty,
    no PDF, locked or damaged beyond opening.
    """
    with _open(path, password, reader) as document:
        # First of all: what the check takes of memory is then free for the pages.
        damage = crosscheck.check_file(path, document.pages, password)
        chosen = range(1, document.pages + 1) if pages is None else pages
        leaves = _leaves(document, path, chosen, password, ocr=ocr)
    return bind([leaves], path, damage, password=password)


def count_pages(path: str | os.PathLike[str], *, password: str | None = None, reader: Reader = "pdfium") -> int:
    """How many pages the PDF says it has. Raises ReadError where it cannot be opened."""
    with _open(path, password, reader) as document:
        return document.pages


def read_leaves(
    path: str | os.PathLike[str],
    pages: Iterable[int],
    *,
    password: str | None = None,
    reader: Reader = "pdfium",
    ocr: bool = False,
) -> Leaves:
    """Those pages (from 1), read for themselves: other processes may read the rest of the document meanwhile.

    Raises ReadError as `read_pages` does.
    """
    with _open(path, password, reader) as document:
        return _leaves(document, path, pages, password, ocr=ocr)


def _leaves(
    document: Document, path: str | os.PathLike[str], pages: Iterable[int], password: str | None, *, ocr: bool
) -> Leaves:
    rack = Rack()
    notices: list[Notice] = []
    blank: list[int] = []
    turns: dict[int, Turn] = {}
    stamps: dict[str, None] = {}
    read = _with_scans(path, _pages(document, pages, notices), password, ocr=ocr)
    while quire := list(itertools.islice(read, TOGETHER)):
        stamps |= dict.fromkeys(page.stamp for page in quire if page.stamp)
        for page in quire:
            notices.extend(page.notices)
            if _is_scan(page) and not any(notice.kind in {"page-ocr", "page-lost"} for notice in page.notices):
                notices.append(Notice("page-scan", page.number, None, None, ""))
            elif _is_blank(page):
                blank.append(page.number)
        turned = [upright(page) for page in quire]
        turns |= {page.number: turn for page, turn in turned if turn}
        straight = [page for page, _ in turned]
        rack.add(unframed.set_lines(straight, tables.find_tables(straight), rack.ink))
    return Leaves(rack, tuple(notices), tuple(blank), turns, tuple(stamps))


def bind(
    leaves: Sequence[Leaves],
    path: str | os.PathLike[str],
    damage: Iterable[Notice],
    *,
    password: str | None = None,
) -> LayoutText:
    """The layout text of a document from its leaves, in the order of its pages. The leaves are used up.

    damage : what `crosscheck.check_file` said of the file.
    """
    notices = [notice for part in leaves for notice in part.notices]
    lost = {notice.page for notice in notices if notice.kind == "page-lost"}
    notices.extend(notice for notice in damage if notice.kind != "page-lost" or notice.page not in lost)
    notices.extend(crosscheck.check_blank(path, [number for part in leaves for number in part.blank], password))
    turns = {number: turn for part in leaves for number, turn in part.turns.items()}
    stamps = [stamp for part in leaves for stamp in part.stamps]
    return turned_back(assemble(_together(leaves), notices, stamps), turns)


def _together(leaves: Sequence[Leaves]) -> Rack:
    """The sheets of all leaves in one rack."""
    if not leaves:
        return Rack()
    first, *others = leaves
    for part in others:
        first.rack.extend(part.rack)
    return first.rack


def _with_scans(
    path: str | os.PathLike[str], pages: Iterable[Page], password: str | None, *, ocr: bool
) -> Iterator[Page]:
    """The pages in their order; with `ocr`, what OCR reads in the place of each scan."""
    if not ocr:
        yield from pages
        return
    from extractor.reading import ocr as recognition

    kept = list(pages)
    scans = [page for page in kept if _is_scan(page)]
    read = {page.number: page for page in recognition.pages(path, scans, password)} if scans else {}
    yield from (read.get(page.number, page) for page in kept)


def _pages(document: Document, pages: Iterable[int], notices: list[Notice]) -> Iterator[Page]:
    """The pages one by one; those that cannot be read are told of in `notices`."""
    for page in document.read(pages):
        if isinstance(page, ReadError):
            notices.append(Notice("page-lost", page.page, None, None, page.reason))
        else:
            yield page


def assemble(rack: Rack, notices: list[Notice], stamps: Sequence[str] = ()) -> LayoutText:
    """The layout text of a document's sheets, with what reading them brought to notice, and what is stamped on them."""
    left_out = furniture.find(rack)
    manuscript = Manuscript(rack)
    flow = Flow(rack, Typesetting(rack, left_out), manuscript)
    furniture_glyphs = 0
    for number, lines in enumerate(left_out.lines):
        first = rack[number].first
        furniture_glyphs += sum(int(first[line + 1] - first[line]) for line in lines)
        flow.sheet(number, lines)
    flow.finish()
    layout = LayoutText(
        text=manuscript.text(),
        pages=len(rack),
        source=manuscript.source(),
        furniture=tuple(dict.fromkeys((*left_out.texts, *flow.dropped, *stamps))),
        furniture_glyphs=furniture_glyphs + flow.dropped_glyphs,
        glyphs=len(rack.ink),
    )
    notices = [*overhang.without(notices, layout), *_suspects(layout)]
    return dataclasses.replace(layout, notices=tuple(notices)) if notices else layout


def _suspects(layout: LayoutText) -> Iterator[Notice]:
    """The characters of which nobody can tell what is printed there."""
    for match in _SUSPECT.finditer(layout.text):
        if _ACCENTED.fullmatch(match.group()) and not _is_garbled(layout.text, *match.span()):
            continue
        place = layout.places(*match.span())[0]
        yield Notice("suspect-glyph", place.page, place.box, place.line, match.group())


def _is_garbled(text: str, start: int, end: int) -> bool:
    """Whether accented letters stand where no word has any."""
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return end - start > _MOST_ACCENTED or any("가" <= char <= "힣" for char in beside)


def _open(path: str | os.PathLike[str], password: str | None, reader: Reader) -> AbstractContextManager[Document]:
    if reader == "pdfplumber":
        from extractor.reading import plumber

        return plumber.open_pdf(path, password)
    from extractor.reading import glyphs

    return glyphs.open_pdf(path, password)


def _is_blank(page: Page) -> bool:
    drawn = len(page.rulings.horizontal) + len(page.rulings.vertical)
    return not (len(page.glyphs.code) or drawn or page.pictures or page.notices or page.stamp)


def _is_scan(page: Page) -> bool:
    count = len(page.glyphs.code)
    drawn = page.pictures > 0.5 or page.outlines >= _MANY_POINTS
    return (count == 0 and page.pictures > 0.05) or (count < _FEW and drawn)
