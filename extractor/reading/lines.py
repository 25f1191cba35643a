"""Glyphs become printed lines: each glyph to its cell or to the open page, then into lines from left to right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import grids, openers, syllables
from extractor.reading.sheet import Sheet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.ink import Ink
    from extractor.reading.page import Page, Table

# Shares of the font size. Two glyphs whose middles differ by more stand on different lines (a superscript differs
# by a third, the tightest line spacing by 1.0); glyphs further apart have a space between them.
_LINE_SHARE = 0.45
_SPACE_SHARE = 0.18

# A word whose syllables are each set apart, alone on its line or before a colon or bracket, after at most one mark.
_LETTER_SPACED = re.compile(r"^(?:[^가-힣\s]{1,4} )?([가-힣](?: [가-힣])+)(?= ?[:：(]|$)", re.MULTILINE)
_WIDER = 1.8

_TRUE = np.ones(1, np.bool_)


class Run(NamedTuple):
    """The glyphs of a page in printed order; whether a space stands before each; the first of each line; the text."""

    code: NDArray[np.uint32]
    boxes: NDArray[np.float32]
    size: NDArray[np.float32]
    gap: NDArray[np.bool_]
    first: NDArray[np.int32]
    text: str


def set_lines(page: Page, tables: tuple[Table, ...], ink: Ink) -> Sheet:
    """The printed lines of `page`, whose tables were found before; the boxes of its glyphs are added to `ink`."""
    glyphs = page.glyphs
    found = grids.collect(tables, page.rulings)
    boxes, code = glyphs.boxes, glyphs.code
    if not len(code):
        return _blank(page, found, ink)
    y = (boxes[:, 1] + boxes[:, 3]) * 0.5
    region = found.regions((boxes[:, 0] + boxes[:, 2]) * 0.5, y)
    order, line = _lines(_along(boxes, code), y, glyphs.size, region)
    boxes, code, size = boxes[order], code[order], glyphs.size[order]
    first = np.flatnonzero(np.concatenate((_TRUE, line[1:] != line[:-1]))).astype(np.int32)
    gap = _gaps(order, glyphs.gap[order], boxes, size)
    trail = np.append(gap[first[1:]] & (order[first[1:]] - order[first[1:] - 1] == 1), False)
    gap[first] = False
    _set_marks_apart(code, gap, first, boxes, size)
    run = _closed_up(Run(code, boxes, size, gap, first, _spaced(code, gap, first)))
    if not syllables.composed(run.text):
        kept, code, boxes = syllables.compose(code, boxes, first)
        gap, size, order = run.gap[kept], size[kept], order[kept]
        first = np.searchsorted(kept, first).astype(np.int32)
        run = Run(code, boxes, size, gap, first, _spaced(code, gap, first))
    return _sheet(page, found, run, region[order[first]], trail, ink)


def _along(boxes: NDArray[np.float32], code: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Where each glyph stands along its line; a combining one stands with the glyph that it belongs to."""
    x = (boxes[:, 0] + boxes[:, 2]) * np.float32(0.5)
    combining = syllables.combining(code)
    if combining.any():
        base = np.where(combining, 0, np.arange(len(code)))
        x = x[np.maximum.accumulate(base)]
    return x


def _lines(
    x: NDArray[np.float32], y: NDArray[np.float32], size: NDArray[np.float32], region: NDArray[np.int32]
) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
    """The order of the glyphs by region, line and place along the line, and the line of each in that order."""
    down = np.lexsort((y, region))
    ys, sizes, regions = y[down], size[down], region[down]
    apart = ys[1:] - ys[:-1] > _LINE_SHARE * np.maximum(sizes[1:], sizes[:-1])
    breaks = np.concatenate((~_TRUE, apart | (regions[1:] != regions[:-1])))
    line = np.cumsum(breaks, dtype=np.int32)
    along = np.lexsort((down, x[down], line))
    return down[along], line


def _gaps(
    order: NDArray[np.intp], gap: NDArray[np.bool_], boxes: NDArray[np.float32], size: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Whether a space stands before each glyph: as the reader saw it where the glyph before is the one that the
    content stream has before, by distance where it is another."""
    apart = np.empty(len(order), np.bool_)
    apart[0] = False
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
    marks = openers.known().codes
    places = [at for at, opening in zip(first.tolist(), code[first].tolist(), strict=True) if opening in marks]
    marked = np.array([at for at in places if at + 1 < len(code)], np.int32)
    # The glyph after a mark that stands alone begins the next line, to the left of it.
    gap[marked + 1] |= boxes[marked + 1, 0] - boxes[marked, 2] > _SPACE_SHARE * size[marked]
    gap[first] = False


def _closed_up(run: Run) -> Run:
    """Letter-spaced words closed up: the spaces between their syllables go, wider ones between two words stay."""
    matches = list(_LETTER_SPACED.finditer(run.text))
    if not matches:
        return run
    glyph = _glyph_of(run.gap, run.first, len(run.text))
    gap = run.gap.copy()
    for match in matches:
        at = glyph[match.start(1) : match.end(1) : 2]
        wide = run.boxes[at[1:], 0] - run.boxes[at[:-1], 2]
        gap[at[1:]] = wide > _WIDER * max(float(wide.min()), 1.0)
    return run._replace(gap=gap, text=_spaced(run.code, gap, run.first))


def _spaced(code: NDArray[np.uint32], gap: NDArray[np.bool_], first: NDArray[np.int32]) -> str:
    """The lines as text: a space where `gap` says so, a newline before each line but the first."""
    before = gap.astype(np.uint32) * ord(" ")
    before[first[1:]] = ord("\n")
    both = np.stack((before, code), axis=1).ravel()
    return both[both != 0].astype("<u4").tobytes().decode("utf-32-le", "replace")


def _glyph_of(gap: NDArray[np.bool_], first: NDArray[np.int32], length: int) -> NDArray[np.int32]:
    """For every character of the spaced text its glyph, -1 for spaces and newlines."""
    made = gap.copy()
    made[first[1:]] = True
    glyph = np.full(length, -1, np.int32)
    numbers = np.arange(len(gap), dtype=np.int32)
    glyph[numbers + np.cumsum(made)] = numbers
    return glyph


def _sheet(
    page: Page, found: grids.Grids, run: Run, region: NDArray[np.int32], trail: NDArray[np.bool_], ink: Ink
) -> Sheet:
    before = run.gap.copy()
    before[run.first[1:]] = True
    starts = run.first + np.cumsum(before)[run.first]
    text = run.text + "\n"
    around = np.empty((len(run.first), 4), np.float32)
    np.minimum.reduceat(run.boxes[:, :2], run.first, axis=0, out=around[:, :2])
    np.maximum.reduceat(run.boxes[:, 2:], run.first, axis=0, out=around[:, 2:])
    first = np.append(run.first, len(run.code)).astype(np.int32)
    return Sheet(
        number=page.number,
        width=page.width,
        height=page.height,
        text=text,
        starts=np.append(starts, len(text)).astype(np.int32),
        region=region,
        boxes=around,
        size=(np.add.reduceat(run.size, run.first) / np.diff(first)).astype(np.float32),
        trail=trail,
        lead=run.boxes[run.first, 2] - run.boxes[run.first, 0],
        first=first + np.int32(ink.add(run.boxes)),
        ink=ink,
        grids=found.grids,
        cells=found.cells,
        cell_boxes=found.cell_boxes,
        open_sides=found.open_sides,
    )


def _blank(page: Page, found: grids.Grids, ink: Ink) -> Sheet:
    none, lengths = np.zeros(0, np.int32), np.zeros(0, np.float32)
    return Sheet(
        number=page.number,
        width=page.width,
        height=page.height,
        text="",
        starts=np.zeros(1, np.int32),
        region=none,
        boxes=np.zeros((0, 4), np.float32),
        size=lengths,
        trail=np.zeros(0, np.bool_),
        lead=lengths,
        first=np.array([len(ink)], np.int32),
        ink=ink,
        grids=found.grids,
        cells=found.cells,
        cell_boxes=found.cell_boxes,
        open_sides=found.open_sides,
    )
