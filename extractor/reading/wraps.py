"""Joining wrapped lines as a Korean reader would: with a space between words, without one inside a word.

Hangul wraps between words or between any two syllables, and a page does not say which. What decides, in this order:
the characters on both sides, a space printed at the line's end, the room that was left on the line, and the words of
the document itself.
"""

from __future__ import annotations

import collections
import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading import openers

if TYPE_CHECKING:
    from collections.abc import Iterable

# Widths of the next character. A line with less room than the first is full (readers round glyph boxes), with more
# than the second it is not; between them, where the cell's padding may be guessed wrong, the words decide.
_FULL = 1.1
NOT_FULL = 1.5
# The width of a closing sign, which is never parted from the character before it.
_SIGN = 0.3
# From this share of lines without room for a space and one more character on, a document breaks inside words. Where it
# breaks between words alone, less than half of its lines are that full by chance.
_FULL_SHARE = 0.7
SPACE_AND_MORE = 1.4
# Words and word pairs that are remembered at most: memory stays flat however long the document is.
_MOST_WORDS = 200_000

_DIGITS = re.compile(r"\d+")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
# A date that is printed without spaces, and what may go on in it.
_TIGHT = re.compile(r"\d\.\d[^ ]*\.$")
_DAY = re.compile(r"\d{1,2}(?:\.(?!\d)|$|[~∼～(/,])")
# A small number, of no date or range: the next line says what it counts.
_COUNT = re.compile(r"(?:^|[^\s.~∼-] )\d{1,3}$")
_CLINGS_LEFT = frozenset(")]}>」』】〉》”,.;:!?%")
_CLINGS_RIGHT = frozenset("([{<「『【〈《‘“·‧ㆍ∙")
_DOTS = frozenset("·‧ㆍ∙․⋅ᆞ")
_TO = frozenset("~∼～-–")
# A particle that ends its word, and stands in no other.
_OBJECT = "를"
# Endings and particles: in no Korean text do they begin a word.
_BOUND = re.compile(
    r"(?:을|를|은|는|에|의|와|과|로|으로|에서|에게|까지|부터|으로써|으로서|이며|이고|이나|함|됨|"
    r"하(?:는|여|고|며|기|였다|도록|면서)|한다|합니다|했다|되(?:는|어|고|며|도록)|된다|됩니다)[,.)]?"
)

# Words between words: in no Korean text do they go on from the letters before them.
_ALONE = frozenset({"및", "또는", "혹은", "그리고"})


class Break(NamedTuple):
    """Where a printed line ends and the next goes on.

    left, right : the text of both lines.
    space : whether a space character is printed at the end of the first.
    room : points left on the first line.
    lead : width in points of the next line's first character.
    cell : whether the lines stand in a table's cell.
    centred : whether they are set in the middle: titles are mostly broken by hand, between words.
    """

    left: str
    right: str
    space: bool
    room: float
    lead: float
    cell: bool
    centred: bool = False

    @property
    def full(self) -> bool:
        """Whether not one more character had room on the first line, with the sign that clings to it."""
        clings = self.right.lstrip()[1:2] in _CLINGS_LEFT
        return self.room < self.lead * (_FULL + _SIGN * clings)


class Words:
    """The words of a document, and which follow one another: what tells whether two pieces are one word."""

    def __init__(self) -> None:
        self._words: collections.Counter[str] = collections.Counter()
        self._pairs: set[tuple[str, str]] = set()
        self._begun: collections.Counter[str] = collections.Counter()
        self._brackets = 0

    @property
    def brackets_cling(self) -> bool:
        """Whether a bracket after a date's last dot has no space before it in most places of the document."""
        return self._brackets > 0

    def learn(self, lines: str, pieces: Iterable[str]) -> None:
        """Learn the words of printed lines, each ended by a newline, but not the `pieces` of words at their ends."""
        if len(self._words) > _MOST_WORDS or len(self._pairs) > _MOST_WORDS:
            return
        self._brackets += lines.count(".(") - lines.count(". (")
        words = _DIGITS.sub("0", lines).replace("\n", " \n ").split(" ")
        self._words.update(words)
        self._words.subtract(_DIGITS.sub("0", piece) for piece in pieces)
        self._pairs.update(itertools.pairwise(words))

    def one(self, left: str, right: str) -> bool | None:
        """Whether the piece that ends a line and the piece that begins the next are one word; None if unknown."""
        if not self._begun:
            self._index()
        left, right = _DIGITS.sub("0", left), _DIGITS.sub("0", right)
        pair, whole = (left, right) in self._pairs, self._words[left + right] > 0
        if pair != whole:
            return whole
        goes_on, ends = self._begun[left + right[:1]], max(self._words[left], 0)
        if bool(goes_on) != bool(ends):
            # A single syllable that is never seen alone may as well end a word.
            return None if not goes_on and len(right) == 1 and self._words[right] <= 0 else bool(goes_on)
        if not goes_on:
            # Pieces of several syllables that begin other words are words themselves, if never seen as one.
            several = min(len(left), len(right)) > 1
            return False if several and self._begun[left] and self._begun[right] else None
        return self._begun[left + right[:2]] > 0 and self._words[right] <= 0

    def _index(self) -> None:
        """Count for every beginning of a word how many words go on from it."""
        for word, number in self._words.items():
            if number > 0:
                for end in range(1, len(word) + 1):
                    self._begun[word[:end]] += number


class Habits(NamedTuple):
    """How a document breaks its lines.

    spaces : it prints a space where a line breaks between words.
    letters : it breaks inside words.
    """

    spaces: bool
    letters: bool


def habits(breaks: Iterable[tuple[bool, bool]]) -> Habits:
    """From all of a document's breaks, as (space, full) of each."""
    number, spaces, full = 0, 0, 0
    for space, is_full in breaks:
        number += 1
        spaces += space
        full += is_full
    return Habits(spaces > max(1, 0.1 * number), full >= _FULL_SHARE * number)


def joint(at: Break, words: Words, habit: Habits) -> str:
    """What stands between the two lines once they are joined: a space, or nothing."""
    left, right = at.left.rstrip(), at.right.lstrip()
    piece, rest = left.rsplit(" ", 1)[-1], right.split(" ", 1)[0]
    sure = _by_characters(left, right, at)
    if sure is None:
        sure = _by_numbers(left, right, at, habit)
    if sure is not None:
        return "" if sure else " "
    # A bracket may be broken off anywhere, and a number from what it counts, however much room there was.
    clings = right.startswith("(") and left.endswith(".") and not at.space and words.brackets_cling
    if clings or ((right.startswith("(") or left[-1:].isdigit()) and words.one(piece, rest)):
        return ""
    if _COUNT.search(left) and right[0] >= "가" and not at.space and (habit.spaces or at.full):
        return ""
    if at.space or at.room > at.lead * NOT_FULL or rest in _ALONE:
        return " "
    if habit.spaces and at.full and not at.centred:
        return ""
    one = True if _BOUND.fullmatch(rest) else words.one(piece, rest)
    if one is None:
        one = at.full and habit.letters and not at.centred
    return "" if one else " "


def _by_characters(left: str, right: str, at: Break) -> bool | None:
    """Whether the characters on both sides belong together, where they decide it by themselves."""
    end, start = left[-1:], right[:1]
    if not end or not start or start in _CLINGS_LEFT or end in _CLINGS_RIGHT or (start in _DOTS and at.full):
        return True
    if end in _TO:
        return left[-2:-1] != " "
    if end == _OBJECT:
        return False
    if openers.known().item(right):
        return False
    if start in _TO:
        return right[1:2] not in {" ", ""}
    return None


def _by_numbers(left: str, right: str, at: Break, habit: Habits) -> bool | None:
    """Whether a number or a Latin word goes on: it is longer than its cell, or any two characters may be parted."""
    end, start = left[-1:], right[:1]
    longer = at.cell and at.full and " " not in left
    if end == "," and left[-2:-1].isdigit() and _THOUSANDS.match(right):
        return at.cell or (at.full and habit.letters)
    if end.isdigit() and start.isdigit():
        return longer or (at.full and habit.letters)
    if _is_latin(end) and _is_latin(start):
        return longer
    if _TIGHT.search(left) and _DAY.match(right):
        return True
    bracketed = left.count("(") > left.count(")")  # `기타)` inside brackets is no `타)` of a list
    if end in ",;:" or (end == "." and start != "(") or (openers.known().opens(right) and not bracketed):
        return False
    return None


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
