"""The page tree of a PDF as pdfminer sees it: which objects each page is made of."""

from __future__ import annotations

import contextlib
import dataclasses
import os
from typing import TYPE_CHECKING, Any

from extractor.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 64
_MOST_PAGES = 100_000


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


def _dictionary(value: Any) -> dict[str, Any]:
    """What a value stands for, if it is a dictionary or a stream's dictionary."""
    from pdfminer.pdftypes import PDFStream, resolve1

    value = resolve1(value)
    if isinstance(value, PDFStream):
        return value.attrs
    return value if isinstance(value, dict) else {}  # pyright: ignore[reportUnknownVariableType]


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
    parts = resolve1(contents)
    values = [contents, *(parts if isinstance(parts, list) else [])]
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
