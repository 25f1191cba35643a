"""Money: sums in text, cells of tables, and units."""

from __future__ import annotations

import pytest
from lark.exceptions import UnexpectedInput

from extractor.parsing import money, phrase
from extractor.parsing.money import NotMoneyError
from tests.parsing.case import PROFILE, phrases

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("printed", "won"),
    [
        ("258백만 원", 258 * MILLION),
        ("258백만원", 258 * MILLION),
        ("7,000천 원", 7 * MILLION),
        ("1억 2,500만원", 125 * MILLION),
        ("1억2,500만 원", 125 * MILLION),
        ("12.5억원", 1_250 * MILLION),
        ("3조 2,000억 원", 3_200_000 * MILLION),
        ("2천5백만원", 25 * MILLION),
        ("2천만원", 20 * MILLION),
        ("5백만 3천원", 5_003_000),
        ("1천 500원", 1_500),
        ("5십억원", 5_000 * MILLION),
        ("1,234원", 1_234),
        ("0원", 0),
        ("△5백만원", -5 * MILLION),
        ("１，０００천원", MILLION),
    ],
)
def test_a_sum_in_text(printed: str, won: int) -> None:
    amount = money.amount(printed, phrases())
    assert (amount.krw, amount.text) == (won, printed)
    assert [each.krw for each in phrase.read(f"달빛 {printed}을 지원", phrases()).amounts] == [won]


@pytest.mark.parametrize("text", ["", "258", "백만원", "258백만", "원"])
def test_what_is_no_sum(text: str) -> None:
    with pytest.raises(UnexpectedInput):
        money.amount(text, phrases())


@pytest.mark.parametrize("text", ["0.5원", "1.23456789만원", "9999999조원"])
def test_a_sum_that_is_no_whole_or_no_likely_number_of_won_stays_text(text: str) -> None:
    with pytest.raises(NotMoneyError):
        money.amount(text, phrases())
    assert phrase.read(text, phrases()).amounts == ()


@pytest.mark.parametrize(
    ("printed", "won"),
    [
        ("", None),
        ("  ", None),
        ("-", None),
        ("–", None),
        ("—", None),
        ("―", None),
        ("─", None),
        ("ㅡ", None),
        ("0", 0),
        ("0.0", 0),
        ("2,505", 2_505 * MILLION),
        ("2505", 2_505 * MILLION),
        ("12.5", 12_500_000),
        ("1,234, 567", 1_234_567 * MILLION),
        ("△35", -35 * MILLION),
        ("▲ 35", -35 * MILLION),
        ("-35", -35 * MILLION),
        ("−35", -35 * MILLION),
        ("(35)", -35 * MILLION),
        ("( 1,200 )", -1_200 * MILLION),
        ("9,327-", 9_327 * MILLION),
        ("２，５０５", 2_505 * MILLION),
    ],
)
def test_a_cell_of_a_table_of_millions(printed: str, won: int | None) -> None:
    assert money.cell(printed, MILLION) == won


@pytest.mark.parametrize(
    "text",
    [
        "백",
        "35백만원",
        "1,23",
        "12,3456",
        "1.2.3",
        "(35",
        "35)",
        "10 20",
        "35%",
        "1~2",
        "2개",
        "0.0000001",
        "9" * 30,
        "9" * 5000,
    ],
)
def test_a_cell_that_is_no_number(text: str) -> None:
    with pytest.raises(NotMoneyError):
        money.cell(text, MILLION)


@pytest.mark.parametrize(
    ("printed", "won"),
    [
        ("(단위 : 백만원)", MILLION),
        ("(단위: 백만 원)", MILLION),
        ("단위:천원", 1_000),
        ("[단 위 : 억 원]", 100 * MILLION),
        ("(단위 : 원)", 1),
        ("(단위 : 개소)", None),
        ("(단위 : %)", None),
    ],
)
def test_a_unit_line(printed: str, won: int | None) -> None:
    assert money.unit(printed, PROFILE.money.units) == won
