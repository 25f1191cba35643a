"""Money of the yearly tables in two reports: past years that were restated, and plans that were cut or raised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractor.audit.compare.model import Change
from extractor.audit.compare.pair import Matched
from extractor.audit.finance import TOTAL_ROW, Cell, Grid
from extractor.audit.korean import MEASURES, Won, particle, period, row
from extractor.profile import Measure
from extractor.records import Budget


def restated(pair: Matched) -> Iterator[Change]:
    """Amounts of a period that was over, printed otherwise in the new report or no longer printed.

    Where sources were restated, the total row that follows them is not said again.
    """
    for measure in MEASURES:
        before, after = pair.old_grids[measure], pair.new_grids[measure]
        for funding, column, _ in before:
            if not pair.settled.covers(column) or (funding == TOTAL_ROW and _follows(column, before, after)):
                continue
            old, new = before.only(funding, column), after.only(funding, column)
            if old is not None and (new is None or new.krw != old.krw) and len(after.at(funding, column)) < 2:
                yield _restated(pair, f"{row(funding)} {period(column)} {MEASURES[measure]}", old, new)


def _restated(pair: Matched, what: str, old: Cell, new: Cell | None) -> Change:
    if new is None:
        won = Won.for_all(old.krw)
        message = f"{what} {particle(won(old.krw), '이', '가')} 새 보고서에는 적혀 있지 않습니다."
    else:
        won = Won.for_all(old.krw, new.krw)
        off = _signed(won, new.krw - old.krw)
        message = f"지난 기간의 {what}이 {won(old.krw)}에서 {won(new.krw)}으로 바뀌었습니다({off})."
    return pair.change(
        "restated",
        "warning",
        message,
        old_pointer=old.pointer,
        new_pointer=new.pointer if new else None,
        old=old.krw,
        new=new.krw if new else None,
    )


def replanned(pair: Matched) -> Iterator[Change]:
    """The planned total, cut or raised. Without a table on either side, 소요예산 stands for it."""
    old, new = _planned(pair.old_grids, pair.old.budget), _planned(pair.new_grids, pair.new.budget)
    if old is None or new is None or old.krw == new.krw:
        return
    won = Won.for_all(old.krw, new.krw)
    raised = new.krw > old.krw
    years = _replanned_years(pair)
    where = f", 기간별: {', '.join(years)}" if years else ""
    way = "늘었습니다" if raised else "줄었습니다"
    yield pair.change(
        "plan-raised" if raised else "plan-cut",
        "info" if raised else "warning",
        f"계획액이 {won(old.krw)}에서 {won(new.krw)}으로 {way}({_signed(won, new.krw - old.krw)}{where}).",
        old_pointer=old.pointer,
        new_pointer=new.pointer,
        old=old.krw,
        new=new.krw,
    )


def _planned(grids: Mapping[Measure, Grid], budget: Budget | None) -> Cell | None:
    totals = grids["planned"].grand_totals()
    if totals:
        return totals[0] if len(totals) == 1 else None
    return Cell(budget.krw, "/budget") if budget is not None and budget.krw is not None else None


def _replanned_years(pair: Matched) -> list[str]:
    """The single periods whose plan changed, as `2022년 6월 +20백만원`."""
    before, after = pair.old_grids["planned"], pair.new_grids["planned"]
    found: list[str] = []
    for column in dict.fromkeys((*before.years, *after.years)):
        old, new = before.only(TOTAL_ROW, column), after.only(TOTAL_ROW, column)
        change = (new.krw if new else 0) - (old.krw if old else 0)
        if change:
            found.append(f"{period(column)} {_signed(Won.for_all(change), change)}")
    return found


def _signed(won: Won, amount: int) -> str:
    return f"{'+' if amount > 0 else '-'}{won(abs(amount))}"


def _follows(column: str, before: Grid, after: Grid) -> bool:
    """Whether the total of a period changed by just as much as its sources did together."""
    changes = [_krw(after, source, column) - _krw(before, source, column) for source in before.sources]
    total = _krw(after, TOTAL_ROW, column) - _krw(before, TOTAL_ROW, column)
    return any(changes) and sum(changes) == total


def _krw(grid: Grid, funding: str, column: str) -> int:
    return sum(cell.krw for cell in grid.at(funding, column))
