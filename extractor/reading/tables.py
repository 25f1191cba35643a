"""From rulings to cells: the tables of a page.

Rulings that touch one another make a lattice of rows and columns. A side of a lattice field that no ruling covers is
open: fields joined by open sides are one (merged) cell, and what is open to the outside is no cell. Where the outer
border is missing, the ends of the rulings close it.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import columns, titles, unruled
from extractor.reading.page import Cell, Page, Table
from extractor.reading.runs import ints, middles

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOUCH = 3.0
"""Points. Rulings that miss each other by no more than this meet; parallel ones are one (double lines)."""
_LIGHT = 1e-3
SMALLEST = 14.0
"""Points. A single box smaller than this both ways is no table."""
MOST_ODD = 0.1
"""The share of what rulings enclose that may be empty and of another shape than a rectangle in a table."""
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
    tables = [table for across, down in groups for table in _lattice(horizontal[across], vertical[down], written)]
    free = np.ones(len(horizontal), np.bool_)
    free[[row for rows, _ in groups for row in rows]] = False
    if int(free.sum()) >= columns.FEWEST_RULES:
        for across, down in columns.rules_down(horizontal[free], page.glyphs):
            tables += _lattice(across, down, written)
    parts = [part for table in tables for part in titles.take_off(table, page.glyphs)]
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


def _lattice(
    horizontal: NDArray[np.float32], vertical: NDArray[np.float32], glyphs: NDArray[np.float32]
) -> list[Table]:
    """The tables of one group of rulings; `glyphs` are the middles of the page's glyphs."""
    ys, row_lines = _levels(horizontal, vertical)
    xs, column_lines = _levels(vertical, horizontal)
    if len(xs) < 2 or len(ys) < 2:
        return []
    across = _covered(row_lines, horizontal, xs, len(ys))
    down = _covered(column_lines, vertical, ys, len(xs)).T
    if not _is_closed(across, down):
        _close(across, down)
    spans = _plain_spans(across.tolist(), down.tolist()) if _is_closed(across, down) else None
    if spans:
        table = _table(spans, ys, xs)
        return [] if _is_small(table) else [table]
    inside = _inside(across, down)
    if not inside.any():
        return []
    regions = _regions(inside, across, down)
    inside &= ~_between_frames(inside, regions, ys, xs, glyphs)
    if not inside.any():
        return []
    parts = _parts(inside)
    found = [_table(_spans(regions, parts == part), ys, xs) for part in ints(np.unique(parts[inside]))]
    return [table for table in found if not _is_small(table)]


def _is_small(table: Table) -> bool:
    """Whether the table is a box of the size of a glyph: a check box, a boxed number."""
    x0, top, x1, bottom = table.box
    return len(table.cells) == 1 and max(x1 - x0, bottom - top) < SMALLEST


def _areas(ys: NDArray[np.float64], xs: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.diff(ys)[:, None] * np.diff(xs)


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


def _written(
    regions: NDArray[np.int64], ys: NDArray[np.float64], xs: NDArray[np.float64], glyphs: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Which fields belong to a region with text in it."""
    row = np.searchsorted(ys, glyphs[:, 1]) - 1
    column = np.searchsorted(xs, glyphs[:, 0]) - 1
    within = (row >= 0) & (row < len(ys) - 1) & (column >= 0) & (column < len(xs) - 1)
    return np.isin(regions, np.unique(regions[row[within], column[within]]))


def _levels(lines: NDArray[np.float32], others: NDArray[np.float32]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Where the lines stand, near ones as one, and for each line its level.

    The ends of the other rulings that reach beyond the first or last line make levels of their own: a table may lack
    its outer border.
    """
    places: list[float] = lines[:, 2].tolist()
    weights: list[float] = (lines[:, 1] - lines[:, 0]).tolist()
    first, last = float(others[:, 0].min()), float(others[:, 1].max())
    edges = [(first, min(places) - first), (last, last - max(places))]
    for end, beyond in edges:
        if beyond > TOUCH:
            places.append(end)
            weights.append(_LIGHT)
    stands: list[float] = []
    level = [0] * len(places)
    before, total, weight = -np.inf, 0.0, 0.0
    for at in sorted(range(len(places)), key=places.__getitem__):
        if places[at] - before > TOUCH:
            stands.append(0.0)
            total = weight = 0.0
        before = places[at]
        total += places[at] * weights[at]
        weight += weights[at]
        stands[-1] = total / weight
        level[at] = len(stands) - 1
    return np.array(stands), np.array(level[: len(lines)])


def _covered(
    level: NDArray[np.int64], lines: NDArray[np.float32], marks: NDArray[np.float64], count: int
) -> NDArray[np.bool_]:
    """Whether a line of a level covers the stretch between two marks, (count, len(marks) - 1)."""
    middle = (marks[1:] + marks[:-1]) / 2
    covers = (lines[:, :1] <= middle) & (middle <= lines[:, 1:2])
    covered = np.zeros((count, len(middle)), np.bool_)
    np.logical_or.at(covered, level, covers)
    return covered


def _close(across: NDArray[np.bool_], down: NDArray[np.bool_]) -> None:
    """Closes what is missing of the outer border, stretch by stretch: between the outermost rules that end at it.

    A table of a single column is not closed sideways, nor one of a single row upwards: nothing would tell it from the
    grid of a chart.
    """
    for sides, rules in ((down.T, across), (across, down.T)):
        if len(sides) < 3:
            continue
        for border in (0, -1):
            reaching = rules[:, border]
            for start, end in _open_stretches(sides[border]):
                ends = np.flatnonzero(reaching[start : end + 1])
                if len(ends) > 1:
                    sides[border, start + ends[0] : start + ends[-1]] = True


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


def _regions(inside: NDArray[np.bool_], across: NDArray[np.bool_], down: NDArray[np.bool_]) -> NDArray[np.int64]:
    """A number for every field, equal where open sides join fields."""
    return _joined(inside, ~across[1:-1], ~down[:, 1:-1])


def _parts(inside: NDArray[np.bool_]) -> NDArray[np.int64]:
    """A number for every field, equal where fields lie side by side."""
    rows, columns = inside.shape
    return _joined(inside, np.ones((rows - 1, columns), np.bool_), np.ones((rows, columns - 1), np.bool_))


def _joined(inside: NDArray[np.bool_], below: NDArray[np.bool_], beside: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Numbers the inside fields so that those joined downwards (`below`) or sideways (`beside`) share the least."""
    label = np.arange(inside.size).reshape(inside.shape)
    label[~inside] = inside.size
    down = below & inside[1:] & inside[:-1]
    side = beside & inside[:, 1:] & inside[:, :-1]
    while True:
        before = label.copy()
        low = np.minimum(label[1:], label[:-1])
        label[1:][down] = low[down]
        label[:-1][down] = np.minimum(label[:-1], low)[down]
        low = np.minimum(label[:, 1:], label[:, :-1])
        label[:, 1:][side] = low[side]
        label[:, :-1][side] = np.minimum(label[:, :-1], low)[side]
        if (label == before).all():
            return label


class _Span(NamedTuple):
    """Fields of a lattice: from row and column, up to (not including) row and column."""

    row: int
    column: int
    row_end: int
    column_end: int


def _is_closed(across: NDArray[np.bool_], down: NDArray[np.bool_]) -> bool:
    return bool(across[0].all() and across[-1].all() and down[:, 0].all() and down[:, -1].all())


def _plain_spans(across: list[list[bool]], down: list[list[bool]]) -> list[_Span] | None:
    """The cells of a lattice with a closed border in reading order, if all are rectangles; None if one is not."""
    height, width = len(down), len(across[0])
    taken = [[False] * width for _ in range(height)]
    spans: list[_Span] = []
    for row in range(height):
        for column in range(width):
            if taken[row][column]:
                continue
            column_end, row_end = column + 1, row + 1
            while not down[row][column_end]:
                column_end += 1
            while not across[row_end][column]:
                row_end += 1
            span = _Span(row, column, row_end, column_end)
            if not _is_framed(span, across, down):
                return None
            for line in taken[row:row_end]:
                line[column:column_end] = [True] * (column_end - column)
            spans.append(span)
    return spans


def _is_framed(span: _Span, across: list[list[bool]], down: list[list[bool]]) -> bool:
    """Whether a rectangle of fields has rulings all around and none within."""
    row, column, row_end, column_end = span
    if not all(across[row][column:column_end]) or not all(across[row_end][column:column_end]):
        return False
    if any(any(across[at][column:column_end]) for at in range(row + 1, row_end)):
        return False
    lines = down[row:row_end]
    if any(not line[column] or not line[column_end] for line in lines):
        return False
    return column_end == column + 1 or not any(any(line[column + 1 : column_end]) for line in lines)


def _table(spans: list[_Span], ys: NDArray[np.float64], xs: NDArray[np.float64]) -> Table:
    rows = sorted({edge for span in spans for edge in (span.row, span.row_end)})
    columns = sorted({edge for span in spans for edge in (span.column, span.column_end)})
    row_of = {edge: number for number, edge in enumerate(rows)}
    column_of = {edge: number for number, edge in enumerate(columns)}
    y, x = [round(v, 2) for v in ys.tolist()], [round(v, 2) for v in xs.tolist()]
    cells = tuple(
        Cell(
            row_of[span.row],
            column_of[span.column],
            row_of[span.row_end] - row_of[span.row],
            column_of[span.column_end] - column_of[span.column],
            (x[span.column], y[span.row], x[span.column_end], y[span.row_end]),
        )
        for span in spans
    )
    box = (x[columns[0]], y[rows[0]], x[columns[-1]], y[rows[-1]])
    return Table(len(rows) - 1, len(columns) - 1, box, cells)


def _spans(regions: NDArray[np.int64], chosen: NDArray[np.bool_]) -> list[_Span]:
    """The chosen fields' regions as rectangles in reading order; a region that is none is cut into rectangles."""
    spans: list[_Span] = []
    grid = np.where(chosen, regions, -1).tolist()
    open_above: dict[tuple[int, int, int], int] = {}
    for row, labels in enumerate(grid):
        open_here: dict[tuple[int, int, int], int] = {}
        column = 0
        while column < len(labels):
            label, end = labels[column], column + 1
            while end < len(labels) and labels[end] == label:
                end += 1
            if label >= 0:
                key = (label, column, end)
                at = open_above.get(key)
                if at is None:
                    at = len(spans)
                    spans.append(_Span(row, column, row + 1, end))
                else:
                    spans[at] = spans[at]._replace(row_end=row + 1)
                open_here[key] = at
            column = end
        open_above = open_here
    return spans


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
