"""Sums over all reports, for the sheets 안내 and 요약. Money is exact whole won."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from extractor.writing.workbook.values import rows

if TYPE_CHECKING:
    import pandas as pd

NOT_SAID = ""
"""The group of what the report does not say."""
DONE = ("완료", "이행후계속추진")
"""The states that count as fulfilled."""
OUTSIDE_TERM = ("before_term", "after_term")
_SUMS = ("planned_krw", "secured_krw", "executed_krw")


@dataclasses.dataclass(slots=True)
class Sums:
    """Pledges, those fulfilled, and money in won."""

    pledges: int = 0
    done: int = 0
    planned: int = 0
    secured: int = 0
    executed: int = 0


def _group() -> defaultdict[str, Sums]:
    return defaultdict(Sums)


@dataclasses.dataclass(slots=True)
class Tally:
    """What the reports add up to; groups stand in the order in which they are met.

    by_period : of the rows 계, without their total. by_funding : of the total column, without the row 계.
    findings : by severity. rules : by rule and state.
    """

    reports: int = 0
    all: Sums = dataclasses.field(default_factory=Sums)
    by_status: defaultdict[str, Sums] = dataclasses.field(default_factory=_group)
    by_department: defaultdict[str, Sums] = dataclasses.field(default_factory=_group)
    by_organisation: defaultdict[str, Sums] = dataclasses.field(default_factory=_group)
    by_funding: defaultdict[str, Sums] = dataclasses.field(default_factory=_group)
    by_period: defaultdict[str, Sums] = dataclasses.field(default_factory=_group)
    findings: Counter[str] = dataclasses.field(default_factory=Counter[str])
    rules: Counter[tuple[str, str]] = dataclasses.field(default_factory=Counter[tuple[str, str]])
    unplaced: int = 0

    def add(self, tables: Mapping[str, pd.DataFrame]) -> None:
        """Add the tables of a lot of reports."""
        self.reports += len(tables["reports"])
        self.unplaced += len(tables["unplaced"])
        self.findings.update(tables["findings"]["severity"].tolist())
        self.rules.update(zip(tables["checks"]["rule"].tolist(), tables["checks"]["state"].tolist(), strict=True))
        self._add_pledges(tables)
        for name, sums in (("investment", _SUMS[:2]), ("execution", _SUMS[2:])):
            for row in _rows(tables[name], "funding", "period", *sums):
                self._add_money(row)

    def _add_pledges(self, tables: Mapping[str, pd.DataFrame]) -> None:
        whose = dict(rows(tables["reports"], "report_id", "organisation"))
        for row in _rows(tables["pledges"], "report_id", "status", "department", *_SUMS):
            groups = (
                self.all,
                self.by_status[row["status"] or NOT_SAID],
                self.by_department[row["department"] or NOT_SAID],
                self.by_organisation[whose[row["report_id"]] or NOT_SAID],
            )
            for group in groups:
                group.pledges += 1
                group.done += row["status"] in DONE
                _add(group, row)

    def _add_money(self, row: Mapping[str, Any]) -> None:
        if row["funding"] != "계" and row["period"] == "total":
            _add(self.by_funding[row["funding"] or NOT_SAID], row)
        elif row["funding"] == "계" and row["period"] != "total":
            _add(self.by_period[row["period"]], row)


def _add(group: Sums, row: Mapping[str, Any]) -> None:
    group.planned += row.get("planned_krw") or 0
    group.secured += row.get("secured_krw") or 0
    group.executed += row.get("executed_krw") or 0


def _rows(frame: pd.DataFrame, *names: str) -> Iterator[dict[str, Any]]:
    return (dict(zip(names, values, strict=True)) for values in rows(frame, *names))
