"""What the achievements say was paid, against the 집행액 of the same year."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from extractor.audit.case import Case
from extractor.audit.finance import TOTAL_ROW, Cell, Grid
from extractor.audit.korean import Won
from extractor.audit.rule import HOLDS, UNKNOWN, Comparisons, Mismatch, rule
from extractor.records import Node


class _Paid(NamedTuple):
    """Money paid in a year, and the item that names the most of it."""

    krw: int = 0
    largest: int = 0
    pointer: str = "/achievements"

    def plus(self, krw: int, pointer: str) -> _Paid:
        if krw > self.largest:
            return _Paid(self.krw + krw, krw, pointer)
        return _Paid(self.krw + krw, self.largest, self.pointer)


@rule("narrative-execution", "실적 금액과 집행액", severity="info")
def narrative_execution(case: Case) -> Comparisons:
    """The payments that a year's achievements name, loans left out, do not exceed that year's 집행액."""
    executed = _by_year(case.grids["executed"])
    for year, paid in sorted(_payments(case).items()):
        if year not in executed:
            yield UNKNOWN
        elif paid.krw <= executed[year].krw:
            yield HOLDS
        else:
            yield _exceeds(year, paid, executed[year].krw, _step(case.grids["executed"]))


def _exceeds(year: str, paid: _Paid, executed: int, step: int) -> Mismatch:
    won = Won.for_all(paid.krw, executed)
    over = paid.krw - executed
    share = f"집행액의 {paid.krw * 100 / executed:.1f}%" if executed else "집행액 0원"
    rounding = f", 차이 {won(over)}은 표의 단위보다 작음" if over < step else ""
    message = (
        f"{year}년 추진실적에 적힌 지급액 {won(paid.krw)}(융자성 금액 제외)이 "
        f"집행액 {won(executed)}보다 많습니다({share}{rounding})."
    )
    return Mismatch(paid.pointer, message, executed, paid.krw)


def _payments(case: Case) -> dict[str, _Paid]:
    """What was paid in each year. Items without a year of their own take that of the item above."""
    loans = case.whole.lexicon.spellings(case.profile.loans)
    paid: defaultdict[str, _Paid] = defaultdict(_Paid)
    stack: list[tuple[str, Node, str | None]] = [
        (f"/achievements/{index}", node, None) for index, node in enumerate(case.pledge.achievements)
    ]
    while stack:
        pointer, node, above = stack.pop()
        if any(word in node.text for word in loans):
            continue
        year = _year(node) if node.dates else above
        own = _own_amount(node)
        if own and year:
            paid[year] = paid[year].plus(own, pointer)
        elif not own:
            # An item that names an amount itself is broken down below, which must not be counted again.
            stack += ((f"{pointer}/children/{index}", child, year) for index, child in enumerate(node.children))
    return paid


def _year(node: Node) -> str | None:
    """The year that all dates of an item lie in; None where they spread over several."""
    years = {day[:4] for date in node.dates for day in (date.start, date.end)}
    return years.pop() if len(years) == 1 else None


def _own_amount(node: Node) -> int:
    """The sum of an item's amounts; of a first amount that the others add up to, that one alone."""
    amounts = [amount.krw for amount in node.amounts]
    return amounts[0] if len(amounts) > 2 and amounts[0] == sum(amounts[1:]) else sum(amounts)


def _by_year(grid: Grid) -> dict[str, Cell]:
    """What was executed in each year: the total row, or the sum of the sources where the table has none."""
    found: dict[str, Cell] = {}
    for column in grid.years:
        cells = grid.at(TOTAL_ROW, column)[:1] if TOTAL_ROW in grid.fundings else grid.column(column)
        if cells and column[:4].isdigit():
            before = found.get(column[:4], Cell(0, cells[0].pointer))
            found[column[:4]] = Cell(before.krw + sum(cell.krw for cell in cells), before.pointer)
    return found


def _step(grid: Grid) -> int:
    """The unit that the table counts in, as far as its numbers tell: a power of 1,000 that divides them all."""
    common = math.gcd(*(cell.krw for _, _, cells in grid for cell in cells))
    return _largest(common, (1_000_000, 1_000, 1))


def _largest(number: int, steps: Iterable[int]) -> int:
    return next(step for step in steps if number % step == 0)
