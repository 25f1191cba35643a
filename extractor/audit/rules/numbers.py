"""The cells of the yearly tables: printed units, and cells that hold no number."""

from __future__ import annotations

from extractor.audit.case import Case
from extractor.audit.korean import particle, quoted
from extractor.audit.rule import Comparisons, rule
from extractor.audit.rules.remarks import remarked


@rule("unit-assumed", "단위 없음", severity="warning", kind="reading")
def unit_assumed(case: Case) -> Comparisons:
    """Every table of money prints its unit."""

    def sentence(_: str) -> str:
        unit = particle(case.profile.money.default_unit, "으로", "로")
        return f"표에 금액 단위가 적혀 있지 않아 {unit} 읽었으므로 원문의 단위를 확인해야 합니다."

    return remarked(case, "unit-assumed", case.parsed.compared.tables, sentence)


@rule("number-invalid", "숫자가 아닌 값", severity="error", kind="reading")
def number_invalid(case: Case) -> Comparisons:
    """Every cell that should hold a number holds one, or nothing."""

    def sentence(text: str) -> str:
        return f"금액 칸에 숫자로 읽을 수 없는 {particle(quoted(text), '이', '가')} 적혀 있습니다."

    return remarked(case, "number-invalid", case.parsed.compared.numbers, sentence)
