"""The tables of pages: from rulings to cells."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import (
    boxes,
    captions,
    columns,
    feet,
    frames,
    lattice,
    openrows,
    outlined,
    slits,
    strata,
    tiles,
    titles,
    unruled,
)
from extractor.reading.groups import TOUCH, hanging_together
from extractor.reading.page import Page, Table
from extractor.reading.rulings import Lines, join_lines
from extractor.reading.underlines import are_underlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.groups import Group
    from extractor.reading.page import Glyphs

SMALLEST = 14.0
"""Points. A box smaller than this both ways, or a row of such, is no table: check boxes, boxed or drawn figures."""
_SAME = 0.1
"""Points. Rules that are pieces of one stand no farther higher or lower."""
MOST_RULINGS = 4000
"""Rulings a page and direction beyond which it holds a drawing, no tables."""
FEWEST_DOUBLE, MOST_DOUBLE = 4, 1000
"""Rules across among which double ones are looked for."""


def find_tables(pages: Sequence[Page]) -> list[tuple[Table, ...]]:
    """The tables of each page, top to bottom and left to right; a framed text is a table of one cell."""
    unread = [page for page in pages if page.tables is None]
    found = _nested_each(unread)
    return [next(found) if page.tables is None else page.tables for page in pages]


def _nested_each(pages: Sequence[Page]) -> Iterator[tuple[Table, ...]]:
    apart = map(frames.let_go, pages, hanging_together(pages, MOST_RULINGS))
    pages, hanging = zip(*apart, strict=True) if pages else ((), ())
    ends = [feet.find(page, own) for page, own in zip(pages, hanging, strict=True)]
    pages = [feet.closed(page, end) for page, end in zip(pages, ends, strict=True)]
    groups = [_without_loose(page, own, end) for page, own, end in zip(pages, hanging, ends, strict=True)]
    ruled = [boxes.together(own, page.glyphs) for page, own in zip(pages, _ruled(pages, groups), strict=True)]
    drawn = [
        [part for table in (*one, *other) if not _is_small(table) for part in _separate(table, page.glyphs)]
        for page, one, other in zip(pages, ruled, _level(pages, groups, ruled), strict=True)
    ]
    drawn = [[*own, *captions.below(own, page.glyphs)] for page, own in zip(pages, drawn, strict=True)]
    rows = iter(unruled.split_rows(pages, drawn))
    for tables in drawn:
        yield _nested([next(rows) for _ in tables])


def _separate(table: Table, glyphs: Glyphs) -> Iterator[Table]:
    """The tables that one lattice of rulings holds together."""
    for whole in slits.parted(slits.closed(table)):
        for part in strata.parted(whole, glyphs):
            yield from titles.take_off(part, glyphs)


def _without_loose(page: Page, groups: list[Group], end: feet.Foot | None) -> list[Group]:
    """The groups of a page, but for tables whose columns the gaps in their text part, or the sides of shaded heads."""
    loose = outlined.outlined(groups, page.rulings.horizontal, page.rulings.vertical, page.glyphs, page.shades)
    loose |= openrows.shaded_parts(groups, page)
    loose |= end.groups if end else frozenset()
    return [group for number, group in enumerate(groups) if number not in loose]


def _ruled(pages: Sequence[Page], groups: Sequence[list[Group]]) -> list[list[Table]]:
    """The tables that groups of rulings make, by page."""
    rulings = [
        (page.rulings.horizontal[rows], page.rulings.vertical[columns])
        for page, own in zip(pages, groups, strict=True)
        for rows, columns in own
    ]
    return _by_page(pages, rulings, list(map(len, groups)))


def _level(pages: Sequence[Page], groups: Sequence[list[Group]], ruled: Sequence[list[Table]]) -> list[list[Table]]:
    """The tables of rules across alone, by page."""
    rulings = [list(_level_rulings(*each)) for each in zip(pages, groups, ruled, strict=True)]
    found = _by_page(pages, [made for own in rulings for made in own], list(map(len, rulings)))
    return [[dataclasses.replace(table, ruled=False) for table in tables] for tables in found]


def _level_rulings(page: Page, groups: list[Group], tables: list[Table]) -> Iterator[lattice.Rulings]:
    """The rules across that no other ruling meets, table by table, with the rules down that their columns lack."""
    horizontal = page.rulings.horizontal
    free = np.ones(len(horizontal), np.bool_)
    free[[row for rows, _ in groups for row in rows]] = False
    if max(len(horizontal), len(page.rulings.vertical)) > MOST_RULINGS:
        return
    drawn = horizontal[free]
    shaded = tiles.rules_across(page.shades, horizontal, page.glyphs)
    if not len(drawn) and not len(shaded):
        return
    if len(drawn) and len(drawn) + len(shaded) >= columns.FEWEST_RULES:
        drawn = drawn[~are_underlines(drawn, page.glyphs)]
    rules = _single(np.concatenate([_in_one(drawn), _outside(shaded, tables) if len(shaded) else shaded]))
    if len(rules) >= columns.FEWEST_RULES:
        for own in _parted(rules, tables):
            limits = _end_above(own, tables), _start_below(own, tables)
            yield from columns.rules_down(own, page.glyphs, page.shades, *limits)


def _in_one(rules: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rules, with the tops or bottoms of shaded cells side by side made one."""
    return join_lines(Lines(rules, np.zeros(len(rules), np.int32)), _SAME).lines


def _single(rules: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rules across, but for those right below another one that is as long or longer: the second of a double rule,
    which parts no row of its own."""
    if not FEWEST_DOUBLE <= len(rules) <= MOST_DOUBLE:
        return rules
    x0, x1, y = rules.T
    off = y[:, None] - y
    second = (off > 0) & (off <= TOUCH) & (x0[:, None] >= x0 - TOUCH) & (x1[:, None] <= x1 + TOUCH)
    single = rules[~second.any(axis=1)]
    return single if len(single) > columns.FEWEST_RULES else rules


def _outside(rules: NDArray[np.float32], tables: list[Table]) -> NDArray[np.float32]:
    """The rules that go through, or along, no table of several columns which is at least half as wide."""
    inside = np.zeros(len(rules), np.bool_)
    for table in tables:
        x0, top, x1, bottom = table.box
        if table.columns > 1:
            wide = 2 * (np.minimum(rules[:, 1], x1) - np.maximum(rules[:, 0], x0)) >= rules[:, 1] - rules[:, 0]
            inside |= wide & (rules[:, 2] > top - TOUCH) & (rules[:, 2] < bottom + TOUCH)
    return rules[~inside]


def _by_page(pages: Sequence[Page], rulings: Sequence[lattice.Rulings], counts: Sequence[int]) -> list[list[Table]]:
    """The tables of groups of rulings, of which each page has so many."""
    written = [page.glyphs for page, count in zip(pages, counts, strict=True) for _ in range(count)]
    found = iter(lattice.tables_in(rulings, written))
    return [[table for _ in range(count) for table in next(found)] for count in counts]


def _parted(rules: NDArray[np.float32], tables: list[Table]) -> list[NDArray[np.float32]]:
    """Rules across, in groups that no other table stands between which is at least half as wide as they are."""
    half = float((rules[:, 1] - rules[:, 0]).max()) / 2
    tops = sorted(table.box[1] for table in tables if table.box[2] - table.box[0] >= half)
    group = np.searchsorted(np.array(tops, np.float32), rules[:, 2])
    return [rules[group == each] for each in np.unique(group)]


def _end_above(rules: NDArray[np.float32], tables: list[Table]) -> float:
    """Where the last of the tables ends that stand above rules across; 0 if none does."""
    x0, x1, y = float(rules[:, 0].min()), float(rules[:, 1].max()), float(rules[:, 2].min())
    ends = [table.box[3] for table in tables if table.box[0] < x1 and table.box[2] > x0 and table.box[1] < y]
    return min(y, max(ends, default=0.0))


def _start_below(rules: NDArray[np.float32], tables: list[Table]) -> float:
    """Where the first of the tables begins that stand below rules across; endless if none does."""
    x0, x1, y = float(rules[:, 0].min()), float(rules[:, 1].max()), float(rules[:, 2].max())
    return min(
        (table.box[1] for table in tables if table.box[0] < x1 and table.box[2] > x0 and table.box[1] >= y),
        default=np.inf,
    )


def _is_small(table: Table) -> bool:
    if table.rows > 1 or table.ys[1] - table.ys[0] >= SMALLEST:
        return False
    return all(right - left < SMALLEST for left, right in itertools.pairwise(table.xs))


def _nested(tables: list[Table]) -> tuple[Table, ...]:
    """Puts each table that lies in a cell of another one there; the smallest such cell counts."""
    ordered = sorted(tables, key=lambda table: (table.box[1], table.box[0]))
    by_size = sorted(ordered, key=_area)
    children: dict[int, list[Table]] = {}
    placed: set[int] = set()
    grown: dict[int, Table] = {}
    for rank, table in enumerate(by_size):
        mine = sorted(children.get(id(table), []), key=lambda child: (child.box[1], child.box[0]))
        grown[id(table)] = dataclasses.replace(table, inner=tuple(mine)) if mine else table
        for outer in by_size[rank + 1 :]:
            if _within(table.box, outer.box) and any(_within(table.box, cell.box) for cell in outer.cells):
                children.setdefault(id(outer), []).append(grown[id(table)])
                placed.add(id(table))
                break
    return tuple(grown[id(table)] for table in ordered if id(table) not in placed)


def _area(table: Table) -> float:
    x0, top, x1, bottom = table.box
    return (x1 - x0) * (bottom - top)


def _within(box: tuple[float, float, float, float], cell: tuple[float, float, float, float]) -> bool:
    return box[0] >= cell[0] and box[1] >= cell[1] and box[2] <= cell[2] and box[3] <= cell[3]
