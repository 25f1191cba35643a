"""Words that are probably misspelt."""

from __future__ import annotations

from extractor.audit.case import Case
from extractor.audit.korean import particle, quoted
from extractor.audit.rule import Comparisons, Mismatch, rule
from extractor.audit.spelling import Usual


@rule("spelling-suspect", "오탈자 의심", severity="info")
def spelling_suspect(case: Case) -> Comparisons:
    """No word is one letter off a word that the report uses far more often."""
    usual = case.whole.lexicon.usual
    for line in case.prose:
        suspects = [word for word in line.words if word in usual] if usual else []
        yield len(line.words) - len(suspects)
        for word in suspects:
            yield Mismatch(line.pointer, _sentence(word, usual[word]), usual[word].word, word)


def _sentence(word: str, likely: Usual) -> str:
    return (
        f"{particle(quoted(word), '은', '는')} {quoted(likely.word)}의 오기로 보입니다"
        f"(보고서에서 {quoted(likely.word)} {likely.times}회, {quoted(word)} {likely.suspect_times}회)."
    )
