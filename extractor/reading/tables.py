"""The tables of a page: from rulings to cells."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import columns, lattice, outlined, titles, unruled
from extractor.reading.lattice import TOUCH
from extractor.reading.page import Page, Table
from extractor.reading.runs import ints, middles

if TYPE_CHECKING:
    from numpy.typing import NDArray

SMALLEST = 14.0
"""Points. A single box smaller than this both ways is no table: a check box, a boxed number."""
MOST_RULINGS = 4000
"""Rulings a page and direction beyond which it holds a drawing, no tables."""


def find_tables(page: Page) -> tuple[Table, ...]:
    """The tables of a page, top to bottom and left to right; a framed text is a table of one cell."""
    if page.tables is not None:
        return page.tables
    horizontal, vertical = page.rulings.horizontal, page.rulings.vertical
    if not len(horizontal) or max(len(horizontal), len(vertical)) > MOST_RULINGS:
        return ()
    written = middles(page.glyphs.boxes)
    groups = _groups(horizontal, vertical)
    loose = outlined.outlined(groups, horizontal, vertical, page.glyphs)
    groups = [group for number, group in enumerate(groups) if number not in loose]
    tables = [
        table for across, down in groups for table in lattice.tables_in(horizontal[across], vertical[down], written)
    ]
    free = np.ones(len(horizontal), np.bool_)
    free[[row for rows, _ in groups for row in rows]] = False
    if int(free.sum()) >= columns.FEWEST_RULES:
        tables += [
            dataclasses.replace(table, ruled=False)
            for rules in _parted(horizontal[free], tables)
            for across, down in columns.rules_down(rules, page.glyphs)
            for table in lattice.tables_in(across, down, written)
        ]
    whole = [table for table in tables if not _is_small(table)]
    parts = [part for table in whole for part in titles.take_off(table, page.glyphs)]
    return _nested([unruled.split_rows(table, page.glyphs) for table in parts])


def _groups(horizontal: NDArray[np.float32], vertical: NDArray[np.float32]) -> list[tuple[list[int], list[int]]]:
    """Groups of rulings that hang together, as indices of horizontal and vertical ones."""
    start, end, y = (horizontal[:, k, None] for k in range(3))
    top, bottom, x = vertical.T
    meet = (start - TOUCH <= x) & (x <= end + TOUCH) & (top - TOUCH <= y) & (y <= bottom + TOUCH)
    across: list[list[int]] = [[] for _ in range(len(horizontal))]
    down: list[list[int]] = [[] for _ in range(len(vertical))]
    meetings = np.nonzero(meet)
    for row, column in zip(ints(meetings[0]), ints(meetings[1]), strict=True):
        across[row].append(column)
        down[column].append(row)
    seen = [False] * len(across)
    groups: list[tuple[list[int], list[int]]] = []
    for first, meeting in enumerate(across):
        if seen[first] or not meeting:
            continue
        rows, found, waiting = list[int](), set[int](), [first]
        seen[first] = True
        while waiting:
            row = waiting.pop()
            rows.append(row)
            for column in across[row]:
                if column in found:
                    continue
                found.add(column)
                for other in down[column]:
                    if not seen[other]:
                        seen[other] = True
                        waiting.append(other)
        groups.append((sorted(rows), sorted(found)))
    return groups


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
            if any(_within(table.box, cell.box) for cell in outer.cells):
                children.setdefault(id(outer), []).append(grown[id(table)])
                placed.add(id(table))
                break
    return tuple(grown[id(table)] for table in ordered if id(table) not in placed)


def _area(table: Table) -> float:
    x0, top, x1, bottom = table.box
    return (x1 - x0) * (bottom - top)


def _within(box: tuple[float, float, float, float], cell: tuple[float, float, float, float]) -> bool:
    return box[0] >= cell[0] and box[1] >= cell[1] and box[2] <= cell[2] and box[3] <= cell[3]
