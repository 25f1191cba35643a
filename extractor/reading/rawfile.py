"""The bytes of a file, looked through piece by piece: a file may be larger than the memory that there is for it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from numpy.typing import NDArray

_PIECE = 1 << 20
"""Bytes that are looked through at a time."""
_LONGEST = 64
"""Bytes. What is searched for, with all that may stand within it, is no longer."""

_IN_WORDS = np.zeros(256, np.bool_)
_IN_WORDS[[*b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"]] = True


class RawFile:
    """A file's bytes. Use as a context manager. Raises OSError where the file cannot be read.

    size : how many there are.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._file = open(path, "rb")  # noqa: SIM115  closed by `close`
        self.size = os.fstat(self._file.fileno()).st_size
        self._window, self._from = b"", 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` up to, not including, `end`, as far as there are any."""
        start, end = max(0, start), max(0, start, end)
        if end - start > _PIECE + _LONGEST:
            return self._read(start, end)
        if not self._from <= start <= end <= self._from + len(self._window):
            self._window, self._from = self._read(start, max(end, start + _PIECE)), start
        return self._window[start - self._from : end - self._from]

    def _read(self, start: int, end: int) -> bytes:
        self._file.seek(start)
        return self._file.read(end - start)

    def places(self, *words: bytes) -> list[NDArray[np.int64]]:
        """Where each of the words is found, whatever stands before or after it, ascending.

        A file is mostly compressed, and seldom has the sign that a word begins with: to look for that in an array, once
        for all words that begin with it, is several times as fast as to search or match.
        """
        found: list[list[NDArray[np.int64]]] = [[np.zeros(0, np.int64)] for _ in words]
        for at, piece in self._pieces(0, self.size):
            chars = np.frombuffer(piece, np.uint8)
            starts = {first: (chars[:_PIECE] == first).nonzero()[0] for first in {word[0] for word in words}}
            for own, word in zip(found, words, strict=True):
                own.append(at + _standing(chars, starts[word[0]], word))
        return [np.concatenate(own) for own in found]

    def words(self, word: bytes) -> NDArray[np.int64]:
        """Where the word is found that no letter, digit or underscore follows, ascending.

        A file may have a hundred thousand of it, which its last letter finds soonest: its first may be a space.
        """
        found = [np.zeros(0, np.int64)]
        last = len(word) - 1
        for at, piece in self._pieces(0, self.size):
            chars = np.frombuffer(piece + b" ", np.uint8)
            starts = _standing(chars, (chars[last:-1] == word[-1]).nonzero()[0], word)
            alone = ~_IN_WORDS[chars[starts + len(word)]] & (starts < _PIECE)
            found.append(at + starts[alone])
        return np.concatenate(found)

    def find(self, word: bytes, start: int, end: int) -> int:
        """Where the word first stands from `start` up to `end`; -1 if it does not."""
        for at, piece in self._pieces(start, end):
            place = piece.find(word)
            if place >= 0:
                return at + place
        return -1

    def pieces(self, start: int, end: int) -> Iterator[bytes]:
        """The bytes from `start` up to `end` in pieces, each of which goes on a little into the next."""
        return (piece for _, piece in self._pieces(start, end))

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, bytes]]:
        """The pieces of a stretch and where they begin; each goes on a little into the next."""
        end = min(end, self.size)
        for at in range(start, end, _PIECE):
            yield at, self.read(at, min(at + _PIECE + _LONGEST, end))


def _standing(chars: NDArray[np.uint8], starts: NDArray[np.intp], word: bytes) -> NDArray[np.intp]:
    """Those of the places at which the word stands."""
    starts = starts[starts <= len(chars) - len(word)]
    for place, char in enumerate(word):
        starts = starts[chars[starts + place] == char]
    return starts
