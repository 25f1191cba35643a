"""How a document is set: the size of its running text, how wide its lines may go, and how it breaks them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np

from extractor.reading import breaks, openers, wraps
from extractor.reading.breaks import LineBreak
from extractor.reading.dictionary import Words
from extractor.reading.measures import Measures
from extractor.reading.proof import Proof
from extractor.reading.runs import ints
from extractor.reading.sheet import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from extractor.reading.furniture import Furniture
    from extractor.reading.galley import Galley
    from extractor.reading.rack import Rack
    from extractor.reading.sheet import Sheet

_LONG = 0.8
"""Share of the width that running text has. A shorter line is not wrapped."""
_ONE_SYLLABLE = 1.6
"""Widths of its first character. A line that is no wider holds that alone, or a sign after it."""
_TELLING = 8
"""Breaks from which on a document shows how it breaks its lines."""


class Typesetting:
    """How a document is set, whose pages stand in `rack`.

    body : font size in points of most glyphs outside tables.
    in_cells, in_text : how lines are broken in cells, and in running text. words : the words of the document.
    """

    def __init__(self, rack: Rack, furniture: Furniture) -> None:
        self._measures = Measures()
        for lines in Proof.each(rack, furniture):
            self._measures.add(lines)
        self.body = self._measures.body
        self.words = Words()
        self._rooms: list[NDArray[np.float32]] = []
        # Forms repeat their words on every page: each text counts once.
        cells: dict[str, LineBreak] = {}
        text: dict[str, LineBreak] = {}
        for lines in Proof.each(rack, furniture):
            rooms, rights = self._measures.rooms(lines), self._rights(lines)
            self._rooms += [rooms[start:end].copy() for start, end in itertools.pairwise(lines.galley.lines)]
            long = lines.galley.boxes[:, 2] > rights * np.float32(_LONG)
            self._learn(lines, (lines.text & (long | _above_one_syllable(lines))) | _full(lines, rooms))
            cells.update((one.text, one) for one in _breaks(lines.galley, np.flatnonzero(lines.followed), rooms))
            text.update((one.text, one) for one in _text_breaks(lines, long, rights))
        self.in_cells, self.in_text = _habits(list(cells.values()), list(text.values()))

    def right(self, sheet: Sheet) -> float:
        """How far to the right, in points, running text goes on pages of this one's width."""
        return self._measures.right(sheet.width)

    def bottom(self, sheet: Sheet) -> float:
        """How far down, in points, pages of this one's height are filled."""
        return self._measures.bottom(sheet.height)

    def cell_rooms(self, number: int) -> NDArray[np.float32]:
        """The points left on each line of the sheet of that number; 0 for lines that stand in no cell."""
        return self._rooms[number]

    def _rights(self, lines: Proof) -> NDArray[np.float32]:
        """For each line how far running text goes on its page."""
        rights = [self._measures.right(leaf.width) for leaf in lines.galley.leaves]
        return np.array(rights, np.float32)[lines.of_sheet]

    def _learn(self, lines: Proof, wrapped: NDArray[np.bool_]) -> None:
        """Learn the words of the pages; `wrapped` are the lines that may end in the middle of one."""
        own = lines.galley
        followed = np.zeros(len(own.region), np.bool_)
        followed[:-1] = lines.of_sheet[1:] == lines.of_sheet[:-1]
        spaced = own.trail & followed
        spaced[:-1] &= own.region[1:] == own.region[:-1]
        self.words.learn(
            own.text.split("\n")[:-1], ints(np.flatnonzero(wrapped & followed)), ints(np.flatnonzero(spaced))
        )


def _habits(cells: list[LineBreak], text: list[LineBreak]) -> tuple[wraps.Habits, wraps.Habits]:
    """How lines are broken in cells, and in text; what few breaks do not show, all breaks together may."""
    in_cells, in_text = (own if len(own) >= _TELLING else own + other for own, other in ((cells, text), (text, cells)))
    return wraps.habits(in_cells), wraps.habits(in_text)


def _text_breaks(lines: Proof, long: NDArray[np.bool_], rights: NDArray[np.float32]) -> Iterator[LineBreak]:
    """Of running text, the long lines after which nothing new opens."""
    upper = np.flatnonzero((lines.text & long)[:-1])
    same = (lines.of_sheet[upper] == lines.of_sheet[upper + 1]) & (lines.region[upper + 1] == OPEN)
    upper = upper[same & breaks.may_go_on(lines.galley, upper)]
    opens = openers.known().opens
    return (one for one in _breaks(lines.galley, upper, rights - lines.galley.boxes[:, 2]) if not opens(one.below))


def _breaks(lines: Galley, upper: NDArray[np.intp], rooms: NDArray[np.floating[Any]]) -> Iterator[LineBreak]:
    """The breaks after these lines that tell anything; `rooms` are the points left on each line."""
    printed = lines.text.split("\n")
    left: list[float] = rooms[upper].tolist()
    leads: list[float] = lines.lead[upper + 1].tolist()
    trail: list[bool] = lines.trail[upper].tolist()
    for line, room, lead, space in zip(ints(upper), left, leads, trail, strict=True):
        yield from breaks.between(printed[line], printed[line + 1], room, lead, space=space)


def _above_one_syllable(lines: Proof) -> NDArray[np.bool_]:
    """Which lines have a single syllable below them: it may be the last one of a word that was too wide."""
    own = lines.galley
    single = own.boxes[1:, 2] - own.boxes[1:, 0] < _ONE_SYLLABLE * own.lead[1:]
    return np.append(single, np.zeros(min(len(own.lead), 1), np.bool_))


def _full(lines: Proof, rooms: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which lines in cells that another one follows have no room for its first character."""
    lead = lines.galley.lead
    leads = np.append(lead[1:], np.zeros(min(len(lead), 1), np.float32))
    return lines.followed & (rooms < leads * wraps.NOT_FULL)
