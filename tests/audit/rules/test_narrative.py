"""Payments named in the achievements against the 집행액 of their year."""

from __future__ import annotations

from tests.audit.factories import MILLION, check, execution, found, node, pledge, run

SPENT = execution({"계": {"total": 160, "2018": 7, "2019": 61, "2020": 53, "2021": 17, "2022-06": 22}})


def test_payments_within_the_executed_amount_pass() -> None:
    items = (
        node("참여기업 지원금 지급", "2020-09", krw=[18 * MILLION]),
        node("판로 보조금 지급", "2020-09", krw=[21 * MILLION]),
        node("지원금 지급", "2022-03", krw=[22 * MILLION]),
    )
    result = run(pledge(achievements=items, execution=SPENT))
    assert (check(result, "narrative-execution").state, check(result, "narrative-execution").compared) == ("pass", 2)


def test_payments_beyond_it_say_what_share_they_are() -> None:
    items = (
        node("소액 지원금 지급", "2018-11", krw=[2 * MILLION]),
        node("지원금 지급", "2018-11", krw=[7 * MILLION]),
    )
    (finding,) = found(run(pledge(achievements=items, execution=SPENT)), "narrative-execution")
    assert (finding.severity, finding.pointer) == ("info", "/achievements/1")
    assert (finding.expected, finding.actual) == (7 * MILLION, 9 * MILLION)
    assert finding.message == (
        "2018년 추진실적에 적힌 지급액 9백만원(융자성 금액 제외)이 집행액 7백만원보다 많습니다(집행액의 128.6%)."
    )


def test_a_difference_below_the_unit_of_the_table_is_called_so() -> None:
    items = (node("지원금 지급", "2021-09", krw=[7_500_000]), node("보조금 지급", "2021-09", krw=[10 * MILLION]))
    (finding,) = found(run(pledge(achievements=items, execution=SPENT)), "narrative-execution")
    assert finding.message.endswith("(집행액의 102.9%, 차이 500천원은 표의 단위보다 작음).")


def test_loans_and_what_stands_below_them_are_left_out() -> None:
    below = node("구 자금 38개 업체 5,525백만 원", krw=[5_525 * MILLION])
    items = (node("2018년 육성기금 융자 지원", "2018", children=[below]),)
    assert check(run(pledge(achievements=items, execution=SPENT)), "narrative-execution").state == "not_applicable"


def test_a_misspelt_loan_is_a_loan() -> None:
    def loan(year: str, word: str) -> object:
        below = node("구 자금 5,525백만 원", krw=[5_525 * MILLION])
        return node(f"{year}년 육성기금 {word} 지원", year, children=[below])

    items = (loan("2018", "용자"), *(loan(year, "융자") for year in ("2019", "2020", "2021", "2022")))
    result = run(pledge(achievements=items, execution=SPENT))
    assert check(result, "narrative-execution").state == "not_applicable"
    assert [finding.pointer for finding in found(result, "spelling-suspect")] == ["/achievements/0"]


def test_an_item_without_a_date_takes_the_year_of_the_one_above() -> None:
    items = (node("지원사업 운영", "2018-03", children=[node("참여자 지원", krw=[9 * MILLION])]),)
    (finding,) = found(run(pledge(achievements=items, execution=SPENT)), "narrative-execution")
    assert finding.pointer == "/achievements/0/children/0"


def test_an_amount_that_is_broken_down_is_counted_once() -> None:
    parts = [node("재료비", krw=[4 * MILLION]), node("인건비", krw=[3 * MILLION])]
    items = (node("행사 지원 7백만원", "2018-03", krw=[7 * MILLION], children=parts),)
    assert check(run(pledge(achievements=items, execution=SPENT)), "narrative-execution").state == "pass"
    items = (node("지원 7백만원(시비 4, 구비 3)", "2018-03", krw=[7 * MILLION, 4 * MILLION, 3 * MILLION]),)
    assert check(run(pledge(achievements=items, execution=SPENT)), "narrative-execution").state == "pass"


def test_payments_over_several_years_belong_to_none() -> None:
    items = (node("지원금 지급", "2018-11/2019-02", krw=[900 * MILLION]),)
    assert check(run(pledge(achievements=items, execution=SPENT)), "narrative-execution").state == "not_applicable"


def test_a_year_without_an_executed_amount_is_not_checked() -> None:
    items = (node("지원금 지급", "2018-11", krw=[9 * MILLION]),)
    assert check(run(pledge(achievements=items, execution=())), "narrative-execution").state == "not_checked"


def test_without_a_total_row_the_sources_are_added() -> None:
    spent = execution({"시비": {"2018": 4}, "구비": {"2018": 3}})
    items = (node("지원금 지급", "2018-11", krw=[7 * MILLION]),)
    assert check(run(pledge(achievements=items, execution=spent)), "narrative-execution").state == "pass"


def test_nothing_was_executed() -> None:
    items = (node("지원금 지급", "2018-11", krw=[7 * MILLION]),)
    result = run(pledge(achievements=items, execution=execution({"계": {"2018": 0}})))
    assert found(result, "narrative-execution")[0].message.endswith("(집행액 0원).")
