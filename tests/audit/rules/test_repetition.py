"""Counts of times against lists of dates, and achievements printed twice."""

from __future__ import annotations

import pytest

from extractor.records import Node
from tests.audit.factories import check, found, node, pledge, run

THREE = ("2019-06-27", "2019-08-08", "2019-10-01")


def test_a_count_that_is_not_the_number_of_dates() -> None:
    items = (node("간담회 4회 실시", *THREE, times=[4]),)
    result = run(pledge(achievements=items))
    (finding,) = found(result, "count-dates")
    assert (finding.severity, finding.pointer) == ("warning", "/achievements/0")
    assert (finding.expected, finding.actual) == (4, 3)
    assert finding.message == "「간담회 4회 실시」에 4회라고 적혀 있으나 날짜는 3개입니다."


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(node("간담회 3회 실시", *THREE, times=[3]), id="as many"),
        pytest.param(node("간담회 1회 실시", "2022-04", times=[1]), id="one"),
        pytest.param(node("설명회 2회, 간담회 1회 실시", *THREE, times=[2, 1]), id="added"),
        pytest.param(node("제2회 축제 등 3회", *THREE, times=[2, 3]), id="an ordinal besides"),
    ],
)
def test_as_many_dates_pass(item: Node) -> None:
    result = run(pledge(achievements=(item,)))
    assert (check(result, "count-dates").state, check(result, "count-dates").compared) == ("pass", 1)


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(node("교육 12회 실시", "2019-03/2019-11", times=[12]), id="interval"),
        pytest.param(node("간담회 2회 실시", "2019-03", times=[2]), id="month"),
        pytest.param(node("간담회 2회 실시", times=[2]), id="no date"),
        pytest.param(node("간담회 실시", *THREE), id="no count"),
        pytest.param(node("제5회 축제 개최", *THREE, times=[5]), id="ordinal"),
        pytest.param(node("연 2회 정기 점검", *THREE, times=[2]), id="frequency"),
        pytest.param(node("매월 1회 상담", *THREE, times=[1]), id="monthly"),
        pytest.param(node("2회차 교육", *THREE, times=[2]), id="session"),
        pytest.param(node("2회 이상 상담", *THREE, times=[2]), id="at least"),
    ],
)
def test_what_is_no_number_of_dates_is_not_applicable(item: Node) -> None:
    assert check(run(pledge(achievements=(item,))), "count-dates").state == "not_applicable"


def test_a_single_day_holds_one_time() -> None:
    result = run(pledge(achievements=(node("설명회 2회 개최", "2019-05-03", times=[2]),)))
    assert found(result, "count-dates")


def test_the_same_achievement_twice() -> None:
    items = (node("착공식 개최", "2019-05-03"), node("설명회", "2019-06"), node("착공식  개최", "2019-05-03"))
    (finding,) = found(run(pledge(achievements=items)), "duplicate")
    assert (finding.severity, finding.pointer) == ("warning", "/achievements/2")
    assert finding.message == "추진실적 「착공식  개최」가 같은 내용과 날짜로 두 번 적혀 있습니다."


def test_the_same_words_under_the_same_item() -> None:
    twice = [node("운영비 지원"), node("운영비 지원")]
    (finding,) = found(run(pledge(achievements=(node("운영", "2019", children=twice),))), "duplicate")
    assert finding.pointer == "/achievements/0/children/1"


@pytest.mark.parametrize(
    "items",
    [
        pytest.param((node("축제 개최", "2019-10-11"), node("축제 개최", "2021-11-12")), id="other dates"),
        pytest.param(
            (node("지원", "2019", children=[node("구 자금")]), node("지원", "2020", children=[node("구 자금")])),
            id="under other items",
        ),
        pytest.param(
            (node("지원", children=[node("가")]), node("지원", children=[node("나")])), id="other items below"
        ),
    ],
)
def test_what_is_not_the_same(items: tuple[Node, ...]) -> None:
    assert check(run(pledge(achievements=items)), "duplicate").state == "pass"


def test_a_doubled_item_with_items_below_is_said_once() -> None:
    item = node("지원", "2019", children=[node("가"), node("나")])
    assert len(found(run(pledge(achievements=(item, item))), "duplicate")) == 1


def test_no_achievements_is_not_applicable() -> None:
    result = run(pledge(achievements=()))
    assert check(result, "duplicate").state == check(result, "count-dates").state == "not_applicable"
