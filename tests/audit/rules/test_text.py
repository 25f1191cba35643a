"""Characters that cannot be what is printed, and what reading says of a page."""

from __future__ import annotations

import pytest

from extractor.layout import NOTICE_KINDS, Box, Notice
from extractor.records import Contact, SourcePlace
from tests.audit.factories import check, found, node, pledge, run

SECOND = "abcdef012345-002"


@pytest.mark.parametrize("char", ["\ufffd", "\ue0a1", "\U000f0001", "\U00100001"])
def test_a_character_that_cannot_be_printed(char: str) -> None:
    result = run(pledge(goals=(node(f"책 읽는 {char} 마을"),)))
    (finding,) = found(result, "text-suspect")
    assert (finding.severity, finding.kind, finding.pointer) == ("warning", "reading", "/goals/0")
    assert finding.actual == f"U+{ord(char):04X}"
    assert char not in finding.message


def test_names_are_looked_at_but_not_repeated() -> None:
    contact = Contact(role="도서관팀장", name="한\ufffd솔", phone=None)
    (finding,) = found(run(pledge(contacts=(contact,))), "text-suspect")
    assert finding.pointer == "/contacts/0"
    assert "솔" not in finding.message


def test_hidden_text_belongs_to_the_pledge_that_is_printed_around_it() -> None:
    first = pledge(pages=(1, 2))
    above = SourcePlace(page=2, box=(50.0, 400.0, 200.0, 420.0), line=40)
    second = pledge(id=SECOND, ordinal=2, pages=(2, 3), source_map={"/title": (above,)})
    before = Notice("hidden-text", 2, Box(50.0, 300.0, 90.0, 310.0), None, "숨은 글")
    after = Notice("hidden-text", 2, Box(50.0, 500.0, 90.0, 510.0), None, "가린 글")
    start = SourcePlace(page=1, box=(50.0, 40.0, 200.0, 60.0), line=1)
    first = pledge(pages=(1, 2), source_map={"/title": (start,)})
    findings = found(run(first, second, notices=(after, before)), "text-suspect")
    assert [(finding.pledge_id, finding.actual) for finding in findings] == [(first.id, "숨은 글"), (SECOND, "가린 글")]
    assert findings[0].box == before.box
    assert findings[0].pointer is None
    assert findings[0].message.startswith("2쪽: ")


def test_a_page_read_by_ocr_concerns_every_pledge_on_it() -> None:
    second = pledge(id=SECOND, ordinal=2, pages=(4, 5))
    findings = found(run(pledge(), second, notices=(Notice("page-ocr", 4, None, None, ""),)), "text-suspect")
    assert [finding.pledge_id for finding in findings] == [pledge().id, SECOND]


@pytest.mark.parametrize(("page", "box"), [(1, None), (None, None), (9, Box(1.0, 1.0, 2.0, 2.0))])
def test_what_lies_outside_every_pledge_is_a_finding_of_the_report(page: int | None, box: Box | None) -> None:
    result = run(notices=(Notice("damaged", page, box, None, "xref"),))
    (finding,) = found(result, "text-suspect")
    assert (finding.pledge_id, finding.page) == (None, page)
    assert check(result, "text-suspect").state == "pass"


def test_a_glyph_that_stands_in_a_record_is_said_once() -> None:
    place = SourcePlace(page=3, box=(50.0, 40.0, 300.0, 60.0), line=2)
    item = pledge(goals=(node("책 \ufffd"),), source_map={"/goals/0": (place,)})
    near = Notice("suspect-glyph", 3, Box(60.0, 42.0, 70.0, 58.0), 2, "\ufffd")
    far = Notice("suspect-glyph", 4, Box(60.0, 42.0, 70.0, 58.0), 9, "\ufffd")
    findings = found(run(item, notices=(near, far)), "text-suspect")
    assert [(finding.pointer, finding.page) for finding in findings] == [("/goals/0", 3), (None, 4)]


@pytest.mark.parametrize("kind", sorted(NOTICE_KINDS))
def test_every_notice_has_a_sentence(kind: str) -> None:
    (finding,) = found(run(notices=(Notice(kind, 3, None, None, "글"),)), "text-suspect")
    assert finding.message.startswith("3쪽: ")
    assert finding.message.endswith("(「글」).")
