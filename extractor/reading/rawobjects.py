"""Where objects stand in the raw bytes of a PDF, and which of them can hold text, fonts or pages."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.runs import ints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from extractor.reading.rawfile import RawFile

KEYWORD = b" obj"
"""A search for a word is far faster than one for numbers before it."""
TELLING = (b"stream", b"/Page", b"/Font", b"/Contents")
"""What stands in every object that is worth a look."""
_REACH = 24
"""Bytes before the keyword in which the object's number and generation stand."""
_MOST_DIGITS, _MOST_GENERATION = 10, 5
_AT_ONCE = 8192
"""Objects whose opening words are looked at together."""
_STRETCH = 1 << 20
"""Bytes of the file that are read together."""


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

    def around(self, places: NDArray[np.int64], size: int) -> Iterator[tuple[int, int, int]]:
        """Number, end of the opening words, and end of each object in which one of the places lies.

        size : the file's, in bytes.
        """
        at = np.unique(np.searchsorted(self.opened, places, side="right") - 1)
        at = at[at >= 0]
        ends = np.append(self.starts[1:], size)
        yield from zip(ints(self.numbers[at]), ints(self.opened[at]), ints(ends[at]), strict=True)


def numbered(file: RawFile, keywords: NDArray[np.int64]) -> RawObjects:
    """The objects that begin at the keywords, where a number and a generation stand before them.

    What only looks like an object's opening words is taken for one, in a stream too.
    """
    found = [_numbered(file, keywords[at : at + _AT_ONCE]) for at in range(0, len(keywords), _AT_ONCE)]
    numbers, starts, opened = (np.concatenate(each) for each in zip(*found, strict=True)) if found else 3 * (keywords,)
    return RawObjects(numbers, starts, opened)


def _numbered(
    file: RawFile, keywords: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Number, start, and end of the opening words, of the keywords before which a number and a generation stand."""
    before = _bytes_before(file, keywords)
    digit = (before >= ord("0")) & (before <= ord("9"))
    space = (before == ord(" ")) | ((before >= 9) & (before <= 13))
    first = _run(space, np.zeros(len(keywords), np.int64))
    generation = _run(digit, first)
    gap = _run(space, first + generation)
    first += generation + gap
    number = _run(digit, first)
    found = (generation > 0) & (generation <= _MOST_GENERATION) & (gap > 0) & (number > 0) & (number <= _MOST_DIGITS)
    values = np.zeros(len(keywords), np.int64)
    columns = np.arange(len(keywords))
    for place in range(int(number[found].max(initial=0))):
        figure = before[np.minimum(first + place, _REACH - 1), columns].astype(np.int64) - ord("0")
        values += np.where(place < number, figure * 10**place, 0)
    return values[found], (keywords - first - number)[found], keywords[found] + len(KEYWORD)


def _bytes_before(file: RawFile, places: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The bytes before each place, (_REACH, n), the nearest first; zeros before the file's beginning."""
    parts: list[NDArray[np.uint8]] = []
    for part in np.split(places, np.flatnonzero(np.diff(places // _STRETCH)) + 1):  # no piece is read in one go
        first = int(part[0]) - _REACH
        piece = np.frombuffer(bytes(max(0, -first)) + file.read(first, int(part[-1])), np.uint8)
        parts.append(piece[part - first - np.arange(1, _REACH + 1)[:, None]])
    return np.concatenate(parts, axis=1)


def _run(kind: NDArray[np.bool_], first: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many rows of (_REACH, n) from `first` (n,) on hold without a break."""
    length, going = np.zeros_like(first), np.ones(len(first), np.bool_)
    for row, holds in enumerate(kind):
        begun = first <= row
        going &= holds | ~begun
        if not going.any():
            break
        length += going & begun
    return length
