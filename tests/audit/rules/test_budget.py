"""소요예산 against 투자계획 and 사업개요."""

from __future__ import annotations

import pytest

from extractor.records import Budget, Node
from tests.audit.factories import MILLION, check, found, investment, node, pledge, run


def budget(millions: int | None) -> Budget:
    return Budget(text="총 예산", krw=None if millions is None else millions * MILLION)


def test_a_budget_that_is_not_the_planned_total() -> None:
    result = run(pledge(budget=budget(153)))
    (finding,) = found(result, "budget-investment")
    assert (finding.severity, finding.pointer) == ("error", "/budget")
    assert (finding.expected, finding.actual) == (150 * MILLION, 153 * MILLION)
    assert finding.message == "소요예산 153백만원이 투자계획 계획액의 계 150백만원과 3백만원 다릅니다."


def test_without_a_total_row_the_sources_are_added() -> None:
    table = investment({"시비": ({"total": 100, "2018": 100}, {}), "구비": ({"total": 50, "2018": 50}, {})})
    assert check(run(pledge(investment=table)), "budget-investment").state == "pass"
    assert found(run(pledge(investment=table, budget=budget(100))), "budget-investment")


@pytest.mark.parametrize("value", [None, Budget(text="비예산", krw=None)])
def test_no_budget_is_not_applicable(value: Budget | None) -> None:
    result = run(pledge(budget=value))
    for name in ("budget-investment", "budget-overview"):
        assert check(result, name).state == "not_applicable"


def test_no_planned_total_is_not_applicable() -> None:
    table = investment({"계": ({"2018": 3}, {"total": 150})})
    assert check(run(pledge(investment=table)), "budget-investment").state == "not_applicable"


def test_the_overview_names_another_budget() -> None:
    below = node("총사업비: 140,500천 원", krw=[140_500_000], label="총 사업비")
    result = run(pledge(overview=(node("사업내용", children=[below]),)))
    (finding,) = found(result, "budget-overview")
    assert (finding.severity, finding.pointer) == ("warning", "/budget")
    assert (finding.expected, finding.actual) == (140_500_000, 150 * MILLION)
    assert finding.message == "소요예산 150,000천원이 사업개요의 예산 140,500천원과 9,500천원 다릅니다."


@pytest.mark.parametrize(
    "overview",
    [
        pytest.param((node("사업내용: 도서관 10백만원", krw=[10 * MILLION], label="사업내용"),), id="other label"),
        pytest.param((node("소요예산: 미정", label="소요예산"),), id="no amount"),
    ],
)
def test_no_budget_in_the_overview_is_not_applicable(overview: tuple[Node, ...]) -> None:
    assert check(run(pledge(overview=overview)), "budget-overview").state == "not_applicable"


def test_budgets_of_parts_may_add_up() -> None:
    parts = [node("사업비", krw=[100 * MILLION], label="사업비"), node("사업비", krw=[50 * MILLION], label="사업비")]
    assert check(run(pledge(overview=tuple(parts))), "budget-overview").state == "pass"


def test_the_outermost_budget_is_the_one_compared() -> None:
    part = node("사업비: 20백만원", krw=[20 * MILLION], label="사업비")
    whole = node("소요예산: 150백만 원", krw=[150 * MILLION], label="소요예산", children=[part])
    assert check(run(pledge(overview=(whole,))), "budget-overview").state == "pass"
