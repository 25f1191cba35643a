"""A lattice whose border is open, or whose cells are not all rectangles.

Where the outer border is missing, the ends of the rulings close it.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import spans
from extractor.reading.runs import ints

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from extractor.reading.page import Table

MOST_ODD = 0.1
"""The share of what rulings enclose that may be empty and of another shape than a rectangle in a table."""
HIGHEST_ROW = 45.0
"""Points. Fields side by side that are no higher are a row, which a page break parted from its table's rule; higher
ones may be a chart's."""
_FEWEST_FIELDS = 3


def tables(
    across: NDArray[np.bool_],
    down: NDArray[np.bool_],
    ys: list[float],
    xs: list[float],
    glyphs: NDArray[np.float32],
) -> list[Table]:
    """The tables of one lattice.

    across : (levels, columns), whether a ruling covers the side of a field; down : (rows, levels). ys, xs : where the
    levels stand, in points. glyphs : the middles of the page's glyphs. Both arrays are changed.
    """
    if len(xs) < 2 or len(ys) < 2:
        return []
    written = functools.cache(lambda: np.histogram2d(glyphs[:, 1], glyphs[:, 0], (ys, xs))[0] > 0)
    is_closed = _is_closed(across, down)
    if not is_closed:
        ruled = {1: bool(across[0].any()), -1: bool(across[-1].any())}
        _close(across, down, is_row=len(ys) == 2 and ys[1] - ys[0] <= HIGHEST_ROW)
        _close_corners(across, down, written(), ruled)
    if _prolong(across, down, written) or not is_closed:
        cells = spans.plain(across, down) if _is_closed(across, down) else []
        if cells:
            return [spans.table(cells, ys, xs)]
    inside = _inside(across, down)
    if not inside.any():
        return []
    regions = _regions(inside, across, down)
    inside &= ~_between_frames(inside, regions, np.array(ys), np.array(xs), glyphs)
    if not inside.any():
        return []
    parts = _parts(inside)
    return [spans.table(spans.of_regions(regions, parts == part), ys, xs) for part in ints(np.unique(parts[inside]))]


def _is_closed(across: NDArray[np.bool_], down: NDArray[np.bool_]) -> bool:
    return bool(across[0].all() and across[-1].all() and down[:, 0].all() and down[:, -1].all())


def _close(across: NDArray[np.bool_], down: NDArray[np.bool_], *, is_row: bool) -> None:
    """Closes what is missing of the outer border, stretch by stretch: between the outermost rules that end at it.

    A table of a single column is not closed sideways, nor one of a single row upwards, unless it is low or most of that
    side is ruled: nothing would tell it from the grid of a chart.
    """
    for sides, rules in ((down.T, across), (across, down.T)):
        low = is_row and sides is across and len(rules) > _FEWEST_FIELDS
        for border in (0, -1):
            if len(sides) < 3 and not low and 2 * sides[border].sum() <= len(sides[border]):
                continue
            reaching = rules[:, border]
            for start, end in _open_stretches(sides[border]):
                ends = np.flatnonzero(reaching[start : end + 1])
                if len(ends) > 1:
                    sides[border, start + ends[0] : start + ends[-1]] = True


def _close_corners(
    across: NDArray[np.bool_], down: NDArray[np.bool_], written: NDArray[np.bool_], ruled: dict[int, bool]
) -> None:
    """Closes the open ends of two outer sides that meet around a field or around text, where what is beside them is
    closed: no rule ends at a corner where a page break parts the row of a table without its outer borders. Or around
    one below or above which the cell of a text is open to it alone: of the label there, nothing came over the break.
    Or around the first or last cell of two rows that only the rule between them reaches.
    Where the row is ruled above (or below) but for its corner, an empty one is white beside a frame.

    written : the fields that hold text, (rows, columns). ruled : whether the top (1) and the bottom (-1) were so in
    part.
    """
    for y, x in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        # The table turned so that the corner is at the top left.
        flat, steep, text = across[::y, ::x], down[::y, ::x], written[::y, ::x]
        rows, columns = (int(np.argmax(side)) if side.any() else len(side) for side in (steep[:, 0], flat[0]))
        if rows == len(steep) > 1 and columns == 1 and text[[0, -1], 0].all():
            rows = int(np.argmax(flat[:, 0])) or rows  # the only rule between two rows goes on beyond those down
        held = (rows * columns == 1 and written.size > 2 and not ruled[y]) or text[:rows, :columns].any()
        is_open = 0 < rows < len(steep) and not flat[rows, :columns].any() and text[rows, :columns].any()
        if (is_open or (held and flat[rows, :columns].all())) and steep[:rows, columns].all():
            flat[0, :columns] = steep[:rows, 0] = True


def _prolong(across: NDArray[np.bool_], down: NDArray[np.bool_], written: Callable[[], NDArray[np.bool_]]) -> bool:
    """Leads rules down that end in the middle of the first or last row's fields on to the table's side, unless text
    stands on both sides of them there: above or below it, a page break left nothing of the cells that they part.

    written : tells the fields that hold text, (rows, columns). Whether there were any such rules.
    """
    found = False
    for y in (1, -1):
        flat, steep = across[::y], down[::y]
        if len(steep) < 2:
            continue
        ends = steep[1, 1:-1] & ~steep[0, 1:-1] & ~flat[1, :-1] & ~flat[1, 1:]
        if ends.any():
            text = written()[::y]
            ends &= ~(text[0, :-1] & text[0, 1:])
            steep[0, 1:-1] |= ends
            found |= bool(ends.any())
    return found


def _open_stretches(side: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where a side is open: pairs of first field and the one after the last."""
    edges = np.flatnonzero(np.diff(side, prepend=True, append=True)).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _inside(across: NDArray[np.bool_], down: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which fields of the lattice no way leads to from outside, (rows, columns)."""
    outside = np.zeros((across.shape[0] + 1, down.shape[1] + 1), np.bool_)
    outside[[0, -1], :] = True
    outside[:, [0, -1]] = True
    open_across, open_down = ~across, ~down
    while True:
        before = int(outside.sum())
        inner = outside[1:-1, 1:-1]
        inner |= (outside[:-2, 1:-1] & open_across[:-1]) | (outside[2:, 1:-1] & open_across[1:])
        inner |= (outside[1:-1, :-2] & open_down[:, :-1]) | (outside[1:-1, 2:] & open_down[:, 1:])
        if int(outside.sum()) == before:
            return ~outside[1:-1, 1:-1]


def _between_frames(
    inside: NDArray[np.bool_],
    regions: NDArray[np.int64],
    ys: NDArray[np.float64],
    xs: NDArray[np.float64],
    glyphs: NDArray[np.float32],
) -> NDArray[np.bool_]:
    """Which fields are the space between the frames of a diagram: none in a table.

    Connectors enclose space that is no rectangle and has no text. Much of it makes a diagram, and then all that is
    empty is space. In a table, a cell of another shape (a label let into its corner) has text.
    """
    rectangular = _rectangular(inside, regions)
    if (rectangular == inside).all():
        return np.zeros_like(inside)
    empty = inside & ~_written(regions, ys, xs, glyphs)
    odd = empty & ~rectangular
    area = _areas(ys, xs)
    much = float(area[odd].sum()) > MOST_ODD * float(area[inside].sum()) or len(np.unique(regions[odd])) > 2
    return empty if much else np.zeros_like(inside)


def _rectangular(inside: NDArray[np.bool_], regions: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which fields belong to a region that is a rectangle."""
    rows, columns = np.nonzero(inside)
    label = regions[rows, columns]
    count = inside.size + 1
    low_row, low_column = np.full(count, count), np.full(count, count)
    high_row, high_column = np.full(count, -1), np.full(count, -1)
    np.minimum.at(low_row, label, rows)
    np.minimum.at(low_column, label, columns)
    np.maximum.at(high_row, label, rows)
    np.maximum.at(high_column, label, columns)
    full = np.bincount(label, minlength=count) == (high_row - low_row + 1) * (high_column - low_column + 1)
    return inside & full[regions]


def _areas(ys: NDArray[np.float64], xs: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.diff(ys)[:, None] * np.diff(xs)


def _written(
    regions: NDArray[np.int64], ys: NDArray[np.float64], xs: NDArray[np.float64], glyphs: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Which fields belong to a region with text in it."""
    row = np.searchsorted(ys, glyphs[:, 1]) - 1
    column = np.searchsorted(xs, glyphs[:, 0]) - 1
    within = (row >= 0) & (row < len(ys) - 1) & (column >= 0) & (column < len(xs) - 1)
    return np.isin(regions, np.unique(regions[row[within], column[within]]))


def _regions(inside: NDArray[np.bool_], across: NDArray[np.bool_], down: NDArray[np.bool_]) -> NDArray[np.int64]:
    """A number for every field, equal where open sides join fields."""
    return spans.joined(inside, ~across[1:-1], ~down[:, 1:-1])


def _parts(inside: NDArray[np.bool_]) -> NDArray[np.int64]:
    """A number for every field, equal where fields lie side by side."""
    rows, columns = inside.shape
    return spans.joined(inside, np.ones((rows - 1, columns), np.bool_), np.ones((rows, columns - 1), np.bool_))
