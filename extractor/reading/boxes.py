"""Tables whose cells are boxes apart: each cell has a frame of its own, with the same white between it and the next.

Several boxes side by side are a row, and rows one below the other a table; boxes below one another alone are frames,
and two side by side may be a heading's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import lattice
from extractor.reading.pairs import joined
from extractor.reading.runs import ints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs, Table

_NARROWEST, _WIDEST = 1.5, 8.0
"""Points of white between two boxes of one table."""
_SAME = 1.0
"""Points by which that white may be more or less than usual."""
_BESIDE = 0.5
"""The share of the smaller one's height, or width, by which two boxes stand beside one another."""
_FEWEST = 3
"""Boxes of such a table."""
_HIGHEST = 120.0
"""Points. A higher box is no cell, but a card."""
_MOST = 1000
"""Boxes beyond which a page holds a drawing."""


def together(tables: list[Table], glyphs: Glyphs) -> list[Table]:
    """The tables of a page, those of one cell made one where they are the cells of one."""
    cells = [at for at, table in enumerate(tables) if table.rows == table.columns == 1]
    if not _FEWEST <= len(cells) <= _MOST:
        return tables
    boxes = np.array([tables[at].box for at in cells])
    low = boxes[:, 3] - boxes[:, 1] <= _HIGHEST
    groups = list(_groups(boxes[low]))
    if not groups:
        return tables
    own = np.array(cells)[low]
    rulings = [_sides(boxes[low][group], white) for group, white in groups]
    found = lattice.tables_in(rulings, [glyphs] * len(rulings))
    gone: set[int] = set()
    made: list[Table] = []
    for (group, _), parts in zip(groups, found, strict=True):
        if len(parts) == 1 and len(parts[0].spans) >= len(group):
            gone |= set(ints(own[group]))
            made += parts
    return [*(table for at, table in enumerate(tables) if at not in gone), *made]


def _groups(boxes: NDArray[np.float64]) -> Iterator[tuple[NDArray[np.intp], tuple[float, float]]]:
    """The boxes, by number, that may be a table's cells, and how much white is between these across and down."""
    side, below = (_white(boxes, way) for way in (0, 1))
    label = joined(len(boxes), *np.nonzero(np.isfinite(side) | np.isfinite(below)))
    for number in np.unique(label):
        own = np.flatnonzero(label == number)
        whites = [white[np.ix_(own, own)] for white in (side, below)]
        usual = [float(np.nanmedian(white)) if np.isfinite(white).any() else np.nan for white in whites]
        near = [np.abs(white - middle) <= _SAME for white, middle in zip(whites, usual, strict=True)]
        parts = joined(len(own), *np.nonzero(near[0] | near[1]))
        for part in np.unique(parts[near[0].any(axis=1)]):  # such that some of them stand side by side
            across, chosen = usual[0], parts == part
            if chosen.sum() >= _FEWEST:
                yield own[chosen], (across, across if np.isnan(usual[1]) else usual[1])


def _white(boxes: NDArray[np.float64], way: int) -> NDArray[np.float64]:
    """How much white is between each box and the next ones to its right (0) or below it (1); NaN for other pairs."""
    start, end, other_start, other_end = boxes.T[[way, way + 2, 1 - way, 3 - way]]
    white = start - end[:, None]
    common = np.minimum(other_end, other_end[:, None]) - np.maximum(other_start, other_start[:, None])
    size = other_end - other_start
    beside = common >= _BESIDE * np.minimum(size, size[:, None])
    return np.where(beside & (white >= _NARROWEST) & (white <= _WIDEST), white, np.nan)


def _sides(boxes: NDArray[np.float64], white: tuple[float, float]) -> lattice.Rulings:
    """The sides of the boxes, each moved to the middle of the white beside it."""
    across, down = white
    x0, top, x1, bottom = (boxes + np.array([-across, -down, across, down]) / 2).T
    flat = [np.stack([x0, x1, y], axis=1) for y in (top, bottom)]
    steep = [np.stack([top, bottom, x], axis=1) for x in (x0, x1)]
    return np.concatenate(flat).astype(np.float32), np.concatenate(steep).astype(np.float32)
