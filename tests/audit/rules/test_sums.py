"""sum-periods and sum-funding: planted errors at their pointers, honest tables without a word."""

from __future__ import annotations

import dataclasses
import random

import msgspec
import pytest

from extractor.parsing.parsed import Remark
from extractor.profile import Tolerances
from tests.audit.factories import MILLION, PROFILE, check, execution, found, investment, pledge, row, run


def test_a_row_whose_total_is_not_the_sum_of_its_periods() -> None:
    table = investment(
        {
            "계": (row(248, 20, 25, 30, 35, 40), row(150, 20, 25, 30, 35, 40)),
            "구비": (row(150, 20, 25, 30, 35, 40), row(150, 20, 25, 30, 35, 40)),
        }
    )
    result = run(pledge(investment=table))
    (finding,) = found(result, "sum-periods")
    assert (finding.severity, finding.kind) == ("error", "source")
    assert finding.pointer == "/investment/0/planned_krw"
    assert (finding.expected, finding.actual) == (150 * MILLION, 248 * MILLION)
    assert finding.message == "전체 재원 계획액의 계 248백만원이 연도별 합계 150백만원과 98백만원 다릅니다."
    assert check(result, "sum-periods").compared == 7


def test_the_execution_table_is_added_too() -> None:
    result = run(pledge(execution=execution({"계": row(99, 10, 20, 30, 20, 20), "구비": row(100, 10, 20, 30, 20, 20)})))
    assert [finding.pointer for finding in found(result, "sum-periods")] == ["/execution/0/executed_krw"]
    assert [finding.pointer for finding in found(result, "sum-funding")] == ["/execution/0/executed_krw"]


@pytest.mark.parametrize("outside", ["before_term", "after_term"])
def test_the_time_outside_the_term_counts(outside: str) -> None:
    honest = {"total": 30, "2018": 10, outside: 20}
    result = run(pledge(investment=investment({"계": (honest, {}), "구비": (honest, {})}), execution=(), budget=None))
    assert check(result, "sum-periods").state == "pass"
    wrong = {**honest, outside: 21}
    result = run(pledge(investment=investment({"계": (wrong, {}), "구비": (wrong, {})}), execution=(), budget=None))
    assert [finding.pointer for finding in found(result, "sum-periods")] == [
        "/investment/0/planned_krw",
        "/investment/3/planned_krw",
    ]


def test_a_column_names_its_period() -> None:
    table = investment(
        {
            "계": (row(150, 20, 25, 30, 35, 40), {}),
            "시비": (row(100, 10, 15, 20, 25, 30), {}),
            "구비": (row(50, 10, 10, 20, 0, 10), {}),
        }
    )
    result = run(pledge(investment=table))
    third, fourth = found(result, "sum-funding")
    assert third.message == "2020년 계획액의 재원 계 30백만원이 재원별 합계 40백만원과 10백만원 다릅니다."
    assert (third.pointer, fourth.pointer) == ("/investment/3/planned_krw", "/investment/4/planned_krw")


def test_an_empty_part_is_absent_and_not_zero() -> None:
    rows = {"total": 30, "2018": 10, "2019": None, "2020": 20}
    result = run(pledge(investment=investment({"계": (rows, {}), "구비": (rows, {})}), execution=(), budget=None))
    assert check(result, "sum-periods").compared == 2
    assert check(result, "sum-funding").compared == 3


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param({}, id="no table"),
        pytest.param({"계": ({"total": 30}, {"total": 20})}, id="totals without parts"),
        pytest.param({"구비": ({"2018": 30, "2019": 2}, {"2018": 20})}, id="parts without totals"),
    ],
)
def test_nothing_to_add_is_not_applicable(rows: dict[str, tuple[dict[str, int], dict[str, int]]]) -> None:
    result = run(pledge(investment=investment(rows), execution=()))
    for name in ("sum-periods", "sum-funding"):
        assert (check(result, name).state, check(result, name).compared) == ("not_applicable", 0)


def test_a_source_printed_twice_is_added_up() -> None:
    table = (
        *investment({"계": ({"total": 30, "2018": 10, "2019": 20}, {})}),
        *investment({"기타": ({"total": 10, "2018": 4, "2019": 6}, {})}),
        *investment({"기타": ({"total": 20, "2018": 6, "2019": 14}, {})}),
    )
    result = run(pledge(investment=table, execution=(), budget=None))
    assert check(result, "sum-periods").state == check(result, "sum-funding").state == "pass"


def test_subtotals_that_are_printed_as_totals_are_no_error() -> None:
    table = (
        *investment({"계": ({"total": 30, "2018": 30}, {})}),
        *investment({"계": ({"total": 20, "2018": 20}, {})}),
        *investment({"시비": ({"total": 20, "2018": 20}, {}), "민간": ({"total": 10, "2018": 10}, {})}),
    )
    result = run(pledge(investment=table, execution=(), budget=None))
    assert check(result, "sum-funding").state == "pass"


def test_a_table_with_an_unreadable_cell_is_not_refuted() -> None:
    rows = {"total": 30, "2018": 10}
    remark = Remark("number-invalid", "/investment", "2O")
    table = investment({"계": (rows, {}), "구비": (rows, {})})
    result = run(pledge(investment=table, execution=(), budget=None), remarks=(remark,))
    assert check(result, "sum-periods").state == "not_checked"
    assert not found(result, "sum-periods")
    assert len(found(result, "number-invalid")) == 1


def test_a_profile_may_tolerate_rounding() -> None:
    rows = {"total": 31, "2018": 10, "2019": 20}
    item = pledge(investment=investment({"구비": (rows, {})}), execution=(), budget=None)
    assert found(run(item), "sum-periods")
    tolerant = msgspec.structs.replace(PROFILE, tolerances=Tolerances(sum_krw=MILLION))
    assert not found(run(item, profile=tolerant), "sum-periods")


def test_any_single_number_of_a_consistent_table_that_changes_is_found() -> None:
    """With a 계 row, a 계 column and at least one period, every cell stands in two sums."""
    chance = random.Random(7)
    clean = pledge()
    for index in range(len(clean.investment)):
        for field in ("planned_krw", "secured_krw"):
            rows = list(clean.investment)
            old = getattr(rows[index], field)
            rows[index] = msgspec.structs.replace(rows[index], **{field: old + chance.choice([-1, 1, 10]) * MILLION})
            result = run(msgspec.structs.replace(clean, investment=tuple(rows)))
            assert found(result, "sum-periods"), (index, field)
            assert found(result, "sum-funding"), (index, field)
    for index in range(len(clean.execution)):
        rows = list(clean.execution)
        rows[index] = msgspec.structs.replace(rows[index], executed_krw=rows[index].executed_krw + MILLION)
        result = run(msgspec.structs.replace(clean, execution=tuple(rows)))
        assert found(result, "sum-periods"), index
        assert found(result, "sum-funding"), index


def test_audit_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        run().findings = ()  # type: ignore[misc]
