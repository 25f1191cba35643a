"""Claims: what is placed, and what is left of each line."""

from __future__ import annotations

from extractor.layout import LayoutText
from extractor.parsing.claims import Claims

TEXT = "가나 다라\t마\n\n바 사\n"


def left(claims: Claims, start: int = 0, end: int = len(TEXT)) -> list[str]:
    return [TEXT[first:last] for first, last in claims.left(start, end)]


def test_nothing_is_placed_at_first_and_white_space_is_not_counted() -> None:
    claims = Claims(LayoutText(TEXT))
    assert (claims.placed, claims.unplaced) == (0, 7)
    assert left(claims) == ["가나 다라\t마", "바 사"]


def test_what_is_claimed_is_placed_once() -> None:
    claims = Claims(LayoutText(TEXT))
    claims.claim(0, 5)
    claims.claim(3, 7)
    assert (claims.placed, claims.unplaced) == (5, 2)
    assert left(claims) == ["바 사"]


def test_a_claim_parts_what_is_left_of_a_line() -> None:
    claims = Claims(LayoutText(TEXT))
    claims.claim(3, 5)
    assert left(claims) == ["가나", "마", "바 사"]


def test_what_is_left_is_cut_at_the_ends_asked_for() -> None:
    claims = Claims(LayoutText(TEXT))
    assert left(claims, 1, 4) == ["나 다"]
    assert left(claims, 8, 9) == []


def test_an_empty_text_has_nothing_left() -> None:
    claims = Claims(LayoutText(""))
    assert (claims.placed, claims.unplaced, list(claims.left(0, 0))) == (0, 0, [])
