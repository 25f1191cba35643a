"""Marks that are drawn instead of printed: a tick, circle or square alone in a cell becomes one glyph."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

import numpy as np

from extractor.layout import Notice
from extractor.reading import pdfium
from extractor.reading.outlines import Outlines
from extractor.reading.page import Glyphs
from extractor.reading.runs import ints, middles, starts
from extractor.reading.shapes import MOST_POINTS, shape
from extractor.reading.tables import find_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from extractor.reading.page import Page, Table
    from extractor.reading.paths import Areas
    from extractor.reading.scene import Scene

FONT = "(drawn)"
"""The font name of glyphs that are drawings."""
MOST_FIGURES = 400
"""With more small drawings than this in the tables of a page, no marks are told from them, and the page says so."""
_NEAR = 1.5
"""Points. Drawings no farther apart than this touch."""

Mark = tuple[str, "NDArray[np.float32]"]
"""What is shown, and its box."""


def add_drawn(pages: Sequence[Page], scene: Scene, figures: Areas) -> list[Page]:
    """The pages with a glyph for each mark that is drawn alone in a cell of a table.

    scene, figures : what is drawn on the pages, in their order.
    """
    with_some = sorted(set(ints(figures.of_page)))
    found = dict(zip(with_some, find_tables([pages[at] for at in with_some]), strict=True))
    cells = {at: np.concatenate([*_cells(tables), np.zeros((0, 4), np.float32)]) for at, tables in found.items()}
    inside = {at: _inside(figures, at, cells[at]) for at in with_some}
    marks = _marks(pages, scene, figures, cells, {at: own for at, own in inside.items() if len(own) <= MOST_FIGURES})
    drawn = list(pages)
    for at in with_some:
        page = dataclasses.replace(pages[at], tables=found[at])
        if len(inside[at]) > MOST_FIGURES:
            said = Notice("damaged", page.number, None, None, "tables with too many drawings for marks to be told")
            page = dataclasses.replace(page, notices=(*page.notices, said))
        drawn[at] = dataclasses.replace(page, glyphs=_with(page.glyphs, marks[at])) if at in marks else page
    return drawn


def _marks(
    pages: Sequence[Page],
    scene: Scene,
    figures: Areas,
    cells: Mapping[int, NDArray[np.float32]],
    inside: Mapping[int, NDArray[np.int64]],
) -> dict[int, list[Mark]]:
    """The marks of each page, by its place among those read together."""
    alone = [
        (at, cells[at][cell], own)
        for at in inside
        for cell, own in _alone(cells[at], figures.boxes, inside[at], middles(pages[at].glyphs.boxes))
    ]
    if not alone:
        return {}
    marks: dict[int, list[Mark]] = {}
    order = figures.order[np.concatenate([own for _, _, own in alone])]
    shown = _shown(scene, order, np.repeat(np.arange(len(alone)), [len(own) for _, _, own in alone]))
    for (at, cell, own), mark in zip(alone, shown, strict=True):
        if mark:
            marks.setdefault(at, []).append((mark, _around(figures.boxes[own], cell)))
    return marks


def _shown(scene: Scene, order: NDArray[np.int64], drawing: NDArray[np.intp]) -> list[str | None]:
    """What each drawing shows: `order` are the places in the scene of paths, `drawing` says of which each is one."""
    handles = scene.handles[order]
    counts = pdfium.ask(pdfium.count_segments, np.int32, handles)
    few = np.bincount(drawing, counts)[drawing] <= MOST_POINTS
    modes = np.zeros((len(handles), 2), np.int32)
    pdfium.fill(pdfium.draw_mode, handles, modes)
    filled = np.bincount(drawing, modes[:, 0]) > 0
    outlines = Outlines.of(scene, order[few], counts[few])
    of_point = drawing[few][outlines.owner]
    shown: list[str | None] = [None] * len(filled)
    for first, end in itertools.pairwise((*ints(starts(of_point)), len(of_point))):
        at = int(of_point[first])
        shown[at] = shape(outlines.points[first:end], outlines.starts[first:end], filled=bool(filled[at]))
    return shown


def _inside(figures: Areas, at: int, cells: NDArray[np.float32]) -> NDArray[np.int64]:
    """The figures of a page within the reach of the cells of all its tables, in their order."""
    own = np.flatnonzero(figures.of_page == at)
    if not len(cells):
        return own[:0]
    middle = middles(figures.boxes[own])
    return own[((middle > cells[:, :2].min(axis=0)) & (middle < cells[:, 2:].max(axis=0))).all(axis=1)]


def _cells(found: Iterable[Table]) -> Iterable[NDArray[np.float32]]:
    """The boxes of the cells of all tables of more than one cell, inner tables too."""
    for table in found:
        if len(table.spans) > 1:
            yield table.boxes
        yield from _cells(table.inner)


def _alone(
    cells: NDArray[np.float32], boxes: NDArray[np.float32], chosen: NDArray[np.int64], glyphs: NDArray[np.float32]
) -> Iterable[tuple[int, NDArray[np.int64]]]:
    """Each cell without text that has figures in it, all of them together as one, and these.

    boxes : of all figures; chosen : those of the page. glyphs : the middles of the page's glyphs.
    """
    at = middles(boxes[chosen])
    holds = np.all((at > cells[:, None, :2]) & (at < cells[:, None, 2:]), axis=2)
    holding = np.flatnonzero(np.any(holds, axis=1))
    held = cells[holding, None]
    written = np.any(np.all((glyphs > held[:, :, :2]) & (glyphs < held[:, :, 2:]), axis=2), axis=1)
    for cell in ints(holding[~written]):
        own = chosen[holds[cell]]
        if len(own) == 1 or _hang_together(boxes[own]):
            yield cell, own


def _hang_together(boxes: NDArray[np.float32]) -> bool:
    """Whether every box touches another one, and all lie within the size of one mark."""
    low, high = boxes[:, None, :2] - _NEAR, boxes[:, None, 2:] + _NEAR
    touch = (low <= boxes[None, :, 2:]).all(axis=2) & (high >= boxes[None, :, :2]).all(axis=2)
    size = boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)
    return bool(touch.sum() > len(boxes)) and float(size.max()) <= 2 * float((boxes[:, 2:] - boxes[:, :2]).max())


def _around(boxes: NDArray[np.float32], cell: NDArray[np.float32]) -> NDArray[np.float32]:
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    return np.concatenate([np.maximum(low, cell[:2]), np.minimum(high, cell[2:])])


def _with(glyphs: Glyphs, marks: list[Mark]) -> Glyphs:
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
