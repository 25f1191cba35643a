"""Sections that should be there, text that found no place, units and numbers of the tables."""

from __future__ import annotations

from extractor.layout import Box, Place
from extractor.parsing.parsed import Compared, Remark
from extractor.records import SourcePlace, Unplaced
from tests.audit.factories import PROFILE, check, found, pledge, run


def test_an_absent_and_an_empty_section() -> None:
    printed = frozenset(PROFILE.expected) - {"goals"}
    result = run(pledge(goals=(), execution=()), sections=printed)
    absent, empty = found(result, "section-missing")
    assert (absent.severity, absent.pointer, absent.actual) == ("warning", "/goals", "absent")
    assert (empty.pointer, empty.actual) == ("/execution", "empty")
    assert absent.message == "있어야 할 「정책목표」 항목이 없습니다."
    assert empty.message == "「연차별집행액」 항목의 제목만 있고 내용이 없습니다."
    assert check(result, "section-missing").compared == len(PROFILE.expected)


def test_text_without_a_place_in_the_records() -> None:
    stray = (Unplaced(page=4, line=12, text="비고"), Unplaced(page=4, line=13, text="도면 참조"))
    places = {"/unplaced/1": (SourcePlace(page=4, box=(1.0, 2.0, 3.0, 4.0), line=13),)}
    first, second = found(run(pledge(unplaced=stray, source_map=places)), "unplaced")
    assert (first.pointer, first.page, first.box) == ("/unplaced/0", 4, None)
    assert (second.pointer, second.page, second.box) == ("/unplaced/1", 4, (1.0, 2.0, 3.0, 4.0))
    assert first.message == "12번째 줄의 「비고」를 어느 항목에도 넣지 못했으므로 원문을 확인해야 합니다."
    assert (first.severity, first.kind) == ("warning", "reading")


def test_a_table_without_a_unit() -> None:
    result = run(remarks=(Remark("unit-assumed", "/investment", ""),))
    (finding,) = found(result, "unit-assumed")
    assert (finding.severity, finding.kind, finding.pointer) == ("warning", "reading", "/investment")
    assert "백만원으로 읽었으므로" in finding.message
    assert check(result, "unit-assumed").compared == 2


def test_a_cell_that_holds_no_number() -> None:
    place = Place(5, Box(1.0, 2.0, 3.0, 4.0), 20)
    result = run(remarks=(Remark("number-invalid", "/execution", "24.3.94", (place,)),))
    (finding,) = found(result, "number-invalid")
    assert (finding.severity, finding.actual, finding.page) == ("error", "24.3.94", 5)
    assert finding.message == "금액 칸에 숫자로 읽을 수 없는 「24.3.94」가 적혀 있습니다."


def test_no_tables_is_not_applicable() -> None:
    result = run(compared=Compared())
    assert check(result, "unit-assumed").state == check(result, "number-invalid").state == "not_applicable"
