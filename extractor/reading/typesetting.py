"""How a document is set: the size of its running text, how wide its lines may go, and how it breaks them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np

from extractor.reading import breaks, openers, wraps
from extractor.reading.breaks import LineBreak
from extractor.reading.dictionary import Words
from extractor.reading.galley import Galley
from extractor.reading.measures import Measures
from extractor.reading.sheet import OPEN, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.furniture import Furniture

_LONG = 0.8
"""Share of the width that running text has. A shorter line is not wrapped."""
_TELLING = 8
"""Breaks from which on a document shows how it breaks its lines."""


class Typesetting:
    """How the document of these sheets is set.

    body : font size in points of most glyphs outside tables.
    in_cells, in_text : how lines are broken in cells, and in running text. words : the words of the document.
    """

    def __init__(self, sheets: Sequence[Sheet], furniture: Furniture) -> None:
        self._measures = Measures()
        for lines in Galley.each(sheets, furniture):
            self._measures.add(lines)
        self.body = self._measures.body
        self.words = Words()
        self._rooms: list[NDArray[np.float32]] = []
        # Forms repeat their words on every page: each text counts once.
        cells: dict[str, LineBreak] = {}
        text: dict[str, LineBreak] = {}
        for lines in Galley.each(sheets, furniture):
            rooms, rights = self._measures.rooms(lines), self._rights(lines)
            self._rooms += [rooms[start:end].copy() for start, end in itertools.pairwise(lines.first.tolist())]
            long = lines.boxes[:, 2] > rights * np.float32(_LONG)
            self._learn(lines, (long & lines.text) | _full(lines, rooms))
            cells.update((one.text, one) for one in _breaks(lines, np.flatnonzero(lines.followed), rooms))
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

    def _rights(self, lines: Galley) -> NDArray[np.float32]:
        """For each line how far running text goes on its page."""
        return np.array([self.right(sheet) for sheet in lines.sheets], np.float32)[lines.of_sheet]

    def _learn(self, lines: Galley, wrapped: NDArray[np.bool_]) -> None:
        """Learn the words of the sheets; `wrapped` are the lines that may end in the middle of one."""
        for sheet, (start, end) in zip(lines.sheets, itertools.pairwise(lines.first.tolist()), strict=True):
            cut: list[int] = np.flatnonzero(wrapped[start : max(start, end - 1)]).tolist()
            spaced = sheet.trail[:-1] & (sheet.region[1:] == sheet.region[:-1])
            self.words.learn(sheet.text.split("\n")[:-1], cut, np.flatnonzero(spaced).tolist())


def _habits(cells: list[LineBreak], text: list[LineBreak]) -> tuple[wraps.Habits, wraps.Habits]:
    """How lines are broken in cells, and in text; what few breaks do not show, all breaks together may."""
    in_cells, in_text = (own if len(own) >= _TELLING else own + other for own, other in ((cells, text), (text, cells)))
    return wraps.habits(in_cells), wraps.habits(in_text)


def _text_breaks(lines: Galley, long: NDArray[np.bool_], rights: NDArray[np.float32]) -> Iterator[LineBreak]:
    """Of running text, the long lines after which nothing new opens."""
    upper = np.flatnonzero((lines.text & long)[:-1])
    same = (lines.of_sheet[upper] == lines.of_sheet[upper + 1]) & (lines.region[upper + 1] == OPEN)
    upper = upper[same & breaks.may_go_on(lines, upper)]
    opens = openers.known().opens
    return (one for one in _breaks(lines, upper, rights - lines.boxes[:, 2]) if not opens(one.below))


def _breaks(lines: Galley, upper: NDArray[np.intp], rooms: NDArray[np.floating[Any]]) -> Iterator[LineBreak]:
    """The breaks after these lines that tell anything; `rooms` are the points left on each line."""
    leads: list[float] = lines.lead[upper + 1].tolist()
    left: list[float] = rooms[upper].tolist()
    places: list[int] = (upper - lines.first[lines.of_sheet[upper]]).tolist()
    numbers: list[int] = lines.of_sheet[upper].tolist()
    for number, own in itertools.groupby(zip(numbers, places, left, leads, strict=True), lambda line: line[0]):
        printed = lines.sheets[number].text.split("\n")
        trail: list[bool] = lines.sheets[number].trail.tolist()
        for _, line, room, lead in own:
            yield from breaks.between(printed[line], printed[line + 1], room, lead, space=trail[line])


def _full(lines: Galley, rooms: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which lines in cells that another one follows have no room for its first character."""
    leads = np.append(lines.lead[1:], np.zeros(min(len(lines.lead), 1), np.float32))
    return lines.followed & (rooms < leads * wraps.NOT_FULL)
