"""Planned, secured and executed money held against each other."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.audit.case import Case
from extractor.audit.finance import TOTAL, TOTAL_ROW, Cell, Grid
from extractor.audit.korean import Won, period, row
from extractor.audit.rule import HOLDS, REPEATED, Comparisons, Mismatch, rule


@rule("overspent", "확보액 초과 집행", severity="warning")
def overspent(case: Case) -> Comparisons:
    """No row is executed beyond what was secured, in total or in a period."""
    secured, executed = case.grids["secured"], case.grids["executed"]
    for funding, column in _pairs(executed, secured):
        spent, had = executed.only(funding, column), secured.only(funding, column)
        if spent is None or had is None:
            continue
        if spent.krw <= had.krw:
            yield HOLDS
        elif _repeats_total(funding, column, executed, secured):
            yield REPEATED
        else:
            yield _overspent(f"{row(funding)} {period(column)}", spent, had)


@rule("underfunded", "재정 확보 부족", severity="info")
def underfunded(case: Case) -> Comparisons:
    """What is secured in total is not less than what is planned."""
    return _funded(case, -1)


@rule("overfunded", "재정 초과 확보", severity="info")
def overfunded(case: Case) -> Comparisons:
    """What is secured in total is not more than what is planned."""
    return _funded(case, 1)


def _funded(case: Case, sign: int) -> Comparisons:
    planned, secured = case.grids["planned"], case.grids["secured"]
    for funding in planned.fundings:
        plan, had = planned.only(funding, TOTAL), secured.only(funding, TOTAL)
        if plan is None or had is None:
            continue
        if (had.krw - plan.krw) * sign <= 0:
            yield HOLDS
        elif _repeats_total(funding, TOTAL, planned, secured):
            yield REPEATED
        else:
            yield _misfunded(funding, plan, had, _years(planned, secured, funding, sign))


def _overspent(where: str, spent: Cell, had: Cell) -> Mismatch:
    won = Won.for_all(spent.krw, had.krw)
    message = f"{where} 집행액 {won(spent.krw)}이 확보액 {won(had.krw)}보다 {won(spent.krw - had.krw)} 많습니다."
    return Mismatch(spent.pointer, message, had.krw, spent.krw)


def _misfunded(funding: str, plan: Cell, had: Cell, years: list[str]) -> Mismatch:
    won = Won.for_all(plan.krw, had.krw)
    way = "많습니다" if had.krw > plan.krw else "적습니다"
    off = won(abs(had.krw - plan.krw))
    where = f"(차이 나는 기간: {', '.join(years)})" if years else ""
    message = f"{row(funding)} 확보액의 계 {won(had.krw)}이 계획액의 계 {won(plan.krw)}보다 {off} {way}{where}."
    return Mismatch(had.pointer, message, plan.krw, had.krw)


def _years(planned: Grid, secured: Grid, funding: str, sign: int) -> list[str]:
    """The single periods of a row that go the same way as its total, as `2020년 확보 72백만원, 계획 62백만원`."""
    found: list[str] = []
    for column in planned.years:
        plan, had = planned.only(funding, column), secured.only(funding, column)
        if plan is not None and had is not None and (had.krw - plan.krw) * sign > 0:
            won = Won.for_all(plan.krw, had.krw)
            found.append(f"{period(column)} 확보 {won(had.krw)}·계획 {won(plan.krw)}")
    return found


def _pairs(one: Grid, other: Grid) -> Iterator[tuple[str, str]]:
    """Funding and period of every place that both grids have."""
    for funding, column, _ in one:
        if other.at(funding, column):
            yield funding, column


def _repeats_total(funding: str, column: str, *pair: Grid) -> bool:
    """Whether a row only says again what the total row says: a table with one source. One finding is enough then."""
    if funding == TOTAL_ROW:
        return False
    return all(
        len(grid.sources) == 1
        and (total := grid.only(TOTAL_ROW, column)) is not None
        and (cell := grid.only(funding, column)) is not None
        and total.krw == cell.krw
        for grid in pair
    )
