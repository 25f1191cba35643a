"""The Korean words that an auditor reads for the feed's codes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from extractor.audit.rules import RULES
from extractor.records import Outcome

SEVERITIES: Mapping[str, str] = MappingProxyType({"error": "오류", "warning": "주의", "info": "참고"})
KINDS: Mapping[str, str] = MappingProxyType({"source": "보고서 내용", "reading": "판독"})
STATES: Mapping[str, str] = MappingProxyType(
    {"pass": "일치", "mismatch": "불일치", "not_applicable": "해당 없음", "not_checked": "점검 못 함"}
)
OUTCOMES: Mapping[str, str] = MappingProxyType(
    {Outcome.OK: "정상", Outcome.WARNED: "확인 필요", Outcome.FAILED: "실패"}
)
PERIODS: Mapping[str, str] = MappingProxyType({"total": "계", "before_term": "임기 전", "after_term": "임기 후"})
PRECISIONS: Mapping[str, str] = MappingProxyType(
    {"day": "일", "month": "월", "quarter": "분기", "half": "반기", "year": "연"}
)
_RULES: Mapping[str, str] = MappingProxyType({each.name: each.label for each in RULES})


def precision(codes: str) -> str:
    """`day/month; day` as `일/월; 일`."""
    parts = ((PRECISIONS.get(code, code) for code in each.split("/")) for each in codes.split("; "))
    return "; ".join("/".join(part) for part in parts)


def rule(name: str) -> str:
    """What the audit calls the rule of that name."""
    return _RULES.get(name, name)
