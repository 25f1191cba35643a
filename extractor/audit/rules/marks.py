"""The check-mark grid: a mark where one must stand, and no more than one where only one can."""

from __future__ import annotations

from extractor.audit.case import Case
from extractor.audit.korean import particle
from extractor.audit.rule import HOLDS, Comparisons, Mismatch, rule
from extractor.profile import GridField

FIELDS: dict[GridField, str] = {"kind": "사업유형", "lead": "사업주체", "status": "이행상태"}
SINGLE: tuple[GridField, ...] = ("kind", "status")


@rule("check-none", "표시 누락", severity="error")
def check_none(case: Case) -> Comparisons:
    """사업유형, 사업주체 and 이행상태 have a mark, where the page prints them."""
    for field, name in FIELDS.items():
        if field not in case.parsed.marks:
            continue
        if case.parsed.marks[field]:
            yield HOLDS
        else:
            yield Mismatch(f"/{field}", f"{name}에 표시된 항목이 없습니다(하나 이상 필요).", 1, 0)


@rule("check-many", "중복 표시", severity="error")
def check_many(case: Case) -> Comparisons:
    """사업유형 and 이행상태 have no more than one mark."""
    for field in SINGLE:
        marked = case.parsed.marks.get(field)
        if marked is None:
            continue
        if len(marked) <= 1:
            yield HOLDS
        else:
            name = particle(FIELDS[field], "은", "는")
            message = f"{name} 하나만 표시해야 하는데 {len(marked)}개({', '.join(marked)})가 표시되어 있습니다."
            yield Mismatch(f"/{field}", message, 1, "; ".join(marked))
