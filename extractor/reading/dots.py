"""Bullets that are drawn instead of printed: a small disc, ring or square right before a line, outside the cells of
tables. Some browsers draw those of lists so."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import marks
from extractor.reading.pairs import some, within
from extractor.reading.runs import ints, middles
from extractor.reading.shapes import EVEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extractor.reading.page import Page
    from extractor.reading.paths import Areas
    from extractor.reading.scene import Scene

_FARTHEST = 2.5
"""Ems. A bullet stands no farther before its line; and what comes before it on the same height, no nearer."""
_LARGEST_TYPE = 24.0
"""Points. Lines in larger type are no items."""
_LEVEL = 0.3
"""Ems by which the middles of a bullet and of its line may differ."""
_SMALLEST, _LARGEST = 0.15, 0.75
"""The height of a bullet in ems of its line."""


def add_drawn(pages: Sequence[Page], scene: Scene, figures: Areas) -> list[Page]:
    """The pages with a glyph for each bullet that is drawn before a line.

    scene, figures : what is drawn on the pages, in their order. The tables of pages that have figures are known.
    """
    if not len(figures.order):
        return list(pages)
    free = np.flatnonzero(~_in_cells(pages, figures))
    if not len(free):
        return list(pages)
    bullets = free[_before_lines(pages, figures.boxes[free], figures.of_page[free])]
    counts = np.bincount(figures.of_page[bullets], minlength=len(pages))
    bullets = bullets[counts[figures.of_page[bullets]] <= marks.MOST_FIGURES]
    drawn = list(pages)
    if not len(bullets):
        return drawn
    shown = marks.shown(scene, figures.order[bullets], np.arange(len(bullets)))
    own = zip(ints(figures.of_page[bullets]), shown, figures.boxes[bullets], strict=True)
    for at, found in itertools.groupby(own, lambda each: each[0]):
        told = [(mark, box) for _, mark, box in found if mark in EVEN]
        if told:
            drawn[at] = dataclasses.replace(pages[at], glyphs=marks.with_marks(pages[at].glyphs, told))
    return drawn


def _in_cells(pages: Sequence[Page], figures: Areas) -> NDArray[np.bool_]:
    """Which figures stand in the cells of a table of more than one."""
    boxes = [table.boxes for page in pages for table in page.tables or () if len(table.spans) > 1]
    counts = [sum(len(table.spans) for table in page.tables or () if len(table.spans) > 1) for page in pages]
    cells = np.concatenate([np.zeros((0, 4), np.float32), *boxes])
    _, figure = within(middles(figures.boxes), figures.of_page, cells, np.repeat(np.arange(len(pages)), counts))
    return some(figure, len(figures.order))


def _before_lines(pages: Sequence[Page], boxes: NDArray[np.float32], of_page: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which boxes (n, 4) stand right before a line, as a bullet does, with nothing on their other side."""
    glyphs = np.concatenate([np.zeros((0, 4), np.float32), *(page.glyphs.boxes for page in pages)])
    size = np.concatenate([np.zeros(0, np.float32), *(page.glyphs.size for page in pages)])
    page_of_glyph = np.repeat(np.arange(len(pages), dtype=np.int32), [len(page.glyphs.code) for page in pages])
    height = boxes[:, 3] - boxes[:, 1]
    around = boxes + _FARTHEST * _LARGEST_TYPE * np.array([-1, 0, 1, 0], np.float32)
    around[:, 1] -= _LEVEL * _LARGEST_TYPE
    around[:, 3] += _LEVEL * _LARGEST_TYPE
    box, glyph = within(middles(glyphs), page_of_glyph, around, of_page)
    middle = middles(boxes)[box, 1] - middles(glyphs)[glyph, 1]
    near = np.abs(middle) <= _LEVEL * size[glyph]
    after, before = glyphs[glyph, 0] - boxes[box, 2], boxes[box, 0] - glyphs[glyph, 2]
    fits = (height[box] >= _SMALLEST * size[glyph]) & (height[box] <= _LARGEST * size[glyph])
    followed = near & fits & (after >= 0) & (after <= _FARTHEST * size[glyph])
    preceded = near & (before > -height[box]) & (before <= _FARTHEST * size[glyph]) & (after < 0)
    return some(box[followed], len(boxes)) & ~some(box[preceded], len(boxes))
