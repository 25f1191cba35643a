"""Rows that no ruling parts: numbers printed below one another in a cell are so many rows.

A band between two rulings is split only where the numbers prove it: in at least two columns (or in all that there are),
and in all right of the labels, every line is a whole number of its own. A line without numbers belongs to the row above
it. Wrapped words are never taken for rows.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading.page import Table
from extractor.reading.pairs import axis, within
from extractor.reading.runs import ints, levels, middles, order_by, starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs, Page

_NUMBER = re.compile(r"[△▲+–-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|[△▲+–-]?\d+(?:\.\d+)?%?|[–-]")
_SAME_LINE = 0.5
"""Of the glyphs' height. Middles closer than this stand on one line."""
_FEWEST = 0.2
"""The share of digits that a band of numbers has at least."""
_ENOUGH = 0.6
"""The share of the columns with text that must begin a row's numbers below a heading."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Line:
    """A printed line across a band: where it stands, and its text by column."""

    top: float
    bottom: float
    texts: dict[int, str]

    @property
    def numbers(self) -> int:
        """In how many columns it has a number and nothing else."""
        return sum(_NUMBER.fullmatch(text) is not None for text in self.texts.values())


def split_rows(pages: Sequence[Page], tables: Sequence[Sequence[Table]]) -> list[Table]:
    """The tables of all pages, in their order, with the bands split into the rows that their numbers show."""
    every = [(page, table) for page, found in zip(pages, tables, strict=True) for table in found]
    cuts: list[dict[int, list[float]]] = [{} for _ in every]
    for number, row, chosen in _bands_of_numbers(pages, tables):
        page, table = every[number]
        column = _columns(table, row, middles(page.glyphs.boxes[chosen]))
        if column is not None:
            found = _cuts(_lines(page.glyphs, chosen[column >= 0], column[column >= 0]), heading=row == 0)
            if found:
                cuts[number][row] = found
    return [_cut(table, cuts[number]) if cuts[number] else table for number, (_, table) in enumerate(every)]


class _Written(NamedTuple):
    """The glyphs of pages: codes, sizes, middles (n, 2), whose each is, and how many stand on earlier pages."""

    code: NDArray[np.uint32]
    size: NDArray[np.float32]
    middle: NDArray[np.float32]
    of_page: NDArray[np.intp]
    before: NDArray[np.intp]

    @classmethod
    def of(cls, pages: Sequence[Page]) -> _Written:
        counts = np.array([len(page.glyphs.code) for page in pages])
        return cls(
            np.concatenate([page.glyphs.code for page in pages]),
            np.concatenate([page.glyphs.size for page in pages]),
            middles(np.concatenate([page.glyphs.boxes for page in pages])),
            np.repeat(np.arange(len(pages)), counts),
            np.cumsum(counts) - counts,
        )


def _bands_of_numbers(
    pages: Sequence[Page], tables: Sequence[Sequence[Table]]
) -> Iterator[tuple[int, int, NDArray[np.int64]]]:
    """The rows of tables whose glyphs stand on more than one line and are digits enough: numbers of the table and of
    the row, and the glyphs' places on their page."""
    every = [(number, table) for number, found in enumerate(tables) for table in found]
    wide = [at for at, (_, table) in enumerate(every) if table.columns > 1]
    if not wide:
        return
    written = _Written.of(pages)
    boxes = np.array([every[at][1].box for at in wide])
    held, glyph = within(written.middle, written.of_page, boxes, np.array([every[at][0] for at in wide]))
    edges = [every[at][1].ys[:-1] for at in wide]
    first = np.cumsum([0, *map(len, edges)])
    tops = axis(np.concatenate(edges), np.repeat(np.arange(len(edges)), np.diff(first)))
    row = np.maximum(np.searchsorted(tops, axis(written.middle[glyph, 1], held)) - 1, first[held])
    ends = np.searchsorted(row, np.arange(int(first[-1]) + 1))
    begin, end = ends[:-1], ends[1:]
    for number in ints(_with_numbers(written, glyph, held, begin, end)):
        table, chosen = int(held[begin[number]]), np.sort(glyph[begin[number] : end[number]])
        yield wide[table], number - int(first[table]), chosen - written.before[written.of_page[chosen]]


def _with_numbers(
    written: _Written,
    glyph: NDArray[np.intp],
    table: NDArray[np.intp],
    begin: NDArray[np.intp],
    end: NDArray[np.intp],
) -> NDArray[np.intp]:
    """Which rows hold several lines and digits enough.

    glyph, table : the glyphs in tables, row by row and there from top to bottom, and the table of each.
    begin, end : from where to where the glyphs of each row stand among them.
    """
    digit = (written.code[glyph] >= 0x30) & (written.code[glyph] <= 0x39)
    digits = np.append(0, np.cumsum(digit))
    digits = digits[end] - digits[begin]
    enough = np.flatnonzero((digits >= 2) & (digits >= _FEWEST * (end - begin)))
    if not len(enough):
        return enough
    begin, end = begin[enough], end[enough]
    y, first = written.middle[glyph, 1], starts(table)
    smallest = np.minimum.reduceat(written.size[glyph], first)[np.searchsorted(first, begin, side="right") - 1]
    return enough[y[end - 1] - y[begin] > _SAME_LINE * smallest]


def _columns(table: Table, row: int, middle: NDArray[np.float32]) -> NDArray[np.intp] | None:
    """The column of each point (n, 2) among the cells that stand in that row alone, -1 for none; None if these are
    not several."""
    _, column, _, columns = table.spans[(table.spans[:, 0] == row) & (table.spans[:, 2] == 1)].T
    if len(column) < 2:
        return None
    xs, x, y = np.array(table.xs), middle[:, 0], middle[:, 1]
    at: NDArray[np.intp] = np.searchsorted(xs[column], x) - 1
    inside = (at >= 0) & (x < xs[column + columns][at]) & (y > table.ys[row]) & (y < table.ys[row + 1])
    return np.where(inside, column[at], -1)


def _lines(glyphs: Glyphs, chosen: NDArray[np.int64], column: NDArray[np.intp]) -> list[_Line]:
    """The printed lines across a band, top to bottom; `chosen` are its glyphs, and `column` says where each stands."""
    boxes = glyphs.boxes[chosen]
    middle = middles(boxes)
    down = np.argsort(middle[:, 1], kind="stable")
    level = np.empty(len(down), np.intp)
    level[down] = levels(middle[down, 1], _SAME_LINE * (boxes[down, 3] - boxes[down, 1]))
    order = order_by(level, middle[:, 0])
    texts: dict[int, dict[int, str]] = {}
    for line, key, code in zip(ints(level[order]), ints(column[order]), ints(glyphs.code[chosen[order]]), strict=True):
        own = texts.setdefault(line, {})
        own[key] = own.get(key, "") + chr(code)
    if not texts:
        return []
    first = starts(level[order])
    tops: list[float] = np.minimum.reduceat(boxes[order, 1], first).tolist()
    bottoms: list[float] = np.maximum.reduceat(boxes[order, 3], first).tolist()
    return [_Line(*each) for each in zip(tops, bottoms, texts.values(), strict=True)]


def _cuts(lines: list[_Line], *, heading: bool) -> list[float]:
    """Where rows begin in a band after its first one, if its lines are rows."""
    columns = {column for line in lines for column in line.texts}
    begun = [at for at, line in enumerate(lines) if line.numbers]
    if not begun:
        return []
    # Numbers must stand alone in their lines all the way down, in enough columns; anything else is wrapped text.
    below = lines[begun[0] :]
    pure = {
        column
        for column in columns
        if any(column in line.texts for line in below)
        and all(_NUMBER.fullmatch(line.texts[column]) for line in below if column in line.texts)
    }
    most = max((sum(column in line.texts for line in below) for column in pure), default=0)
    if len(pure) < min(2, len(columns) - 1) or most < min(2, len(begun)) or max(columns - pure, default=-1) > min(pure):
        return []
    rows = [at for at in begun if pure & lines[at].texts.keys()]
    begins = rows[1:]
    if rows[0] > 0:
        first = lines[rows[0]].texts
        headed = sum(column in first and any(map(str.isalpha, lines[0].texts.get(column, ""))) for column in pure)
        if not heading or headed < _ENOUGH * (len(columns) - 1):
            return []
        begins = rows
    return [(lines[at - 1].bottom + lines[at].top) / 2 for at in begins]


def _cut(table: Table, cuts: dict[int, list[float]]) -> Table:
    """The table with each row in `cuts` parted at those heights."""
    added = [len(cuts.get(row, ())) for row in range(table.rows)]
    shift = [sum(added[:row]) for row in range(table.rows + 1)]
    spans: list[tuple[int, int, int, int]] = []
    cells: list[list[int]] = table.spans.tolist()
    for row, column, rows, columns in cells:
        first, end = row + shift[row], row + rows + shift[row + rows]
        if rows > 1 or row not in cuts:
            spans.append((first, column, end - first, columns))
        else:
            spans += [(at, column, 1, columns) for at in range(first, end)]
    ys = itertools.chain.from_iterable((y, *_rounded(cuts.get(row, ()))) for row, y in enumerate(table.ys))
    return dataclasses.replace(table, ys=tuple(ys), spans=np.array(sorted(spans), np.int32))


def _rounded(places: Iterable[float]) -> list[float]:
    return [round(place, 2) for place in places]
