"""The check-mark grid."""

from __future__ import annotations

from tests.audit.factories import check, found, run

MARKED = {"kind": ("신규",), "lead": ("자체",), "status": ("완료",)}


def test_a_field_without_a_mark() -> None:
    result = run(marks={**MARKED, "lead": (), "status": ()})
    first, second = found(result, "check-none")
    assert (first.severity, first.pointer, second.pointer) == ("error", "/lead", "/status")
    assert second.message == "이행상태에 표시된 항목이 없습니다(하나 이상 필요)."
    assert check(result, "check-none").compared == 3


def test_more_than_one_mark() -> None:
    result = run(marks={**MARKED, "status": ("완료", "정상추진")})
    (finding,) = found(result, "check-many")
    assert (finding.pointer, finding.expected, finding.actual) == ("/status", 1, "완료; 정상추진")
    assert finding.message == "이행상태는 하나만 표시해야 하는데 2개(완료, 정상추진)가 표시되어 있습니다."


def test_more_than_one_lead_is_no_error() -> None:
    result = run(marks={**MARKED, "lead": ("자체", "민간/기타")})
    assert check(result, "check-many").state == check(result, "check-none").state == "pass"


def test_a_page_without_the_grid_is_not_applicable() -> None:
    result = run(marks={})
    assert check(result, "check-none").state == check(result, "check-many").state == "not_applicable"
