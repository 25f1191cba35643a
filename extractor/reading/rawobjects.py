"""Where objects stand in the raw bytes of a PDF, and which of them can hold text, fonts or pages."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.runs import in_parts, ints

if TYPE_CHECKING:
    import mmap
    from collections.abc import Iterator

    from numpy.typing import NDArray

_KEYWORD = re.compile(rb" obj\b")
_TELLING = tuple(map(re.compile, (rb"stream\r?\n", rb"/Type\s*/Page(?![A-Za-z])", rb"/Font", rb"/Contents")))
"""What stands in every object that is worth a look. Searching for each by itself is fastest."""
_REACH = 32
"""Bytes before the keyword in which the object's number and generation stand."""
_MOST_DIGITS, _MOST_GENERATION = 10, 5
_AT_ONCE = 32
"""Times the bytes before a keyword that one step takes of memory."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class RawObjects:
    """The objects that stand in the open, int64 (n,) each: number, start, and the end of the opening words."""

    numbers: NDArray[np.int64]
    starts: NDArray[np.int64]
    opened: NDArray[np.int64]

    def repeated(self) -> dict[int, int]:
        """The numbers that stand there more than once, as after an update, and where the last one of each stands."""
        order = np.lexsort((self.starts, self.numbers))
        numbers, starts = self.numbers[order], self.starts[order]
        again = np.flatnonzero(numbers[1:] == numbers[:-1]) + 1
        return dict(zip(ints(numbers[again]), ints(starts[again]), strict=True))

    def are_there(self, numbers: set[int]) -> bool:
        """Whether there are objects of all those numbers."""
        return bool(np.isin(np.array(list(numbers), np.int64), self.numbers).all())

    def telling(self, data: mmap.mmap) -> Iterator[tuple[int, int, int]]:
        """Number, end of the opening words, and end of each object that can hold text, fonts or pages."""
        found = np.array([match.start() for words in _TELLING for match in words.finditer(data)], np.int64)
        at = np.unique(np.searchsorted(self.opened, found, side="right") - 1)
        at = at[at >= 0]
        ends = np.append(self.starts[1:], len(data))
        yield from zip(ints(self.numbers[at]), ints(self.opened[at]), ints(ends[at]), strict=True)


def find(data: mmap.mmap) -> RawObjects:
    """The objects of a file. What only looks like an object's opening words is taken for one, in a stream too."""
    # A search for a word is far faster than one for numbers before it.
    keywords = np.array([match.start() for match in _KEYWORD.finditer(data)], np.int64)
    found = [_numbered(data, keywords[part]) for part in in_parts(len(keywords), _AT_ONCE * _REACH)]
    numbers, starts, opened = (np.concatenate(each) for each in zip(*found, strict=True)) if found else 3 * (keywords,)
    return RawObjects(numbers, starts, opened)


def _numbered(
    data: mmap.mmap, keywords: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Number, start, and end of the opening words, of the keywords before which a number and a generation stand."""
    before = _bytes_before(data, keywords)
    digit = (before >= ord("0")) & (before <= ord("9"))
    space = (before == ord(" ")) | ((before >= 9) & (before <= 13))
    first = _run(space, np.zeros(len(keywords), np.int64))
    generation = _run(digit, first)
    gap = _run(space, first + generation)
    first += generation + gap
    number = _run(digit, first)
    found = (generation > 0) & (generation <= _MOST_GENERATION) & (gap > 0) & (number > 0) & (number <= _MOST_DIGITS)
    values = np.zeros(len(keywords), np.int64)
    rows = np.arange(len(keywords))
    for place in range(int(number[found].max(initial=0))):
        figure = before[rows, np.minimum(first + place, _REACH - 1)].astype(np.int64) - ord("0")
        values += np.where(place < number, figure * 10**place, 0)
    return values[found], (keywords - first - number)[found], keywords[found] + len(" obj")


def _bytes_before(data: mmap.mmap, places: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The bytes before each place, (n, _REACH), the nearest first; zeros before the file's beginning."""
    at = places[:, None] - np.arange(1, _REACH + 1)
    return np.where(at >= 0, np.frombuffer(data, np.uint8)[np.maximum(at, 0)], np.uint8(0))


def _run(kind: NDArray[np.bool_], first: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many columns from `first` on hold without a break."""
    broken: NDArray[np.bool_] = ~kind & (np.arange(kind.shape[1], dtype=np.int64) >= first[:, None])
    ends = np.where(broken.any(axis=1), broken.argmax(axis=1), np.int64(kind.shape[1]))
    return ends - first
