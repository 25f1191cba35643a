"""The structure of a pledge: the sections that it should have, and what found no place in it."""

from __future__ import annotations

from typing import cast

from extractor.audit.case import Case
from extractor.audit.items import other_texts
from extractor.audit.korean import particle, quoted
from extractor.audit.rule import HOLDS, Comparisons, Mismatch, rule
from extractor.layout import Place
from extractor.profile import Section
from extractor.records import Unplaced


@rule("section-missing", "누락된 항목", severity="warning")
def section_missing(case: Case) -> Comparisons:
    """Every section that the profile expects is printed and holds something."""
    for section in case.profile.expected:
        name = quoted(case.profile.sections[section][0])
        if _holds_something(case, section):
            yield HOLDS
        elif section in case.parsed.sections:
            yield Mismatch(f"/{section}", f"{name} 항목의 제목만 있고 내용이 없습니다.", None, "empty")
        else:
            yield Mismatch(f"/{section}", f"있어야 할 {name} 항목이 없습니다.", None, "absent")


def _holds_something(case: Case, section: Section) -> bool:
    return bool(cast("tuple[object, ...]", getattr(case.pledge, section)))


@rule("unplaced", "해석하지 못한 내용", severity="warning", kind="reading")
def unplaced(case: Case) -> Comparisons:
    """Every printed text found a place in the records."""
    for index, stray in enumerate(case.pledge.unplaced):
        what = particle(quoted(stray.text), "을", "를")
        message = f"{stray.line}번째 줄의 {what} 어느 항목에도 넣지 못했으므로 원문을 확인해야 합니다."
        pointer = f"/unplaced/{index}"
        yield Mismatch(pointer, message, None, stray.text, _place(case, pointer, stray))
    yield len(case.prose) + sum(1 for _ in other_texts(case.pledge)) - len(case.pledge.unplaced)


def _place(case: Case, pointer: str, stray: Unplaced) -> Place | None:
    """The page that the entry itself names, where the source map has no box for it."""
    return None if pointer in case.pledge.source_map else Place(stray.page, None, stray.line)
