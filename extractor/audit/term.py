"""The term of office that a report is about: from its profile, or from the periods of its yearly tables."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from extractor.parsing.parsed import ParsedReport
from extractor.profile import Profile
from extractor.records import Pledge

_PERIOD = re.compile(r"(\d{4})(?:-(\d{2}))?\Z")


class Days(NamedTuple):
    """First and last day as ISO dates, which compare as text."""

    start: str
    end: str

    def misses(self, start: str, end: str) -> bool:
        """Whether no day of [start, end] lies inside."""
        return end < self.start or start > self.end


def term_of(parsed: ParsedReport, profile: Profile) -> Days | None:
    """The profile's term; else from the first year to the last period of the tables (`2022-06` ends it in June).

    A single misread year must not stretch the term: only the run of consecutive years around the most frequent counts.
    """
    if profile.term is not None:
        return Days(profile.term.start, profile.term.end)
    printed = Counter(found for item in parsed.pledges for found in _periods(item.pledge))
    if not printed:
        return None
    years = Counter[int]()
    for (year, _), times in printed.items():
        years[year] += times
    first = last = max(years, key=lambda year: (years[year], -year))
    while first - 1 in years:
        first -= 1
    while last + 1 in years:
        last += 1
    return Days(f"{first}-01-01", _last_day(last, [month for year, month in printed if year == last]))


def _last_day(year: int, months: Iterable[int | None]) -> str:
    """The end of the last month printed for that year; of the year where a table has it whole."""
    last = max(month or 12 for month in months)
    return f"{year}-{last:02}-{calendar.monthrange(year, last)[1]}"


def _periods(pledge: Pledge) -> Iterable[tuple[int, int | None]]:
    for row in (*pledge.targets, *pledge.investment, *pledge.execution):
        if found := _PERIOD.match(row.period):
            month = int(found[2]) if found[2] else None
            if month is None or 1 <= month <= 12:
                yield int(found[1]), month
