"""How a document is set: the size of its running text, how wide its lines may go, and how it breaks them."""

from __future__ import annotations

import collections
import functools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import breaks, openers, wraps
from extractor.reading.sheet import OPEN, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.furniture import Furniture

# Below this share of all glyphs, the text outside tables is headings alone and does not say how large text is set.
_ENOUGH = 0.2
_LONG = 0.8
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
        self._open = [_open_lines(sheet, left_out) for sheet, left_out in zip(sheets, furniture.lines, strict=True)]
        self.body = self._body_size()
        self._rights = self._right_edges()
        self._bottoms = self._bottom_edges()
        self._paddings = _paddings(sheets)
        self._cell_rooms = [self._rooms(sheet) for sheet in sheets]
        in_cells = breaks.distinct(one for number in range(len(sheets)) for one in self._cell_breaks(number))
        in_text = breaks.distinct(one for number in range(len(sheets)) for one in self._text_breaks(number))
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
            words.learn(sheet.text, self._pieces(number))
        return words

    def bottom(self, sheet: Sheet) -> float:
        """How far down, in points, pages of this one's height are filled."""
        return self._bottoms.get(round(sheet.height), sheet.height)

    def cell_rooms(self, number: int) -> NDArray[np.float32]:
        """The points left on each line of the sheet of that number; 0 for lines that stand in no cell."""
        return self._cell_rooms[number]

    def _rooms(self, sheet: Sheet) -> NDArray[np.float32]:
        rooms = np.zeros(len(sheet.region), np.float32)
        lines = np.flatnonzero(sheet.region != OPEN)
        cells, boxes = sheet.cell_boxes[sheet.region[lines]], sheet.boxes[lines]
        sizes = _half_points(sheet.size[lines]).tolist()
        kept = np.array([self._paddings.get(size, 0.0) for size in sizes], np.float32)
        to_the_right = cells[:, 2] - boxes[:, 2] - kept
        both_sides = (cells[:, 2] - cells[:, 0]) - (boxes[:, 2] - boxes[:, 0]) - 2 * kept
        rooms[lines] = np.where(_is_flush_left(sheet, lines), to_the_right, both_sides)
        return rooms

    def _cell_breaks(self, number: int) -> Iterator[breaks.LineBreak]:
        """Where a line in a cell is followed by another one."""
        sheet, rooms = self._sheets[number], self._cell_rooms[number]
        upper = breaks.followed(sheet)
        for line, room in zip(upper.tolist(), rooms[upper].tolist(), strict=True):
            yield from breaks.after(sheet, line, room)

    def _body_size(self) -> float:
        text: collections.Counter[float] = collections.Counter()
        every: collections.Counter[float] = collections.Counter()
        for sheet, lines in zip(self._sheets, self._open, strict=True):
            sizes, counts = _half_points(sheet.size), np.diff(sheet.first)
            for size in np.unique(sizes).tolist():
                same = sizes == size
                every[size] += int(counts[same].sum())
                text[size] += int(counts[lines][same[lines]].sum())
        size = text if text.total() >= _ENOUGH * every.total() else every
        return max(size, key=lambda points: (size[points], -points), default=0.0)

    def _right_edges(self) -> dict[int, float]:
        """A document of short lines alone does not show its right margin: that is taken to be as wide as the left."""
        rights: dict[int, float] = {}
        lefts: dict[int, float] = {}
        for sheet, lines in zip(self._sheets, self._open, strict=True):
            edges = [grid.box[2] for grid in sheet.grids]
            if len(lines):
                edges.append(float(sheet.boxes[lines, 2].max()))
            width = round(sheet.width)
            rights[width] = max(rights.get(width, 0.0), *edges, 0.0)
            if len(lines):
                lefts[width] = min(lefts.get(width, sheet.width), float(sheet.boxes[lines, 0].min()))
        return {
            width: right if right > _REACHING * width else max(right, width - lefts.get(width, 0.0))
            for width, right in rights.items()
        }

    def _bottom_edges(self) -> dict[int, float]:
        bottoms: dict[int, float] = {}
        for sheet, lines in zip(self._sheets, self._open, strict=True):
            edges = [grid.box[3] for grid in sheet.grids]
            if len(lines):
                edges.append(float(sheet.boxes[lines, 3].max()))
            height = round(sheet.height)
            bottoms[height] = max(bottoms.get(height, 0.0), *edges, 0.0)
        return bottoms

    def _text_breaks(self, number: int) -> Iterator[breaks.LineBreak]:
        """Of running text, the long lines after which nothing new opens."""
        sheet, lines = self._sheets[number], self._open[number]
        right = self.right(sheet)
        marks = openers.known()
        for line in lines[:-1][sheet.boxes[lines[:-1], 2] > right * _LONG].tolist():
            if line + 1 < len(sheet.region) and sheet.region[line + 1] == OPEN and breaks.may_go_on(sheet, line):
                start, end = sheet.starts[line + 1 : line + 3].tolist()
                if not marks.opens(sheet.text[start:end]):
                    yield from breaks.after(sheet, line, right - float(sheet.boxes[line, 2]))

    def _pieces(self, number: int) -> list[str]:
        """The words at the ends and beginnings of lines that may be wrapped, which may be pieces of words."""
        sheet, lines = self._sheets[number], self._open[number]
        long = np.zeros(len(sheet.region), np.bool_)
        long[lines] = sheet.boxes[lines, 2] > self.right(sheet) * _LONG
        upper = breaks.followed(sheet)
        long[upper[self._cell_rooms[number][upper] < sheet.lead[upper + 1] * wraps.NOT_FULL]] = True
        long[-1:] = False
        pieces: list[str] = []
        printed = sheet.text.split("\n")
        for line in np.flatnonzero(long).tolist():
            pieces.append(printed[line].rsplit(" ", 1)[-1])
            pieces.append(printed[line + 1].split(" ", 1)[0])
        return pieces


def _open_lines(sheet: Sheet, left_out: frozenset[int]) -> NDArray[np.intp]:
    """The lines outside tables that are no furniture."""
    lines = np.flatnonzero(sheet.region == OPEN)
    return lines[~np.isin(lines, list(left_out))] if left_out else lines


def _is_flush_left(sheet: Sheet, lines: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which lines in cells begin at the left or hang, and are neither centred nor set to the right.

    A line is compared with the next one in its cell, or else with the one before, or else with the cell.
    """
    region, boxes = sheet.region, sheet.boxes
    after, before = np.minimum(lines + 1, len(region) - 1), np.maximum(lines - 1, 0)
    other = np.where(region[after] == region[lines], after, before)
    single = (region[other] != region[lines]) | (other == lines)
    facing = np.where(single[:, None], sheet.cell_boxes[region[lines]], boxes[other])
    left, right = boxes[lines, 0] - facing[:, 0], facing[:, 2] - boxes[lines, 2]
    centred = (np.abs(left) > _ALIGNED) & (np.abs(left - right) <= 2 * _ALIGNED)
    cells = sheet.cell_boxes[region[lines]]
    far = boxes[lines, 0] - cells[:, 0] > _FAR * (cells[:, 2] - cells[:, 0])
    return ~centred & ~(far & (np.abs(right) <= _ALIGNED))


def _half_points(size: NDArray[np.float32]) -> NDArray[np.float32]:
    return (np.round(size * 2) / 2).astype(np.float32)


def _paddings(sheets: Sequence[Sheet]) -> dict[float, float]:
    """For each font size, to half a point, the least that text of that size keeps from the sides of its cells.

    Only cells of several lines tell: a single line may run over the padding. One table alone may hold short texts
    only; tables whose text is of one size are mostly set alike.
    """
    least: dict[float, float] = {}
    for sheet in sheets:
        held = breaks.wrapped(sheet)
        if not len(held):
            continue
        sides, boxes = sheet.cell_boxes[sheet.region[held]], sheet.boxes[held]
        kept = np.minimum(boxes[:, 0] - sides[:, 0], sides[:, 2] - boxes[:, 2])
        sizes = _half_points(sheet.size[held])
        there: list[float] = np.unique(sizes).tolist()
        for size in there:
            same = kept[(sizes == size) & (kept >= _OVERFLOWING)]
            if len(same):
                least[size] = min(least.get(size, _WIDEST_PADDING * size), float(same.min()))
    return least
