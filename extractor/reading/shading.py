"""Sides of shaded areas that stand in for rulings: a shaded heading row needs no line below it to be seen as a row."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import abutting, edges
from extractor.reading.edges import EXACT, TOUCH, Words
from extractor.reading.paths import PAPER, Areas, darkest
from extractor.reading.rulings import Lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.paths import Fills

LETTER = 12.0
"""Points. What is no wider may be a letter that is drawn as an area."""
MOST_PAIRS = 2_000_000
"""Areas times rulings. A page with more holds a drawing."""
FAINTEST = 24
"""Of 255. An area with less alpha is not seen."""


def add_sides(across: Lines, down: Lines, areas: Areas, words: Words, count: int) -> tuple[Lines, Lines]:
    """The rulings of `count` pages, and the sides of shaded areas that lead from ruling to ruling where none runs.

    A side counts across if rulings down stand at both of its ends, or down if rulings across run along both and end
    there: a highlighted word touches none. Down it also counts where a ruling runs along a part of it: beside a label
    of two rows, whose second one may stand on the next page.

    words : the middles (n, 2) of the pages' glyphs, and whose each is.
    """
    shaded = _on_tables(across, down, areas.of_page, count)[areas.of_page]
    boxes, own = _partly_ruled(areas.boxes.compress(shaded, axis=0), areas.of_page[shaded], across, down)
    if not len(own):
        return across, down
    flat, steep = _sides(boxes, own)
    level, plumb = flat[1].and_(flat[3]), steep[0].and_(steep[2])
    level, plumb = level[~edges.are_drawn(level, across)], plumb[~edges.are_drawn(plumb, down)]
    plumb = plumb[~edges.among_free(plumb, across, down)] if len(plumb) else plumb
    whole = edges.are_undivided(steep, across)
    cells = steep[0][whole].and_(steep[2][whole])
    cells = cells[~edges.are_drawn(cells, down)]
    down = down.and_(cells[edges.prolonging(cells, down, across)])
    across = across.and_(edges.broad(level[edges.lead_from_rule_to_rule(level, down)], across, down))
    across = across.and_(level[edges.reaching_out(level, across)])
    down = down.and_(plumb[edges.ending(plumb, across) | edges.filling(plumb, across) | edges.bridging(plumb, down)])
    level = level[edges.lead_from_rule_to_rule(level, down, EXACT)]
    level = level[~edges.are_drawn(level, across)]
    across = across.and_(level[edges.parting(level, words)]) if len(level) else across
    level, plumb = _corners(flat, steep, across, down)
    return _with_heads(across.and_(level), down.and_(plumb), boxes, own)


def _partly_ruled(
    boxes: NDArray[np.float32], own: NDArray[np.int32], across: Lines, down: Lines
) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """The areas that lack a ruling at one of their sides; of most tables, no cell's shade does."""
    flat, steep = _sides(boxes, own)
    level = edges.are_drawn(flat[1].and_(flat[3]), across)
    plumb = edges.are_drawn(steep[0].and_(steep[2]), down)
    lacking = ~(level & plumb).reshape(2, -1).all(axis=0)
    return boxes.compress(lacking, axis=0), own[lacking]


def _sides(boxes: NDArray[np.float32], own: NDArray[np.int32]) -> tuple[dict[int, Lines], dict[int, Lines]]:
    """The tops (1) and bottoms (3), and the left (0) and right (2) sides of areas."""
    flat = {y: Lines(boxes[:, [0, 2, y]], own) for y in (1, 3)}
    return flat, {x: Lines(boxes[:, [1, 3, x]], own) for x in (0, 2)}


def _with_heads(across: Lines, down: Lines, boxes: NDArray[np.float32], own: NDArray[np.int32]) -> tuple[Lines, Lines]:
    """The rulings, and the sides of shaded cells without rules down between them, on a row that has some."""
    left, right = (edges.are_drawn(Lines(boxes[:, [1, 3, x]], own), down) for x in (0, 2))
    boxes, own = boxes[~(left & right)], own[~(left & right)]
    heads = abutting.cells(boxes, own, down)
    boxes, own = boxes[heads], own[heads]
    level = Lines(boxes[:, [0, 2, 1]], own).and_(Lines(boxes[:, [0, 2, 3]], own))
    plumb = Lines(boxes[:, [1, 3, 0]], own).and_(Lines(boxes[:, [1, 3, 2]], own))
    return across.and_(level[~edges.are_drawn(level, across)]), down.and_(plumb[~edges.are_drawn(plumb, down)])


def seen(across: Lines, down: Lines, fills: Fills, count: int) -> Areas:
    """The areas that are shaded so that it can be seen, but those behind a paragraph in a cell: these keep off both
    rulings beside them, and do not reach from a ruling above to one below."""
    shaded = (fills.colors[:, 3] >= FAINTEST) & (darkest(fills.colors) < PAPER) & ~fills.on_same
    areas = _chosen(fills, shaded)
    of_text = _on_tables(across, down, areas.of_page, count)[areas.of_page]
    of_text &= areas.boxes[:, 2] - areas.boxes[:, 0] > LETTER
    if not of_text.any():
        return areas
    top, bottom = (edges.are_beside(Lines(areas.boxes[:, [0, 2, y]], areas.of_page), across, TOUCH) for y in (1, 3))
    of_text &= ~(top & bottom)
    if not of_text.any():
        return areas
    for x in (0, 2):
        sides = Lines(areas.boxes[:, [1, 3, x]], areas.of_page)
        of_text &= edges.are_beside(sides, down, TOUCH) & ~edges.are_beside(sides, down, EXACT)
    return _chosen(areas, ~of_text)


def _chosen(areas: Areas, which: NDArray[np.bool_]) -> Areas:
    return Areas(areas.boxes.compress(which, axis=0), areas.order[which], areas.of_page[which])


def _corners(flat: dict[int, Lines], steep: dict[int, Lines], across: Lines, down: Lines) -> tuple[Lines, Lines]:
    """Sides of areas at the edge of a table: no ruling runs along two sides that meet, and at the other end of each of
    them one begins or ends, be it that of a third such side.

    flat : the tops (1) and bottoms (3) of the areas; steep : their left (0) and right (2) sides.
    """
    no_flat = {y: ~edges.are_drawn(sides, across) for y, sides in flat.items()}
    no_steep = {x: ~edges.are_drawn(sides, down) for x, sides in steep.items()}
    open_ones = np.flatnonzero((no_flat[1] | no_flat[3]) & (no_steep[0] | no_steep[2]))
    if not len(open_ones):
        return across[:0], down[:0]
    flat, steep = ({at: sides[open_ones] for at, sides in each.items()} for each in (flat, steep))
    no_flat, no_steep = ({at: where[open_ones] for at, where in each.items()} for each in (no_flat, no_steep))
    ends_flat = {(x, y): edges.at_end(steep[x], flat[y], across) for x in steep for y in flat}
    ends_steep = {(x, y): edges.at_end(flat[y], steep[x], down) for x in steep for y in flat}
    level: list[Lines] = []
    plumb: list[Lines] = []
    for x, y in ends_flat:
        # The corners across from this one, along the flat and along the steep side.
        right, below = (2 - x, y), (x, 4 - y)
        meets = ends_steep[right] | (no_steep[2 - x] & ends_flat[2 - x, 4 - y])
        meets &= ends_flat[below] | (no_flat[4 - y] & ends_steep[2 - x, 4 - y])
        found = no_flat[y] & no_steep[x] & meets
        level.append(flat[y][found])
        plumb.append(steep[x][found])
    return functools.reduce(Lines.and_, level), functools.reduce(Lines.and_, plumb)


def _on_tables(across: Lines, down: Lines, areas: NDArray[np.int32], count: int) -> NDArray[np.bool_]:
    """The pages that have rulings both ways, and not so many, with so many areas, that they hold a drawing."""
    flat, steep, shades = (np.bincount(pages, minlength=count) for pages in (across.of_page, down.of_page, areas))
    return (np.minimum(flat, steep) > 0) & (np.maximum(flat, steep) * shades <= MOST_PAIRS)
