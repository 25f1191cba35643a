"""The Korean of the findings: money, periods and particles as an auditor writes them."""

from __future__ import annotations

import dataclasses
import re

from extractor.profile import Measure

MEASURES: dict[Measure, str] = {"planned": "계획액", "secured": "확보액", "executed": "집행액"}

_UNITS = ((1_000_000, "백만원"), (1_000, "천원"), (1, "원"))
_PERIODS = {"total": "계", "before_term": "임기 전", "after_term": "임기 후"}
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_SPOKEN = re.compile("[가-힣0-9]")
_FINAL_DIGITS = frozenset("013678")
_LIQUID, _LIQUID_DIGITS = 8, frozenset("178")


@dataclasses.dataclass(frozen=True, slots=True)
class Won:
    """Writes sums of money in one unit, so that the numbers of a sentence can be held against each other."""

    factor: int
    unit: str

    @classmethod
    def for_all(cls, *amounts: int) -> Won:
        """The largest of 백만원, 천원 and 원 in which every one of `amounts` is a whole number."""
        return next(cls(factor, unit) for factor, unit in _UNITS if all(amount % factor == 0 for amount in amounts))

    def __call__(self, amount: int) -> str:
        return f"{amount // self.factor:,}{self.unit}" if amount else "0원"


def period(value: str) -> str:
    """A period of the contract in words: `2018` -> `2018년`, `2022-06` -> `2022년 6월`, `total` -> `계`."""
    if month := _MONTH.match(value):
        return f"{month[1]}년 {int(month[2])}월"
    return _PERIODS.get(value) or f"{value}년"


def row(funding: str) -> str:
    """A funding row in words; the total row is that of all sources."""
    return "전체 재원" if funding == "계" else funding


def particle(word: str, after_consonant: str, after_vowel: str) -> str:
    """`word` with the form of the particle that its last sound asks for: `계획액` + `이`, `구비` + `가`.

    Brackets and other signs after the last syllable or digit are silent. `으로` is `로` after ㄹ too.
    """
    last = next((char for char in reversed(word) if _SPOKEN.match(char)), "")
    final = (ord(last) - ord("가")) % 28 if last and not last.isdigit() else 0
    closed = final > 0 or last in _FINAL_DIGITS
    if after_consonant == "으로" and (final == _LIQUID or last in _LIQUID_DIGITS):
        closed = False
    return word + (after_consonant if closed else after_vowel)


def quoted(text: str, limit: int = 40) -> str:
    """`text` in Korean corner brackets, shortened to `limit` characters."""
    return f"「{text if len(text) <= limit else text[: limit - 1] + '…'}」"
