"""Rates: what is divided by what, over which pledges."""

from __future__ import annotations

from extractor.audit import rates as names
from extractor.audit.rates import NAMES, Rate, rates
from tests.audit.factories import MILLION, execution, investment, pledge, results


def of(name: str, group: str = "all", member: str = "", *, among: tuple[Rate, ...]) -> Rate:
    (rate,) = [rate for rate in among if (rate.name, rate.group, rate.member) == (name, group, member)]
    return rate


def test_fulfilled_pledges_are_done_or_go_on_after() -> None:
    states = ("완료", "이행후계속추진", "정상추진", None)
    items = [pledge(id=f"abcdef012345-00{at}", status=status) for at, status in enumerate(states)]
    rate = of(names.FULFILLED, among=rates([results(*items)]))
    assert (rate.numerator, rate.denominator, rate.share, rate.unit) == (2, 4, 0.5, "pledges")


def test_money_over_the_term_and_in_all() -> None:
    table = investment(
        {
            "계": ({"total": 100, "2018": 40, "after_term": 60}, {"total": 70, "2018": 30, "after_term": 40}),
            "시비": ({"total": 100, "2018": 40, "after_term": 60}, {"total": 70, "2018": 30, "after_term": 40}),
        }
    )
    item = pledge(investment=table, execution=execution({"계": {"total": 20, "2018": 20}}))
    made = rates([results(item)])
    shares = {name: of(name, among=made).share for name in NAMES}
    assert shares == {
        names.FULFILLED: 0.0,
        names.SECURED_IN_TERM: 30 / 40,
        names.SECURED: 70 / 100,
        names.EXECUTED_OF_SECURED: 20 / 70,
        names.EXECUTED_OF_PLANNED: 20 / 100,
        names.EXECUTED_IN_TERM: 20 / 40,
    }


def test_a_pledge_counts_only_where_both_sides_are_printed() -> None:
    bare = pledge(id="abcdef012345-002", execution=())
    rate = of(names.EXECUTED_OF_PLANNED, among=rates([results(pledge(), bare)]))
    assert (rate.numerator, rate.denominator, rate.pledges) == (145 * MILLION, 150 * MILLION, 1)


def test_by_department_status_and_source() -> None:
    other = pledge(id="abcdef012345-002", department="공원과", status="완료")
    made = rates([results(pledge(), other)])
    assert of(names.FULFILLED, "department", "공원과", among=made).share == 1.0
    assert of(names.FULFILLED, "department", "미기재", among=made).share == 0.0
    assert of(names.SECURED, "status", "완료", among=made).pledges == 1
    city = of(names.EXECUTED_OF_SECURED, "funding", "시비", among=made)
    assert (city.numerator, city.denominator, city.pledges) == (200 * MILLION, 200 * MILLION, 2)


def test_without_a_total_row_the_sources_are_added() -> None:
    table = investment(
        {
            "시비": ({"total": 30, "2018": 10, "2019": 20}, {"total": 30, "2018": 10, "2019": 20}),
            "구비": ({"total": 10, "2018": 10}, {"total": 5, "2018": 5}),
        }
    )
    made = rates([results(pledge(investment=table))])
    assert of(names.SECURED, among=made).share == 35 / 40
    assert of(names.SECURED_IN_TERM, among=made).share == 35 / 40


def test_nothing_to_divide_by_is_no_rate() -> None:
    rate = of(names.SECURED, among=rates([results(pledge(investment=()))]))
    assert (rate.share, rate.pledges) == (None, 0)


def test_a_profile_that_this_machine_lacks_is_no_obstacle() -> None:
    item = results(pledge(status="완료"), profile="somewhere-else")
    assert of(names.FULFILLED, among=rates([item])).share == 1.0
