"""The cells of the yearly tables: printed units, and cells that hold no number."""

from __future__ import annotations

from itertools import repeat

from extractor.audit.case import Case
from extractor.audit.korean import particle, quoted
from extractor.audit.rule import HOLDS, Comparisons, Mismatch, rule


@rule("unit-assumed", "단위 없음", severity="warning", kind="reading")
def unit_assumed(case: Case) -> Comparisons:
    """Every table of money prints its unit."""
    unit = case.profile.money.default_unit
    remarks = case.remarks("unit-assumed")
    for remark in remarks:
        message = f"표에 금액 단위가 적혀 있지 않아 {unit}으로 읽었으므로 원문의 단위를 확인해야 합니다."
        place = remark.places[0] if remark.places else None
        yield Mismatch(remark.pointer, message, None, unit, place)
    yield from repeat(HOLDS, max(0, case.parsed.compared.tables - len(remarks)))


@rule("number-invalid", "숫자가 아닌 값", severity="error", kind="reading")
def number_invalid(case: Case) -> Comparisons:
    """Every cell that should hold a number holds one, or nothing."""
    remarks = case.remarks("number-invalid")
    for remark in remarks:
        message = (
            f"금액이 있어야 할 칸에 숫자로 읽을 수 없는 {particle(quoted(remark.text), '이', '가')} 적혀 있습니다."
        )
        place = remark.places[0] if remark.places else None
        yield Mismatch(remark.pointer, message, None, remark.text, place)
    yield from repeat(HOLDS, max(0, case.parsed.compared.numbers - len(remarks)))
