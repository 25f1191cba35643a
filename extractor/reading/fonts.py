"""The fonts of glyphs: their names and sizes, and which of their characters the file tells."""

from __future__ import annotations

import ctypes
import dataclasses
import re
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from extractor.reading import character, pdfium
from extractor.reading.runs import ints, lengths, starts

if TYPE_CHECKING:
    from numpy.typing import NDArray

Number = TypeVar("Number", np.uint64, np.int64)

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_CODES = 0x10000
_MOST_FONTS = 256
"""Fonts of which it is remembered which characters are told, 64 KiB each."""
_HIGHEST = 2.0
"""Ems. No font's letters are as high: some writers give its largest sign as what it needs above and below."""
_WIDEST = 1.5
"""Ems. A wider glyph is a drawing, or spoiled."""
_ASCENT, _DESCENT = 0.95, 0.25
"""Ems above and below the baseline that letters take."""


class Told:
    """The characters of a document's fonts that are known to be told by the file, so that each is asked for once."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[str, int], int] = {}
        self._known = np.zeros((4, _CODES), np.bool_)

    def number(self, name: str, handle: int) -> int:
        """A number for the font; a nameless one gets a new one each time, as its handle may come back for another."""
        key = (name, handle if name else -1 - len(self._fonts))
        number = self._fonts.setdefault(key, len(self._fonts))
        if len(self._known) <= number < _MOST_FONTS:
            self._known = np.concatenate([self._known, np.zeros_like(self._known)])
        return number

    def fresh(self, font: NDArray[np.int64], codes: NDArray[np.uint32]) -> NDArray[np.int64]:
        """The places of those glyphs, of numbered fonts, whose characters were not known so far."""
        kept = (font < len(self._known)) & (codes < _CODES)
        known = self._known[np.where(kept, font, 0), np.where(kept, codes, 0)]
        return np.flatnonzero(~(known & kept))

    def add(self, font: NDArray[np.int64], codes: NDArray[np.uint32]) -> None:
        """Takes the characters of those glyphs for known, as far as they are remembered."""
        kept = (font < len(self._known)) & (codes < _CODES)
        self._known[font[kept], codes[kept]] = True


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Fonts:
    """Fonts of glyphs. of_glyph : int16 (n,), the number of each glyph's font; size : float32 (n,), in points.

    foot : float32 (n,), the share of its box's height that a glyph's baseline stands above the foot of the box, where
    that is far too high; NaN elsewhere.
    names : without a subset prefix; full_names : with it; handles : pdfium's.
    """

    of_glyph: NDArray[np.int16]
    size: NDArray[np.float32]
    foot: NDArray[np.float32]
    names: tuple[str, ...]
    full_names: tuple[str, ...]
    handles: tuple[int, ...]

    def numbers(self, told: Told) -> NDArray[np.int64]:
        """The fonts' numbers in `told`."""
        named = zip(self.full_names, self.handles, strict=True)
        return np.array([told.number(name, handle) for name, handle in named], np.int64)


def read_fonts(
    owners: NDArray[np.uint64],
    runs: NDArray[np.int64],
    texts: NDArray[np.uint64],
    places: NDArray[np.int64],
    boxes: NDArray[np.float32],
) -> Fonts:
    """The fonts of glyphs.

    owners : the glyphs' text objects; runs : where these change; texts, places : the text page of each glyph, and its
    place there; boxes : float32 (n, 4), as displayed.

    The size is asked for once for each height of a glyph's box in a font: the height follows from both.
    """
    count = len(owners)
    if not count:
        return Fonts(np.zeros(0, np.int16), np.zeros(0, np.float32), np.zeros(0, np.float32), (), (), ())
    handles, run_font = _distinct(pdfium.ask(pdfium.text_font, np.uint64, owners[runs]))
    # pdfium stretches a cell where the glyph's ink leaves it: the lowest of a run is the font's own.
    heights = np.round(np.minimum.reduceat(boxes[:, 3] - boxes[:, 1], runs) * 16).astype(np.int64)
    known, kinds = _distinct(heights * len(handles) + run_font)
    examples = np.zeros(len(known), np.intp)
    examples[kinds[::-1]] = runs[::-1]  # the first of each kind
    sizes = [_size(int(texts[glyph]), int(places[glyph])) for glyph in ints(examples)]
    high = (boxes[examples, 3] - boxes[examples, 1]).tolist()
    feet = [
        _foot(int(texts[glyph]), int(places[glyph])) if height > _HIGHEST * size else np.nan
        for glyph, height, size in zip(ints(examples), high, sizes, strict=True)
    ]
    full_names = tuple(_name(handle) for handle in ints(handles))
    names = tuple(_SUBSET.sub("", name) for name in full_names)
    of_runs = lengths(runs, count)
    return Fonts(
        np.repeat(run_font.astype(np.int16), of_runs),
        np.repeat(np.array(sizes, np.float32)[kinds], of_runs),
        np.repeat(np.array(feet, np.float32)[kinds], of_runs),
        names,
        full_names,
        tuple(ints(handles)),
    )


def _distinct(values: NDArray[Number]) -> tuple[NDArray[Number], NDArray[np.intp]]:
    """The distinct values, ascending, and for each value which of them it is. Equal ones mostly follow one another."""
    first = starts(values)
    distinct, which = np.unique(values[first], return_inverse=True)
    return distinct, np.repeat(which, lengths(first, len(values)))


def _size(text: int, place: int) -> float:
    """The font size of a character in points: its nominal size, scaled across the direction of writing."""
    matrix = character.matrix(text, place)
    return float(pdfium.char_size(text, place) * np.hypot(matrix[2], matrix[3]))


def _foot(text: int, place: int) -> float:
    """The share of its box's height that an upright character's baseline stands above the foot; NaN for others."""
    matrix, (_, top, _, bottom) = character.matrix(text, place), character.cell(text, place)
    upright = top > bottom and not matrix[1] and not matrix[2] and matrix[3] > 0
    return (character.origin(text, place)[1] - bottom) / (top - bottom) if upright else np.nan


def without_room(boxes: NDArray[np.float32], fonts: Fonts, upright: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The glyphs' boxes, as high as letters are where a font says that it needs far more room, for one rare sign.

    upright : the glyphs of pages that are not turned to be displayed.
    """
    wide = boxes[:, 2] - boxes[:, 0] > _WIDEST * fonts.size
    high = np.flatnonzero(~np.isnan(fonts.foot) & upright & ~wide)
    if not len(high):
        return boxes
    cut = boxes.copy()
    top, bottom, size = boxes[high, 1], boxes[high, 3], fonts.size[high]
    baseline = bottom - fonts.foot[high] * (bottom - top)
    cut[high, 1] = np.maximum(top, baseline - _ASCENT * size)
    cut[high, 3] = np.minimum(bottom, baseline + _DESCENT * size)
    return cut


def _name(handle: int) -> str:
    buffer = ctypes.create_string_buffer(256)
    pdfium.font_name(handle, buffer, len(buffer))
    return _decoded(buffer.value)


def _decoded(name: bytes) -> str:
    """A font's name: UTF-8 by the standard, in practice also the code page of Korean Windows."""
    for encoding in ("utf-8", "cp949"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")
