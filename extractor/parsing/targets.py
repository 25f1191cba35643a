"""연차별 추진목표: what each unit of the pledge is to reach in each period."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from lark import Token, Tree

from extractor.parsing import money
from extractor.parsing.draft import Draft
from extractor.parsing.tables import Cell, Row, Table, tables
from extractor.records import Target

_HEADS = frozenset({"PERIOD", "TOTAL"})
_CLEAR = _HEADS | {"CORNER"}


def targets(draft: Draft, lines: Sequence[Tree[Token] | Token]) -> tuple[Target, ...]:
    """One record for each non-empty cell; units run down and periods across, or the other way round.

    A table of money is none of these: the heading above it was not recognised, so it stays unplaced.
    """
    found: list[Target] = []
    heads: Row | None = None
    for table in tables(_before_money(draft, lines)):
        rows = list(table.rows)
        if _is_head(rows[0]) or heads is None:
            heads = rows.pop(0)
        across = any(cell.kind in _HEADS for cell in heads.filled())
        cells = list(_across(rows, heads) if across else _down(table, rows, heads))
        if across or cells:
            draft.form(*(cell for cell in heads.filled() if cell.kind in _CLEAR or not cell.column))
        for cell, unit, period in cells:
            draft.form(unit, *([period] if period.kind in _HEADS else []))
            found.append(_target(draft, cell, unit, period, f"/targets/{len(found)}"))
    return tuple(found)


def _before_money(draft: Draft, lines: Sequence[Tree[Token] | Token]) -> Iterator[Tree[Token] | Token]:
    units = draft.profile.money.units
    return itertools.takewhile(
        lambda line: getattr(line, "type", "") != "UNIT" or not money.unit(str(line), units), lines
    )


def _is_head(row: Row) -> bool:
    return any(cell.kind in _HEADS or cell.kind == "CORNER" for cell in row.filled())


def _across(rows: Iterable[Row], heads: Row) -> Iterator[tuple[Cell, Cell, Cell]]:
    above: Cell | None = None
    for row in rows:
        unit = row.at(0) or above
        above = unit
        for cell in row.filled():
            period = heads.at(cell.column)
            if cell.column and unit and period:
                yield cell, unit, period


def _down(table: Table, rows: Iterable[Row], heads: Row) -> Iterator[tuple[Cell, Cell, Cell]]:
    for row in rows:
        period = row.at(0)
        for cell in row.filled():
            unit = heads.at(cell.column)
            if cell.column and unit and period and period.kind in _HEADS and cell.column < table.columns:
                yield cell, unit, period


def _target(draft: Draft, cell: Cell, unit: Cell, period: Cell, pointer: str) -> Target:
    draft.place_cell(f"{pointer}/text", cell)
    return Target(
        unit=unit.text,
        period=draft.periods.name(period.text),
        period_text=period.text,
        text=cell.text,
    )
