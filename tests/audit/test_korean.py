"""Money, periods and particles in Korean."""

from __future__ import annotations

import pytest

from extractor.audit.korean import Won, particle, period, quoted


@pytest.mark.parametrize(
    ("amounts", "written"),
    [
        ((258_000_000, 248_000_000), ["258백만원", "248백만원"]),
        ((17_500_000, 17_000_000), ["17,500천원", "17,000천원"]),
        ((1_234_567, 1_000_000), ["1,234,567원", "1,000,000원"]),
        ((-3_000_000, 0), ["-3백만원", "0원"]),
    ],
)
def test_money_is_written_in_one_exact_unit(amounts: tuple[int, ...], written: list[str]) -> None:
    won = Won.for_all(*amounts)
    assert [won(amount) for amount in amounts] == written


@pytest.mark.parametrize(
    ("value", "words"),
    [("total", "계"), ("2018", "2018년"), ("2022-06", "2022년 6월"), ("after_term", "임기 후")],
)
def test_periods(value: str, words: str) -> None:
    assert period(value) == words


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("계획액", "계획액이"),
        ("구비", "구비가"),
        ("「융자」", "「융자」가"),
        ("'19. 3.", "'19. 3.이"),
        ("2", "2가"),
        ("A", "A가"),
    ],
)
def test_particles(word: str, written: str) -> None:
    assert particle(word, "이", "가") == written


def test_long_text_is_shortened() -> None:
    assert quoted("가" * 50) == f"「{'가' * 39}…」"
