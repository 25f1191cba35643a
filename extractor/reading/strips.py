"""A printed line as a piece of a sheet's text, with what joining it to others needs to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.sheet import OPEN, Sheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from extractor.reading.ink import Ink

_SAME_MIDDLE = 2.0
"""Points by which the middles of centred lines may differ."""


class Strip(NamedTuple):
    """A printed line of sheet number `sheet`, or a part of one.

    x0, top, x1, bottom : its box in points. right : how far the line could have gone.
    size : its font size in points. lead : the width of its first character.
    space : whether a space character is printed at its end. glyph : its first glyph in the document's ink.
    frame : the frame or cell that it stands in, or `OPEN`. left : where the column of text that it stands in begins,
    in points from where the first one does.
    """

    sheet: int
    line: int
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    lead: float
    space: bool
    right: float
    glyph: int
    frame: int = OPEN
    left: float = 0.0

    @property
    def room(self) -> float:
        """Points left on the line."""
        return self.right - self.x1

    @property
    def indent(self) -> float:
        """Where it begins across, in points, as if it stood in the first column of text."""
        return self.x0 - self.left


class Strips:
    """The lines of one sheet, each made when it is asked for.

    texts, glyphs : the text of each line, and its first glyph in the document's ink.
    """

    def __init__(self, sheet: Sheet, number: int, rooms: NDArray[np.float32]) -> None:
        """`rooms` are the points left on each line that stands in a cell."""
        self.sheet = sheet
        self.number = number
        self._rooms: list[float] = rooms.tolist()
        self.texts = sheet.text.split("\n")
        self.glyphs: list[int] = sheet.first.tolist()
        self._boxes: list[list[float]] = sheet.boxes.tolist()
        self._sizes: list[float] = sheet.size.tolist()
        self._leads: list[float] = sheet.lead.tolist()
        self._spaces: list[bool] = sheet.trail.tolist()

    def strip(self, line: int, right: float, frame: int = OPEN, left: float = 0.0) -> Strip:
        """The whole line of that number, which could have gone as far as `right`."""
        x0, top, x1, bottom = self._boxes[line]
        return Strip(
            self.number,
            line,
            self.texts[line],
            x0,
            top,
            x1,
            bottom,
            self._sizes[line],
            self._leads[line],
            self._spaces[line],
            right,
            self.glyphs[line],
            frame,
            left,
        )

    def in_cell(self, line: int, cell: int) -> Strip:
        """The whole line of that number, which stands in a cell."""
        return self.strip(line, self._boxes[line][2] + self._rooms[line], cell)


def split(strip: Strip, ink: Ink, at: int) -> tuple[Strip, Strip]:
    """The strip in two; the second begins with the character `at` of its text, after white space."""
    first = strip.text[:at].rstrip()
    left = strip._replace(text=first, x1=_box(strip, ink, len(first) - 1)[2], space=False)
    right = strip._replace(text=strip.text[at:], x0=_box(strip, ink, at)[0], glyph=_glyph(strip, at))
    return left, right


def are_centred(one: Strip, other: Strip) -> bool:
    """Whether both strips are set around the same middle, and neither fills its line as the other does."""
    return abs(one.x0 + one.x1 - other.x0 - other.x1) <= 2 * _SAME_MIDDLE and abs(one.x0 - other.x0) > _SAME_MIDDLE


def first_word(strip: Strip, ink: Ink) -> float:
    """The printed width in points of the strip's first word."""
    end = strip.text.find(" ")
    return _box(strip, ink, (end if end >= 0 else len(strip.text)) - 1)[2] - strip.x0


def after_mark(strip: Strip, ink: Ink, mark: str) -> float:
    """Where the text of an item begins across, in points, after its mark."""
    at = len(mark) + (strip.text[len(mark) : len(mark) + 1] == " ")
    return strip.x1 if at >= len(strip.text) else _box(strip, ink, at)[0]


def wide_gaps(strip: Strip, ink: Ink, widest: float) -> int:
    """How many of the strip's spaces are wider than that, in points."""
    spaces = [at for at, char in enumerate(strip.text) if char == " " and at]
    return sum(_box(strip, ink, at + 1)[0] - _box(strip, ink, at - 1)[2] > widest for at in spaces)


def _glyph(strip: Strip, at: int) -> int:
    """The number of the glyph that the character `at` of a strip's text, no white space, stands for."""
    return strip.glyph + at - strip.text.count(" ", 0, at)


def _box(strip: Strip, ink: Ink, at: int) -> tuple[float, float, float, float]:
    return ink.box(_glyph(strip, at))
