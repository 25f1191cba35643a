"""Words that are probably misspelt: one letter off a word that the report uses far more often.

Without a dictionary, frequency alone accuses too many honest words (`자원` beside `지원`). So a short word must also
stand where the frequent one stands, between the same neighbours; a long word is hardly ever another word's double.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

FREQUENT = 4
TIMES_MORE = 4
LONG = 4

_FIRST = ord("가")
_PARTICLES = frozenset("은는이가을를의와과도로에만")
_GAP = "*"


class Usual(NamedTuple):
    """What a suspect word probably should be, how often that is written, and how often the suspect is."""

    word: str
    times: int
    suspect_times: int


class _Pair(NamedTuple):
    suspect: str
    usual: str
    at: int


class Lexicon:
    """The suspect words of one report and the usual spelling of each."""

    __slots__ = ("usual",)

    def __init__(self, words: Iterable[list[str]]) -> None:
        """`words` are those of each line of the report, two syllables and more."""
        lines = list(words)
        times = Counter(word for line in lines for word in line)
        pairs = list(_pairs(times))
        around = _neighbours(lines, {word for pair in pairs for word in (pair.suspect, pair.usual)})
        self.usual: dict[str, Usual] = {}
        for pair in sorted(pairs, key=lambda pair: (times[pair.usual], pair.usual)):
            if _is_long(pair) or _stands_like(around[pair.suspect], around[pair.usual]):
                self.usual[pair.suspect] = Usual(pair.usual, times[pair.usual], times[pair.suspect])

    def spellings(self, wanted: Iterable[str]) -> frozenset[str]:
        """`wanted`, and every suspect word that probably is, or holds, one of them."""
        kept = frozenset(wanted)
        return kept | {suspect for suspect, usual in self.usual.items() if any(word in usual.word for word in kept)}


def _pairs(times: Counter[str]) -> Iterator[_Pair]:
    """Rare and frequent words of equal length that differ in one letter (jamo) of one syllable.

    Frequent words are indexed with each syllable left out in turn, so that the cost grows with the number of words.
    """
    index: defaultdict[str, list[str]] = defaultdict(list)
    for word, count in times.items():
        if count >= FREQUENT:
            for at in range(len(word)):
                index[_without(word, at)].append(word)
    for word, count in times.items():
        for at in range(len(word)):
            for usual in index.get(_without(word, at), ()):
                if times[usual] >= TIMES_MORE * count and _one_letter_off(word, usual, at):
                    yield _Pair(word, usual, at)


def _without(word: str, at: int) -> str:
    return f"{word[:at]}{_GAP}{word[at + 1 :]}"


def _one_letter_off(word: str, usual: str, at: int) -> bool:
    here, there = word[at], usual[at]
    if at == len(word) - 1 and here in _PARTICLES and there in _PARTICLES:
        return False
    return sum(a != b for a, b in zip(_letters(here), _letters(there), strict=True)) == 1


def _letters(syllable: str) -> tuple[int, int, int]:
    """Initial, medial and final of a Hangul syllable (Unicode, chapter 3.12)."""
    code = ord(syllable) - _FIRST
    return code // 588, code // 28 % 21, code % 28


def _is_long(pair: _Pair) -> bool:
    """A long word that differs before its last syllable, where endings change (`추진하며`, `추진하면`)."""
    return len(pair.suspect) >= LONG and pair.at < len(pair.suspect) - 1


def _neighbours(lines: Sequence[list[str]], wanted: set[str]) -> defaultdict[str, Counter[tuple[int, str]]]:
    """For each wanted word, how often each word stands just before (-1) and just after (1) it."""
    found: defaultdict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for line in lines if wanted else ():
        for at, word in enumerate(line):
            if word in wanted:
                if at:
                    found[word][-1, line[at - 1]] += 1
                if at + 1 < len(line):
                    found[word][1, line[at + 1]] += 1
    return found


def _stands_like(suspect: Counter[tuple[int, str]], usual: Counter[tuple[int, str]]) -> bool:
    """Whether they share the neighbours on both sides, or one that the usual word has more than once."""
    shared = [place for place in suspect if place in usual]
    return {side for side, _ in shared} == {-1, 1} or any(usual[place] > 1 for place in shared)
