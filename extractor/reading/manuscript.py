"""The layout text as it grows, and for each of its characters the glyph that it stands for."""

from __future__ import annotations

import array
import itertools
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from extractor.layout import SourceMap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extractor.reading.sheet import Sheet

_MADE = -1

_T = TypeVar("_T", bound=np.generic)


class Manuscript:
    """Layout text in the making, from printed pieces of `sheets` and made characters between them."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._bases = list(itertools.accumulate((len(sheet.text) for sheet in sheets), initial=0))
        self._done: list[str] = []
        self._parts: list[str] = []
        self._lengths = array.array("i")
        self._sources = array.array("i")
        self._made = ""
        self._blank = True

    def made(self, text: str) -> None:
        """Add characters that stand for no glyph."""
        self._made += text

    def printed(self, sheet: int, start: int, end: int) -> None:
        """Add what is printed: characters `start` to `end` of the text of the sheet of that number."""
        if self._made:
            self._add_made()
        self._parts.append(self._sheets[sheet].text[start:end])
        self._lengths.append(end - start)
        self._sources.append(self._bases[sheet] + start)

    def end_line(self) -> None:
        """End the line."""
        self._made += "\n"
        self._blank = False

    def blank_line(self) -> None:
        """Leave a line blank, unless the last one is."""
        if not self._blank:
            self._made += "\n"
            self._blank = True

    def fold(self) -> None:
        """Put the parts so far together: a page's worth at a time takes less memory."""
        self._add_made()
        self._done.append("".join(self._parts))
        self._parts.clear()

    def _add_made(self) -> None:
        self._parts.append(self._made)
        self._lengths.append(len(self._made))
        self._sources.append(_MADE)
        self._made = ""

    def text(self) -> str:
        """The whole text."""
        self.fold()
        self._done = ["".join(self._done)]
        return self._done[0]

    def source(self) -> SourceMap:
        """The glyphs of all sheets, and which of them each character stands for."""
        sheets = self._sheets
        counts = [len(sheet.glyph_boxes) for sheet in sheets]
        lines = [len(sheet.region) for sheet in sheets]
        run = [
            np.repeat(np.arange(base, base + count, dtype=np.int32), np.diff(sheet.first))
            for sheet, count, base in zip(sheets, lines, itertools.accumulate(lines, initial=0), strict=False)
        ]
        return SourceMap(
            glyph=self._glyphs(counts),
            page=np.repeat(np.array([sheet.number for sheet in sheets], np.int32), counts),
            run=_joined(run, np.zeros(0, np.int32)),
            boxes=_joined([sheet.glyph_boxes for sheet in sheets], np.zeros((0, 4), np.float32)),
        )

    def _glyphs(self, counts: list[int]) -> NDArray[np.int32]:
        """For every character of the text its glyph, counted over all sheets, or -1."""
        glyphs = [
            np.where(sheet.glyph < 0, np.int32(_MADE), sheet.glyph + np.int32(base))
            for sheet, base in zip(self._sheets, itertools.accumulate(counts, initial=0), strict=False)
        ]
        # One more, so that a made character's -1 finds -1.
        every = np.append(_joined(glyphs, np.zeros(0, np.int32)), np.int32(_MADE))
        lengths = np.frombuffer(self._lengths, np.int32)
        sources = np.frombuffer(self._sources, np.int32)
        ends = np.cumsum(lengths)
        at = np.arange(int(ends[-1]) if len(ends) else 0, dtype=np.int32)
        at += np.repeat(sources - (ends - lengths).astype(np.int32), lengths)
        at[np.repeat(sources == _MADE, lengths)] = len(every) - 1
        return every[at]


def _joined(arrays: list[NDArray[_T]], empty: NDArray[_T]) -> NDArray[_T]:
    return np.concatenate(arrays) if arrays else empty
