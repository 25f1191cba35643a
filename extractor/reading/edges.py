"""The sides of areas beside rulings: which of them a ruling runs along, leads to, ends at or goes on in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.pairs import some, within
from extractor.reading.rulings import Lines, join_lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.pairs import Pairs

Words = tuple["NDArray[np.float32]", "NDArray[np.int32]"]
"""The middles (n, 2) of glyphs, and whose each is."""

TOUCH = 3.0
"""Points. How far the corner of an area may lie from the ruling that it touches."""
EXACT = 1.0
"""Points. A cell's shade ends no farther from the ruling that it reaches; a highlighted word's does."""
_NEAR = 60.0
"""Points. Rules that end below one another are of one table if they stand no farther apart."""
_SEVERAL = 2
"""Such rules that show where a table ends which has no rule at its side."""
_CLOSE = 30.0
"""Points. Words of a cell stand no farther from the side that parts it from the next one."""


def are_beside(sides: Lines, lines: Lines, reach: float) -> NDArray[np.bool_]:
    """Which sides have a ruling along their middle, no farther off than `reach`."""
    side, line = _along(sides, lines, reach)
    middle = (sides.lines[:, 0] + sides.lines[:, 1])[side] / 2
    return some(side[(lines.lines[line, 0] <= middle) & (middle <= lines.lines[line, 1])], len(sides))


def at_end(one: Lines, other: Lines, lines: Lines) -> NDArray[np.bool_]:
    """At which corners, where a side of `one` and a side of `other` meet, a line that runs like `other` begins or
    ends."""
    along, place = one.lines[:, 2], other.lines[:, 2]
    corner, line = lines.places.between(place - TOUCH, place + TOUCH, one.of_page)
    ends = np.abs(lines.lines[line, :2] - along[corner, None]) <= TOUCH
    return some(corner[ends[:, 0] | ends[:, 1]], len(one))


def _along(sides: Lines, lines: Lines, reach: float = TOUCH) -> Pairs:
    """Pairs of sides and lines that run side by side, or would."""
    place = sides.lines[:, 2]
    return lines.places.between(place - reach, place + reach, sides.of_page)


def _at(sides: Lines, others: Lines, end: int, reach: float = TOUCH) -> Pairs:
    """Pairs of sides and other lines that stand, across them, at that end (0 or 1) of the side."""
    place = sides.lines[:, end]
    return others.places.between(place - reach, place + reach, sides.of_page)


def _pass(sides: Lines, others: Lines, pairs: Pairs) -> NDArray[np.bool_]:
    """Which of the pairs' other lines pass the place of their side."""
    side, other = pairs
    place = sides.lines[side, 2]
    return (others.lines[other, 0] - TOUCH <= place) & (place <= others.lines[other, 1] + TOUCH)


def lead_from_rule_to_rule(sides: Lines, others: Lines, reach: float = TOUCH) -> NDArray[np.bool_]:
    """Which sides begin and end at a ruling across them that passes their place."""
    return _meets(sides, others, 0, reach) & _meets(sides, others, 1, reach)


def broad(sides: Lines, across: Lines, down: Lines) -> Lines:
    """The sides that make up lines over more than one column, or go on where a ruling ends; one cell's shade may end
    anywhere, as at a page's end."""
    begin, end = _going_on(sides, across)
    lines = join_lines(sides)
    pairs = _inside(lines, down)
    return lines[some(pairs[0][_pass(lines, down, pairs)], len(lines))].and_(sides[begin | end])


def reaching_out(sides: Lines, across: Lines) -> NDArray[np.bool_]:
    """Which sides go on where a ruling ends, and end where several others near them do: at a table's open side."""
    side, line = across.places.between(sides.lines[:, 2] - _NEAR, sides.lines[:, 2] + _NEAR, sides.of_page)
    apart = np.abs(sides.lines[side, 2] - across.lines[line, 2]) > TOUCH
    starts, ends = (
        np.bincount(
            side[apart & (np.abs(sides.lines[side, at] - across.lines[line, at]) <= TOUCH)], minlength=len(sides)
        )
        for at in (0, 1)
    )
    begin, end = _going_on(sides, across)
    return (begin & (ends >= _SEVERAL)) | (end & (starts >= _SEVERAL))


def bridging(sides: Lines, lines: Lines) -> NDArray[np.bool_]:
    """Which sides lead from where a line ends to where another one begins."""
    begin, end = _going_on(sides, lines)
    return begin & end


def _going_on(sides: Lines, lines: Lines) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which sides begin where a line ends, and which end where one begins."""
    side, line = _along(sides, lines)
    begin, end = (np.abs(sides.lines[side, at] - lines.lines[line, 1 - at]) <= TOUCH for at in (0, 1))
    return some(side[begin], len(sides)), some(side[end], len(sides))


def parting(sides: Lines, words: Words) -> NDArray[np.bool_]:
    """Which sides across have words close above them and close below: those of two cells."""
    x0, x1, y = sides.lines.T
    found = np.ones(len(sides), np.bool_)
    for top, bottom in ((y - _CLOSE, y), (y, y + _CLOSE)):
        side, _ = within(*words, np.stack([x0, top, x1, bottom], axis=1), sides.of_page)
        found &= some(side, len(sides))
    return found


def ending(sides: Lines, others: Lines) -> NDArray[np.bool_]:
    """Which sides begin and end where a ruling across them begins or ends."""
    found = np.ones(len(sides), np.bool_)
    for end in (0, 1):
        side, other = _at(sides, others, end)
        place, lines = sides.lines[side, 2], others.lines
        near = (np.abs(lines[other, 0] - place) <= TOUCH) | (np.abs(lines[other, 1] - place) <= TOUCH)
        found &= some(side[near], len(sides))
    return found


def among_free(sides: Lines, others: Lines, lines: Lines) -> NDArray[np.bool_]:
    """Which sides stand between two rulings across them that no line meets: such a table has no rules down."""
    free = ~some(_meeting(lines, others), len(others))
    found = np.ones(len(sides), np.bool_)
    for end in (0, 1):
        pairs = _at(sides, others, end)
        passing = _pass(sides, others, pairs)
        found &= some(pairs[0][passing], len(sides)) & ~some(pairs[0][passing & ~free[pairs[1]]], len(sides))
    return found


def filling(sides: Lines, others: Lines) -> NDArray[np.bool_]:
    """Which sides lead exactly from one ruling across them to the next: a shaded cell's beside a plain one."""
    found = sides.lines[:, 1] - sides.lines[:, 0] > TOUCH
    for end in (0, 1):
        pairs = _at(sides, others, end, EXACT)
        found &= some(pairs[0][_pass(sides, others, pairs)], len(sides))
    side, other = _inside(sides, others)
    place = sides.lines[side, 2]
    crosses = (others.lines[other, 0] < place - TOUCH) & (place + TOUCH < others.lines[other, 1])
    return found & ~some(side[crosses], len(sides))


def are_undivided(steep: dict[int, Lines], across: Lines) -> NDArray[np.bool_]:
    """Which areas, of these left (0) and right (2) sides, no ruling across divides as it does a frame's shadow."""
    middle = (steep[0].lines[:, 2] + steep[2].lines[:, 2]) / 2
    area, line = _inside(steep[0], across)
    divides = (across.lines[line, 0] <= middle[area]) & (middle[area] <= across.lines[line, 1])
    return ~some(area[divides], len(middle))


def prolonging(sides: Lines, lines: Lines, others: Lines) -> NDArray[np.bool_]:
    """Along which sides a line runs from one of their ends, and ends at a ruling across it before the other."""
    side, line = _along(sides, lines)
    (start, end), (line_start, line_end) = sides.lines[side, :2].T, lines.lines[line, :2].T
    starts_at, ends_at = (_meets(lines, others, end_of)[line] for end_of in (0, 1))
    from_start = (line_start <= start + TOUCH) & (line_end > start + TOUCH) & (line_end < end - TOUCH)
    from_end = (line_end >= end - TOUCH) & (line_start < end - TOUCH) & (line_start > start + TOUCH)
    return some(side[(from_start & ends_at) | (from_end & starts_at)], len(sides))


def _meets(sides: Lines, others: Lines, end: int, reach: float = TOUCH) -> NDArray[np.bool_]:
    """Which sides meet a ruling across them at that end (0 or 1)."""
    pairs = _at(sides, others, end, reach)
    return some(pairs[0][_pass(sides, others, pairs)], len(sides))


def _meeting(lines: Lines, others: Lines) -> NDArray[np.intp]:
    """The rulings across lines, by number, that one of these meets."""
    start, end = lines.lines[:, 0] - TOUCH, lines.lines[:, 1] + TOUCH
    pairs = others.places.between(start, end, lines.of_page)
    return pairs[1][_pass(lines, others, pairs)]


def _inside(sides: Lines, others: Lines) -> Pairs:
    """Pairs of sides and other lines that stand, across them, between their ends and at neither."""
    start, end = sides.lines[:, 0] + np.float32(TOUCH), sides.lines[:, 1] - np.float32(TOUCH)
    start, end = np.nextafter(start, np.float32(np.inf)), np.nextafter(end, np.float32(-np.inf))
    return others.places.between(start, end, sides.of_page)


def are_drawn(sides: Lines, lines: Lines) -> NDArray[np.bool_]:
    """Along which sides rulings run already; not where one runs beside the half of a side, as in one of two rows."""
    side, line = _along(sides, lines)
    start, end = sides.lines[side, 0], sides.lines[side, 1]
    found = np.ones(len(sides), np.bool_)
    for share in (0.25, 0.75):
        at = start + (end - start) * np.float32(share)
        found &= some(side[(lines.lines[line, 0] <= at) & (at <= lines.lines[line, 1])], len(sides))
    return found
