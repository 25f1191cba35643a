"""What a file's objects refer to: what text depends on and is not there, and places where no object stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.runs import among_sorted, ints

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.rawfile import RawFile

_NEEDED = re.compile(
    rb"/(?:FontFile[23]?|FontDescriptor|DescendantFonts|ToUnicode|Contents)\s*\[?\s*(\d{1,10})\s+\d+\s+R\b"
)
_SUBSET = re.compile(rb"/BaseFont\s*/[A-Z]{6}\+")
_DESCRIPTOR = re.compile(rb"/FontDescriptor\s+(\d{1,10})\s+\d+\s+R\b")
_FILE = re.compile(rb"/FontFile[23]?\b")
TABLE = b"xref"
_OBJECT = re.compile(rb"\s*\d{1,10}\s+\d{1,5}\s+obj\b")
_REACH = 48
_FIGURES = 10
"""Of a place in a cross-reference table."""


def needed(dictionary: bytes) -> set[int]:
    """The numbers of the objects that a dictionary's text depends on."""
    return {int(number) for number in _NEEDED.findall(dictionary)}


def subset_of(dictionary: bytes) -> set[int]:
    """The descriptor of a font of which the file holds only a part, so that nobody else can have it."""
    return {int(number) for number in _DESCRIPTOR.findall(dictionary)} if _SUBSET.search(dictionary) else set()


def holds_font(dictionary: bytes) -> bool:
    """Whether a descriptor leads to the font itself."""
    return bool(_FILE.search(dictionary))


def lead_astray(file: RawFile, head: int, tables: NDArray[np.int64], starts: NDArray[np.int64]) -> bool:
    """Whether cross-reference tables say that an object stands in a place where none does.

    head : where the places are counted from. tables : where the tables begin. starts : where objects are known to
    stand. All are places from the file's beginning.
    """
    for table in ints(tables):
        begin = table + len(TABLE)
        end = file.find(b"trailer", begin, file.size)
        if file.read(table - 5, table) == b"start" or end < 0:
            continue
        for piece in file.pieces(begin, end):
            places = head + _entries(np.frombuffer(piece, np.uint8))
            # In their order, so that the file is read from its beginning to its end.
            strange = np.sort(places[(places > head) & ~among_sorted(places, starts)])
            if any(_OBJECT.match(file.read(place, place + _REACH)) is None for place in ints(strange)):
                return True
    return False


def _entries(text: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The places that a cross-reference table's entries in use tell: ten figures, five figures, and an `n`."""
    after, last = _FIGURES, _FIGURES + 6
    at = np.flatnonzero(
        (text[last + 1 :] == ord("n")) & (text[last:-1] == ord(" ")) & (text[after : after - last - 1] == ord(" "))
    )
    figures = text[at[:, None] + np.arange(last)] - np.uint8(ord("0"))  # what is none is more than nine then
    found = (np.delete(figures, after, axis=1) <= 9).all(axis=1)
    found &= (at == 0) | (text[at - 1] - np.uint8(ord("0")) > 9)
    return figures[found, :after].astype(np.int64) @ 10 ** np.arange(after)[::-1]
