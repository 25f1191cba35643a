"""Finance tables: 연차별 투자계획 and 집행액, however they are turned.

Every number's row labels and column heads are sorted into three facets: funding source, period and measure
(planned, secured, executed). So sources may run down and periods across, or the other way round, and the measures
may be a second row of heads, blocks of rows, or tables of their own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from lark import Token, Tree

from extractor.parsing import money
from extractor.parsing.draft import Draft
from extractor.parsing.frame import HEADS, VALUES, Frame, continued, frame_of
from extractor.parsing.tables import Cell, Row, Table, tables
from extractor.profile import Measure
from extractor.records import Execution, Investment
from extractor.spelling import fold, squeeze

GRAND_TOTAL = "계"
_Key = tuple[str, str, int]
_Value = TypeVar("_Value")


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One number of a finance table with what its heads say of it."""

    funding: str
    period: str
    period_text: str
    measure: Measure
    krw: int
    cell: Cell


def entries(draft: Draft, lines: Sequence[Tree[Token] | Token], default: Measure, pointer: str) -> list[Entry]:
    """The numbers of a section's tables, in printed order; `default` where no head names the measure.

    lines : the section's heading and all below it.
    """
    found: list[Entry] = []
    frame: Frame | None = None
    for table in tables(lines):
        start = next((cell.start for cell in table.cells()), 0)
        above = [line for line in lines if isinstance(line, Token) and (line.start_pos or 0) < start]
        unit = _unit(draft, above, table, pointer)
        measure = _named_above(draft, above) or default
        frame = frame_of(table) or continued(frame, table)
        if frame is not None:
            found += _Reader(draft, table, frame, measure, unit, pointer).entries()
    return found


def investment(draft: Draft, found: Iterable[Entry]) -> tuple[Investment, ...]:
    """The planned and secured sums, one record for each funding source and period."""
    rows: dict[tuple[str, str, int], dict[Measure, Entry]] = {}
    for entry in found:
        if entry.measure != "executed":
            turn = 0
            while entry.measure in rows.setdefault((entry.funding, entry.period, turn), {}):
                turn += 1
            rows[entry.funding, entry.period, turn][entry.measure] = entry
    records: list[Investment] = []
    for (funding, period, _), by in _by_funding(rows):
        first = next(iter(by.values()))
        here = f"/investment/{len(records)}"
        planned, secured = by.get("planned"), by.get("secured")
        for name, entry in (("planned_krw", planned), ("secured_krw", secured)):
            if entry:
                draft.place_cell(f"{here}/{name}", entry.cell)
        records.append(
            Investment(
                funding=funding,
                period=period,
                period_text=first.period_text,
                planned_krw=planned.krw if planned else None,
                secured_krw=secured.krw if secured else None,
            )
        )
    return tuple(records)


def execution(draft: Draft, found: Iterable[Entry]) -> tuple[Execution, ...]:
    """The executed sums, one record for each funding source and period."""
    rows = {(entry.funding, entry.period, at): entry for at, entry in enumerate(found) if entry.measure == "executed"}
    records: list[Execution] = []
    for (funding, period, _), entry in _by_funding(rows):
        draft.place_cell(f"/execution/{len(records)}/executed_krw", entry.cell)
        records.append(Execution(funding=funding, period=period, period_text=entry.period_text, executed_krw=entry.krw))
    return tuple(records)


def _by_funding(rows: dict[_Key, _Value]) -> list[tuple[_Key, _Value]]:
    order = {funding: at for at, funding in enumerate(dict.fromkeys(key[0] for key in rows))}
    return sorted(rows.items(), key=lambda row: order[row[0][0]])


def _unit(draft: Draft, above: Sequence[Token], table: Table, pointer: str) -> int:
    """The won that the table's numbers count: the unit line nearest above it, in its section."""
    units = draft.profile.money.units
    draft.tables += 1
    for line in reversed(above):
        value = money.unit(line, units) if line.type != "PLAIN" else None
        if value:
            draft.claims.claim(line.start_pos or 0, line.end_pos or 0)
            return value
    number = next((cell for cell in table.cells() if cell.kind == "NUMBER"), None)
    if number:
        draft.remark("unit-assumed", pointer, draft.profile.money.default_unit, number.start, number.end)
    return units[draft.profile.money.default_unit]


def _named_above(draft: Draft, above: Sequence[Token]) -> Measure | None:
    """The measure that the line above a table names, where each measure has a table of its own (`[확보액]`)."""
    line = next((line for line in reversed(above) if line.type != "UNIT"), None)
    if line is None:
        return None
    printed = fold(line)
    named: list[Measure] = [
        measure for measure, words in draft.profile.measures.items() if any(fold(word) in printed for word in words)
    ]
    if len(named) != 1:
        return None
    draft.claims.claim(line.start_pos or 0, line.end_pos or 0)
    return named[0]


@dataclasses.dataclass(frozen=True, slots=True)
class _Reader:
    draft: Draft
    table: Table
    frame: Frame
    default: Measure
    unit: int
    pointer: str

    def entries(self) -> Iterator[Entry]:
        frame = self.frame
        heads = [cell for row in self.table.rows[: frame.heads] for cell in row.filled()]
        self.draft.form(*(cell for cell in heads if cell.column < frame.labels or self._is_clear(cell, heads=True)))
        labels: list[Cell | None] = [None] * frame.labels
        for row in self.table.rows[frame.heads :]:
            labels = self._labels(row, labels)
            if any(labels):
                own = (cell for cell in row.cells[: frame.labels] if cell)
                self.draft.form(*(cell for cell in own if self._is_clear(cell, heads=False)))
                yield from self._row(row, [cell for cell in labels if cell])

    def _is_clear(self, cell: Cell, *, heads: bool) -> bool:
        """Whether it is known what a head or label means; a funding source may have any name, a period may not."""
        if cell in self.frame.unknown or cell.kind in VALUES:
            return False
        return cell.kind in HEADS or heads != self.frame.periods_across

    def _labels(self, row: Row, above: list[Cell | None]) -> list[Cell | None]:
        """The row's labels; all but the last are those above where the row has none: they span down."""
        labels: list[Cell | None] = []
        for column in range(self.frame.labels):
            cell = row.at(column)
            spans = cell is None and column < self.frame.labels - 1 and labels == above[:column]
            label = cell if cell and cell.kind not in VALUES else None
            labels.append(above[column] if spans else label)
        return labels

    def _row(self, row: Row, labels: list[Cell]) -> Iterator[Entry]:
        for cell in row.cells[self.frame.labels :]:
            if cell is None:
                continue
            krw = self._krw(cell)
            if krw is not None:
                entry = self._entry(cell, krw, labels, self.frame.over[cell.column])
                if entry:
                    yield entry

    def _krw(self, cell: Cell) -> int | None:
        self.draft.numbers += 1
        try:
            krw = money.cell(cell.text, self.unit)
        except money.NotMoneyError:
            self.draft.remark("number-invalid", self.pointer, cell.text, cell.start, cell.end)
            return None
        if krw is None:
            self.draft.form(cell)
        return krw

    def _entry(self, cell: Cell, krw: int, labels: Sequence[Cell], heads: Sequence[Cell]) -> Entry | None:
        across, down = (heads, labels) if self.frame.periods_across else (labels, heads)
        when = [head for head in across if head.kind != "MEASURE"]
        which = [head for head in down if head.kind != "MEASURE"]
        if not when or not self.frame.unknown.isdisjoint((*labels, *heads)):
            return None
        return Entry(
            funding=self._funding(which),
            period=self.draft.periods.name(when[-1].text),
            period_text=when[-1].text,
            measure=self._measure([*labels, *heads]),
            krw=krw,
            cell=cell,
        )

    def _funding(self, heads: Sequence[Cell]) -> str:
        if not heads or heads[-1].kind == "TOTAL":
            return GRAND_TOTAL
        return squeeze(heads[-1].text)

    def _measure(self, heads: Iterable[Cell]) -> Measure:
        for head in heads:
            if head.kind == "MEASURE":
                word = fold(head.text)
                for measure, names in self.draft.profile.measures.items():
                    if word in map(fold, names):
                        return measure
        return self.default
