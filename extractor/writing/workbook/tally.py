"""Sums over all reports, for the sheets 안내 and 요약. Money is exact whole won."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from extractor.audit.finance import TOTAL, TOTAL_ROW
from extractor.writing.workbook.pledges import SUMS
from extractor.writing.workbook.values import rows

if TYPE_CHECKING:
    import pandas as pd

K = TypeVar("K")
NOT_SAID = ""
"""The group of what the report does not say."""

Pair = tuple[str, str]
"""What a rate divides by what: names of sums."""

SECURED, SECURED_IN_TERM = ("secured", "planned"), ("secured_in_term", "planned_in_term")
OF_SECURED, OF_PLANNED, IN_TERM = ("executed", "secured"), ("executed", "planned"), ("executed", "planned_in_term")
PAIRS: tuple[Pair, ...] = (SECURED_IN_TERM, SECURED, OF_SECURED, OF_PLANNED, IN_TERM)


@dataclasses.dataclass(slots=True)
class Sums:
    """Pledges, those fulfilled, and money in won.

    money : sums of what is printed. parts, wholes : the two sides of each rate, of the rows that have both.
    """

    pledges: int = 0
    done: int = 0
    money: Counter[str] = dataclasses.field(default_factory=Counter[str])
    parts: Counter[Pair] = dataclasses.field(default_factory=Counter[Pair])
    wholes: Counter[Pair] = dataclasses.field(default_factory=Counter[Pair])

    def add(self, row: Mapping[str, int | None]) -> None:
        """Add the money of a row."""
        for name, value in row.items():
            self.money[name] += value or 0
        for above, below in PAIRS:
            part, whole = row.get(above), row.get(below)
            if part is not None and whole is not None:
                self.parts[above, below] += part
                self.wholes[above, below] += whole

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.pledges + other.pledges,
            self.done + other.done,
            # `+` of counters drops what is not above zero.
            _added(self.money, other.money),
            _added(self.parts, other.parts),
            _added(self.wholes, other.wholes),
        )


Groups = defaultdict[str, Sums]


def _groups() -> Groups:
    return defaultdict(Sums)


@dataclasses.dataclass(slots=True)
class Tally:
    """What the reports add up to; groups stand in the order in which they are met.

    by_period : of the rows 계, without their total. by_funding : of the total column, without the row 계.
    findings : by severity. rules : by rule and state.
    """

    reports: int = 0
    all: Sums = dataclasses.field(default_factory=Sums)
    by_status: Groups = dataclasses.field(default_factory=_groups)
    by_department: Groups = dataclasses.field(default_factory=_groups)
    by_organisation: Groups = dataclasses.field(default_factory=_groups)
    by_funding: Groups = dataclasses.field(default_factory=_groups)
    by_period: Groups = dataclasses.field(default_factory=_groups)
    findings: Counter[str] = dataclasses.field(default_factory=Counter[str])
    rules: Counter[tuple[str, str]] = dataclasses.field(default_factory=Counter[tuple[str, str]])
    unplaced: int = 0

    def add(self, tables: Mapping[str, pd.DataFrame], pledges: pd.DataFrame, finance: pd.DataFrame) -> None:
        """Add a lot of reports: the tables of the feed, and what the sheets 공약 and 재정 show."""
        self.reports += len(tables["reports"])
        self.unplaced += len(tables["unplaced"])
        self.findings.update(tables["findings"]["severity"].tolist())
        self.rules.update(zip(tables["checks"]["rule"].tolist(), tables["checks"]["state"].tolist(), strict=True))
        for row in _rows(pledges, "status", "department", "organisation", "fulfilled", *SUMS):
            self._add_pledge(row)
        for row in _rows(finance, "funding", "period", *SUMS[:3]):
            self._add_money(row)

    def _add_pledge(self, row: dict[str, Any]) -> None:
        done = row.pop("fulfilled")
        names = ("status", "department", "organisation")
        kinds = (self.by_status, self.by_department, self.by_organisation)
        groups = [group[row.pop(name) or NOT_SAID] for name, group in zip(names, kinds, strict=True)]
        for group in (self.all, *groups):
            group.pledges += 1
            group.done += done
            group.add(row)

    def _add_money(self, row: dict[str, Any]) -> None:
        funding, period = row.pop("funding"), row.pop("period")
        if funding != TOTAL_ROW and period == TOTAL:
            self.by_funding[funding or NOT_SAID].add(row)
        elif funding == TOTAL_ROW and period != TOTAL:
            self.by_period[period].add(row)


def _added(one: Counter[K], other: Counter[K]) -> Counter[K]:
    both = one.copy()
    both.update(other)
    return both


def _rows(frame: pd.DataFrame, *names: str) -> Iterator[dict[str, Any]]:
    return (dict(zip(names, values, strict=True)) for values in rows(frame, *names))
