"""Sides of shaded areas that stand in for rulings: a shaded heading row needs no line below it to be seen as a row."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import abutting
from extractor.reading.pairs import some
from extractor.reading.paths import PAPER, Areas, darkest
from extractor.reading.rulings import Lines, join_lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.pairs import Pairs
    from extractor.reading.paths import Fills

TOUCH = 3.0
"""Points. How far the corner of an area may lie from the ruling that it touches."""
EXACT = 1.0
"""Points. A cell's shade ends no farther from the ruling that it reaches; a highlighted word's does."""
LETTER = 12.0
"""Points. What is no wider may be a letter that is drawn as an area."""
MOST_PAIRS = 2_000_000
"""Areas times rulings. A page with more holds a drawing."""
FAINTEST = 24
"""Of 255. An area with less alpha is not seen."""


def add_sides(across: Lines, down: Lines, areas: Areas, count: int) -> tuple[Lines, Lines]:
    """The rulings of `count` pages, and the sides of shaded areas that lead from ruling to ruling where none runs.

    A side counts across if rulings down stand at both of its ends, or down if rulings across run along both and end
    there: a highlighted word touches none. Down it also counts where a ruling runs along a part of it: beside a label
    of two rows, whose second one may stand on the next page.
    """
    shaded = _on_tables(across, down, areas.of_page, count)[areas.of_page]
    if not shaded.any():
        return across, down
    boxes, own = areas.boxes.compress(shaded, axis=0), areas.of_page[shaded]
    flat = {y: Lines(boxes[:, [0, 2, y]], own) for y in (1, 3)}
    steep = {x: Lines(boxes[:, [1, 3, x]], own) for x in (0, 2)}
    level, plumb = flat[1].and_(flat[3]), steep[0].and_(steep[2])
    level, plumb = level[~_drawn(level, across)], plumb[~_drawn(plumb, down)]
    whole = _are_undivided(steep, across)
    cells = steep[0][whole].and_(steep[2][whole])
    cells = cells[~_drawn(cells, down)]
    down = down.and_(cells[_prolonging(cells, down, across)])
    across = across.and_(_broad(level[_between(level, down)], across, down))
    down = down.and_(plumb[_ending(plumb, across) | _filling(plumb, across)])
    level, plumb = _corners(flat, steep, across, down)
    return _with_heads(across.and_(level), down.and_(plumb), boxes, own)


def _with_heads(across: Lines, down: Lines, boxes: NDArray[np.float32], own: NDArray[np.int32]) -> tuple[Lines, Lines]:
    """The rulings, and the sides of shaded cells without rules down between them, on a row that has some."""
    left, right = (_drawn(Lines(boxes[:, [1, 3, x]], own), down) for x in (0, 2))
    boxes, own = boxes[~(left & right)], own[~(left & right)]
    heads = abutting.cells(boxes, own, down)
    boxes, own = boxes[heads], own[heads]
    level = Lines(boxes[:, [0, 2, 1]], own).and_(Lines(boxes[:, [0, 2, 3]], own))
    plumb = Lines(boxes[:, [1, 3, 0]], own).and_(Lines(boxes[:, [1, 3, 2]], own))
    return across.and_(level[~_drawn(level, across)]), down.and_(plumb[~_drawn(plumb, down)])


def seen(across: Lines, down: Lines, fills: Fills, count: int) -> Areas:
    """The areas that are shaded so that it can be seen, but those behind a paragraph in a cell: these keep off both
    rulings beside them, and do not reach from a ruling above to one below."""
    shaded = (fills.colors[:, 3] >= FAINTEST) & (darkest(fills.colors) < PAPER)
    areas = _chosen(fills, shaded)
    of_text = _on_tables(across, down, areas.of_page, count)[areas.of_page]
    of_text &= areas.boxes[:, 2] - areas.boxes[:, 0] > LETTER
    if not of_text.any():
        return areas
    top, bottom = (_beside(Lines(areas.boxes[:, [0, 2, y]], areas.of_page), across, TOUCH) for y in (1, 3))
    of_text &= ~(top & bottom)
    for x in (0, 2):
        sides = Lines(areas.boxes[:, [1, 3, x]], areas.of_page)
        of_text &= _beside(sides, down, TOUCH) & ~_beside(sides, down, EXACT)
    return _chosen(areas, ~of_text)


def _chosen(areas: Areas, which: NDArray[np.bool_]) -> Areas:
    return Areas(areas.boxes.compress(which, axis=0), areas.order[which], areas.of_page[which])


def _beside(sides: Lines, lines: Lines, reach: float) -> NDArray[np.bool_]:
    """Which sides have a ruling along their middle, no farther off than `reach`."""
    start, end, place = sides.lines.T
    side, line = lines.places.between(place - reach, place + reach, sides.of_page)
    middle = (start + end)[side] / 2
    return some(side[(lines.lines[line, 0] <= middle) & (middle <= lines.lines[line, 1])], len(sides))


def _corners(flat: dict[int, Lines], steep: dict[int, Lines], across: Lines, down: Lines) -> tuple[Lines, Lines]:
    """Sides of areas at the edge of a table: no ruling runs along two sides that meet, and at the other end of each of
    them one begins or ends, be it that of a third such side.

    flat : the tops (1) and bottoms (3) of the areas; steep : their left (0) and right (2) sides.
    """
    no_flat = {y: ~_drawn(sides, across) for y, sides in flat.items()}
    no_steep = {x: ~_drawn(sides, down) for x, sides in steep.items()}
    open_ones = np.flatnonzero((no_flat[1] | no_flat[3]) & (no_steep[0] | no_steep[2]))
    if not len(open_ones):
        return across[:0], down[:0]
    flat, steep = ({at: sides[open_ones] for at, sides in each.items()} for each in (flat, steep))
    no_flat, no_steep = ({at: where[open_ones] for at, where in each.items()} for each in (no_flat, no_steep))
    ends_flat = {(x, y): _at_end(steep[x], flat[y], across) for x in steep for y in flat}
    ends_steep = {(x, y): _at_end(flat[y], steep[x], down) for x in steep for y in flat}
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


def _at_end(one: Lines, other: Lines, lines: Lines) -> NDArray[np.bool_]:
    """At which corners, where a side of `one` and a side of `other` meet, a line that runs like `other` begins or
    ends."""
    along, place = one.lines[:, 2], other.lines[:, 2]
    corner, line = lines.places.between(place - TOUCH, place + TOUCH, one.of_page)
    ends = np.abs(lines.lines[line, :2] - along[corner, None]) <= TOUCH
    return some(corner[ends[:, 0] | ends[:, 1]], len(one))


def _on_tables(across: Lines, down: Lines, areas: NDArray[np.int32], count: int) -> NDArray[np.bool_]:
    """The pages that have rulings both ways, and not so many, with so many areas, that they hold a drawing."""
    flat, steep, shades = (np.bincount(pages, minlength=count) for pages in (across.of_page, down.of_page, areas))
    return (np.minimum(flat, steep) > 0) & (np.maximum(flat, steep) * shades <= MOST_PAIRS)


def _at(sides: Lines, others: Lines, end: int, reach: float = TOUCH) -> Pairs:
    """Pairs of sides and other lines that stand, across them, at that end (0 or 1) of the side."""
    place = sides.lines[:, end]
    return others.places.between(place - reach, place + reach, sides.of_page)


def _pass(sides: Lines, others: Lines, pairs: Pairs) -> NDArray[np.bool_]:
    """Which of the pairs' other lines pass the place of their side."""
    side, other = pairs
    place = sides.lines[side, 2]
    return (others.lines[other, 0] - TOUCH <= place) & (place <= others.lines[other, 1] + TOUCH)


def _between(sides: Lines, others: Lines) -> NDArray[np.bool_]:
    """Which sides begin and end at a ruling across them that passes their place."""
    return _meets(sides, others, 0) & _meets(sides, others, 1)


def _broad(sides: Lines, across: Lines, down: Lines) -> Lines:
    """The sides that make up lines over more than one column, or go on where a ruling ends; one cell's shade may end
    anywhere, as at a page's end."""
    going_on = _going_on(sides, across)
    lines = join_lines(sides)
    pairs = _inside(lines, down)
    return lines[some(pairs[0][_pass(lines, down, pairs)], len(lines))].and_(sides[going_on])


def _going_on(sides: Lines, lines: Lines) -> NDArray[np.bool_]:
    """Which sides go on where a line ends, or end where one begins."""
    place = sides.lines[:, 2]
    side, line = lines.places.between(place - TOUCH, place + TOUCH, sides.of_page)
    after, before = (np.abs(sides.lines[side, end] - lines.lines[line, 1 - end]) <= TOUCH for end in (0, 1))
    return some(side[after | before], len(sides))


def _ending(sides: Lines, others: Lines) -> NDArray[np.bool_]:
    """Which sides begin and end where a ruling across them begins or ends."""
    found = np.ones(len(sides), np.bool_)
    for end in (0, 1):
        side, other = _at(sides, others, end)
        place, lines = sides.lines[side, 2], others.lines
        near = (np.abs(lines[other, 0] - place) <= TOUCH) | (np.abs(lines[other, 1] - place) <= TOUCH)
        found &= some(side[near], len(sides))
    return found


def _filling(sides: Lines, others: Lines) -> NDArray[np.bool_]:
    """Which sides lead exactly from one ruling across them to the next: a shaded cell's beside a plain one."""
    found = sides.lines[:, 1] - sides.lines[:, 0] > TOUCH
    for end in (0, 1):
        pairs = _at(sides, others, end, EXACT)
        found &= some(pairs[0][_pass(sides, others, pairs)], len(sides))
    side, other = _inside(sides, others)
    place = sides.lines[side, 2]
    crosses = (others.lines[other, 0] < place - TOUCH) & (place + TOUCH < others.lines[other, 1])
    return found & ~some(side[crosses], len(sides))


def _are_undivided(steep: dict[int, Lines], across: Lines) -> NDArray[np.bool_]:
    """Which areas, of these left (0) and right (2) sides, no ruling across divides as it does a frame's shadow."""
    middle = (steep[0].lines[:, 2] + steep[2].lines[:, 2]) / 2
    area, line = _inside(steep[0], across)
    divides = (across.lines[line, 0] <= middle[area]) & (middle[area] <= across.lines[line, 1])
    return ~some(area[divides], len(middle))


def _prolonging(sides: Lines, lines: Lines, others: Lines) -> NDArray[np.bool_]:
    """Along which sides a line runs from one of their ends, and ends at a ruling across it before the other."""
    place = sides.lines[:, 2]
    side, line = lines.places.between(place - TOUCH, place + TOUCH, sides.of_page)
    (start, end), (line_start, line_end) = sides.lines[side, :2].T, lines.lines[line, :2].T
    starts_at, ends_at = (_meets(lines, others, end_of)[line] for end_of in (0, 1))
    from_start = (line_start <= start + TOUCH) & (line_end > start + TOUCH) & (line_end < end - TOUCH)
    from_end = (line_end >= end - TOUCH) & (line_start < end - TOUCH) & (line_start > start + TOUCH)
    return some(side[(from_start & ends_at) | (from_end & starts_at)], len(sides))


def _meets(sides: Lines, others: Lines, end: int) -> NDArray[np.bool_]:
    """Which sides meet a ruling across them at that end (0 or 1)."""
    pairs = _at(sides, others, end)
    return some(pairs[0][_pass(sides, others, pairs)], len(sides))


def _inside(sides: Lines, others: Lines) -> Pairs:
    """Pairs of sides and other lines that stand, across them, between their ends and at neither."""
    start, end = sides.lines[:, 0] + np.float32(TOUCH), sides.lines[:, 1] - np.float32(TOUCH)
    start, end = np.nextafter(start, np.float32(np.inf)), np.nextafter(end, np.float32(-np.inf))
    return others.places.between(start, end, sides.of_page)


def _drawn(sides: Lines, lines: Lines) -> NDArray[np.bool_]:
    """Along which sides rulings run already; not where one runs beside the half of a side, as in one of two rows."""
    place = sides.lines[:, 2]
    side, line = lines.places.between(place - TOUCH, place + TOUCH, sides.of_page)
    start, end = sides.lines[side, 0], sides.lines[side, 1]
    found = np.ones(len(sides), np.bool_)
    for share in (0.25, 0.75):
        at = start + (end - start) * np.float32(share)
        found &= some(side[(lines.lines[line, 0] <= at) & (at <= lines.lines[line, 1])], len(sides))
    return found
