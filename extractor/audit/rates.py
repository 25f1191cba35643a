"""Rates over many pledges, each with its denominator in the name.

Definitions after the glossaries that districts publish with their reports. Fulfilled pledges are those that are done,
and those that were done and go on. 확보율 is what was secured of the plan, over the term and in all. 집행률 is given
for each of its usual denominators, so that none can be taken for another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from extractor.audit.finance import TOTAL, TOTAL_ROW, Grid, grids
from extractor.audit.progress import fulfilled_statuses
from extractor.profile import Measure
from extractor.records import Pledge, ReportRecords

Group = Literal["all", "department", "status", "funding"]

FULFILLED = "이행완료율((완료+이행후계속추진)/전체 공약)"
SECURED_IN_TERM = "재정확보율(임기내 확보액/임기내 계획액)"
SECURED = "재정확보율(전체 확보액/전체 계획액)"
EXECUTED_OF_SECURED = "집행률(집행액/전체 확보액)"
EXECUTED_OF_PLANNED = "집행률(집행액/전체 계획액)"
EXECUTED_IN_TERM = "집행률(집행액/임기내 계획액)"

UNKNOWN = "미기재"
OUTSIDE_TERM = frozenset({"before_term", "after_term"})


class Rate(msgspec.Struct, frozen=True, kw_only=True):
    """One rate of one group of pledges.

    group : what the pledges are grouped by; `member` is the department, status or source, "" for all.
    numerator, denominator : pledges, or won; `unit` says which.
    pledges : how many pledges count in it. A pledge counts in a rate of money where the page prints both sides.
    """

    name: str
    group: Group
    member: str
    numerator: int
    denominator: int
    unit: Literal["pledges", "won"]
    pledges: int

    @property
    def share(self) -> float | None:
        """The rate itself, 1.0 for 100 %; None where there is nothing to divide by."""
        return self.numerator / self.denominator if self.denominator else None


class _Ratio(NamedTuple):
    """A rate of money: which sums are divided, and whether only over the periods of the term."""

    name: str
    above: Measure
    below: Measure
    above_in_term: bool = False
    below_in_term: bool = False


_RATIOS = (
    _Ratio(SECURED_IN_TERM, "secured", "planned", above_in_term=True, below_in_term=True),
    _Ratio(SECURED, "secured", "planned"),
    _Ratio(EXECUTED_OF_SECURED, "executed", "secured"),
    _Ratio(EXECUTED_OF_PLANNED, "executed", "planned"),
    _Ratio(EXECUTED_IN_TERM, "executed", "planned", below_in_term=True),
)

NAMES = (FULFILLED, *(ratio.name for ratio in _RATIOS))
"""Every rate, in the order in which they are written."""


class _Told(NamedTuple):
    """One pledge, reduced to what the rates need."""

    pledge: Pledge
    fulfilled: bool
    grids: Mapping[Measure, Grid]


class PledgeSums(NamedTuple):
    """What one pledge adds to the rates of money, in won; None where the page does not say."""

    planned: int | None
    secured: int | None
    executed: int | None
    planned_in_term: int | None
    secured_in_term: int | None


def pledge_sums(pledge: Pledge) -> PledgeSums:
    """The sums of one pledge's tables, as the rates take them."""
    found = grids(pledge)
    whole = (_sum(found[measure], TOTAL_ROW, in_term=False) for measure in ("planned", "secured", "executed"))
    in_term = (_sum(found[measure], TOTAL_ROW, in_term=True) for measure in ("planned", "secured"))
    return PledgeSums(*whole, *in_term)


def rates(results: Iterable[ReportRecords]) -> tuple[Rate, ...]:
    """All rates: of all pledges, then by department, by status and by funding source, each in printed order."""
    fulfilled: dict[str, frozenset[str]] = {}
    told: list[_Told] = []
    for result in results:
        profile = result.report.profile
        if profile not in fulfilled:
            fulfilled[profile] = fulfilled_statuses(profile)
        done = fulfilled[profile]
        told += (_Told(pledge, pledge.status in done, grids(pledge)) for pledge in result.pledges)
    return tuple(_all(told))


def _all(told: Sequence[_Told]) -> Iterator[Rate]:
    yield from _of("all", "", told)
    for member, chosen in _grouped(told, lambda one: one.pledge.department):
        yield from _of("department", member, chosen)
    for member, chosen in _grouped(told, lambda one: one.pledge.status):
        yield from _money("status", member, chosen, TOTAL_ROW)
    for funding in dict.fromkeys(source for one in told for grid in one.grids.values() for source in grid.sources):
        yield from _money("funding", funding, told, funding)


def _grouped(told: Sequence[_Told], key: Callable[[_Told], str | None]) -> Iterator[tuple[str, list[_Told]]]:
    groups: dict[str, list[_Told]] = {}
    for one in told:
        groups.setdefault(key(one) or UNKNOWN, []).append(one)
    yield from groups.items()


def _of(group: Group, member: str, told: Sequence[_Told]) -> Iterator[Rate]:
    done = sum(one.fulfilled for one in told)
    yield Rate(
        name=FULFILLED,
        group=group,
        member=member,
        numerator=done,
        denominator=len(told),
        unit="pledges",
        pledges=len(told),
    )
    yield from _money(group, member, told, TOTAL_ROW)


def _money(group: Group, member: str, told: Sequence[_Told], funding: str) -> Iterator[Rate]:
    for ratio in _RATIOS:
        above, below, count = 0, 0, 0
        for one in told:
            part = _sum(one.grids[ratio.above], funding, in_term=ratio.above_in_term)
            whole = _sum(one.grids[ratio.below], funding, in_term=ratio.below_in_term)
            if part is not None and whole is not None:
                above, below, count = above + part, below + whole, count + 1
        yield Rate(
            name=ratio.name,
            group=group,
            member=member,
            numerator=above,
            denominator=below,
            unit="won",
            pledges=count,
        )


def _sum(grid: Grid, funding: str, *, in_term: bool) -> int | None:
    """A row's amount in won, in all as printed or over the periods of the term; None where the page does not say."""
    if not in_term:
        cells = grid.grand_totals() if funding == TOTAL_ROW else grid.at(funding, TOTAL)
        return max((cell.krw for cell in cells), default=None) if funding == TOTAL_ROW else _added(cells)
    rows = [funding] if funding != TOTAL_ROW or TOTAL_ROW in grid.fundings else grid.sources
    periods = [period for period in grid.years if period not in OUTSIDE_TERM]
    return _added([cell for row in rows for period in periods for cell in grid.at(row, period)])


def _added(cells: Sequence[tuple[int, str]]) -> int | None:
    return sum(krw for krw, _ in cells) if cells else None
