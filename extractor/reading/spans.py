"""Fields of a lattice of rulings made cells: what no ruling parts is one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import partition
from extractor.reading.page import Table
from extractor.reading.runs import ints

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Span(NamedTuple):
    """Fields of a lattice: from row and column, up to (not including) row and column."""

    row: int
    column: int
    row_end: int
    column_end: int


def plain(across: NDArray[np.bool_], down: NDArray[np.bool_]) -> list[Span]:
    """The cells of a lattice with a closed border, if all are rectangles; none if one is not."""
    height, width = len(down), across.shape[1]
    sides = (across[:-1], across[1:], down[:, :-1], down[:, 1:])
    found = partition.part(partition.Fields(np.array([height]), np.array([width]), *(side.ravel() for side in sides)))
    if not found.plain[0]:
        return []
    ends = (found.row, found.column, found.row_end, found.column_end)
    return [Span(*each) for each in zip(*map(ints, ends), strict=True)]


def of_regions(regions: NDArray[np.int64], chosen: NDArray[np.bool_]) -> list[Span]:
    """The chosen fields' regions as rectangles in reading order; a region that is none is cut into rectangles."""
    spans: list[Span] = []
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
                    spans.append(Span(row, column, row + 1, end))
                else:
                    spans[at] = spans[at]._replace(row_end=row + 1)
                open_here[key] = at
            column = end
        open_above = open_here
    return spans


def joined(inside: NDArray[np.bool_], below: NDArray[np.bool_], beside: NDArray[np.bool_]) -> NDArray[np.int64]:
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


def table(spans: list[Span], ys: list[float], xs: list[float]) -> Table:
    """The table of these spans; `ys` and `xs` are where the lines between rows and columns stand."""
    rows = sorted({span.row for span in spans} | {span.row_end for span in spans})
    columns = sorted({span.column for span in spans} | {span.column_end for span in spans})
    row_of = {edge: number for number, edge in enumerate(rows)}
    column_of = {edge: number for number, edge in enumerate(columns)}
    cells = [
        (
            row_of[span.row],
            column_of[span.column],
            row_of[span.row_end] - row_of[span.row],
            column_of[span.column_end] - column_of[span.column],
        )
        for span in spans
    ]
    places = ([round(places[edge], 2) for edge in edges] for places, edges in ((xs, columns), (ys, rows)))
    across, down = map(tuple, places)
    return Table(across, down, np.array(cells, np.int32).reshape(-1, 4))
