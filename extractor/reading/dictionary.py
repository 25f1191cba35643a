"""The words of a document, and what they tell of two pieces of text: whether these are one word."""

from __future__ import annotations

import bisect
import collections
import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_WORDS = 200_000
"""Words, and word pairs, that are remembered at most: memory stays flat however long the document is."""
_MOST_LINES = 4096
"""Lines that are remembered at most."""
_DIGITS = re.compile(r"\d+(?:,\d+)*")
SIGNS = ",.:;)"
"""What ends a word without belonging to it."""


class Words:
    """The words of a document, and which follow one another; numbers count as the same number."""

    def __init__(self) -> None:
        self._words: collections.Counter[str] = collections.Counter()
        self._pairs: set[tuple[str, str]] = set()
        self._cut: tuple[set[str], set[str]] = set(), set()
        self._sorted: _Sorted | None = None
        self._seen: set[str] = set()
        self._after_dates = self._after_words = 0

    @property
    def brackets_cling_to_dates(self) -> bool:
        """Whether a bracket after a date's last dot has no space before it in most places of the document."""
        return self._after_dates > 0

    @property
    def brackets_cling(self) -> bool:
        """Whether any other bracket has a space before it in no more than half of the places."""
        return self._after_words >= 0

    @property
    def _known(self) -> _Sorted:
        if self._sorted is None:
            self._sorted = _Sorted([word for word, number in self._words.items() if number > 0], *self._cut)
        return self._sorted

    def learn(self, lines: Sequence[str], cut: Sequence[int], spaced: Sequence[int]) -> None:
        """Learn the words of printed lines.

        cut : the lines, by number, that the next ones may go on: the last word of each, and the first of the next, may
        be pieces, which are no words for sure. spaced : those after which a space is printed, so that they are words.
        """
        if len(self._words) > _MOST_WORDS or len(self._pairs) > _MOST_WORDS:
            return
        self._sorted = None
        ends, begins = [_last(lines[at]) for at in cut], [_first(lines[at + 1]) for at in cut]
        text = "\n".join(self._fresh(lines, {number for at in cut for number in (at, at + 1)}))
        self._count_brackets(text)
        folded = _DIGITS.sub("0", text)
        words = folded.replace("\n", " \n ").split(" ")
        self._words.update(words)
        for pieces, known in zip((ends, begins), self._cut, strict=True):
            own = [_DIGITS.sub("0", piece) for piece in pieces]
            self._words.subtract(own)
            known.update(own)
        self._pairs.update(itertools.pairwise(words))
        self._pairs.update((_last(before), "(") for before in folded.split(" (")[:-1])
        for at in spaced:
            after = _DIGITS.sub("0", _first(lines[at + 1]))
            self._pairs.add((_DIGITS.sub("0", _last(lines[at])), "(" if after[:1] == "(" else after))

    def _fresh(self, lines: Sequence[str], cut: set[int]) -> list[str]:
        """The lines that tell anything new: forms repeat most of theirs on every page. Cut ones always may."""
        whole = dict.fromkeys(line for at, line in enumerate(lines) if at not in cut)
        fresh = [line for line in whole if line not in self._seen]
        if len(self._seen) < _MOST_LINES:
            self._seen.update(fresh)
        return [*(lines[at] for at in sorted(cut)), *fresh]

    def _count_brackets(self, text: str) -> None:
        dates = text.count(".(") - text.count(". (")
        self._after_dates += dates
        self._after_words += text.count("(") - 2 * text.count(" (") - text.count("\n(") - dates

    def one(self, left: str, right: str) -> bool | None:
        """Whether the piece that ends a line and the piece that begins the next are one word; None if unknown."""
        left, right = _DIGITS.sub("0", left), _DIGITS.sub("0", right)
        pair, whole = (left, right) in self._pairs, self._words[left + right] > 0
        if pair != whole:
            return whole
        goes_on, ends = self._known.begins(left + right[:1]), self._words[left] > 0
        if goes_on != ends:
            # A single syllable that is never seen alone may as well end a word, and one that is may begin another.
            unsure = (len(right) == 1 and self._words[right] <= 0) or (len(left) == 1 and not self._opens(right))
            return None if unsure and not goes_on else goes_on
        if not goes_on:
            return self._by_the_next(left, right)
        bare = right.rstrip(SIGNS)
        return self._known.begins(left + bare[:2]) and max(self._words[right], self._words[bare]) <= 0

    def bracket_clings(self, word: str) -> bool | None:
        """Whether a bracket after that word has no space before it elsewhere; None if that is unknown."""
        word = _DIGITS.sub("0", word)
        apart, clings = (word, "(") in self._pairs, self._known.begins(word + "(")
        return clings if apart != clings else None

    def _opens(self, piece: str) -> bool:
        return self._known.begins_word(piece.rstrip(SIGNS))

    def _by_the_next(self, left: str, right: str) -> bool | None:
        """The same, of a piece that neither ends nor goes on anywhere else."""
        known = self._known
        if min(len(left), len(right)) > 1 and known.begins_word(left) and known.begins_word(right):
            return False  # pieces of several syllables that begin other words are words themselves
        bare = right.rstrip(SIGNS)
        alone = self._words[right] > 0 or self._words[bare] > 0
        ends = known.ends(right) or known.ends(bare)
        return ends if alone != ends else None


def _first(line: str) -> str:
    return line.split(" ", 1)[0]


def _last(line: str) -> str:
    """The last word of a line, or of the last of several."""
    return line.rsplit(" ", 1)[-1].rsplit("\n", 1)[-1]


class _Sorted:
    """Words in order, for looking up what begins and ends with what.

    ends, begins : pieces of which only the beginning, or only the end, is a word's.
    """

    def __init__(self, words: Sequence[str], ends: Iterable[str], begins: Iterable[str]) -> None:
        self._words = sorted(words)
        self._ends = sorted(ends)
        self._backwards = sorted([*(word[::-1] for word in words), *(piece[::-1] for piece in begins)])

    def begins_word(self, piece: str) -> bool:
        """Whether a word begins so, or is the piece."""
        at = bisect.bisect_left(self._words, piece)
        return at < len(self._words) and self._words[at].startswith(piece)

    def begins(self, piece: str) -> bool:
        """Whether anything begins so, or is the piece: a word, or a piece of one."""
        at = bisect.bisect_left(self._ends, piece)
        return self.begins_word(piece) or (at < len(self._ends) and self._ends[at].startswith(piece))

    def ends(self, piece: str) -> bool:
        """Whether a longer word, or a longer piece of one, ends so."""
        backwards = piece[::-1]
        at = bisect.bisect_right(self._backwards, backwards)
        return bool(piece) and at < len(self._backwards) and self._backwards[at].startswith(backwards)
