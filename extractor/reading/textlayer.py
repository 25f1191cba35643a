"""pdfium's text layer: every character that the content stream prints, seen or not."""

from __future__ import annotations

import ctypes
import dataclasses
import re
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import pdfium, repair, spacing
from extractor.reading.runs import among, code_table, ints, lengths, picked, starts
from extractor.reading.view import View, move_boxes

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNKNOWN = 0xFFFD
"""The code of a glyph whose character the file does not tell."""
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_NO_BREAK_SPACE = 0xA0
_SURROGATES = code_table(range(0xD800, 0xE000))
_CONTROLS = code_table([*range(1, 9), *range(14, 32)])
_SPACES = code_table([9, 32, _NO_BREAK_SPACE, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000])
# In a symbol font, U+00A0 is a bullet: it counts as blank only once the font is known.
_BLANK = code_table([*range(33), 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000])
_LINE_END_HYPHEN = (0x02, 0xFFFE)
"""What pdfium puts in the place of a hyphen at the end of a line."""


class Mapped:
    """The characters of a document's fonts that are known to be told by the file, so that each is asked for once."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[str, int], int] = {}
        self._known: set[int] = set()

    def number(self, name: str, handle: int) -> int:
        """A number for the font; a nameless one gets a new one each time, as its handle may come back for another."""
        key = (name, handle if name else -1 - len(self._fonts))
        return self._fonts.setdefault(key, len(self._fonts))

    def fresh(self, keys: set[int]) -> set[int]:
        """Those of the keys that were not known so far."""
        return keys - self._known

    def add(self, keys: set[int]) -> None:
        """Takes the keys for known."""
        self._known |= keys


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """What the content stream prints, seen or not, without white space: arrays of one entry a glyph.

    owners : handles of the glyphs' text objects; runs : where the text object changes. spaces : whether a space of the
    content stream stands right before the glyph.
    """

    codes: NDArray[np.uint32]
    boxes: NDArray[np.float32]
    size: NDArray[np.float32]
    font: NDArray[np.int16]
    spaces: NDArray[np.bool_]
    fonts: tuple[str, ...]
    owners: list[int]
    runs: NDArray[np.int64]


def read(text: int, view: View, mapped: Mapped) -> Printed:
    """Reads the text page of that handle. What the file does not tell is UNKNOWN.

    mapped : what is known of the document's fonts; the page's are added.
    """
    codes = _codes(text, pdfium.count_chars(text))
    printed = None if among(codes, _CONTROLS).any() else _read(text, codes, view, mapped)
    if printed is None:
        count = len(codes)
        unmapped = pdfium.numbers(pdfium.char_unmapped, np.int32, count, pdfium.again(text), range(count)) == 1
        codes[unmapped] = UNKNOWN
        printed = _read(text, codes, view, None)
        assert printed is not None
    return printed


def _read(text: int, codes: NDArray[np.uint32], view: View, mapped: Mapped | None) -> Printed | None:
    """The text page with those codes; None if one that `mapped` does not know turns out not to be told."""
    places = np.flatnonzero(~among(codes, _BLANK))
    kept = places.tolist()
    boxes = np.zeros((len(kept), 4), np.float32)
    base = boxes.ctypes.data
    pdfium.each(pdfium.char_box, pdfium.again(text), kept, range(base, base + 16 * len(kept), 16))
    # FS_RECTF is left, top, right, bottom with y upward.
    boxes = move_boxes(boxes[:, [0, 3, 2, 1]], view.matrix)
    owners = list(map(pdfium.char_object, pdfium.again(text), kept))
    runs = starts(np.array(owners, np.uint64))
    font, size, handles = _fonts(text, owners, runs, places, boxes)
    full_names = [_font_name(handle) for handle in handles]
    names = tuple(_SUBSET.sub("", name) for name in full_names)
    if mapped is not None:
        numbers = [mapped.number(name, handle) for name, handle in zip(full_names, handles, strict=True)]
        if not _all_told(text, codes[places], places, np.array(numbers, np.int64)[font], mapped):
            return None
    codes[places] = repair.shown(codes[places], font, names)
    spaces, guessed = _printed_spaces(text, codes)
    spaces = spaces[places] | (guessed[places] & spacing.too_wide_before(codes[places], boxes, size))
    return Printed(codes[places], boxes, size, font, spaces, names, owners, runs)


def _all_told(
    text: int,
    codes: NDArray[np.uint32],
    places: NDArray[np.int64],
    font: NDArray[np.int64],
    mapped: Mapped,
) -> bool:
    """Whether the file tells the character of every glyph; each of a font's characters is looked at once a document."""
    keys = ints(font << 32 | codes)
    fresh = mapped.fresh(set(keys))
    if fresh:
        examples = dict(zip(keys, ints(places), strict=True))
        if any(pdfium.char_unmapped(text, examples[key]) == 1 for key in fresh):
            return False
        mapped.add(fresh)
    return True


def _codes(text: int, count: int) -> NDArray[np.uint32]:
    """The code point of every character of the text page."""
    units = np.zeros(count + 1, np.uint16)
    written = pdfium.text_utf16(text, 0, count, units.ctypes.data)
    codes = units[:count].astype(np.uint32)
    if written != count + 1 or among(codes, _SURROGATES).any():
        # The text leaves out what has no code: the characters must then be asked for one by one.
        codes = pdfium.numbers(pdfium.char_code, np.uint32, count, pdfium.again(text), range(count))
    codes[(codes == _LINE_END_HYPHEN[0]) | (codes == _LINE_END_HYPHEN[1])] = ord("-")
    return codes


def _fonts(
    text: int,
    owners: list[int],
    runs: NDArray[np.int64],
    places: NDArray[np.int64],
    boxes: NDArray[np.float32],
) -> tuple[NDArray[np.int16], NDArray[np.float32], list[int]]:
    """Font and size of every glyph, and the fonts' handles.

    The size is asked for once for each height of a glyph's box in a font: the height follows from both.
    """
    count = len(owners)
    if not count:
        return np.zeros(0, np.int16), np.zeros(0, np.float32), []
    handles = list(map(pdfium.text_font, picked(owners, runs)))
    known = {handle: index for index, handle in enumerate(dict.fromkeys(handles))}
    run_font = np.array([known[handle] for handle in handles], np.int16)
    # pdfium stretches a cell where the glyph's ink leaves it: the lowest of a run is the font's own.
    heights = np.round(np.minimum.reduceat(boxes[:, 3] - boxes[:, 1], runs) * 16).astype(np.int64)
    kinds = (heights * len(known) + run_font).tolist()
    examples = dict(zip(kinds, range(len(kinds)), strict=True))
    by_kind = {kind: _size(text, int(places[runs[at]])) for kind, at in examples.items()}
    sizes = np.array([by_kind[kind] for kind in kinds], np.float32)
    sizes_of_runs = lengths(runs, count)
    return np.repeat(run_font, sizes_of_runs), np.repeat(sizes, sizes_of_runs), list(known)


def _size(text: int, place: int) -> float:
    """The font size of a character in points: its nominal size, scaled across the direction of writing."""
    matrix = np.zeros(6, np.float32)
    pdfium.char_matrix(text, place, matrix.ctypes.data)
    return float(pdfium.char_size(text, place) * np.hypot(matrix[2], matrix[3]))


def _font_name(handle: int) -> str:
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


def _printed_spaces(text: int, codes: NDArray[np.uint32]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For every character, whether a space of the content stream, and whether one that pdfium made up, stands between
    it and the glyph before."""
    blank = among(codes, _SPACES)
    candidates = np.flatnonzero(blank)
    made = pdfium.numbers(pdfium.char_generated, np.bool_, len(candidates), pdfium.again(text), candidates.tolist())
    position = np.arange(len(codes))
    glyph = ~blank & (codes > 32)
    last_glyph = np.concatenate([[-1], np.maximum.accumulate(np.where(glyph, position, -1))[:-1]])
    printed, guessed = np.full(len(codes), -1), np.full(len(codes), -1)
    printed[candidates[~made]] = candidates[~made]
    guessed[candidates[made]] = candidates[made]
    return np.maximum.accumulate(printed) > last_glyph, np.maximum.accumulate(guessed) > last_glyph
