"""Layout text: the one form between reading and parsing.

Plain text that a person can read and diff. One printed paragraph or list item a line, wrapped lines joined;
one table row a line with a tab between cells, a spanned cell at its first place and empty elsewhere; two spaces
of indentation a level; `## ` before a line that stands out as a heading; a blank line around every table.
"""

from __future__ import annotations

import array
import bisect
import dataclasses
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_PAGE_BREAK = re.compile(r"^\f+", re.MULTILINE)
_OTHER_SPACE = re.compile(r"[^\S\t\n]")


class Box(NamedTuple):
    """A rectangle in points, origin at the top left of the page as displayed (after /Rotate)."""

    x0: float
    top: float
    x1: float
    bottom: float


class Place(NamedTuple):
    """Where a stretch of layout text is printed: 1-based page and line, and the box around its glyphs.

    Text input has no pages: `page` and `box` are then None.
    """

    page: int | None
    box: Box | None
    line: int


class Notice(NamedTuple):
    """Something that reading wants a person to know.

    `kind` is a word of a closed list (see `NOTICE_KINDS`); `text` are the characters concerned, if any.
    """

    kind: str
    page: int | None
    box: Box | None
    line: int | None
    text: str


NOTICE_KINDS = frozenset(
    {
        "suspect-glyph",  # U+FFFD, unmapped private use: what is printed cannot be known
        "hidden-text",  # invisible, white, covered or cropped text, kept out of the layout text
        "readers-differ",  # the second reader saw another text than the first
        "page-lost",  # a page could not be read; `text` says why
        "page-scan",  # a page with pictures and no usable text: needs OCR
        "page-ocr",  # a page whose text comes from OCR: never confirmed
        "damaged",  # the file's structure is damaged and something may be missing
    }
)


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class SourceMap:
    """Which glyphs the characters of a layout text stand for.

    The text is a row of pieces. Those characters of a printed piece that are no spaces stand for glyphs that follow one
    another on one printed line; other pieces the reader made: tab, newline, indentation, heading mark, joining space.

    starts : int32 (pieces,), where each begins in the text, ascending.
    glyph : int32 (pieces,), the first glyph of each, an index into the arrays below; -1 for what the reader made.
    first : int32 array, the first glyph of each printed line (or cell line), ascending. page : integer array, the
        1-based page of each line.
    boxes : array of shape (n, 4): x0, top, x1, bottom in multiples of `unit`, origin top left of the page as displayed.
    unit : points. Readers keep whole numbers of a small unit, which take half the memory of floats.
    """

    starts: NDArray[np.int32]
    glyph: NDArray[np.int32]
    first: NDArray[np.int32]
    page: NDArray[np.integer]
    boxes: NDArray[np.float32] | NDArray[np.uint16]
    unit: float = 1.0

    def stretches(self, text: str, start: int, end: int) -> list[tuple[int, Box]]:
        """Page and box of [start, end) of the text, one for each printed line that it runs over, in order."""
        found: dict[int, list[int]] = {}
        for first, stop in self._glyphs(text, start, end):
            line = int(self.first.searchsorted(first, side="right")) - 1
            found.setdefault(line, []).extend(range(first, stop))
        return [(int(self.page[line]), self._around(glyphs)) for line, glyphs in found.items()]

    def _glyphs(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of glyphs, each on one line, that [start, end) of the text stands for."""
        piece = max(0, int(self.starts.searchsorted(start, side="right")) - 1)
        after = int(self.starts.searchsorted(end))
        begins: list[int] = self.starts[piece:after].tolist()
        glyphs: list[int] = self.glyph[piece:after].tolist()
        for begin, stop, glyph in zip(begins, [*begins, end][1:], glyphs, strict=True):
            if glyph >= 0:
                at = max(begin, start)
                first = glyph + at - begin - text.count(" ", begin, at)
                number = stop - at - text.count(" ", at, stop)
                if number > 0:
                    yield first, first + number

    def _around(self, glyphs: list[int]) -> Box:
        corners = self.boxes[glyphs]
        low, high = (corners.min(axis=0) * self.unit).tolist(), (corners.max(axis=0) * self.unit).tolist()
        return Box(round(low[0], 2), round(low[1], 2), round(high[2], 2), round(high[3], 2))


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class LayoutText:
    """What reading hands to parsing.

    text : the layout text, lines ending in a newline.
    pages : the number of pages read; None for text input.
    source : which glyphs its characters stand for; None for text input.
    furniture : the distinct running headers, footers and page numbers left out of `text`.
    furniture_glyphs : how many glyphs those were, over all pages.
    glyphs : how many glyphs (white space apart) were read in all: those of `text` and the furniture.
    notices : what a person should know of the reading.
    """

    text: str
    pages: int | None = None
    source: SourceMap | None = None
    furniture: tuple[str, ...] = ()
    furniture_glyphs: int = 0
    glyphs: int = 0
    notices: tuple[Notice, ...] = ()
    _starts: array.array[int] = dataclasses.field(init=False, repr=False)

    def __post_init__(self) -> None:
        starts, at = array.array("Q", (0,)), self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "_starts", starts)

    def line_at(self, offset: int) -> int:
        """The 1-based line that the character at `offset` stands in."""
        return bisect.bisect_right(self._starts, offset)

    def start_of(self, line: int) -> int:
        """The offset of the first character of the 1-based `line`."""
        return self._starts[line - 1]

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Where the text [start, end) is printed; one place a printed line. Text input gives its line alone."""
        line = self.line_at(start)
        if self.source is None:
            last = line if end <= start + 1 else self.line_at(end - 1)
            return tuple([Place(None, None, at) for at in range(line, last + 1)])
        return tuple(Place(page, box, line) for page, box in self.source.stretches(self.text, start, end))

    @classmethod
    def from_text(cls, text: str) -> LayoutText:
        """Layout text that came as text: no pages, no boxes.

        What editors and other programs leave in a text is made plain: NFC, lines that end in a newline, no form feed
        before a line, every other white space but a tab a space, no zero-width characters or soft hyphens.
        """
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        text = _OTHER_SPACE.sub(" ", _UNSEEN.sub("", _PAGE_BREAK.sub("", text)))
        if text and not text.endswith("\n"):
            text += "\n"
        return cls(text, glyphs=sum(not char.isspace() for char in text))
