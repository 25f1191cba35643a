"""Money: printed sums to exact whole won."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from lark import Token, Tree

from extractor.parsing.inline import Inline
from extractor.records import Amount
from extractor.spelling import fold, narrow, squeeze

_SCALES = {"십": 10, "백": 100, "천": 1_000}
_MYRIADS = {"만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000}
_TWO_NUMBERS = re.compile(r"\d\s+\d")
_CELL = re.compile(r"([-−–△▲▽▼]?)(\(?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(\)?)[-−–]?")
_LARGEST = 10**18  # a sum beyond this is no sum of a municipality, and would not fit 64 bits
_NEGATIVE = frozenset("-−–△▲▽▼")
_NONE = _NEGATIVE | frozenset("‐‑‒—―─\u1173")  # dashes; and ㅡ, which is typed for one and folded to a jamo


class NotMoneyError(ValueError):
    """The text is no whole number of won."""


def amount(text: str, inline: Inline) -> Amount:
    """The sum that the text prints with its unit (`1억 2,500만원`). Raises NotMoneyError."""
    tree = inline.parse(narrow(text), "amount")
    sign, *parts = tree.children
    won = below = Decimal(0)
    for part in parts:
        assert isinstance(part, Tree)
        value, myriad = _part(part)
        below += value
        if myriad:
            won, below = won + below * _MYRIADS[myriad], Decimal(0)
    won += below
    return Amount(text=text, krw=_whole(-won if isinstance(sign, Token) else won))


def cell(text: str, unit: int) -> int | None:
    """The value in won of a table cell whose numbers count `unit` won; None for an empty cell or a dash.

    `△`, `▲`, a minus or brackets make it negative. Raises NotMoneyError where the text is no number.
    """
    folded = fold(text)
    if not folded or folded in _NONE:
        return None
    match = _CELL.fullmatch(folded)
    if match is None or bool(match[2]) != bool(match[5]) or _TWO_NUMBERS.search(text):
        raise NotMoneyError(text)
    value = Decimal((match[3] + (match[4] or "")).replace(",", "")) * unit
    return _whole(-value if match[1] or match[2] else value)


def unit(text: str, units: dict[str, int]) -> int | None:
    """The won that a unit line such as `(단위 : 백만원)` counts; None where it names no unit of money."""
    named = fold(text)
    found = [word for word in units if fold(word) in named]
    return units[max(found, key=len)] if found else None


def _part(part: Tree[Token]) -> tuple[Decimal, str]:
    """A figure with its tens, hundreds and thousands, and the myriad that they count, if any."""
    figure, printed = part.children
    scale = squeeze(str(printed or ""))
    small, myriad = (scale[:-1], scale[-1]) if scale[-1:] in _MYRIADS else (scale, "")
    factor = math.prod(_SCALES[char] for char in small)
    return Decimal(str(figure).replace(",", "").strip()) * factor, myriad


def _whole(value: Decimal) -> int:
    if value != value.to_integral_value() or abs(value) >= _LARGEST:
        raise NotMoneyError(str(value))
    return int(value)
