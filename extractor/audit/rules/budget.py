"""소요예산 against the other places where the report prints it."""

from __future__ import annotations

from extractor.audit.case import Case
from extractor.audit.finance import reconciles
from extractor.audit.items import Item, walk
from extractor.audit.korean import Won, particle
from extractor.audit.rule import HOLDS, UNKNOWN, Comparisons, Mismatch, rule
from extractor.spelling import fold


@rule("budget-investment", "소요예산과 투자계획", severity="error")
def budget_investment(case: Case) -> Comparisons:
    """소요예산 is the planned total of 투자계획."""
    totals = [cell.krw for cell in case.grids["planned"].grand_totals()]
    if case.pledge.budget is None or case.pledge.budget.krw is None or not totals:
        return
    budget = case.pledge.budget.krw
    if reconciles(totals, budget, case.tolerance):
        yield HOLDS
    elif case.unreadable("investment"):
        yield UNKNOWN
    else:
        message = _differs(budget, totals[0], "투자계획 계획액의 계")
        yield Mismatch("/budget", message, totals[0], budget)


@rule("budget-overview", "소요예산과 사업개요", severity="warning")
def budget_overview(case: Case) -> Comparisons:
    """The grid's 소요예산 is the amount that the 사업개요 names under that word."""
    if case.pledge.budget is None or case.pledge.budget.krw is None:
        return
    budget = case.pledge.budget.krw
    named = _named(case)
    if not named:
        return
    amounts = [item.node.amounts[0].krw for item in named]
    if reconciles(amounts, budget, case.tolerance):
        yield HOLDS
    else:
        message = _differs(budget, amounts[0], "사업개요의 예산")
        yield Mismatch("/budget", message, amounts[0], budget)


def _named(case: Case) -> list[Item]:
    """The items of the outermost depth whose label is a word for the budget and whose value holds an amount."""
    words = {fold(word) for word in case.profile.grid.get("budget", ())}
    found = [
        item
        for item in walk(case.pledge.overview, "/overview")
        if item.node.label is not None and fold(item.node.label) in words and item.node.amounts
    ]
    depth = min((len(item.above) for item in found), default=0)
    return [item for item in found if len(item.above) == depth]


def _differs(budget: int, other: int, name: str) -> str:
    won = Won.for_all(budget, other)
    found, wanted = particle(won(budget), "이", "가"), particle(won(other), "과", "와")
    return f"소요예산 {found} {name} {wanted} {won(abs(budget - other))} 다릅니다."
