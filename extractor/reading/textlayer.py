"""pdfium's text layer: every character that the content streams of several pages print, seen or not."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from extractor.reading import character, pdfium, repair, spacing, unnamed
from extractor.reading.fonts import Told, read_fonts, without_room
from extractor.reading.runs import among, code_table, ints, starts
from extractor.reading.scene import moved
from extractor.reading.unnamed import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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
    """The characters of pages: the handles of their text pages, the code of each character, the number of its page, and
    the first one of each page, with the number of all at the end."""

    texts: NDArray[np.uint64]
    codes: NDArray[np.uint32]
    of_page: NDArray[np.int32]
    first: NDArray[np.intp]

    def ask(
        self, function: Callable[..., Any], dtype: type[pdfium.Result], chosen: NDArray[np.intp]
    ) -> NDArray[pdfium.Result]:
        """What pdfium says of those characters."""
        page = self.of_page[chosen]
        return pdfium.ask(function, dtype, self.texts[page], chosen - self.first[page])


def read(texts: Sequence[int], views: Sequence[View], told: Told) -> Printed:
    """Reads the text pages of those handles. What the file does not tell is UNKNOWN.

    told : what is known of the document's fonts; the pages' are added.
    """
    read = _characters(texts)
    _name(read, set(ints(np.unique(read.of_page[read.codes == UNKNOWN]))))
    asked: set[int] = set()
    doubted = set(ints(np.unique(read.of_page[among(read.codes, _CONTROLS)])))
    while True:
        for page in doubted - asked:
            every = np.flatnonzero(read.of_page == page)
            read.codes[every[read.ask(pdfium.char_unmapped, np.int32, every) == 1]] = UNKNOWN
        _name(read, doubted - asked)
        asked |= doubted
        printed, untold = _printed(read, views, told, asked)
        if not untold:
            return printed
        doubted |= untold


def _name(read: _Characters, pages: Iterable[int]) -> None:
    """Gives the unknown characters of those pages their codes, as far as their shapes tell these."""
    for page in pages:
        own = slice(int(read.first[page]), int(read.first[page + 1]))
        read.codes[own] = unnamed.told(int(read.texts[page]), read.codes[own])


def _printed(read: _Characters, views: Sequence[View], told: Told, asked: set[int]) -> tuple[Printed, set[int]]:
    """What the pages print, and the numbers of those where a character turns out not to be told by the file.

    asked : the pages of which that is known already.
    """
    places = np.flatnonzero(~among(read.codes, _BLANK))
    of_page, count = read.of_page[places], len(read.texts)
    first = np.searchsorted(of_page, np.arange(count + 1))
    boxes = moved(_cells(read, places, first), of_page, [view.matrix for view in views])
    owners = read.ask(pdfium.char_object, np.uint64, places)
    runs = starts(owners)
    fonts = read_fonts(owners, runs, read.texts[of_page], places - read.first[of_page], boxes)
    upright = np.array([view.matrix[0] > 0 > view.matrix[3] for view in views])
    boxes = without_room(boxes, fonts, upright[of_page])
    shown = read.codes[places]
    untold = _untold(read, places, fonts.numbers(told)[fonts.of_glyph], told, asked)
    shown = repair.shown(repair.lone_hyphens(shown, boxes, fonts.size), fonts.of_glyph, fonts.names)
    spaces, guessed = _printed_spaces(read, places, shown)
    spaces = spaces[places] | (guessed[places] & spacing.too_wide_before(shown, boxes, fonts.size))
    printed = Printed(shown, boxes, fonts.size, fonts.of_glyph, spaces, fonts.names, owners, runs, first, of_page)
    return printed, untold


def _cells(read: _Characters, places: NDArray[np.intp], first: NDArray[np.intp]) -> NDArray[np.float32]:
    """The boxes of those characters, `first` being the first one of each page: x0, y0, x1, y1 with y upward."""
    boxes = np.zeros((len(places), 4), np.float32)  # FS_RECTF is left, top, right, bottom
    for page, (start, end) in enumerate(itertools.pairwise(ints(first))):
        pdfium.place(pdfium.char_box, int(read.texts[page]), places[start:end] - read.first[page], boxes[start:end])
    return boxes[:, [0, 3, 2, 1]]


def _untold(
    read: _Characters, places: NDArray[np.intp], font: NDArray[np.int64], told: Told, asked: set[int]
) -> set[int]:
    """The pages with a character that the file does not tell; each of a font's characters is looked at once.

    places, font : the glyphs among the characters, and their fonts' numbers.
    """
    codes = read.codes[places]
    fresh = told.fresh(font, codes)
    if asked:
        fresh = fresh[~np.isin(read.of_page[places[fresh]], list(asked))]
    characters = font[fresh] << 32 | codes[fresh]
    alike = np.argsort(characters)
    examples = places[fresh[alike[starts(characters[alike])]]]
    unmapped = read.ask(pdfium.char_unmapped, np.int32, examples) == 1
    if unmapped.any():
        return set(ints(read.of_page[examples[unmapped]]))
    told.add(font[fresh], codes[fresh])
    return set()


def _characters(texts: Sequence[int]) -> _Characters:
    """The characters of the text pages of those handles."""
    counts = np.array([pdfium.count_chars(text) for text in texts], np.intp)
    first = np.concatenate([[0], np.cumsum(counts)])
    units = np.zeros(
        int(first[-1]) + 1, np.uint16
    )  # each page's text ends with a zero, which the next one's overwrites
    begins = zip(texts, ints(counts), ints(units.ctypes.data + units.itemsize * first[:-1]), strict=True)
    written = np.array([pdfium.text_utf16(text, 0, count, at) for text, count, at in begins])
    of_page = np.repeat(np.arange(len(texts), dtype=np.int32), counts)
    read = _Characters(np.array(texts, np.uint64), units[:-1].astype(np.uint32), of_page, first)
    # The text leaves out what has no code: the characters of such a page must be asked for one by one; and what pdfium
    # takes for a hyphen at a line's end everywhere.
    odd = written != counts + 1
    odd[of_page[among(read.codes, _SURROGATES)]] = True
    doubted = np.flatnonzero(odd[of_page] | (read.codes == _LINE_END_HYPHEN[1]))
    read.codes[doubted] = read.ask(pdfium.char_code, np.int32, doubted).view(np.uint32)
    read.codes[(read.codes == _LINE_END_HYPHEN[0]) | (read.codes == _LINE_END_HYPHEN[1])] = ord("-")
    # Some writers call a glyph that stands for a missing one U+0000.
    nothing = np.flatnonzero(read.codes == 0)
    read.codes[nothing[[_has_ink(read, place) for place in ints(nothing)]]] = UNKNOWN
    return read


def _has_ink(read: _Characters, place: int) -> bool:
    """Whether the character draws anything."""
    page = int(read.of_page[place])
    left, right, bottom, top = character.ink(int(read.texts[page]), place - int(read.first[page]))
    return min(right - left, top - bottom) > _INK


def _printed_spaces(
    read: _Characters, places: NDArray[np.intp], shown: NDArray[np.uint32]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For every character, whether a space of the content stream, and whether one that pdfium made up, stands between
    it and the glyph before.

    places, shown : the glyphs among the characters, and the codes that they show.
    """
    codes = read.codes.copy()
    codes[places] = shown
    blank = among(codes, _SPACES)
    candidates = np.flatnonzero(blank)
    made = read.ask(pdfium.char_generated, np.int32, candidates) != 0
    position = np.arange(len(codes))
    glyph = ~blank & (codes > 32)
    last_glyph = np.concatenate([[-1], np.maximum.accumulate(np.where(glyph, position, -1))[:-1]])
    earliest = np.maximum(last_glyph, read.first[read.of_page] - 1)
    printed, guessed = np.full(len(codes), -1), np.full(len(codes), -1)
    printed[candidates[~made]] = candidates[~made]
    guessed[candidates[made]] = candidates[made]
    return np.maximum.accumulate(printed) > earliest, np.maximum.accumulate(guessed) > earliest
