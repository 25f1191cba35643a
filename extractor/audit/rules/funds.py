"""Planned, secured and executed money held against each other."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.audit.case import Case
from extractor.audit.finance import TOTAL, TOTAL_ROW, Cell, Grid
from extractor.audit.korean import Won, period, row
from extractor.audit.rule import HOLDS, REPEATED, Comparisons, Mismatch, rule


@rule("overspent", "확보액 초과 집행", severity="warning")
def overspent(case: Case) -> Comparisons:
    """No row is executed beyond what was secured, in total or in a period.

    Where a source is, that is the place to look: the total row would only say it again.
    """
    secured, executed = case.grids["secured"], case.grids["executed"]
    for funding, column, _ in executed:
        spent, had = executed.only(funding, column), secured.only(funding, column)
        if spent is None or had is None:
            continue
        if spent.krw <= had.krw:
            yield HOLDS
        elif funding == TOTAL_ROW and any(_exceeds(executed, secured, source, column) for source in executed.sources):
            yield REPEATED
        else:
            yield _overspent(f"{row(funding)} {period(column)}", spent, had)


@rule("underfunded", "재정 확보 부족", severity="info")
def underfunded(case: Case) -> Comparisons:
    """What is secured in total is not less than what is planned."""
    return _funded(case.grids["secured"], case.grids["planned"], -1)


@rule("overfunded", "재정 초과 확보", severity="info")
def overfunded(case: Case) -> Comparisons:
    """What is secured in total is not more than what is planned."""
    return _funded(case.grids["secured"], case.grids["planned"], 1)


def _funded(secured: Grid, planned: Grid, sign: int) -> Comparisons:
    """Totals over all periods. Where the total row is off, its sources would only say in parts what it says."""
    off = dict(_differences(secured, planned, sign))
    for funding in planned.fundings:
        plan, had = planned.only(funding, TOTAL), secured.only(funding, TOTAL)
        if plan is None or had is None:
            continue
        if funding not in off:
            yield HOLDS
        elif funding != TOTAL_ROW and TOTAL_ROW in off:
            yield REPEATED
        else:
            where = [text for source, text in off.items() if source != TOTAL_ROW] if funding == TOTAL_ROW else []
            yield _misfunded(funding, plan, had, where, _periods(planned, secured, funding, sign))


def _differences(secured: Grid, planned: Grid, sign: int) -> Iterator[tuple[str, str]]:
    """The rows whose total goes that way, each with its name and the difference: `구비 8백만원`."""
    for funding in planned.fundings:
        plan, had = planned.only(funding, TOTAL), secured.only(funding, TOTAL)
        if plan is not None and had is not None and (had.krw - plan.krw) * sign > 0:
            off = abs(had.krw - plan.krw)
            yield funding, f"{funding} {Won.for_all(off)(off)}"


def _exceeds(executed: Grid, secured: Grid, funding: str, column: str) -> bool:
    spent, had = executed.only(funding, column), secured.only(funding, column)
    return spent is not None and had is not None and spent.krw > had.krw


def _overspent(where: str, spent: Cell, had: Cell) -> Mismatch:
    won = Won.for_all(spent.krw, had.krw)
    message = f"{where} 집행액 {won(spent.krw)}이 확보액 {won(had.krw)}보다 {won(spent.krw - had.krw)} 많습니다."
    return Mismatch(spent.pointer, message, had.krw, spent.krw)


def _misfunded(funding: str, plan: Cell, had: Cell, sources: list[str], periods: list[str]) -> Mismatch:
    won = Won.for_all(plan.krw, had.krw)
    way = "많습니다" if had.krw > plan.krw else "적습니다"
    details = [f"{name}: {', '.join(parts)}" for name, parts in (("재원", sources), ("기간", periods)) if parts]
    where = f"({'; '.join(details)})" if details else ""
    message = (
        f"{row(funding)} 확보액의 계 {won(had.krw)}이 계획액의 계 {won(plan.krw)}보다 "
        f"{won(abs(had.krw - plan.krw))} {way}{where}."
    )
    return Mismatch(had.pointer, message, plan.krw, had.krw)


def _periods(planned: Grid, secured: Grid, funding: str, sign: int) -> list[str]:
    """The single periods of a row that go the same way as its total, as `2020년 확보 72백만원·계획 62백만원`."""
    found: list[str] = []
    for column in planned.years:
        plan, had = planned.only(funding, column), secured.only(funding, column)
        if plan is not None and had is not None and (had.krw - plan.krw) * sign > 0:
            won = Won.for_all(plan.krw, had.krw)
            found.append(f"{period(column)} 확보 {won(had.krw)}·계획 {won(plan.krw)}")
    return found
