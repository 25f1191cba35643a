"""Dates that parsing remarked on, the term, and the order of achievements."""

from __future__ import annotations

import msgspec
import pytest

from extractor.layout import Box, Place
from extractor.parsing.parsed import Compared, Remark
from extractor.profile import Term
from extractor.records import Node
from tests.audit.factories import PROFILE, check, found, investment, node, pledge, run


@pytest.mark.parametrize(
    ("rule", "severity", "message"),
    [
        ("date-invalid", "error", "「'19. 2. 30.」은 달력에 없는 날짜이므로 원문의 날짜를 확인해야 합니다."),
        (
            "date-rollover",
            "info",
            "기간 「'19. 2. 30.」은 끝 연도가 없고 시작보다 일러 이듬해에 끝나는 것으로 읽었습니다.",
        ),
        ("date-reversed", "error", "기간 「'19. 2. 30.」은 끝나는 날이 시작하는 날보다 앞섭니다."),
    ],
)
def test_what_parsing_remarked_on(rule: str, severity: str, message: str) -> None:
    place = Place(7, Box(10.0, 20.0, 60.0, 30.0), 31)
    remark = Remark(rule, "/achievements/1", "'19. 2. 30.", (place,))
    result = run(remarks=(remark,), compared=Compared(dates=4, intervals=4))
    (finding,) = found(result, rule)
    assert (finding.severity, finding.pointer, finding.actual) == (severity, "/achievements/1", "'19. 2. 30.")
    assert (finding.page, finding.box) == (7, (10.0, 20.0, 60.0, 30.0))
    assert finding.message == message
    assert (check(result, rule).state, check(result, rule).compared) == ("mismatch", 4)


@pytest.mark.parametrize("rule", ["date-invalid", "date-rollover", "date-reversed"])
def test_no_dates_read_is_not_applicable(rule: str) -> None:
    assert check(run(compared=Compared()), rule).state == "not_applicable"


def test_an_achievement_outside_the_term_of_the_tables() -> None:
    items = (
        node("공사 착공", "2017-12-31"),
        node("공사 재개", "2018-01-01"),
        node("준공", "2022-05/2022-10"),
        node("개관", children=[node("행사", "2022-07")]),
    )
    result = run(pledge(achievements=items))
    first, second = found(result, "date-outside-term")
    assert (first.severity, first.pointer, second.pointer) == (
        "warning",
        "/achievements/0",
        "/achievements/3/children/0",
    )
    assert (first.expected, first.actual) == ("2018-01-01 ~ 2022-06-30", "2017-12-31")
    assert check(result, "date-outside-term").compared == 4


def test_the_term_of_the_profile_goes_first() -> None:
    profile = msgspec.structs.replace(PROFILE, term=Term(start="2018-07-01", end="2022-06-30"))
    result = run(pledge(achievements=(node("착공", "2018-06-30"),)), profile=profile)
    assert found(result, "date-outside-term")


def test_one_misread_year_does_not_stretch_the_term() -> None:
    odd = investment({"구비": ({"2019": 1, "2020": 1, "2102": 1}, {})})
    result = run(pledge(investment=odd, execution=(), targets=(), achievements=(node("개관", "2050-01"),)))
    assert found(result, "date-outside-term")[0].expected == "2019-01-01 ~ 2020-12-31"


def test_without_any_term_the_rule_is_not_checked() -> None:
    result = run(pledge(investment=(), execution=(), targets=()))
    assert (check(result, "date-outside-term").state, check(result, "date-outside-term").compared) == ("not_checked", 0)


def test_an_achievement_that_is_printed_too_late() -> None:
    items = (node("가", "2019-10-11/2019-10-20"), node("나", "2019-09-26/2019-11-07"), node("다", "2019-10-12"))
    result = run(pledge(achievements=items))
    (finding,) = found(result, "date-order")
    assert (finding.severity, finding.pointer, finding.actual) == ("info", "/achievements/1", "2019-09-26")
    assert check(result, "date-order").compared == 2


@pytest.mark.parametrize(
    "items",
    [
        pytest.param((node("가", "2018-11-05"), node("나", "2018")), id="a year after one of its days"),
        pytest.param((node("가", "2018-02-05"), node("나", "2018-40")), id="a half year after one of its days"),
        pytest.param(
            (node("가", "2018-02-05"), node("나"), node("다", "2018-02")), id="an item without a date between"
        ),
        pytest.param((node("가", "2018-02-05"), node("나", "2018-02-05")), id="the same day"),
    ],
)
def test_coarse_dates_are_compared_as_coarsely_as_they_are_printed(items: tuple[Node, ...]) -> None:
    assert check(run(pledge(achievements=items)), "date-order").state == "pass"


@pytest.mark.parametrize("later", ["2018", "2018-40", "2018-08"])
def test_a_coarse_date_that_is_wholly_earlier_is_found(later: str) -> None:
    items = (node("가", "2019-01-05" if later == "2018" else "2018-11-05"), node("나", later))
    assert found(run(pledge(achievements=items)), "date-order")


def test_one_date_has_no_order() -> None:
    assert check(run(pledge(achievements=(node("가", "2019"),))), "date-order").state == "not_applicable"
