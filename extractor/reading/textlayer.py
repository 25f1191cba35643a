"""pdfium's text layer: every character that the content streams of several pages print, seen or not."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import pdfium, repair, spacing, unnamed
from extractor.reading.fonts import Told, read_fonts, without_room
from extractor.reading.runs import among, code_table, ints, starts
from extractor.reading.scene import moved
from extractor.reading.unnamed import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extractor.reading.view import View

_NO_BREAK_SPACE = 0xA0
_SURROGATES = code_table(range(0xD800, 0xE000))
_CONTROLS = code_table([*range(1, 9), *range(14, 32)])
_SPACES = code_table([9, 32, _NO_BREAK_SPACE, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000])
# In a symbol font, U+00A0 is a bullet: it counts as blank only once the font is known.
_BLANK = code_table([*range(33), 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000])
_LINE_END_HYPHEN = (0x02, 0xFFFE)
"""What pdfium puts in the place of a hyphen at the end of a line; the latter, in a page's text, for U+0000 too."""
_INK = 0.1
"""Points. What a glyph draws is wider and higher than this."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """What the content streams of pages print, seen or not, without white space: arrays of one entry a glyph.

    first : int64 (pages + 1,), the first glyph of each page, and the number of all. of_page : int32, whose each is.
    owners : uint64, handles of the glyphs' text objects; runs : where the text object changes. spaces : whether a space
    of the content stream stands right before the glyph.
    """

    codes: NDArray[np.uint32]
    boxes: NDArray[np.float32]
    size: NDArray[np.float32]
    font: NDArray[np.int16]
    spaces: NDArray[np.bool_]
    fonts: tuple[str, ...]
    owners: NDArray[np.uint64]
    runs: NDArray[np.int64]
    first: NDArray[np.int64]
    of_page: NDArray[np.int32]


class _Characters(NamedTuple):
    """The characters of one page: all codes; and of those that are no white space the places, boxes and owners."""

    text: int
    codes: NDArray[np.uint32]
    places: NDArray[np.int64]
    boxes: NDArray[np.float32]
    owners: NDArray[np.uint64]


def read(texts: Sequence[int], views: Sequence[View], told: Told) -> Printed:
    """Reads the text pages of those handles. What the file does not tell is UNKNOWN.

    told : what is known of the document's fonts; the pages' are added.
    """
    pages = [_characters(text) for text in texts]
    doubted = {number for number, page in enumerate(pages) if among(page.codes, _CONTROLS).any()}
    asked: set[int] = set()
    while True:
        for number in doubted - asked:
            pages[number] = _asked(pages[number].text)
        asked |= doubted
        printed, untold = _read(pages, views, told, asked)
        if not untold:
            return printed
        doubted |= untold


def _characters(text: int, codes: NDArray[np.uint32] | None = None) -> _Characters:
    codes = unnamed.told(text, _codes(text, pdfium.count_chars(text)) if codes is None else codes)
    places = np.flatnonzero(~among(codes, _BLANK))
    boxes = np.zeros((len(places), 4), np.float32)
    pdfium.place(pdfium.char_box, text, places, boxes)
    return _Characters(text, codes, places, boxes, pdfium.ask(pdfium.char_object, np.uint64, text, places))


def _asked(text: int) -> _Characters:
    """The characters of a page, each asked for whether the file tells it."""
    count = pdfium.count_chars(text)
    codes = _codes(text, count)
    codes[pdfium.ask(pdfium.char_unmapped, np.int32, text, np.arange(count, dtype=np.int32)) == 1] = UNKNOWN
    return _characters(text, codes)


def _read(pages: Sequence[_Characters], views: Sequence[View], told: Told, asked: set[int]) -> tuple[Printed, set[int]]:
    """What the pages print, and the numbers of those where a character turns out not to be told by the file.

    asked : the pages of which that is known already.
    """
    codes = np.concatenate([page.codes for page in pages])
    begin = np.cumsum([0, *(len(page.codes) for page in pages)])
    first = np.cumsum([0, *(len(page.places) for page in pages)])
    of_page = np.repeat(np.arange(len(pages), dtype=np.int32), np.diff(first))
    places = np.concatenate([page.places for page in pages]) + begin[of_page]
    # FS_RECTF is left, top, right, bottom with y upward.
    boxes = np.concatenate([page.boxes for page in pages])[:, [0, 3, 2, 1]]
    boxes = moved(boxes, of_page, [view.matrix for view in views])
    owners = np.concatenate([page.owners for page in pages])
    runs = starts(owners)
    texts = np.array([page.text for page in pages], np.uint64)
    own_places = places - begin[of_page]
    fonts = read_fonts(owners, runs, texts[of_page], own_places, boxes)
    upright = np.array([view.matrix[0] > 0 > view.matrix[3] for view in views])
    boxes = without_room(boxes, fonts, upright[of_page])
    shown = codes[places]
    untold = _untold(shown, fonts.numbers(told)[fonts.of_glyph], own_places, of_page, texts, told, asked)
    shown = repair.shown(repair.lone_hyphens(shown, boxes, fonts.size), fonts.of_glyph, fonts.names)
    codes[places] = shown
    spaces, guessed = _printed_spaces(texts, codes, begin)
    spaces = spaces[places] | (guessed[places] & spacing.too_wide_before(shown, boxes, fonts.size))
    printed = Printed(shown, boxes, fonts.size, fonts.of_glyph, spaces, fonts.names, owners, runs, first, of_page)
    return printed, untold


def _untold(
    codes: NDArray[np.uint32],
    font: NDArray[np.int64],
    places: NDArray[np.int64],
    of_page: NDArray[np.int32],
    texts: NDArray[np.uint64],
    told: Told,
    asked: set[int],
) -> set[int]:
    """The pages with a character that the file does not tell; each of a font's characters is looked at once."""
    fresh = told.fresh(font, codes)
    if asked:
        fresh = fresh[~np.isin(of_page[fresh], list(asked))]
    _, examples = np.unique(font[fresh] << 32 | codes[fresh], return_index=True)
    examples = fresh[examples]
    unmapped = pdfium.ask(pdfium.char_unmapped, np.int32, texts[of_page[examples]], places[examples]) == 1
    if unmapped.any():
        return set(ints(of_page[examples[unmapped]]))
    told.add(font[fresh], codes[fresh])
    return set()


def _codes(text: int, count: int) -> NDArray[np.uint32]:
    """The code point of every character of the text page."""
    units = np.zeros(count + 1, np.uint16)
    written = pdfium.text_utf16(text, 0, count, units.ctypes.data)
    codes = units[:count].astype(np.uint32)
    if written != count + 1 or among(codes, _SURROGATES).any():
        # The text leaves out what has no code: the characters must then be asked for one by one.
        codes = pdfium.ask(pdfium.char_code, np.int32, text, np.arange(count, dtype=np.int32)).view(np.uint32)
    doubted = np.flatnonzero(codes == _LINE_END_HYPHEN[1]).astype(np.int32)
    codes[doubted] = pdfium.ask(pdfium.char_code, np.int32, text, doubted).view(np.uint32)
    codes[(codes == _LINE_END_HYPHEN[0]) | (codes == _LINE_END_HYPHEN[1])] = ord("-")
    # Some writers call a glyph that stands for a missing one U+0000.
    codes[[place for place in ints(np.flatnonzero(codes == 0)) if _has_ink(text, place)]] = UNKNOWN
    return codes


def _has_ink(text: int, place: int) -> bool:
    """Whether the character draws anything."""
    sides = np.zeros(4)  # left, right, bottom, top
    at = sides.ctypes.data
    pdfium.char_ink(text, place, *range(at, at + sides.nbytes, sides.itemsize))
    return bool(min(sides[1] - sides[0], sides[3] - sides[2]) > _INK)


def _printed_spaces(
    texts: NDArray[np.uint64], codes: NDArray[np.uint32], begin: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For every character, whether a space of the content stream, and whether one that pdfium made up, stands between
    it and the glyph before.

    begin : the first character of each page, and the number of all.
    """
    blank = among(codes, _SPACES)
    candidates = np.flatnonzero(blank)
    page = np.searchsorted(begin, candidates, side="right") - 1
    made = pdfium.ask(pdfium.char_generated, np.int32, texts[page], candidates - begin[page]) != 0
    position = np.arange(len(codes))
    glyph = ~blank & (codes > 32)
    last_glyph = np.concatenate([[-1], np.maximum.accumulate(np.where(glyph, position, -1))[:-1]])
    earliest = np.maximum(last_glyph, np.repeat(begin[:-1] - 1, np.diff(begin)))
    printed, guessed = np.full(len(codes), -1), np.full(len(codes), -1)
    printed[candidates[~made]] = candidates[~made]
    guessed[candidates[made]] = candidates[made]
    return np.maximum.accumulate(printed) > earliest, np.maximum.accumulate(guessed) > earliest
