"""The layout text as it grows, and for each of its pieces the glyphs that it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.layout import SourceMap
from extractor.reading.ink import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.reading.rack import Rack

_MADE = -1


class Manuscript:
    """Layout text in the making, from printed pieces of the sheets in `rack` and made characters between them."""

    def __init__(self, rack: Rack) -> None:
        self._rack = rack
        self._done: list[str] = []
        self._parts: list[str] = []
        self._first: list[int] = []
        self._length = 0
        self._starts, self._glyphs = bytearray(), bytearray()
        self._blank = True

    def made(self, text: str) -> None:
        """Add characters that stand for no glyph."""
        if text:
            self._parts.append(text)
            self._first.append(_MADE)

    def printed(self, text: str, glyph: int) -> None:
        """Add what is printed: its characters stand for the glyphs from that number on."""
        self._parts.append(text)
        self._first.append(glyph)

    def lines(self, texts: Sequence[str], glyphs: Sequence[int], between: Sequence[str]) -> None:
        """Add printed lines whose first glyphs are these, with what is made before each of them and after the last."""
        parts, first = [""] * (2 * len(texts) + 1), [_MADE] * (2 * len(texts) + 1)
        parts[::2], parts[1::2], first[1::2] = between, texts, glyphs
        self._parts += parts
        self._first += first

    def end_line(self) -> None:
        """End the line."""
        self.made("\n")
        self._blank = False

    def begun(self) -> None:
        """Take note that the last line is not blank."""
        self._blank = False

    def blank_line(self) -> None:
        """Leave a line blank, unless the last one is."""
        if not self._blank:
            self.made("\n")
            self._blank = True

    def fold(self) -> None:
        """Put the parts so far together, a few pages' worth at a time: that takes less memory."""
        if self._parts:
            self._done.append("".join(self._parts))
            lengths, first = np.array(list(map(len, self._parts))), np.array(self._first, np.int32)
            ends, some = self._length + np.cumsum(lengths), np.flatnonzero(lengths)
            self._starts += (ends - lengths)[some].astype(np.int32).tobytes()
            self._glyphs += first[some].tobytes()
            self._length = int(ends[-1])
            self._parts.clear()
            self._first.clear()

    def text(self) -> str:
        """The whole text."""
        self.fold()
        self._done = ["".join(self._done)]
        return self._done[0]

    def source(self) -> SourceMap:
        """The glyphs of all sheets, and which of them each piece of the whole text stands for."""
        first, page = [np.zeros(0, np.int32)], [np.zeros(0, np.uint8)]
        for _, galley in self._rack.galleys():
            first.append(galley.glyph[:-1])
            numbers = np.array([leaf.number for leaf in galley.leaves])
            page.append(numbers.astype(np.min_scalar_type(int(numbers.max())))[galley.of_page])
        return SourceMap(
            starts=np.frombuffer(self._starts, np.int32),
            glyph=np.frombuffer(self._glyphs, np.int32),
            first=np.concatenate(first),
            page=np.concatenate(page),
            boxes=self._rack.ink.boxes(),
            unit=UNIT,
        )
