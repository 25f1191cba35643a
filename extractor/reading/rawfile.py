"""The bytes of a file, looked through piece by piece: a file may be larger than the memory that there is for it."""

from __future__ import annotations

import os
import re
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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def read(self, start: int, end: int) -> bytes:
        """The bytes from `start` up to, not including, `end`, as far as there are any."""
        self._file.seek(max(0, start))
        return self._file.read(max(0, end - max(0, start)))

    def places(self, *patterns: re.Pattern[bytes]) -> list[NDArray[np.int64]]:
        """Where each of the patterns is found, ascending."""
        found: list[list[NDArray[np.int64]]] = [[] for _ in patterns]
        for at, piece in self._pieces(0, self.size):
            for own, pattern in zip(found, patterns, strict=True):
                here = np.fromiter((match.start() for match in pattern.finditer(piece)), np.int64)
                own.append(at + here[here < _PIECE])
        return [np.concatenate([np.zeros(0, np.int64), *own]) for own in found]

    def words(self, word: bytes) -> NDArray[np.int64]:
        """Where the word is found that no letter, digit or underscore follows, ascending.

        A file may have a hundred thousand of it: taking the bytes apart at the word is far faster than matching it.
        """
        found = [np.zeros(0, np.int64)]
        for at, piece in self._pieces(0, self.size):
            parts = piece.split(word)
            ends = np.cumsum(np.fromiter(map(len, parts[:-1]), np.int64, len(parts) - 1) + len(word))
            follows = np.frombuffer(piece + b" ", np.uint8)[ends]
            alone = ~_IN_WORDS[follows] & (ends - len(word) < _PIECE)
            found.append(at + ends[alone] - len(word))
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
