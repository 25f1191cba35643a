"""What stands alone in a cell of a scan and is no text: a tick, or a dash, told by its ink.

Tesseract reads neither: it leaves them out, or takes them for some sign.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import looks
from extractor.reading.tesseract import Letter
from extractor.reading.traces import POINTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extractor.reading.cuttings import Box, Cutting

INK = 160
"""A pixel no lighter is ink."""
_SMALLEST, _LARGEST = 4.0, 24.0
"""Points that a tick measures either way."""
_DASH_THICKEST, _DASH_SHORTEST, _FLAT = 2.5, 1.4, 1.8
"""Points, points, and how many times as long as it is thick a dash is."""
_MARGIN = 2
"""Pixels along the sides of a cell in which what is left of its rules may lie."""


def seen(block: Cutting, lines: Sequence[Sequence[Letter]], dots: float) -> list[list[Letter]]:
    """The lines of a block, with the ticks and dashes that stand alone in its cells."""
    kept = [list(line) for line in lines]
    for cell in block.cells:
        own = [line for line in kept if line and _holds(cell, line[0])]
        if _is_text("".join(letter.text for line in own for letter in line)):
            continue
        mark = _mark(block.picture, cell, dots)
        if mark:
            kept = [line for line in kept if line not in own]
            kept.append([mark])
    return kept


def _holds(cell: Box, letter: Letter) -> bool:
    x0, top, x1, bottom = cell
    x, y = (letter.box[0] + letter.box[2]) / 2, (letter.box[1] + letter.box[3]) / 2
    return x0 <= x <= x1 and top <= y <= bottom


def _is_text(text: str) -> bool:
    """Whether what was read in a cell may be what is printed there."""
    return bool(text) and text not in looks.known().ticks and not all(map(_is_sign, text))


def _is_sign(char: str) -> bool:
    """Whether a character is no text: punctuation, or a letter of no syllable, but for those that are marks."""
    if "ㄱ" <= char <= "ㅣ":
        return char not in looks.known().marks
    category = unicodedata.category(char)
    return category in {"Sm", "Sk", "Sc"} or (category.startswith("P") and category != "Pd")


def _mark(picture: NDArray[np.uint8], cell: Box, dots: float) -> Letter | None:
    """The tick or dash that the ink of a cell shows, if it shows one."""
    x0, top, x1, bottom = cell[0] + _MARGIN, cell[1] + _MARGIN, cell[2] - _MARGIN, cell[3] - _MARGIN
    shapes = looks.known().shapes
    rows, columns = np.nonzero(picture[top:bottom, x0:x1] < INK)
    if not len(rows):
        return None
    box = (x0 + _low(columns), top + _low(rows), x0 + _high(columns), top + _high(rows))
    width, height = (box[2] - box[0]) * POINTS / dots, (box[3] - box[1]) * POINTS / dots
    if height <= _DASH_THICKEST and max(_DASH_SHORTEST, _FLAT * height) <= width <= _LARGEST:
        return Letter(shapes.dash, box, True)
    is_tick = min(width, height) >= _SMALLEST and max(width, height) <= _LARGEST
    return Letter(shapes.tick, box, True) if is_tick else None


def _low(places: NDArray[np.intp]) -> int:
    return int(places.min())


def _high(places: NDArray[np.intp]) -> int:
    return int(places.max()) + 1
