"""Fields of a lattice of rulings made cells: what no ruling parts is one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading.page import Cell, Table

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Span(NamedTuple):
    """Fields of a lattice: from row and column, up to (not including) row and column."""

    row: int
    column: int
    row_end: int
    column_end: int


def plain(across: list[list[bool]], down: list[list[bool]]) -> list[Span] | None:
    """The cells of a lattice with a closed border in reading order, if all are rectangles; None if one is not."""
    height, width = len(down), len(across[0])
    taken = [[False] * width for _ in range(height)]
    spans: list[Span] = []
    for row in range(height):
        for column in range(width):
            if taken[row][column]:
                continue
            column_end, row_end = column + 1, row + 1
            if down[row][column_end] and across[row_end][column]:  # most cells are one field
                if not (across[row][column] and down[row][column]):
                    return None
                spans.append(Span(row, column, row_end, column_end))
                continue
            while not down[row][column_end]:
                column_end += 1
            while not across[row_end][column]:
                row_end += 1
            span = Span(row, column, row_end, column_end)
            if not _is_framed(span, across, down):
                return None
            for line in taken[row:row_end]:
                line[column:column_end] = [True] * (column_end - column)
            spans.append(span)
    return spans


def _is_framed(span: Span, across: list[list[bool]], down: list[list[bool]]) -> bool:
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
    y, x = [round(place, 2) for place in ys], [round(place, 2) for place in xs]
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
