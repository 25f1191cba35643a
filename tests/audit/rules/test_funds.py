"""Planned, secured and executed money against each other."""

from __future__ import annotations

from tests.audit.factories import MILLION, check, execution, found, investment, pledge, row, run


def test_executed_beyond_secured_in_a_period() -> None:
    table = execution({"계": row(145, 19, 24, 29, 34, 39), "구비": {"2019": 12}})
    result = run(pledge(execution=table))
    (finding,) = found(result, "overspent")
    assert (finding.severity, finding.pointer) == ("warning", "/execution/6/executed_krw")
    assert finding.message == "구비 2019년 집행액 12백만원이 확보액 10백만원보다 2백만원 많습니다."
    assert (finding.expected, finding.actual) == (10 * MILLION, 12 * MILLION)


def test_executed_beyond_secured_in_total() -> None:
    table = execution({"구비": {"total": 51}})
    (finding,) = found(run(pledge(execution=table)), "overspent")
    assert finding.message == "구비 계 집행액 51백만원이 확보액 50백만원보다 1백만원 많습니다."


def test_the_total_row_does_not_say_again_what_a_source_says() -> None:
    plan = row(62, 62)
    table = investment({"계": (plan, plan), "구비": (plan, plan)})
    spent = execution({"계": row(63, 63), "구비": row(63, 63)})
    result = run(pledge(investment=table, execution=spent, budget=None))
    assert [finding.pointer for finding in found(result, "overspent")] == [
        "/execution/2/executed_krw",
        "/execution/3/executed_krw",
    ]
    assert check(result, "overspent").compared == 4


def test_the_total_row_alone_may_be_overspent() -> None:
    spent = execution({"계": {"2019": 26}, "시비": {"2019": 15}})
    (finding,) = found(run(pledge(execution=spent)), "overspent")
    assert finding.message == "전체 재원 2019년 집행액 26백만원이 확보액 25백만원보다 1백만원 많습니다."


def test_secured_beyond_planned_names_the_years() -> None:
    table = investment(
        {
            "계": (row(258, 10, 62, 62, 62, 62), row(266, 10, 62, 72, 60, 62)),
            "구비": (row(258, 10, 62, 62, 62, 62), row(266, 10, 62, 72, 60, 62)),
        }
    )
    result = run(pledge(investment=table, execution=(), budget=None))
    (finding,) = found(result, "overfunded")
    assert (finding.severity, finding.pointer) == ("info", "/investment/0/secured_krw")
    assert finding.message == (
        "전체 재원 확보액의 계 266백만원이 계획액의 계 258백만원보다 8백만원 많습니다"
        "(재원: 구비 8백만원; 기간: 2020년 확보 72백만원·계획 62백만원)."
    )
    assert check(result, "overfunded").compared == 2
    assert check(result, "underfunded").state == "pass"
    assert not [finding for finding in result.findings if finding.severity == "error"]


def test_secured_below_planned_names_the_sources() -> None:
    table = investment(
        {
            "계": (row(30, 30), row(25, 25)),
            "시비": (row(20, 20), row(15, 15)),
            "구비": (row(10, 10), row(10, 10)),
        }
    )
    result = run(pledge(investment=table, execution=(), budget=None))
    (finding,) = found(result, "underfunded")
    assert finding.pointer == "/investment/0/secured_krw"
    assert "(재원: 시비 5백만원; 기간: 2018년 확보 25백만원·계획 30백만원)" in finding.message
    assert check(result, "underfunded").compared == 3
    assert check(result, "overfunded").state == "pass"


def test_sources_that_make_up_for_each_other_speak_for_themselves() -> None:
    table = investment(
        {
            "계": ({"total": 30}, {"total": 30}),
            "시비": ({"total": 20}, {"total": 25}),
            "구비": ({"total": 10}, {"total": 5}),
        }
    )
    result = run(pledge(investment=table, execution=(), budget=None))
    assert [finding.pointer for finding in found(result, "overfunded")] == ["/investment/1/secured_krw"]
    assert [finding.pointer for finding in found(result, "underfunded")] == ["/investment/2/secured_krw"]


def test_nothing_secured_or_executed_is_not_applicable() -> None:
    table = investment({"계": (row(30, 30), {}), "구비": (row(30, 30), {})})
    result = run(pledge(investment=table, execution=(), budget=None))
    for name in ("overspent", "underfunded", "overfunded"):
        assert check(result, name).state == "not_applicable"


def test_a_cell_printed_twice_is_not_held_against_one() -> None:
    table = (*investment({"기타": ({"total": 5}, {"total": 5})}), *investment({"기타": ({"total": 9}, {"total": 9})}))
    result = run(pledge(investment=table, execution=execution({"기타": {"total": 14}}), budget=None))
    assert check(result, "overspent").state == "not_applicable"
