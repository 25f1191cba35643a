"""Marks that are drawn instead of printed: a tick, circle or square alone in a cell becomes one glyph."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from extractor.layout import Notice
from extractor.reading import pdfium
from extractor.reading.outlines import Outlines
from extractor.reading.page import Glyphs
from extractor.reading.pairs import some, within
from extractor.reading.runs import ints, middles, starts
from extractor.reading.shapes import MOST_POINTS, shape
from extractor.reading.tables import find_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from extractor.reading.page import Page, Table
    from extractor.reading.pairs import Pairs
    from extractor.reading.paths import Areas
    from extractor.reading.scene import Scene

FONT = "(drawn)"
"""The font name of glyphs that are drawings."""
MOST_FIGURES = 400
"""With more small drawings than this in the tables of a page, no marks are told from them, and the page says so."""
_NEAR = 1.5
"""Points. Drawings no farther apart than this touch."""
_FILLING = 2.5
"""Points. What ends no farther from the sides of its cell fills it."""

_TOUCHING = 0.5
"""Points. What ends no farther from three sides of its cell is the shade of a part of it."""

Mark = tuple[str, "NDArray[np.float32]"]
"""What is shown, and its box."""


def add_drawn(pages: Sequence[Page], scene: Scene, figures: Areas) -> list[Page]:
    """The pages with a glyph for each mark that is drawn alone in a cell of a table.

    scene, figures : what is drawn on the pages, in their order.
    """
    with_some = sorted(set(ints(figures.of_page)))
    if not with_some:
        return list(pages)
    found = dict(zip(with_some, find_tables([pages[at] for at in with_some]), strict=True))
    cells = _Cells.of(found)
    inside = cells.around(figures)
    crowded = np.bincount(figures.of_page[inside], minlength=len(pages)) > MOST_FIGURES
    marks = _marks(pages, scene, figures, cells, inside[~crowded[figures.of_page[inside]]])
    drawn = list(pages)
    for at in with_some:
        page = dataclasses.replace(pages[at], tables=found[at])
        if crowded[at]:
            said = Notice("damaged", page.number, None, None, "tables with too many drawings for marks to be told")
            page = dataclasses.replace(page, notices=(*page.notices, said))
        drawn[at] = dataclasses.replace(page, glyphs=with_marks(page.glyphs, marks[at])) if at in marks else page
    return drawn


class _Cells(NamedTuple):
    """The cells of the tables of pages: their boxes, (n, 4), and the place of each one's page, ascending."""

    boxes: NDArray[np.float32]
    of_page: NDArray[np.intp]

    @classmethod
    def of(cls, tables: Mapping[int, Iterable[Table]]) -> _Cells:
        own = {at: list(_cells(found)) for at, found in tables.items()}
        counts = [sum(map(len, boxes)) for boxes in own.values()]
        boxes = np.concatenate([*itertools.chain.from_iterable(own.values()), np.zeros((0, 4), np.float32)])
        return cls(boxes, np.repeat(np.array(list(own), np.intp), counts))

    def around(self, figures: Areas) -> NDArray[np.intp]:
        """The figures within the reach of the cells of all tables of their page, in their order."""
        first = starts(self.of_page)
        if not len(first):
            return first
        low = np.minimum.reduceat(self.boxes[:, :2], first, axis=0)
        high = np.maximum.reduceat(self.boxes[:, 2:], first, axis=0)
        pages = self.of_page[first]
        own = np.minimum(np.searchsorted(pages, figures.of_page), len(pages) - 1)
        inside = _inside(middles(figures.boxes), low.take(own, axis=0), high.take(own, axis=0))
        return np.flatnonzero((pages[own] == figures.of_page) & inside)

    def holding(self, points: NDArray[np.float32], of_page: NDArray[np.integer[Any]]) -> Pairs:
        """Which points stand inside of which cells, and not on their sides: numbers of the cells, and of the points."""
        cell, point = within(points, of_page, self.boxes, self.of_page)
        boxes = self.boxes.take(cell, axis=0)
        inside = _inside(points.take(point, axis=0), boxes[:, :2], boxes[:, 2:])
        return cell[inside], point[inside]


def _inside(points: NDArray[np.float32], low: NDArray[np.float32], high: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which points (n, 2) lie between their corners, not at these."""
    (x, y), (x0, y0), (x1, y1) = points.T, low.T, high.T
    return (x > x0) & (x < x1) & (y > y0) & (y < y1)


def _marks(
    pages: Sequence[Page], scene: Scene, figures: Areas, cells: _Cells, inside: NDArray[np.intp]
) -> dict[int, list[Mark]]:
    """The marks of each page, by its place among those read together; `inside` are the figures that may be some."""
    alone = list(_alone(pages, figures, cells, inside))
    if not alone:
        return {}
    marks: dict[int, list[Mark]] = {}
    order = figures.order[np.concatenate([own for _, own in alone])]
    told = shown(scene, order, np.repeat(np.arange(len(alone)), [len(own) for _, own in alone]))
    for (cell, own), mark in zip(alone, told, strict=True):
        if mark:
            box = _around(figures.boxes[own], cells.boxes[cell])
            marks.setdefault(int(cells.of_page[cell]), []).append((mark, box))
    return marks


def shown(scene: Scene, order: NDArray[np.int64], drawing: NDArray[np.intp]) -> list[str | None]:
    """What each drawing shows: `order` are the places in the scene of paths, `drawing` says of which each is one."""
    handles = scene.handles[order]
    counts = pdfium.ask(pdfium.count_segments, np.int32, handles)
    few = np.bincount(drawing, counts)[drawing] <= MOST_POINTS
    modes = np.zeros((len(handles), 2), np.int32)
    pdfium.fill(pdfium.draw_mode, handles, modes)
    filled = np.bincount(drawing, modes[:, 0]) > 0
    outlines = Outlines.of(scene, order[few], counts[few])
    of_point = drawing[few][outlines.owner]
    told: list[str | None] = [None] * len(filled)
    for first, end in itertools.pairwise((*ints(starts(of_point)), len(of_point))):
        at = int(of_point[first])
        told[at] = shape(outlines.points[first:end], outlines.starts[first:end], filled=bool(filled[at]))
    return told


def _cells(found: Iterable[Table]) -> Iterable[NDArray[np.float32]]:
    """The boxes of the cells of all tables of more than one cell, inner tables too."""
    for table in found:
        if len(table.spans) > 1:
            yield table.boxes
        yield from _cells(table.inner)


def _alone(
    pages: Sequence[Page], figures: Areas, cells: _Cells, inside: NDArray[np.intp]
) -> Iterator[tuple[int, NDArray[np.intp]]]:
    """Each cell without text that has figures in it, all of them together as one, and these."""
    cell, figure = cells.holding(middles(figures.boxes[inside]), figures.of_page[inside])
    order = np.lexsort((figure, cell))
    cell, figure = cell[order], inside[figure[order]]
    first = starts(cell)
    holding = _Cells(cells.boxes[cell[first]], cells.of_page[cell[first]])
    with_some = ints(np.unique(holding.of_page))
    boxes = [pages[at].glyphs.boxes for at in with_some]
    glyphs = middles(np.concatenate([*boxes, np.zeros((0, 4), np.float32)]))
    written, _ = holding.holding(glyphs, np.repeat(np.array(with_some, np.intp), list(map(len, boxes))))
    ends = np.append(first, len(cell))
    for at in ints(np.flatnonzero(~some(written, len(first)))):
        own = figure[ends[at] : ends[at + 1]]
        off = np.abs(figures.boxes[own] - holding.boxes[at])
        if bool(((off <= _FILLING).all(axis=1) | ((off <= _TOUCHING).sum(axis=1) >= 3)).any()):
            continue  # a small cell's shade
        if len(own) == 1 or _hang_together(figures.boxes[own]):
            yield int(cell[first[at]]), own


def _hang_together(boxes: NDArray[np.float32]) -> bool:
    """Whether every box touches another one, and all lie within the size of one mark."""
    low, high = boxes[:, None, :2] - _NEAR, boxes[:, None, 2:] + _NEAR
    touch = (low <= boxes[None, :, 2:]).all(axis=2) & (high >= boxes[None, :, :2]).all(axis=2)
    size = boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)
    return bool(touch.sum() > len(boxes)) and float(size.max()) <= 2 * float((boxes[:, 2:] - boxes[:, :2]).max())


def _around(boxes: NDArray[np.float32], cell: NDArray[np.float32]) -> NDArray[np.float32]:
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    return np.concatenate([np.maximum(low, cell[:2]), np.minimum(high, cell[2:])])


def with_marks(glyphs: Glyphs, marks: list[Mark]) -> Glyphs:
    """The glyphs, and one for each mark after them."""
    boxes = np.array([box for _, box in marks], np.float32)
    return Glyphs(
        np.concatenate([glyphs.code, np.array([ord(mark) for mark, _ in marks], np.uint32)]),
        np.concatenate([glyphs.boxes, boxes]),
        np.concatenate([glyphs.size, boxes[:, 3] - boxes[:, 1]]),
        np.concatenate([glyphs.font, np.full(len(marks), len(glyphs.fonts), np.int16)]),
        np.concatenate([glyphs.gap, np.zeros(len(marks), np.bool_)]),
        (*glyphs.fonts, FONT),
    )
