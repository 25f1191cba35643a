"""Money: printed sums to exact whole won."""

from __future__ import annotations

import math
import re
from decimal import Decimal, InvalidOperation

from lark import Token, Tree

from extractor.parsing.inline import Inline
from extractor.records import Amount
from extractor.spelling import fold, narrow, squeeze

_SCALES = {"십": 10, "백": 100, "천": 1_000, "만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000}
_CELL = re.compile(r"([-−–△▲▽▼]?)(\(?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(\)?)[-−–]?")
_LARGEST = 10**18  # a sum beyond this is no sum of a municipality, and would not fit 64 bits
_NEGATIVE = frozenset("-−–△▲▽▼")


class NotMoneyError(ValueError):
    """The text is no whole number of won."""


def amount(text: str, inline: Inline) -> Amount:
    """The sum that the text prints with its unit (`1억 2,500만원`). Raises NotMoneyError."""
    tree = inline.parse(narrow(text), "amount")
    sign, *parts = tree.children
    won = sum((_part(part) for part in parts if isinstance(part, Tree)), Decimal(0))
    return Amount(text=text, krw=_whole(-won if isinstance(sign, Token) else won))


def cell(text: str, unit: int) -> int | None:
    """The value in won of a table cell whose numbers count `unit` won; None for an empty cell or a dash.

    `△`, `▲`, a minus or brackets make it negative. Raises NotMoneyError where the text is no number.
    """
    text = fold(text)
    if not text or text in _NEGATIVE:
        return None
    match = _CELL.fullmatch(text)
    if match is None or bool(match[2]) != bool(match[5]):
        raise NotMoneyError(text)
    value = Decimal((match[3] + (match[4] or "")).replace(",", "")) * unit
    return _whole(-value if match[1] or match[2] else value)


def unit(text: str, units: dict[str, int]) -> int | None:
    """The won that a unit line such as `(단위 : 백만원)` counts; None where it names no unit of money."""
    named = fold(text)
    found = [word for word in units if fold(word) in named]
    return units[max(found, key=len)] if found else None


def _part(part: Tree[Token]) -> Decimal:
    figure, scale = part.children
    factor = math.prod(_SCALES[char] for char in squeeze(str(scale or "")))
    try:
        return Decimal(str(figure).replace(",", "").strip()) * factor
    except InvalidOperation as error:
        raise NotMoneyError(str(figure)) from error


def _whole(value: Decimal) -> int:
    if value != value.to_integral_value() or abs(value) >= _LARGEST:
        raise NotMoneyError(str(value))
    return int(value)
