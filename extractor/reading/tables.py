"""The tables of pages: from rulings to cells."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import columns, lattice, outlined, titles, unruled
from extractor.reading.groups import hanging_together
from extractor.reading.page import Page, Table
from extractor.reading.runs import middles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.groups import Group

SMALLEST = 14.0
"""Points. A single box smaller than this both ways is no table: a check box, a boxed number."""
MOST_RULINGS = 4000
"""Rulings a page and direction beyond which it holds a drawing, no tables."""


def find_tables(pages: Sequence[Page]) -> list[tuple[Table, ...]]:
    """The tables of each page, top to bottom and left to right; a framed text is a table of one cell."""
    unread = [page for page in pages if page.tables is None]
    found = _nested_each(unread)
    return [next(found) if page.tables is None else page.tables for page in pages]


def _nested_each(pages: Sequence[Page]) -> Iterator[tuple[Table, ...]]:
    drawn = [_drawn(page, groups) for page, groups in zip(pages, hanging_together(pages, MOST_RULINGS), strict=True)]
    rows = iter(unruled.split_rows(pages, drawn))
    for tables in drawn:
        yield _nested([next(rows) for _ in tables])


def _drawn(page: Page, groups: Sequence[Group]) -> list[Table]:
    """The tables that the rulings of a page make."""
    horizontal, vertical = page.rulings.horizontal, page.rulings.vertical
    if not len(horizontal) or max(len(horizontal), len(vertical)) > MOST_RULINGS:
        return []
    written = middles(page.glyphs.boxes)
    loose = outlined.outlined(groups, horizontal, vertical, page.glyphs)
    groups = [group for number, group in enumerate(groups) if number not in loose]
    across, down = horizontal.tolist(), vertical.tolist()
    tables = [
        table
        for rows, columns in groups
        for table in lattice.tables_in([across[row] for row in rows], [down[column] for column in columns], written)
    ]
    free = np.ones(len(horizontal), np.bool_)
    free[[row for rows, _ in groups for row in rows]] = False
    if int(free.sum()) >= columns.FEWEST_RULES:
        tables += [
            dataclasses.replace(table, ruled=False)
            for rules in _parted(horizontal[free], tables)
            for level, plumb in columns.rules_down(rules, page.glyphs)
            for table in lattice.tables_in(level.tolist(), plumb.tolist(), written)
        ]
    whole = [table for table in tables if not _is_small(table)]
    return [part for table in whole for part in titles.take_off(table, page.glyphs)]


def _parted(rules: NDArray[np.float32], tables: list[Table]) -> list[NDArray[np.float32]]:
    """Rules across, in groups that no other table stands between which is at least half as wide as they are."""
    half = float((rules[:, 1] - rules[:, 0]).max()) / 2
    tops = sorted(table.box[1] for table in tables if table.box[2] - table.box[0] >= half)
    group = np.searchsorted(np.array(tops, np.float32), rules[:, 2])
    return [rules[group == each] for each in np.unique(group)]


def _is_small(table: Table) -> bool:
    x0, top, x1, bottom = table.box
    return len(table.cells) == 1 and max(x1 - x0, bottom - top) < SMALLEST


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
