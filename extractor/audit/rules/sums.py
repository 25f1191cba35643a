"""Totals against the sum of their parts, in the yearly tables of money."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.audit.case import Case
from extractor.audit.finance import TOTAL, TOTAL_ROW, Cell, Grid, reconciles
from extractor.audit.korean import MEASURES, Won, particle, period, row
from extractor.audit.rule import HOLDS, UNKNOWN, Comparisons, Mismatch, Verdict, rule
from extractor.profile import Measure

TABLES: dict[Measure, str] = {"planned": "investment", "secured": "investment", "executed": "execution"}


class _Sum(NamedTuple):
    """A total as printed and its parts. `what` names the total, `by` the way it is divided."""

    what: str
    by: str
    totals: list[Cell]
    parts: list[Cell]


@rule("sum-periods", "연도별 합계", severity="error")
def sum_periods(case: Case) -> Comparisons:
    """A funding row's 계 is the sum of its periods; the time before and after the term are periods too."""
    for measure, grid in case.grids.items():
        for funding in grid.fundings:
            what = f"{row(funding)} {MEASURES[measure]}의 계"
            yield from _judge(case, measure, _Sum(what, "연도별", grid.at(funding, TOTAL), grid.row(funding)))


@rule("sum-funding", "재원별 합계", severity="error")
def sum_funding(case: Case) -> Comparisons:
    """The 계 row is the sum of the funding rows, in every period and in the total."""
    for measure, grid in case.grids.items():
        for total in _columns(measure, grid):
            yield from _judge(case, measure, total)


def _columns(measure: Measure, grid: Grid) -> Iterator[_Sum]:
    for column in grid.periods:
        when = "전체 기간" if column == TOTAL else period(column)
        yield _Sum(f"{when} {MEASURES[measure]}의 재원 계", "재원별", grid.at(TOTAL_ROW, column), grid.column(column))


def _judge(case: Case, measure: Measure, total: _Sum) -> Iterator[Mismatch | Verdict]:
    """One comparison where the total and a part are printed. A table with an unreadable cell cannot be refuted."""
    if not total.totals or not total.parts:
        return
    expected = sum(cell.krw for cell in total.parts)
    if reconciles([cell.krw for cell in total.totals], expected, case.tolerance):
        yield HOLDS
    elif case.unreadable(TABLES[measure]):
        yield UNKNOWN
    else:
        yield _mismatch(total, expected)


def _mismatch(total: _Sum, expected: int) -> Mismatch:
    printed = total.totals[0]
    won = Won.for_all(printed.krw, expected)
    found, wanted = particle(won(printed.krw), "이", "가"), particle(won(expected), "과", "와")
    message = f"{total.what} {found} {total.by} 합계 {wanted} {won(abs(expected - printed.krw))} 다릅니다."
    return Mismatch(printed.pointer, message, expected, printed.krw)
