"""Glyphs become printed lines: each glyph to its cell or to the open page, then into lines from left to right."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import grids, openers, stacked, syllables
from extractor.reading.galley import Galley, Leaf
from extractor.reading.pairs import spread
from extractor.reading.runs import among, ints, middles, order_by, starts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extractor.reading.ink import Ink
    from extractor.reading.page import Page, Table
    from extractor.reading.sheet import Grid

# Shares of the font size. Two glyphs whose middles differ by more stand on different lines (a superscript differs
# by a third, the tightest line spacing by 1.0); glyphs further apart have a space between them.
_LINE_SHARE = 0.45
_SPACE_SHARE = 0.18

# A word whose syllables are each set apart, alone on its line or before a colon or bracket, after at most one mark.
_LETTER_SPACED = re.compile(r"^(?:[^가-힣\s]{1,4} )?([가-힣](?: [가-힣])+)(?= ?[:：(]|$)", re.MULTILINE)
_WIDER = 1.8


class Run(NamedTuple):
    """The glyphs of a page in printed order; whether a space stands before each; the first of each line; the text."""

    code: NDArray[np.uint32]
    boxes: NDArray[np.float32]
    size: NDArray[np.float32]
    gap: NDArray[np.bool_]
    first: NDArray[np.int32]
    text: str


def set_lines(pages: Sequence[Page], tables: Sequence[tuple[Table, ...]], ink: Ink) -> Galley:
    """The printed lines of pages, whose tables were found before; the boxes of their glyphs are added to `ink`."""
    found = grids.collect(tables, pages)
    counts = [len(page.glyphs.code) for page in pages]
    of_page = np.repeat(np.arange(len(pages), dtype=np.int32), counts)
    boxes, code, size, gap = _all(pages)
    middle = middles(boxes)
    region = found.regions(middle, of_page)
    # One number for each cell of all pages, and for what stands open on each page.
    group = np.array(found.first[:-1], np.int32)[of_page] + of_page + region + 1
    x, y = stacked.unstacked(_along(boxes, code), middle, size, code, group, region)
    order, line = _lines(x, y, size, group)
    boxes, code, size = boxes.take(order, axis=0), code[order], size[order]
    first = starts(line).astype(np.int32)
    gap = _gaps(order, gap[order], boxes, size)
    trail = np.zeros(len(first), np.bool_)
    trail[:-1] = gap[first[1:]] & (order[first[1:]] - order[first[1:] - 1] == 1)
    gap[first] = False
    _set_marks_apart(code, gap, first, boxes, size)
    run = _closed_up(Run(code, boxes, size, gap, first, _spaced(code, gap, first)))
    if not syllables.composed(run.text):
        kept, code, boxes = syllables.compose(code, boxes, first)
        gap, size, order = run.gap[kept], size[kept], order[kept]
        first = np.searchsorted(kept, first).astype(np.int32)
        run = Run(code, boxes, size, gap, first, _spaced(code, gap, first))
    opening = order[first]
    return _galley(pages, found, run, of_page[opening], region[opening], trail, ink)


def _all(
    pages: Sequence[Page],
) -> tuple[NDArray[np.float32], NDArray[np.uint32], NDArray[np.float32], NDArray[np.bool_]]:
    """The boxes, codes, sizes and gaps of the glyphs of all pages."""
    glyphs = [page.glyphs for page in pages]
    return (
        np.concatenate([each.boxes for each in glyphs]),
        np.concatenate([each.code for each in glyphs]),
        np.concatenate([each.size for each in glyphs]),
        np.concatenate([each.gap for each in glyphs]),
    )


def _along(boxes: NDArray[np.float32], code: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Where each glyph stands along its line; a combining one stands with the glyph that it belongs to."""
    x = (boxes[:, 0] + boxes[:, 2]) * np.float32(0.5)
    combining = syllables.combining(code)
    if combining.any():
        base = np.where(combining, 0, np.arange(len(code)))
        x = x[np.maximum.accumulate(base)]
    return x


def _lines(
    x: NDArray[np.float32], y: NDArray[np.float32], size: NDArray[np.float32], group: NDArray[np.int32]
) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
    """The order of the glyphs by group, line and place along the line, and the line of each in that order."""
    down = order_by(group, y)
    ys, sizes, groups = y[down], size[down], group[down]
    apart = ys[1:] - ys[:-1] > _LINE_SHARE * np.maximum(sizes[1:], sizes[:-1])
    apart |= groups[1:] != groups[:-1]
    line = np.zeros(len(down), np.int32)
    line[down[1:]] = np.cumsum(apart, dtype=np.int32)
    along = order_by(line, x)
    return along, line[along]


def _gaps(
    order: NDArray[np.intp], gap: NDArray[np.bool_], boxes: NDArray[np.float32], size: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Whether a space stands before each glyph: as the reader saw it where the glyph before is the one that the
    content stream has before, by distance where it is another."""
    apart = np.zeros(len(order), np.bool_)
    np.greater(boxes[1:, 0] - boxes[:-1, 2], _SPACE_SHARE * size[1:], out=apart[1:])
    apart[1:] = np.where(order[1:] - order[:-1] == 1, gap[1:], apart[1:])
    return apart


def _set_marks_apart(
    code: NDArray[np.uint32],
    gap: NDArray[np.bool_],
    first: NDArray[np.int32],
    boxes: NDArray[np.float32],
    size: NDArray[np.float32],
) -> None:
    """A mark that opens a line stands apart by any distance, also where the line's letter spacing would explain it."""
    marked = first[among(code[first], openers.known().codes)]
    marked = marked[marked + 1 < len(code)]
    # The glyph after a mark that stands alone begins the next line, to the left of it.
    gap[marked + 1] |= boxes[marked + 1, 0] - boxes[marked, 2] > _SPACE_SHARE * size[marked]
    gap[first] = False


def _closed_up(run: Run) -> Run:
    """Letter-spaced words closed up: the spaces between their syllables go, wider ones between two words stay."""
    matches = list(_LETTER_SPACED.finditer(run.text))
    if not matches:
        return run
    spans = np.array([match.span(1) for match in matches], np.intp)
    begin, end = spans[:, 0], spans[:, 1]
    which, syllable = spread(begin // 2, (end + 1) // 2)
    places = _characters(run.gap, run.first)
    at = np.searchsorted(places, 2 * syllable + begin[which] % 2)
    later = np.flatnonzero(which[1:] == which[:-1]) + 1
    white = run.boxes[at[later], 0] - run.boxes[at[later - 1], 2]
    narrowest = np.minimum.reduceat(white, starts(which[later]))
    closed = at[later[white <= _WIDER * np.maximum(narrowest, 1.0)[which[later]]]]
    gap = run.gap.copy()
    gap[closed] = False
    spaces = [-1, *ints(places[closed] - 1), len(run.text)]
    text = "".join(run.text[left + 1 : right] for left, right in itertools.pairwise(spaces))
    return run._replace(gap=gap, text=text)


def _spaced(code: NDArray[np.uint32], gap: NDArray[np.bool_], first: NDArray[np.int32]) -> str:
    """The lines as text: a space where `gap` says so, a newline before each line but the first."""
    before = gap.astype(np.uint32) * ord(" ")
    before[first[1:]] = ord("\n")
    both = np.stack((before, code), axis=1).ravel()
    return both[both != 0].astype("<u4").tobytes().decode("utf-32-le", "replace")


def _characters(gap: NDArray[np.bool_], first: NDArray[np.int32]) -> NDArray[np.intp]:
    """For every glyph its character in the spaced text."""
    before = gap.copy()
    before[first[1:]] = True
    return np.arange(len(gap)) + np.cumsum(before)


def _galley(
    pages: Sequence[Page],
    found: grids.Grids,
    run: Run,
    of_page: NDArray[np.int32],
    region: NDArray[np.int32],
    trail: NDArray[np.bool_],
    ink: Ink,
) -> Galley:
    """The galley of the pages; for each line: of_page, whose it is; region, its cell there; trail."""
    ends = ints(np.searchsorted(of_page, np.arange(len(pages) + 1)))
    trail[[end - 1 for end in ends[1:] if end]] = False  # the next page's first line is no next line
    text = run.text + "\n" if run.text else ""
    first = np.append(run.first, len(run.code)).astype(np.int32)
    boxes, size, lead = _measures(run, first)
    return Galley(
        leaves=tuple(map(_leaf, pages, found.grids)),
        lines=tuple(ends),
        held=found.first,
        text=text,
        starts=np.append(_characters(run.gap, run.first)[run.first], len(text)).astype(np.int32),
        glyph=first + np.int32(ink.add(run.boxes)),
        region=region,
        boxes=boxes,
        size=size,
        trail=trail,
        lead=lead,
        cells=found.cells,
        cell_boxes=found.cell_boxes,
        open_sides=found.open_sides,
    )


def _leaf(page: Page, grids: tuple[Grid, ...]) -> Leaf:
    return Leaf(page.number, page.width, page.height, grids)


def _measures(
    run: Run, first: NDArray[np.int32]
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Of each line the box around it, the mean font size, and the width of its first glyph."""
    boxes = np.empty((len(run.first), 4), np.float32)
    if not len(boxes):
        return boxes, np.zeros(0, np.float32), np.zeros(0, np.float32)
    np.minimum.reduceat(run.boxes[:, :2], run.first, axis=0, out=boxes[:, :2])
    np.maximum.reduceat(run.boxes[:, 2:], run.first, axis=0, out=boxes[:, 2:])
    size = (np.add.reduceat(run.size, run.first) / np.diff(first)).astype(np.float32)
    return boxes, size, run.boxes[run.first, 2] - run.boxes[run.first, 0]
