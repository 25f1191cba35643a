"""Characters that cannot be what is printed, and text that a reader of the page does not see."""

from __future__ import annotations

import re

from extractor.audit.case import Case
from extractor.audit.items import other_texts
from extractor.audit.notices import describe
from extractor.audit.rule import Comparisons, Mismatch, rule
from extractor.layout import Notice, Place

# U+FFFD and the three private use areas (Unicode, chapter 23.5).
SUSPECT = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


@rule("text-suspect", "의심스러운 글자", severity="warning", kind="reading")
def text_suspect(case: Case) -> Comparisons:
    """Every character of the records is one that can be printed, and reading had nothing to say of the place."""
    garbled: set[int | None] = set()
    texts = [*((line.pointer, line.text) for line in case.prose), *other_texts(case.pledge)]
    suspects = [(pointer, text) for pointer, text in texts if SUSPECT.search(text)]
    yield len(texts) - len(suspects)
    for pointer, text in suspects:
        garbled |= {place.page for place in case.pledge.source_map.get(pointer, ())}
        codes = ", ".join(sorted({f"U+{ord(char):04X}" for char in SUSPECT.findall(text)}))
        yield Mismatch(pointer, f"알 수 없는 글자({codes})가 있어 원문의 글자를 확인해야 합니다.", None, codes)
    for notice in case.notices:
        # A glyph that stands in a record of that page has its finding already, at the record.
        if notice.kind != "suspect-glyph" or notice.page not in garbled:
            yield Mismatch(None, describe(notice), None, notice.text or None, _place(notice))


def _place(notice: Notice) -> Place:
    return Place(notice.page, notice.box, notice.line or 0)
