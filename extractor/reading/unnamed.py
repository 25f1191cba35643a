"""Glyphs whose character the file does not tell, and whose shape can be nothing else: white space and plain signs.

A font may have signs of its own for a language, which stand in its tables under no character; a printer that looks the
characters up there then writes U+FFFD for each space and each full stop. A person reads them by where their ink stands:
a small square on the baseline is a full stop, a bent line from far below it to above all letters a parenthesis. What
might be a letter or a figure is left unknown, and so is what might be a sign of another kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import character, pdfium
from extractor.reading.runs import ints

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

UNKNOWN = 0xFFFD
"""The code of a glyph whose character the file does not tell."""
_NO_BREAK_SPACE = 0xA0
_NO_INK = 0.005
"""Ems. pdfium says of a glyph without ink that it is no higher."""
_NARROWEST, _WIDEST = 0.15, 0.45
"""Ems. A space is no narrower, nor wider: a letter may be missing from its font."""
_MOST = 2000
"""Such glyphs on a page beyond which it is not these signs that its fonts lack."""


class _Ink(NamedTuple):
    """How far a glyph's ink goes left, right, down and up from its origin, and how wide the glyph is, in ems."""

    left: float
    right: float
    bottom: float
    top: float
    advance: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """How high the middle of it stands above the baseline."""
        return (self.bottom + self.top) / 2

    @property
    def is_empty(self) -> bool:
        """Whether it draws nothing."""
        return self.height <= _NO_INK


def told(text: int, codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The codes of the characters of a text page, with those of unknown ones that their shape tells. What a font draws
    that is not in the file tells nothing."""
    places = np.flatnonzero(codes == UNKNOWN)
    if not 0 < len(places) <= _MOST:
        return codes
    mended = codes.copy()
    fonts = pdfium.ask(pdfium.text_font, np.uint64, pdfium.ask(pdfium.char_object, np.uint64, text, places))
    embedded = pdfium.ask(pdfium.font_embedded, np.int32, fonts) == 1
    letters = np.flatnonzero((codes > ord(" ")) & (codes != _NO_BREAK_SPACE) & (codes != UNKNOWN))
    for place in ints(places[embedded]):
        ink = _ink(text, place)
        if ink is not None and not (ink.is_empty and _is_unseen(text, letters, place)):
            mended[place] = _character(ink)
    return mended


def _is_unseen(text: int, letters: NDArray[np.intp], place: int) -> bool:
    """Whether the letter next to a place has no ink either: a font that draws nothing, as below the picture of a scan.

    letters : the places of all letters of the page.
    """
    if not len(letters):
        return True
    after = min(int(np.searchsorted(letters, place)), len(letters) - 1)
    nearest = min(letters.item(max(after - 1, 0)), letters.item(after), key=lambda letter: abs(letter - place))
    beside = _ink(text, nearest)
    return beside is None or beside.is_empty


def _ink(text: int, place: int) -> _Ink | None:
    """The ink of a character that stands upright."""
    matrix = character.matrix(text, place)
    size = pdfium.char_size(text, place) * matrix[3]
    if size <= 0 or matrix[0] <= 0 or matrix[1] or matrix[2]:
        return None
    (left, right, bottom, top), (x, y) = character.ink(text, place), character.origin(text, place)
    start, _, end, _ = character.cell(text, place)
    return _Ink((left - x) / size, (right - x) / size, (bottom - y) / size, (top - y) / size, (end - start) / size)


def _character(ink: _Ink) -> int:
    """The code of the white space or the sign that such ink shows; UNKNOWN if it may be another character."""
    if ink.is_empty:
        return ord(" ") if _NARROWEST <= ink.advance <= _WIDEST else UNKNOWN
    for sign, is_it in _SIGNS:
        if is_it(ink):
            return ord(sign)
    return UNKNOWN


def _is_dot(ink: _Ink) -> bool:
    return 0.08 <= ink.width <= 0.22 and abs(ink.width - ink.height) <= 0.05


def _is_raised(ink: _Ink) -> bool:
    return ink.bottom >= 0.45 and ink.height >= 0.2 and ink.width >= 0.07


def _is_parenthesis(ink: _Ink) -> bool:
    """Square and curly brackets are lower."""
    return 0.15 <= ink.width <= 0.3 and ink.bottom <= -0.12 and ink.top >= 0.875


_SIGNS: tuple[tuple[str, Callable[[_Ink], bool]], ...] = (
    (".", lambda ink: _is_dot(ink) and abs(ink.bottom) <= 0.04),
    ("·", lambda ink: _is_dot(ink) and abs(ink.middle - 0.38) <= 0.06),
    (",", lambda ink: ink.width <= 0.26 and -0.25 <= ink.bottom <= -0.1 and 0.08 <= ink.top <= 0.25),
    ("'", lambda ink: _is_raised(ink) and ink.width <= 0.45 * ink.height),
    ("’", lambda ink: _is_raised(ink) and ink.width <= 0.6 * ink.height),
    (":", lambda ink: ink.width <= 0.22 and 0.05 <= ink.bottom <= 0.15 and 0.6 <= ink.top <= 0.8),
    ("-", lambda ink: ink.height <= 0.12 and 0.18 <= ink.width <= 0.36 and 0.2 <= ink.middle <= 0.45),
    ("–", lambda ink: ink.height <= 0.12 and 0.38 <= ink.width <= 0.6 and 0.2 <= ink.middle <= 0.45),
    ("~", lambda ink: 0.13 <= ink.height <= 0.25 and 0.4 <= ink.width <= 0.6 and 0.25 <= ink.middle <= 0.5),
    ("(", lambda ink: _is_parenthesis(ink) and ink.left > ink.advance - ink.right + 0.02),
    (")", lambda ink: _is_parenthesis(ink) and ink.left + 0.02 < ink.advance - ink.right),
    ("/", lambda ink: 0.3 <= ink.width <= 0.42 and ink.bottom <= -0.08 and ink.top >= 0.8 and ink.left <= 0.03),
)
"""The signs and what shows them, in ems. Where ink of such a kind may be a letter's in some font, there is none."""
