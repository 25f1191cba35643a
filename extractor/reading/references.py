"""What a file's objects refer to: what text depends on and is not there, and places where no object stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.runs import ints

if TYPE_CHECKING:
    import mmap

    from numpy.typing import NDArray

_NEEDED = re.compile(
    rb"/(?:FontFile[23]?|FontDescriptor|DescendantFonts|ToUnicode|Contents)\s*\[?\s*(\d{1,10})\s+\d+\s+R\b"
)
_SUBSET = re.compile(rb"/BaseFont\s*/[A-Z]{6}\+")
_DESCRIPTOR = re.compile(rb"/FontDescriptor\s+(\d{1,10})\s+\d+\s+R\b")
_FILE = re.compile(rb"/FontFile[23]?\b")
_TABLE = re.compile(rb"xref\b")
_ENTRY = re.compile(rb"(?<!\d)(\d{10}) \d{5} n")
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


def lead_astray(data: mmap.mmap, head: int, starts: NDArray[np.int64]) -> bool:
    """Whether cross-reference tables say that an object stands in a place where none does.

    head : where the places are counted from. starts : where objects are known to stand, from the file's beginning.
    """
    for table in _TABLE.finditer(data):
        end = data.find(b"trailer", table.end())
        if data[max(0, table.start() - 5) : table.start()] == b"start" or end < 0:
            continue
        figures = np.frombuffer(b"".join(_ENTRY.findall(data[table.end() : end])), np.uint8).reshape(-1, _FIGURES)
        places = head + (figures.astype(np.int64) - ord("0")) @ 10 ** np.arange(_FIGURES)[::-1]
        strange = places[(places > head) & ~np.isin(places, starts)]
        if any(_OBJECT.match(data[place : place + _REACH]) is None for place in ints(strange)):
            return True
    return False
