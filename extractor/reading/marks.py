"""Marks that are drawn instead of printed: a tick, circle or square alone in a cell becomes one glyph."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from extractor.layout import Notice
from extractor.reading import pdfium
from extractor.reading.outlines import Outlines
from extractor.reading.page import Glyphs
from extractor.reading.runs import ints, middles
from extractor.reading.tables import find_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from extractor.reading.page import Page, Table
    from extractor.reading.paths import Areas
    from extractor.reading.scene import Scene

FONT = "(drawn)"
"""The font name of glyphs that are drawings."""
MOST_FIGURES = 400
"""With more small drawings than this in the tables of a page, no marks are told from them, and the page says so."""
MOST_POINTS = 64
_NEAR = 1.5
_TICK, _CROSS, _RING, _DISC, _SQUARE = "✓", "×", "○", "●", "■"


def add_drawn(pages: Sequence[Page], scene: Scene, figures: Areas) -> list[Page]:
    """The pages with a glyph for each mark that is drawn alone in a cell of a table.

    scene, figures : what is drawn on the pages, in their order.
    """
    with_some = set(ints(figures.of_page))
    read = [page for at, page in enumerate(pages) if at in with_some]
    found = {page.number: tables for page, tables in zip(read, find_tables(read), strict=True)}
    return [
        _with_drawn(page, found[page.number], scene, figures, at) if at in with_some else page
        for at, page in enumerate(pages)
    ]


def _with_drawn(page: Page, found: tuple[Table, ...], scene: Scene, figures: Areas, at: int) -> Page:
    page = dataclasses.replace(page, tables=found)
    own = np.flatnonzero(figures.of_page == at)
    cells = np.array(list(_cells(found)), np.float32).reshape(-1, 4)
    inside = own[_inside(figures.boxes[own], cells)]
    if len(inside) > MOST_FIGURES:
        said = Notice("damaged", page.number, None, None, "tables with too many drawings for marks to be told")
        return dataclasses.replace(page, notices=(*page.notices, said))
    boxes, order = figures.boxes[inside], figures.order[inside]
    marks: list[tuple[str, NDArray[np.float32]]] = []
    for cell, alone in _alone(cells, boxes, middles(page.glyphs.boxes)):
        mark = _shape(scene, order[alone])
        if mark:
            marks.append((mark, _around(boxes[alone], cell)))
    return dataclasses.replace(page, glyphs=_with(page.glyphs, marks)) if marks else page


def _inside(figures: NDArray[np.float32], cells: NDArray[np.float32]) -> NDArray[np.int64]:
    """The figures within the reach of the cells of all tables, in their order."""
    if not len(cells):
        return np.zeros(0, np.int64)
    at = middles(figures)
    return np.flatnonzero(((at > cells[:, :2].min(axis=0)) & (at < cells[:, 2:].max(axis=0))).all(axis=1))


def _cells(found: Iterable[Table]) -> Iterable[tuple[float, float, float, float]]:
    """The cells of all tables of more than one cell, inner tables too."""
    for table in found:
        if len(table.cells) > 1:
            yield from (cell.box for cell in table.cells)
        yield from _cells(table.inner)


def _alone(
    cells: NDArray[np.float32], figures: NDArray[np.float32], glyphs: NDArray[np.float32]
) -> Iterable[tuple[NDArray[np.float32], NDArray[np.int64]]]:
    """Each cell without text that has figures in it, all of them together as one, and these."""
    at = middles(figures)
    holds = np.all((at > cells[:, None, :2]) & (at < cells[:, None, 2:]), axis=2)
    for number in ints(np.flatnonzero(np.any(holds, axis=1))):
        cell, own = cells[number], np.flatnonzero(holds[number])
        written = ((glyphs > cell[:2]) & (glyphs < cell[2:])).all(axis=1).any()
        if not written and _hang_together(figures[own]):
            yield cell, own


def _hang_together(boxes: NDArray[np.float32]) -> bool:
    """Whether every box touches another one, and all lie within the size of one mark."""
    low, high = boxes[:, None, :2] - _NEAR, boxes[:, None, 2:] + _NEAR
    touch = (low <= boxes[None, :, 2:]).all(axis=2) & (high >= boxes[None, :, :2]).all(axis=2)
    size = boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)
    return bool(touch.sum() > len(boxes) or len(boxes) == 1) and float(size.max()) <= 2 * float(
        (boxes[:, 2:] - boxes[:, :2]).max()
    )


def _around(boxes: NDArray[np.float32], cell: NDArray[np.float32]) -> NDArray[np.float32]:
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    return np.concatenate([np.maximum(low, cell[:2]), np.minimum(high, cell[2:])])


def _shape(scene: Scene, order: NDArray[np.int64]) -> str | None:
    """The mark that the paths show together, or None if they show no mark that is known."""
    handles = scene.handles[order]
    counts = pdfium.ask(pdfium.count_segments, np.int32, handles)
    if counts.sum() > MOST_POINTS:
        return None
    modes = np.zeros((len(handles), 2), np.int32)
    pdfium.fill(pdfium.draw_mode, handles, modes)
    filled = bool(modes[:, 0].any())
    outlines = Outlines.of(scene, order, counts)
    low, high = outlines.points.min(axis=0), outlines.points.max(axis=0)
    if (high - low).min() <= 0:
        return None
    points = (outlines.points - low) / (high - low)
    aspect = float((high - low)[0] / (high - low)[1])
    from_middle: NDArray[np.float32] = np.linalg.norm(points - np.float32(0.5), axis=1)
    corners = np.abs(points - np.rint(points)).max(axis=1) < 0.1
    if 0.7 <= aspect <= 1.4 and len(points) > 8 and from_middle.min() > 0.42 and from_middle.max() < 0.62:
        return _DISC if filled else _RING
    if corners.all():
        if _crosses(points, outlines.starts):
            return _CROSS
        return _SQUARE if filled and 0.7 <= aspect <= 1.4 and len(points) in (4, 5) else None
    return _TICK if _rises_like_a_tick(points) else None


def _crosses(points: NDArray[np.float32], starts: NDArray[np.bool_]) -> bool:
    """Whether two lines lead from corner to corner, one down and one up."""
    if len(points) != 4 or starts.tolist() != [True, False, True, False]:
        return False
    slopes = (points[1::2] - points[::2]).prod(axis=1)
    return bool((np.abs(slopes) > 0.8).all() and slopes[0] * slopes[1] < 0)


def _rises_like_a_tick(points: NDArray[np.float32]) -> bool:
    """Whether the lowest point stands left of the middle, the highest far right, and the left end above the lowest."""
    lowest, highest, leftmost = (
        points[points[:, 1].argmax()],
        points[points[:, 1].argmin()],
        points[points[:, 0].argmin()],
    )
    return bool(0.1 <= lowest[0] <= 0.65 and highest[0] >= 0.7 and 0.2 <= leftmost[1] <= 0.9)


def _with(glyphs: Glyphs, marks: list[tuple[str, NDArray[np.float32]]]) -> Glyphs:
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
