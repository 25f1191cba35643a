"""Rules whose comparisons parsing has made: it reads every date and number, and remarks on the odd ones."""

from __future__ import annotations

from collections.abc import Callable

from extractor.audit.case import Case
from extractor.audit.rule import Comparisons, Mismatch


def remarked(case: Case, rule: str, compared: int, sentence: Callable[[str], str]) -> Comparisons:
    """A mismatch for each remark of that rule, its message made of the printed text; the others of `compared` hold."""
    remarks = case.remarks(rule)
    for remark in remarks:
        place = remark.places[0] if remark.places else None
        yield Mismatch(remark.pointer, sentence(remark.text), None, remark.text or None, place)
    yield max(0, compared - len(remarks))
