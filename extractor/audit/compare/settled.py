"""When a report was written, and which of its periods were over by then."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.records import Report, ReportRecords

_AS_OF = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
# Months that a season of EDTF level 2 ends with: quarters 33-36, halves 40 and 41.
_SEASONS = {33: 3, 34: 6, 35: 9, 36: 12, 40: 6, 41: 12}


class Settled(NamedTuple):
    """The last month that was over when the old report was written."""

    year: int
    month: int

    def covers(self, column: str) -> bool:
        """Whether a period was over. What lies before the term always was; `total` and what comes after never is."""
        if column == "before_term":
            return True
        year, _, month = column.partition("-")
        return year.isdigit() and (int(year), int(month or 12)) <= self


def settled(records: ReportRecords) -> Settled:
    """As the report's base date says; without one, the year before the last that anything was executed in."""
    if (date := _settled_by_date(records.report)) is not None:
        return date
    years = [
        int(item.period[:4])
        for pledge in records.pledges
        for item in pledge.execution
        if item.executed_krw and item.period[:4].isdigit()
    ]
    return Settled(max(years, default=1) - 1, 12)


def _settled_by_date(report: Report) -> Settled | None:
    found = _AS_OF.match(report.as_of or "")
    if found is None:
        return None
    month = int(found[2] or 12)
    return Settled(int(found[1]), _SEASONS.get(month, month))
