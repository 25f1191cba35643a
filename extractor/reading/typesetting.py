"""How a document is set: the size of its running text, how wide its lines may go, and how it breaks them."""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, Any

import numpy as np

from extractor.reading import breaks, openers, wraps
from extractor.reading.galley import Galley
from extractor.reading.sheet import OPEN, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.furniture import Furniture

# Below this share of all glyphs, the text outside tables is headings alone and does not say how large text is set.
_ENOUGH = 0.2
_LONG = 0.8
_AT_ONCE = 4096
"""Lines that are looked at together: a document may have a hundred thousand."""
_REACHING = 0.75
_TELLING = 8
_ALIGNED = 1.0
"""Points by which lines that are set alike may differ."""
_FAR = 0.4
"""Share of a cell's width: a line that begins so far in, and ends where its neighbour does, is set to the right."""
_WIDEST_PADDING = 0.8
"""Share of the font size. No cell keeps its text further from its sides: such a text is short."""
_OVERFLOWING = 0.5
"""Points. Text nearer to the side of its cell than this has run over."""


class Typesetting:
    """How the document of these sheets is set.

    body : font size in points of most glyphs outside tables.
    in_cells, in_text : how lines are broken in cells, and in running text.
    """

    def __init__(self, sheets: Sequence[Sheet], furniture: Furniture) -> None:
        self._sheets = sheets
        lines = Galley.of(sheets, furniture)
        self._first = lines.first
        self.body = _body_size(lines)
        self._rights = _right_edges(sheets, lines)
        self._bottoms = _bottom_edges(sheets, lines)
        self._rooms = _rooms(lines, _paddings(lines))
        long = self._long(lines)
        self._wrapped = (long & lines.text) | _full(lines, self._rooms)
        in_cells, in_text = breaks.distinct(self._cell_breaks(lines)), breaks.distinct(self._text_breaks(lines, long))
        # What few breaks do not show, all breaks of the document together may.
        self.in_cells = wraps.habits(in_cells if len(in_cells) >= _TELLING else in_cells + in_text)
        self.in_text = wraps.habits(in_text if len(in_text) >= _TELLING else in_text + in_cells)

    def right(self, sheet: Sheet) -> float:
        """How far to the right, in points, running text goes on pages of this one's width."""
        return self._rights.get(round(sheet.width), sheet.width)

    @functools.cached_property
    def words(self) -> wraps.Words:
        """The words of the document, learnt when a first line asks for them."""
        words = wraps.Words()
        for number, sheet in enumerate(self._sheets):
            own = self._wrapped[self._first[number] : self._first[number + 1]]
            words.learn(sheet.text, _pieces(sheet.text.split("\n"), np.flatnonzero(own[:-1]).tolist()))
        return words

    def bottom(self, sheet: Sheet) -> float:
        """How far down, in points, pages of this one's height are filled."""
        return self._bottoms.get(round(sheet.height), sheet.height)

    def cell_rooms(self, number: int) -> NDArray[np.float32]:
        """The points left on each line of the sheet of that number; 0 for lines that stand in no cell."""
        return self._rooms[self._first[number] : self._first[number + 1]]

    def _long(self, lines: Galley) -> NDArray[np.bool_]:
        """Which lines reach far to the right on their pages."""
        rights = np.array([self.right(sheet) for sheet in self._sheets], np.float32)
        return lines.boxes[:, 2] > rights[lines.of_sheet] * np.float32(_LONG)

    def _cell_breaks(self, lines: Galley) -> Iterator[breaks.LineBreak]:
        """Where a line in a cell is followed by another one."""
        return self._breaks(lines, np.flatnonzero(lines.followed), self._rooms)

    def _text_breaks(self, lines: Galley, long: NDArray[np.bool_]) -> Iterator[breaks.LineBreak]:
        """Of running text, the long lines after which nothing new opens."""
        upper = np.flatnonzero((lines.text & long)[:-1])
        same = (lines.of_sheet[upper] == lines.of_sheet[upper + 1]) & (lines.region[upper + 1] == OPEN)
        upper = upper[same & breaks.may_go_on(lines, upper)]
        rights = np.array([self.right(sheet) for sheet in self._sheets])
        rooms = rights[lines.of_sheet] - lines.boxes[:, 2]
        opens = openers.known().opens
        return (one for one in self._breaks(lines, upper, rooms) if not opens(one.below))

    def _breaks(
        self, lines: Galley, upper: NDArray[np.intp], rooms: NDArray[np.floating[Any]]
    ) -> Iterator[breaks.LineBreak]:
        """The breaks after these lines that tell anything; `rooms` are the points left on each line."""
        for part in range(0, len(upper), _AT_ONCE):
            yield from self._some_breaks(lines, upper[part : part + _AT_ONCE], rooms)

    def _some_breaks(
        self, lines: Galley, upper: NDArray[np.intp], rooms: NDArray[np.floating[Any]]
    ) -> Iterator[breaks.LineBreak]:
        leads: list[float] = lines.lead[upper + 1].tolist()
        left: list[float] = rooms[upper].tolist()
        places: list[int] = (upper - lines.first[lines.of_sheet[upper]]).tolist()
        numbers: list[int] = lines.of_sheet[upper].tolist()
        for number, own in itertools.groupby(zip(numbers, places, left, leads, strict=True), lambda line: line[0]):
            printed = self._sheets[number].text.split("\n")
            trail: list[bool] = self._sheets[number].trail.tolist()
            for _, line, room, lead in own:
                yield from breaks.between(printed[line], printed[line + 1], room, lead, space=trail[line])


def _full(lines: Galley, rooms: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which lines in cells that another one follows have no room for its first character."""
    leads = np.append(lines.lead[1:], np.zeros(min(len(lines.lead), 1), np.float32))
    return lines.followed & (rooms < leads * wraps.NOT_FULL)


def _pieces(printed: list[str], lines: list[int]) -> list[str]:
    """The words at the ends of those lines and the beginnings of the next, which may be pieces of words."""
    pieces: list[str] = []
    for line in lines:
        pieces.append(printed[line].rsplit(" ", 1)[-1])
        pieces.append(printed[line + 1].split(" ", 1)[0])
    return pieces


def _body_size(lines: Galley) -> float:
    sizes, kind = np.unique(_half_points(lines.size), return_inverse=True)
    every = np.bincount(kind, lines.glyphs, len(sizes))
    text = np.bincount(kind[lines.text], lines.glyphs[lines.text], len(sizes))
    counts = text if text.sum() >= _ENOUGH * every.sum() else every
    return float(sizes[np.argmax(counts)]) if len(sizes) else 0.0


def _edges(sheets: Sequence[Sheet], lines: Galley, side: int) -> NDArray[np.float64]:
    """For each sheet how far its tables and lines of text go on that side (2 right, 3 bottom); 0 if it has none."""
    edges = np.zeros(len(sheets))
    np.maximum.at(edges, lines.of_sheet[lines.text], lines.boxes[lines.text, side])
    tables = [(number, grid.box[side]) for number, sheet in enumerate(sheets) for grid in sheet.grids]
    of_sheet, reach = np.array(tables).reshape(-1, 2).T
    np.maximum.at(edges, of_sheet.astype(np.intp), reach)
    return edges


def _right_edges(sheets: Sequence[Sheet], lines: Galley) -> dict[int, float]:
    """A document of short lines alone does not show its right margin: that is taken to be as wide as the left."""
    rights: dict[int, float] = {}
    lefts: dict[int, float] = {}
    left = np.full(len(sheets), np.inf)
    np.minimum.at(left, lines.of_sheet[lines.text], lines.boxes[lines.text, 0])
    for sheet, right, x0 in zip(sheets, _edges(sheets, lines, 2).tolist(), left.tolist(), strict=True):
        width = round(sheet.width)
        rights[width] = max(rights.get(width, 0.0), right)
        lefts[width] = min(lefts.get(width, sheet.width), x0)
    return {
        width: right if right > _REACHING * width else max(right, width - (lefts[width] if lefts[width] < width else 0))
        for width, right in rights.items()
    }


def _bottom_edges(sheets: Sequence[Sheet], lines: Galley) -> dict[int, float]:
    bottoms: dict[int, float] = {}
    for sheet, bottom in zip(sheets, _edges(sheets, lines, 3).tolist(), strict=True):
        height = round(sheet.height)
        bottoms[height] = max(bottoms.get(height, 0.0), bottom)
    return bottoms


def _rooms(lines: Galley, paddings: dict[float, float]) -> NDArray[np.float32]:
    """The points left on each line; 0 for lines that stand in no cell."""
    rooms = np.zeros(len(lines.region), np.float32)
    every = np.flatnonzero(lines.region != OPEN)
    for part in range(0, len(every), _AT_ONCE):
        held = every[part : part + _AT_ONCE]
        rooms[held] = _rooms_of(lines, held, paddings)
    return rooms


def _rooms_of(lines: Galley, held: NDArray[np.intp], paddings: dict[float, float]) -> NDArray[np.float32]:
    cells, boxes = lines.cells_of(held), lines.boxes[held]
    sizes, kind = np.unique(_half_points(lines.size[held]), return_inverse=True)
    kept = np.array([paddings.get(size, 0.0) for size in sizes.tolist()], np.float32)[kind]
    to_the_right = cells[:, 2] - boxes[:, 2] - kept
    both_sides = (cells[:, 2] - cells[:, 0]) - (boxes[:, 2] - boxes[:, 0]) - 2 * kept
    return np.where(_is_flush_left(lines, held), to_the_right, both_sides)


def _is_flush_left(lines: Galley, held: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which lines in cells begin at the left or hang, and are neither centred nor set to the right.

    A line is compared with the next one in its cell, or else with the one before, or else with the cell.
    """
    region, boxes = lines.region, lines.boxes
    after, before = np.minimum(held + 1, len(region) - 1), np.maximum(held - 1, 0)
    other = np.where(region[after] == region[held], after, before)
    single = (region[other] != region[held]) | (other == held)
    cells = lines.cells_of(held)
    facing = np.where(single[:, None], cells, boxes[other])
    left, right = boxes[held, 0] - facing[:, 0], facing[:, 2] - boxes[held, 2]
    centred = (np.abs(left) > _ALIGNED) & (np.abs(left - right) <= 2 * _ALIGNED)
    far = boxes[held, 0] - cells[:, 0] > _FAR * (cells[:, 2] - cells[:, 0])
    return ~centred & ~(far & (np.abs(right) <= _ALIGNED))


def _half_points(size: NDArray[np.float32]) -> NDArray[np.float32]:
    return (np.round(size * 2) / 2).astype(np.float32)


def _paddings(lines: Galley) -> dict[float, float]:
    """For each font size, to half a point, the least that text of that size keeps from the sides of its cells.

    Only cells of several lines tell: a single line may run over the padding. One table alone may hold short texts
    only; tables whose text is of one size are mostly set alike.
    """
    several = lines.followed
    several[1:] |= several[:-1].copy()
    every, least = np.flatnonzero(several), dict[float, float]()
    for part in range(0, len(every), _AT_ONCE):
        held = every[part : part + _AT_ONCE]
        sides, boxes = lines.cells_of(held), lines.boxes[held]
        kept = np.minimum(boxes[:, 0] - sides[:, 0], sides[:, 2] - boxes[:, 2])
        telling = kept >= _OVERFLOWING
        sizes, kind = np.unique(_half_points(lines.size[held][telling]), return_inverse=True)
        nearest = _WIDEST_PADDING * sizes
        np.minimum.at(nearest, kind, kept[telling])
        for size, padding in zip(sizes.tolist(), nearest.tolist(), strict=True):
            least[size] = min(least.get(size, padding), padding)
    return least
