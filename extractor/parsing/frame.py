"""The form of a finance table: which rows are heads, which columns labels, and which way it is turned."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from extractor.parsing.tables import Cell, Row, Table

HEADS = frozenset({"PERIOD", "TOTAL", "MEASURE", "FUNDING"})
VALUES = frozenset({"NUMBER", "DASH"})


@dataclasses.dataclass(frozen=True, slots=True)
class Frame:
    """A table's form.

    heads, labels : how many rows are heads, and how many columns labels.
    over : the heads over each column.
    periods_across : whether the periods are heads; else they are labels.
    unknown : heads and labels of no known word that stand where others name the measure: what they say is not known.
    """

    heads: int
    labels: int
    over: tuple[tuple[Cell, ...], ...]
    periods_across: bool
    unknown: frozenset[Cell]


def frame_of(table: Table) -> Frame | None:
    """The form of a table that begins with its heads; None where it has none."""
    heads = 0
    for row in table.rows:
        if not _is_head(row, first=heads == 0):
            break
        heads += 1
    if not heads:
        return None
    typed = [cell.column for row in table.rows[:heads] for cell in row.filled() if cell.kind in HEADS and cell.column]
    if not typed:
        return None
    labels = min(typed)
    over = tuple(_over(table.rows[:heads], labels, table.columns))
    rows = [row.cells[labels:] for row in table.rows[:heads]]
    columns = [[row.at(column) for row in table.rows[heads:]] for column in range(labels)]
    # A head of a total alone is of the periods, unless these stand at the left.
    across = _names_periods(rows) or not _names_periods(columns)
    unknown = frozenset(cell for line in (*rows, *columns) for cell in _among_measures(line))
    return Frame(heads, labels, over, across, unknown)


def _names_periods(lines: Iterable[Iterable[Cell | None]]) -> bool:
    return any(cell.kind == "PERIOD" for line in lines for cell in line if cell)


def _among_measures(line: Iterable[Cell | None]) -> Iterator[Cell]:
    """The cells of no known word in a row or column that names measures."""
    cells = [cell for cell in line if cell]
    if any(cell.kind == "MEASURE" for cell in cells):
        yield from (cell for cell in cells if cell.kind not in HEADS)


def _is_head(row: Row, *, first: bool) -> bool:
    cells = list(row.filled())
    typed = sum(cell.kind in HEADS for cell in cells if cell.column)
    return bool(cells) and not any(cell.kind in VALUES for cell in cells) and typed >= (1 if first else 2)


def _over(heads: Sequence[Row], labels: int, columns: int) -> Iterator[tuple[Cell, ...]]:
    """The heads over each column: in each row the nearest cell at or left of it, unless a wider head begins between."""
    nearest: list[Cell | None] = [None] * len(heads)
    for column in range(columns):
        for level, row in enumerate(heads if column >= labels else ()):
            cell = row.at(column)
            if cell is not None:
                nearest[level:] = [cell, *[None] * (len(heads) - level - 1)]
        yield tuple([cell for cell in nearest if cell])


def continued(frame: Frame | None, table: Table) -> Frame | None:
    """The form of a table without heads that goes on with those of the one before it, as a page break parts them."""
    if frame is None or len(frame.over) != table.columns:
        return None
    return dataclasses.replace(frame, heads=0)
