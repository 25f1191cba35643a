"""The lexicon of a report: which words are suspect, and what they probably should be."""

from __future__ import annotations

from extractor.audit.items import prose
from extractor.audit.spelling import Lexicon
from tests.audit.factories import node, pledge

LOANS = [f"{year}년 육성기금 융자금 지원" for year in range(2018, 2023)]


def lexicon_of(*texts: str) -> Lexicon:
    return Lexicon(line.words for line in prose(pledge(title="", achievements=tuple(node(text) for text in texts))))


def test_a_suspect_word_leads_to_the_usual_one() -> None:
    lexicon = lexicon_of(*LOANS, "2017년 육성기금 용자금 지원")
    usual = lexicon.usual["용자금"]
    assert (usual.word, usual.times, usual.suspect_times) == ("융자금", 5, 1)


def test_spellings_hold_what_a_word_is_part_of() -> None:
    lexicon = lexicon_of(*LOANS, "2017년 육성기금 용자금 지원")
    assert lexicon.spellings(["융자"]) == {"융자", "용자금"}
    assert lexicon.spellings(["대출"]) == {"대출"}


def test_a_report_without_words() -> None:
    assert lexicon_of().usual == lexicon_of("", "12").usual == {}
