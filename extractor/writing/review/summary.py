"""The rates of a report or of one pledge, as tables: a row a rate, and for each grouping a row a member."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from extractor.audit.rates import Group, Rate, rates
from extractor.records import Pledge, Report, ReportRecords


@dataclasses.dataclass(frozen=True, slots=True)
class Grouping:
    """Rates by department, status or funding source: the names of the rates, and each member's rates under them."""

    group: Group
    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Rate, ...]], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Summary:
    """The rates of all pledges, and the same by group; rates with nothing to divide by are left out of the former."""

    overall: tuple[Rate, ...]
    groupings: tuple[Grouping, ...]


def of_report(report: Report, pledges: tuple[Pledge, ...]) -> Summary:
    """The rates of a report."""
    found = rates([ReportRecords(report=report, pledges=pledges)])
    groups: dict[Group, list[Rate]] = {}
    for rate in found:
        groups.setdefault(rate.group, []).append(rate)
    overall = tuple(rate for rate in groups.pop("all", []) if rate.denominator)
    return Summary(overall, tuple(_grouping(group, members) for group, members in groups.items()))


def of_pledge(report: Report, pledge: Pledge) -> tuple[Rate, ...]:
    """The rates of one pledge's money."""
    return tuple(rate for rate in of_report(report, (pledge,)).overall if rate.unit == "won")


def percent(rate: Rate) -> str:
    """The rate in percent with one decimal, rounded half up in whole numbers; a dash where there is none."""
    if not rate.denominator:
        return "–"
    per_mille = (2000 * rate.numerator + rate.denominator) // (2 * rate.denominator)
    return f"{'-' if per_mille < 0 else ''}{abs(per_mille) // 10:,}.{abs(per_mille) % 10}%"


def _grouping(group: Group, found: Iterable[Rate]) -> Grouping:
    members: dict[str, list[Rate]] = {}
    for rate in found:
        members.setdefault(rate.member, []).append(rate)
    rows = tuple((member, tuple(of_member)) for member, of_member in members.items())
    return Grouping(group, tuple(rate.name for rate in rows[0][1]), rows)
