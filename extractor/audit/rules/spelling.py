"""Words that are probably misspelt."""

from __future__ import annotations

from extractor.audit.case import Case
from extractor.audit.items import prose
from extractor.audit.korean import particle, quoted
from extractor.audit.rule import HOLDS, Comparisons, Mismatch, rule
from extractor.audit.spelling import words


@rule("spelling-suspect", "오탈자 의심", severity="info")
def spelling_suspect(case: Case) -> Comparisons:
    """No word is one letter off a word that the report uses far more often."""
    usual = case.whole.lexicon.usual
    for pointer, text in prose(case.pledge):
        for word in words(text):
            if word not in usual:
                yield HOLDS
                continue
            likely = usual[word]
            message = (
                f"{particle(quoted(word), '은', '는')} {quoted(likely.word)}의 오기로 보입니다"
                f"(보고서에서 {quoted(likely.word)} {likely.times}회, {quoted(word)} {likely.suspect_times}회)."
            )
            yield Mismatch(pointer, message, likely.word, word)
