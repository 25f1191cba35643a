"""Finance tables from numbers: totals worked out, cells printed, and misprints put in afterwards."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from samples.make.model import Cell, Row, Won

UNITS = {"천원": ("천 원", 10**3), "백만원": ("백만 원", 10**6)}

Value: TypeAlias = int | str


def krw(value: int, unit: str) -> int:
    """A table's number in won."""
    return value * UNITS[unit][1]


def won(amount: int, unit: str) -> Won:
    """A sum as it is printed in running text: `258백만 원`."""
    word, size = UNITS[unit]
    return Won(f"{amount // size:,}{word}", amount)


def cell(value: Value, unit: str) -> Cell:
    """A number, a `△` number, or `-` or `` for none."""
    if isinstance(value, str) and not value.startswith("△"):
        return Cell(value, None)
    number = -int(value[1:]) if isinstance(value, str) else value
    text = f"△{-number:,}" if number < 0 else f"{number:,}"
    return Cell(text, krw(number, unit))


def rows(sources: Mapping[str, Sequence[Value]], unit: str) -> tuple[Row, ...]:
    """The total row and one row a source. A total of nothing but blanks is printed as its first blank."""
    made = [_row(source, [cell(value, unit) for value in values], unit) for source, values in sources.items()]
    columns = zip(*(row.cells for row in made), strict=True)
    return (_row("계", [_sum(column, unit) for column in columns], unit), *made)


def _row(source: str, cells: Sequence[Cell], unit: str) -> Row:
    return Row(source, _sum(cells, unit), tuple(cells))


def _sum(cells: Sequence[Cell], unit: str) -> Cell:
    amounts = [cell.krw for cell in cells if cell.krw is not None]
    return cell(sum(amounts) // UNITS[unit][1], unit) if amounts else cells[0]


def misprinted(table: tuple[Row, ...], source: str, column: int, value: Value, unit: str) -> tuple[Row, ...]:
    """The table with one cell printed otherwise; column 0 is the total."""
    wrong = cell(value, unit)
    return tuple(_with_cell(row, column, wrong) if row.funding == source else row for row in table)


def _with_cell(row: Row, column: int, wrong: Cell) -> Row:
    if column == 0:
        return dataclasses.replace(row, total=wrong)
    return dataclasses.replace(row, cells=(*row.cells[: column - 1], wrong, *row.cells[column:]))
