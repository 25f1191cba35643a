"""A pledge's money as one table: for each funding source what was planned, secured and executed, by period."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from extractor.records import Pledge
from extractor.writing.review.places import Places
from extractor.writing.review.values import Value, won

Measure = Literal["planned", "secured", "executed"]
MEASURES: tuple[Measure, ...] = ("planned", "secured", "executed")
# The contract's own words: the row and the period that sum up the others.
TOTAL_ROW = "계"
TOTAL = "total"


class Unit(NamedTuple):
    """A unit of money: its printed word and how many won it is."""

    name: str
    krw: int


UNITS = (Unit("백만원", 1_000_000), Unit("천원", 1_000), Unit("원", 1))


class Entry(NamedTuple):
    """One amount of the yearly tables, in won."""

    funding: str
    measure: Measure
    period: str
    period_text: str
    krw: int
    pointer: str
    row: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: a measure, and for each period the values (none where none is printed)."""

    measure: Measure
    cells: tuple[tuple[Value, ...], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """The rows of one funding source."""

    funding: str
    rows: tuple[Row, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Series:
    """What the chart shows: periods without the total, and for each measure won by period (None: none is printed)."""

    periods: tuple[str, ...]
    amounts: dict[Measure, tuple[int | None, ...]]


@dataclasses.dataclass(frozen=True, slots=True)
class Finance:
    """The money of a pledge, in the largest unit that shows every amount exactly.

    periods : as printed; `keys` are the contract's words for them.
    """

    unit: Unit
    keys: tuple[str, ...]
    periods: tuple[str, ...]
    blocks: tuple[Block, ...]
    series: Series

    def values(self) -> Iterator[Value]:
        """Every value of the table."""
        for block in self.blocks:
            for row in block.rows:
                for cell in row.cells:
                    yield from cell


def finance(pledge: Pledge, places: Places, units: Sequence[Unit] = UNITS) -> Finance | None:
    """The money of a pledge, in one of those units; None where it has none."""
    entries = tuple(_entries(pledge))
    if not entries:
        return None
    unit = next(unit for unit in units if all(entry.krw % unit.krw == 0 for entry in entries))
    labels = {entry.period: entry.period_text for entry in reversed(entries)}
    periods = sorted(labels, key=chronological)
    fundings = sorted(dict.fromkeys(entry.funding for entry in entries), key=lambda name: name != TOTAL_ROW)
    blocks: list[Block] = []
    for funding in fundings:
        mine = [entry for entry in entries if entry.funding == funding]
        rows = (_row(mine, measure, periods, unit, places) for measure in MEASURES)
        blocks.append(Block(funding, tuple(row for row in rows if any(row.cells))))
    names = tuple(labels[period] for period in periods)
    return Finance(unit, tuple(periods), names, tuple(blocks), _series(entries, periods, labels))


def _entries(pledge: Pledge) -> Iterator[Entry]:
    for at, row in enumerate(pledge.investment):
        where = (row.period, row.period_text)
        pointer = f"/investment/{at}"
        if row.planned_krw is not None:
            yield Entry(row.funding, "planned", *where, row.planned_krw, f"{pointer}/planned_krw", pointer)
        if row.secured_krw is not None:
            first = pointer if row.planned_krw is None else None
            yield Entry(row.funding, "secured", *where, row.secured_krw, f"{pointer}/secured_krw", first)
    for at, row in enumerate(pledge.execution):
        pointer = f"/execution/{at}"
        where = (row.period, row.period_text)
        yield Entry(row.funding, "executed", *where, row.executed_krw, f"{pointer}/executed_krw", pointer)


def chronological(period: str) -> tuple[int, str]:
    """Sorts the contract's words for periods: the total first, then by time."""
    return ({TOTAL: 0, "before_term": 1, "after_term": 3}.get(period, 2), period)


def _row(entries: list[Entry], measure: Measure, periods: list[str], unit: Unit, places: Places) -> Row:
    cells = (
        tuple(_value(entry, unit, places) for entry in entries if (entry.measure, entry.period) == (measure, period))
        for period in periods
    )
    return Row(measure, tuple(cells))


def _value(entry: Entry, unit: Unit, places: Places) -> Value:
    text = f"{entry.krw // unit.krw:,}"
    return Value(entry.pointer, text, places.targets(entry.pointer), (won(entry.krw),), entry.row)


def _series(entries: tuple[Entry, ...], periods: list[str], labels: dict[str, str]) -> Series:
    """By period, from the total row or else the sum of the sources."""
    amounts: dict[tuple[Measure, str, bool], int] = {}
    for entry in entries:
        key = (entry.measure, entry.period, entry.funding == TOTAL_ROW)
        amounts[key] = amounts.get(key, 0) + entry.krw
    parts = [period for period in periods if period != TOTAL]
    return Series(
        tuple(labels[period] for period in parts),
        {
            measure: tuple(
                amounts.get((measure, period, True), amounts.get((measure, period, False))) for period in parts
            )
            for measure in MEASURES
        },
    )
