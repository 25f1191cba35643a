"""Finance tables, however they are turned."""

from __future__ import annotations

import pytest

from extractor.parsing.parsed import ParsedPledge
from tests.parsing.case import section, unplaced

Planned = tuple[str, str, int | None, int | None]
MILLION = 1_000_000


def invested(parsed: ParsedPledge) -> list[Planned]:
    return [(row.funding, row.period, row.planned_krw, row.secured_krw) for row in parsed.pledge.investment]


def executed(parsed: ParsedPledge) -> list[tuple[str, str, int]]:
    return [(row.funding, row.period, row.executed_krw) for row in parsed.pledge.execution]


def remarks(parsed: ParsedPledge) -> list[tuple[str, str, str]]:
    return [(remark.rule, remark.pointer, remark.text) for remark in parsed.remarks]


def test_sources_down_and_periods_across_with_two_measures() -> None:
    parsed = section(
        "연차별 투자계획",
        "\n(단위 : 백만원)\n구분\t계\t\t2018\t\t임기후\t\n\t계획액\t확보액\t계획액\t확보액\t계획액\t확보액\n"
        "계\t3\t2\t3\t2\t\t\n시비\t1\t-\t1\t-\t-\t-\n구비\t2\t2\t2\t2\t0\t\n",
    )
    assert invested(parsed) == [
        ("계", "total", 3 * MILLION, 2 * MILLION),
        ("계", "2018", 3 * MILLION, 2 * MILLION),
        ("시비", "total", MILLION, None),
        ("시비", "2018", MILLION, None),
        ("구비", "total", 2 * MILLION, 2 * MILLION),
        ("구비", "2018", 2 * MILLION, 2 * MILLION),
        ("구비", "after_term", 0, None),
    ]
    assert unplaced(parsed.pledge) == []
    assert parsed.compared.numbers == 15


def test_one_measure() -> None:
    parsed = section(
        "연차별 집행액", "\n(단위 : 천원)\n구분\t합 계\t2018\t2022.6월\n합계\t3\t1\t2\n구 비\t3\t△1\t(2)\n"
    )
    assert executed(parsed) == [
        ("계", "total", 3_000),
        ("계", "2018", 1_000),
        ("계", "2022-06", 2_000),
        ("구비", "total", 3_000),
        ("구비", "2018", -1_000),
        ("구비", "2022-06", -2_000),
    ]
    assert parsed.pledge.execution[0].period_text == "합 계"
    assert unplaced(parsed.pledge) == []


def test_periods_down_and_sources_across_in_blocks_of_measures() -> None:
    parsed = section(
        "연차별 투자계획",
        "\n(단위 : 천원)\n구분\t연도\t계\t국비\t구비\n계획\t합계\t3\t1\t2\n\t2018\t3\t1\t2\n"
        "확보\t합계\t2\t-\t2\n\t2018\t2\t-\t2\n집행\t합계\t1\t\t1\n\t2018\t1\t\t1\n",
    )
    assert invested(parsed) == [
        ("계", "total", 3_000, 2_000),
        ("계", "2018", 3_000, 2_000),
        ("국비", "total", 1_000, None),
        ("국비", "2018", 1_000, None),
        ("구비", "total", 2_000, 2_000),
        ("구비", "2018", 2_000, 2_000),
    ]
    assert executed(parsed) == [
        ("계", "total", 1_000),
        ("계", "2018", 1_000),
        ("구비", "total", 1_000),
        ("구비", "2018", 1_000),
    ]
    assert unplaced(parsed.pledge) == []


def test_a_table_of_its_own_for_each_measure() -> None:
    parsed = section(
        "연차별 투자계획",
        "\n(단위 : 원)\n[계획액]\n구분\t계\t2018\n구비\t3\t3\n\n[확보액]\n구분\t계\t2018\n구비\t2\t2\n",
    )
    assert invested(parsed) == [("구비", "total", 3, 2), ("구비", "2018", 3, 2)]


def test_a_table_over_two_pages_goes_on_without_its_head() -> None:
    parsed = section("연차별 집행액", "\n(단위 : 원)\n구분\t계\t2018\n계\t3\t3\n\n구비\t3\t3\n")
    assert executed(parsed) == [("계", "total", 3), ("계", "2018", 3), ("구비", "total", 3), ("구비", "2018", 3)]
    assert unplaced(parsed.pledge) == []


def test_a_head_printed_again_after_the_page_is_the_form_s() -> None:
    parsed = section("연차별 집행액", "\n(단위 : 원)\n구분\t계\t2018\n계\t3\t3\n\n구분\t계\t2018\n구비\t3\t3\n")
    assert [row[0] for row in executed(parsed)] == ["계", "계", "구비", "구비"]


def test_a_table_of_other_columns_without_a_head_is_not_read() -> None:
    parsed = section("연차별 집행액", "\n(단위 : 원)\n구분\t계\t2018\n계\t3\t3\n\n구비\t3\t3\t4\n")
    assert len(executed(parsed)) == 2
    assert unplaced(parsed.pledge) == ["구비 3 3 4"]


@pytest.mark.parametrize(
    ("unit", "won"),
    [("(단위 : 백만원)", MILLION), ("(단위: 천 원)", 1_000), ("단위 : 억원", 100 * MILLION), ("[단위 : 원]", 1)],
)
def test_the_unit_line_multiplies_the_cells(unit: str, won: int) -> None:
    parsed = section("연차별 집행액", f"\n{unit}\n구분\t2018\n구비\t3\n")
    assert executed(parsed) == [("구비", "2018", 3 * won)]
    assert remarks(parsed) == []


def test_the_unit_in_the_heading() -> None:
    parsed = section("연차별 집행액 (단위 : 천원)", "\n구분\t2018\n구비\t3\n")
    assert executed(parsed) == [("구비", "2018", 3_000)]


def test_no_unit_is_assumed_and_remarked_on() -> None:
    parsed = section("연차별 집행액", "\n구분\t2018\n구비\t3\n")
    assert executed(parsed) == [("구비", "2018", 3 * MILLION)]
    assert remarks(parsed) == [("unit-assumed", "/execution", "백만원")]


@pytest.mark.parametrize("cell", ["백", "3개", "1,23", "10 20", "?"])
def test_a_cell_that_should_hold_a_number_is_remarked_on_and_unplaced(cell: str) -> None:
    parsed = section("연차별 집행액", f"\n(단위 : 원)\n구분\t계\t2018\n구비\t3\t{cell}\n")
    assert executed(parsed) == [("구비", "total", 3)]
    assert remarks(parsed) == [("number-invalid", "/execution", cell)]
    assert unplaced(parsed.pledge) == [cell]


@pytest.mark.parametrize(
    ("head", "unknown", "periods"),
    [
        ("구분\t계\t201팔\n", ["201팔"], ["total", "201팔"]),
        ("구분\t계\t민선 7기\n", ["민선 7기"], ["total", "민선7기"]),
    ],
)
def test_a_period_of_no_known_form_is_kept_as_printed_and_told(
    head: str, unknown: list[str], periods: list[str]
) -> None:
    parsed = section("연차별 집행액", f"\n(단위 : 원)\n{head}구비\t3\t3\n")
    assert unplaced(parsed.pledge) == unknown
    assert [row[1] for row in executed(parsed)] == periods


def test_a_row_with_a_number_is_no_head() -> None:
    parsed = section("연차별 집행액", "\n(단위 : 원)\n구분\t계\t20212\n구비\t3\t3\n")
    assert executed(parsed) == []
    assert unplaced(parsed.pledge) == ["구분 계 20212", "구비 3 3"]


def test_what_stands_under_a_measure_that_nobody_knows_is_not_taken_for_another() -> None:
    parsed = section(
        "연차별 투자계획", "\n(단위 : 원)\n구분\t계\t\t2018\t\n\t계획액\t확뽀액\t계획액\t확보액\n구비\t3\t2\t3\t2\n"
    )
    assert invested(parsed) == [("구비", "total", 3, None), ("구비", "2018", 3, 2)]
    assert unplaced(parsed.pledge) == ["확뽀액", "2"]


def test_a_number_is_no_label() -> None:
    parsed = section("연차별 집행액", "\n(단위 : 원)\n구분\t\t2018\t2019\n구비\t87\t1\t2\n")
    assert executed(parsed) == [("구비", "2018", 1), ("구비", "2019", 2)]
    assert unplaced(parsed.pledge) == ["87"]


def test_a_source_of_any_name() -> None:
    parsed = section("연차별 집행액", "\n(단위 : 원)\n구분\t2018\n달빛 기금\t3\n")
    assert executed(parsed) == [("달빛기금", "2018", 3)]


def test_a_value_that_is_printed_twice_is_kept_twice() -> None:
    parsed = section("연차별 집행액", "\n(단위 : 원)\n구분\t2018\n구비\t3\n구비\t4\n")
    assert executed(parsed) == [("구비", "2018", 3), ("구비", "2018", 4)]


def test_every_value_has_its_cell() -> None:
    parsed = section("연차별 투자계획", "\n(단위 : 원)\n구분\t2018\t\n\t계획액\t확보액\n계\t3\t-\n구비\t\t2\n")
    places = {key: place[0].line for key, place in parsed.pledge.source_map.items() if key.startswith("/investment")}
    assert places == {"/investment/0/planned_krw": 10, "/investment/1/secured_krw": 11}
