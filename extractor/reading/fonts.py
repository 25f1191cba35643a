"""The fonts of glyphs: their names and sizes, and which of their characters the file tells."""

from __future__ import annotations

import ctypes
import dataclasses
import re
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import pdfium
from extractor.reading.runs import ints, lengths

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_CODES = 0x10000
_MOST_FONTS = 256
"""Fonts of which it is remembered which characters are told, 64 KiB each."""


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

    names : without a subset prefix; full_names : with it; handles : pdfium's.
    """

    of_glyph: NDArray[np.int16]
    size: NDArray[np.float32]
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
        return Fonts(np.zeros(0, np.int16), np.zeros(0, np.float32), (), (), ())
    handles, run_font = np.unique(pdfium.ask(pdfium.text_font, np.uint64, owners[runs]), return_inverse=True)
    # pdfium stretches a cell where the glyph's ink leaves it: the lowest of a run is the font's own.
    heights = np.round(np.minimum.reduceat(boxes[:, 3] - boxes[:, 1], runs) * 16).astype(np.int64)
    _, examples, kinds = np.unique(heights * len(handles) + run_font, return_index=True, return_inverse=True)
    sizes = [_size(int(texts[glyph]), int(places[glyph])) for glyph in ints(runs[examples])]
    full_names = tuple(_name(handle) for handle in ints(handles))
    names = tuple(_SUBSET.sub("", name) for name in full_names)
    of_runs = lengths(runs, count)
    return Fonts(
        np.repeat(run_font.astype(np.int16), of_runs),
        np.repeat(np.array(sizes, np.float32)[kinds], of_runs),
        names,
        full_names,
        tuple(ints(handles)),
    )


def _size(text: int, place: int) -> float:
    """The font size of a character in points: its nominal size, scaled across the direction of writing."""
    matrix = np.zeros(6, np.float32)
    pdfium.char_matrix(text, place, matrix.ctypes.data)
    return float(pdfium.char_size(text, place) * np.hypot(matrix[2], matrix[3]))


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
