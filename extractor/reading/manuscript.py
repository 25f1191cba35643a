"""The layout text as it grows, and for each of its characters the glyph that it stands for."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

import numpy as np

from extractor.layout import SourceMap
from extractor.reading.ink import UNIT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.sheet import Sheet

_MADE = -1


class Manuscript:
    """Layout text in the making, from printed pieces of `sheets` and made characters between them."""

    def __init__(self, sheets: list[Sheet]) -> None:
        self._sheets = sheets
        self._bases = list(itertools.accumulate((len(sheet.text) for sheet in sheets), initial=0))
        self._done: list[str] = []
        self._parts: list[str] = []
        self._sources: list[int] = []
        self._glyphs = bytearray()
        self._blank = True

    def made(self, text: str) -> None:
        """Add characters that stand for no glyph."""
        if text:
            self._parts.append(text)
            self._sources.append(_MADE)

    def printed(self, sheet: int, start: int, end: int) -> None:
        """Add what is printed: characters `start` to `end` of the text of the sheet of that number."""
        self._parts.append(self._sheets[sheet].text[start:end])
        self._sources.append(self._bases[sheet] + start)

    def line(self, sheet: int, start: int, text: str) -> None:
        """Add the `text` of a printed line that begins with character `start` of the text of the sheet."""
        self._parts.append(text)
        self._sources.append(self._bases[sheet] + start)

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
            self._glyphs += self._glyphs_of_parts().tobytes()
            self._parts.clear()
            self._sources.clear()

    def _glyphs_of_parts(self) -> NDArray[np.int32]:
        """For every character of the parts its glyph, or -1."""
        lengths, sources = np.array(list(map(len, self._parts))), np.array(self._sources)
        printed = sources[sources != _MADE]
        if not len(printed):
            return np.full(int(lengths.sum()), _MADE, np.int32)
        low, high = (bisect.bisect_right(self._bases, int(end)) - 1 for end in (printed.min(), printed.max()))
        # One more, for the characters that stand for no glyph.
        glyphs = np.concatenate([*map(_glyphs_of, self._sheets[low : high + 1]), np.array([_MADE], np.int32)])
        at = np.arange(int(lengths.sum())) + np.repeat(
            sources - self._bases[low] - (np.cumsum(lengths) - lengths), lengths
        )
        at[np.repeat(sources == _MADE, lengths)] = len(glyphs) - 1
        return glyphs[at]

    def text(self) -> str:
        """The whole text."""
        self.fold()
        self._done = ["".join(self._done)]
        return self._done[0]

    def source(self) -> SourceMap:
        """The glyphs of all sheets, and which of them each character of the text stands for.

        This takes the sheets: they are needed no more, and their memory is.
        """
        sheets = self._sheets
        numbers = np.array([sheet.number for sheet in sheets], np.uint32)
        glyphs = np.array([sheet.glyphs for sheet in sheets], np.int32)
        per_line = np.concatenate([np.diff(sheet.first) for sheet in sheets] or [np.zeros(0, np.int32)])
        boxes = sheets[0].ink.boxes() if sheets else np.zeros((0, 4), np.uint16)
        sheets.clear()
        return SourceMap(
            glyph=np.frombuffer(self._glyphs, np.int32),
            page=np.repeat(numbers.astype(np.min_scalar_type(int(numbers.max(initial=0)))), glyphs),
            run=np.repeat(np.arange(len(per_line), dtype=np.int32), per_line),
            boxes=boxes,
            unit=UNIT,
        )


def _glyphs_of(sheet: Sheet) -> NDArray[np.int32]:
    """For every character of the sheet's text its glyph, or -1 for white space."""
    chars = np.frombuffer(sheet.text.encode("utf-32-le"), "<u4")
    printed = (chars != ord(" ")) & (chars != ord("\n"))
    return np.where(printed, sheet.first[0] - 1 + np.cumsum(printed, dtype=np.int32), np.int32(_MADE))
