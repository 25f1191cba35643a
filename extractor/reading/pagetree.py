"""The page tree of a PDF as pdfminer sees it: which objects each page is made of."""

from __future__ import annotations

import contextlib
import dataclasses
import os
from typing import TYPE_CHECKING, Any, cast

from extractor.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 64
_MOST_PAGES = 100_000
_MOST_OF_NOTHING = 1 << 10
"""Bytes. No writer needs so many to draw nothing: the first reader gave them up, or they are no drawing."""


@dataclasses.dataclass(frozen=True, slots=True)
class PageTree:
    """pages : for each page the numbers of the stream objects that it is made of, None for a page that is not there.

    places : where the cross-reference says that objects stand in the file. hidden_layers : whether some of the
    document's layers (optional content) are switched off.
    """

    pages: tuple[frozenset[int] | None, ...]
    places: dict[int, int]
    hidden_layers: bool


def read(path: str | os.PathLike[str], password: str | None = None) -> PageTree:
    """Reads the tree. Raises ReadError if pdfminer cannot."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    with open(path, "rb") as file:
        try:
            document = PDFDocument(PDFParser(file), password or "")
            leaves = list(_leaves(document.catalog.get("Pages"), frozenset()))
            pages = tuple(None if leaf is None else frozenset(_streams(leaf)) for leaf in leaves)
            return PageTree(pages, _places(document), _hides(document.catalog))
        except Exception as error:  # on a damaged file the parser raises anything
            reason = f"a second reader cannot follow the file's structure ({type(error).__name__})"
            raise ReadError(reason, file=os.fspath(path)) from error


def unread(path: str | os.PathLike[str], blank: frozenset[int], password: str | None = None) -> dict[int, str]:
    """Why pages that came through without any content may have had some, by page from 1; truly blank ones are left out.

    Raises ReadError if pdfminer cannot follow the file.
    """
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    with open(path, "rb") as file:
        try:
            document = PDFDocument(PDFParser(file), password or "")
            leaves = enumerate(_leaves(document.catalog.get("Pages"), frozenset()), 1)
            faults = {number: _content_fault(leaf) for number, leaf in leaves if leaf and number in blank}
        except MemoryError:
            raise
        except Exception as error:  # on a damaged file the parser raises anything
            reason = f"a second reader cannot follow the file's structure ({type(error).__name__})"
            raise ReadError(reason, file=os.fspath(path)) from error
    return {number: fault for number, fault in faults.items() if fault}


def _content_fault(page: dict[str, Any]) -> str | None:
    """What is wrong with a page's content streams that kept them from being drawn."""
    from pdfminer.pdftypes import PDFStream, resolve1
    from pdfminer.psparser import literal_name

    if "Contents" not in page:
        if "Type" not in page or literal_name(page["Type"]) != "Page":
            return "what stands in the page's place is no page"
        fonts = _dictionary(_dictionary(page.get("Resources")).get("Font"))
        return "the page has fonts and no content" if fonts else None
    for part in map(resolve1, _listed(resolve1(page["Contents"]))):
        if not isinstance(part, PDFStream):
            return "the page's content is missing"
        if not _unpacks(part):
            return "the page's content cannot be unpacked"
    return None


def _unpacks(stream: Any) -> bool:
    """Whether a content stream unpacks to what draws nothing: a few plain letters, or nothing from nothing."""
    try:
        content = stream.get_data()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  filters raise anything, and any of it means that the content is lost
        return False
    packed = bool(stream.get_filters())
    return content.isascii() and bool(content or not packed) and len(content) < _MOST_OF_NOTHING


def _dictionary(value: Any) -> dict[str, Any]:
    """What a value stands for, if it is a dictionary or a stream's dictionary."""
    from pdfminer.pdftypes import PDFStream, resolve1

    value = resolve1(value)
    if isinstance(value, PDFStream):
        return value.attrs
    return value if isinstance(value, dict) else {}  # pyright: ignore[reportUnknownVariableType]


def _listed(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def _number(value: Any) -> int | None:
    return getattr(value, "objid", None)


def _leaves(node: Any, above: frozenset[int]) -> Iterator[dict[str, Any] | None]:
    """The page dictionaries below a node in order; None for one that is missing. A node within itself counts once."""
    from pdfminer.pdftypes import resolve1

    number = _number(node)
    if number in above or len(above) > _DEEPEST:
        return
    if number is not None:
        above |= {number}
    found = _dictionary(node)
    kids = resolve1(found.get("Kids"))
    if isinstance(kids, list):
        for kid in kids[:_MOST_PAGES]:  # pyright: ignore[reportUnknownVariableType]
            yield from _leaves(kid, above)
    else:
        yield found or None


def _streams(page: dict[str, Any]) -> Iterator[int]:
    """Numbers of the streams that a page's text comes from: its contents, form XObjects, and fonts' Unicode maps."""
    from pdfminer.pdftypes import resolve1

    contents = page.get("Contents")
    values = [contents, *_listed(resolve1(contents))]
    resources = _dictionary(page.get("Resources"))
    values += _dictionary(resources.get("XObject")).values()
    values += [_dictionary(font).get("ToUnicode") for font in _dictionary(resources.get("Font")).values()]
    yield from (number for number in map(_number, values) if number is not None)


def _places(document: Any) -> dict[int, int]:
    """Where the objects stand that are not packed in streams; what a newer cross-reference says counts."""
    places: dict[int, int] = {}
    for xref in reversed(document.xrefs):
        for number in xref.get_objids():
            with contextlib.suppress(KeyError):
                holder, place, _ = xref.get_pos(number)
                places.pop(number, None)
                if holder is None:
                    places[number] = place
    return places


def _hides(catalog: dict[str, Any]) -> bool:
    from pdfminer.psparser import literal_name

    settings = _dictionary(_dictionary(catalog.get("OCProperties")).get("D"))
    base = settings.get("BaseState")
    from pdfminer.pdftypes import resolve1

    return bool(resolve1(settings.get("OFF"))) or (base is not None and literal_name(base) == "OFF")
