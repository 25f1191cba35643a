"""Joining wrapped lines as a Korean reader would: with a space between words, without one inside a word.

Hangul wraps between words or between any two syllables, and a page does not say which. What decides, in this order:
the characters on both sides, a space printed at the line's end, the room that was left on the line, and the words of
the document itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading import lexicon, openers
from extractor.reading.dictionary import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractor.reading.breaks import LineBreak
    from extractor.reading.dictionary import Words

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
# A share of the font size: with so much room, a space at a line's end would have been printed by who prints any.
SPACE = 0.35
# With less room than this share of a character's width, spaces that are printed all the same hang out of the line.
HANGING = 0.2
# Breaks without any room from which on they show whether spaces hang out of their lines; fewer need others beside them.
_FEWEST_TIGHT = 3
# From this share of a document's breaks on, they show a habit of it.
_HABIT = 0.1

_THOUSANDS = re.compile(r"\d{3}(?!\d)")
# One or two digits of a number's thousands; the other ones; a line of such alone; and what begins no number.
_OFF_THOUSANDS = re.compile(r"\d,(\d{1,2})$")
_REST_OF_THOUSANDS = {1: re.compile(r"\d{2}(?!\d)"), 2: re.compile(r"\d(?!\d)")}
_FEW_DIGITS = re.compile(r"\d{1,2}")
_NO_NUMBER = re.compile(r"0\d*,\d")
# A date that is printed without spaces, and what may go on in it.
_TIGHT = re.compile(r"\d\.\d[^ ]*\.$")
_DAY = re.compile(r"\d{1,2}(?:\.(?!\d)|$|[~∼～(/,])")
# A small number, of no date or range: the next line says what it counts.
_COUNT = re.compile(r"(?:^|[^\s.~∼-] )\d{1,3}$")
_CLINGS_LEFT = frozenset(")]}>」』】〉》”,.;:!?%")
_DOTS = frozenset("·‧ㆍ∙․⋅ᆞ･")
_CLINGS_RIGHT = frozenset("([{<「『【〈《‘“·‧ㆍ∙･")
_TO = frozenset("~∼～-–/")
_BETWEEN = _DOTS | _TO
# The next numbers of a date that is printed without spaces, and of one with them.
_NEXT_TIGHT = re.compile(r"\d{1,2}\.\d")
_NEXT_SPACED = re.compile(r"\d{1,2}\. ")
_HANGUL = "가"


class Break(NamedTuple):
    """Where a printed line ends and the next goes on.

    left, right : the text of both lines.
    space : whether a space character is printed at the end of the first.
    room : points left on the first line.
    lead : width in points of the next line's first character. size : font size of the first line.
    cell : whether the lines stand in a table's cell.
    centred : whether they are set in the middle: titles are mostly broken by hand, between words.
    """

    left: str
    right: str
    space: bool
    room: float
    lead: float
    size: float
    cell: bool
    centred: bool = False

    @property
    def piece(self) -> str:
        """The last word of the first line, or the piece of one; letters in brackets without what these cling to."""
        word = self.left.rsplit(" ", 1)[-1]
        inner = word[word.rfind("(") + 1 :]
        return inner if inner.isalpha() else word

    @property
    def rest(self) -> str:
        """The first word of the second line, or the piece of one."""
        return self.right.split(" ", 1)[0]

    @property
    def full(self) -> bool:
        """Whether not one more character had room on the first line, with the sign that clings to it."""
        clings = self.right.lstrip()[1:2] in _CLINGS_LEFT
        return self.room < self.lead * (_FULL + _SIGN * clings)


class Habits(NamedTuple):
    """How a document breaks its lines.

    spaces : it prints a space where a line breaks between words; hanging : even if there is no room for it.
    letters : it breaks inside words.
    """

    spaces: bool
    letters: bool
    hanging: bool = True

    def tell(self, at: Break) -> bool:
        """Whether it would have printed a space at the end of that line, had there been one."""
        return self.spaces and (self.hanging or at.room >= SPACE * at.size)


def habits(breaks: Iterable[LineBreak]) -> Habits:
    """From all of a document's breaks that tell anything."""
    known = list(breaks)
    tight = [one for one in known if one.tight]
    spaces = sum(one.space for one in known) > max(1, _HABIT * len(known))
    if len(tight) < _FEWEST_TIGHT:
        tight = [one for one in known if not one.roomy]
    hanging = len(tight) >= _FEWEST_TIGHT and sum(one.space for one in tight) > _HABIT * len(tight)
    if spaces and not hanging:
        # Where a space had room and is not there, a word goes on.
        letters = sum(not one.space and one.roomy and one.full for one in known) > _HABIT * len(known)
    else:
        letters = sum(one.full for one in known) >= _FULL_SHARE * len(known)
    return Habits(spaces, letters, hanging)


def joint(at: Break, words: Words, habit: Habits) -> str:
    """What stands between the two lines once they are joined: a space, or nothing."""
    at = at._replace(left=at.left.rstrip(), right=at.right.lstrip())
    sure = _by_characters(at)
    if sure is None:
        sure = _by_numbers(at, words, habit)
    if sure is None:
        sure = _by_brackets(at, words, habit) if at.right.startswith("(") else _by_words(at, words, habit)
    return "" if sure else " "


def _by_characters(at: Break) -> bool | None:
    """Whether the characters on both sides belong together, where they decide it by themselves."""
    left, right = at.left, at.right
    end, start = left[-1:], right[:1]
    if not end or not start or start in _CLINGS_LEFT:
        return True
    if end in _CLINGS_RIGHT or end in _TO:
        return end not in _BETWEEN or left[-2:-1] != " "
    if start in _DOTS and at.full:
        return right[1:2] != " "
    if end in lexicon.known().ending or openers.known().item(right):
        return False
    return right[1:2] not in {" ", ""} if start in _TO else None


def _by_numbers(at: Break, words: Words, habit: Habits) -> bool | None:
    """Whether a number or a Latin word goes on: it is longer than its cell, or any two characters may be parted."""
    left, right = at.left, at.right
    end, start = left[-1:], right[:1]
    anywhere = at.full and not at.space and (habit.letters or habit.tell(at))
    longer = at.cell and at.full and " " not in left
    in_cell = at.cell and at.full and _FEW_DIGITS.fullmatch(right) is not None
    if end == "," and left[-2:-1].isdigit() and (in_cell or _THOUSANDS.match(right)):
        return at.cell or anywhere
    if end.isdigit() and start.isdigit():
        return longer or anywhere or (at.cell and _is_broken(at.piece, right))
    if _is_latin(end) and _is_latin(start):
        return longer or words.one(at.piece, at.rest) is True
    if _TIGHT.search(left) and _DAY.match(right):
        return True
    if end == "." and left[-2:-1].isdigit() and start.isdigit() and not at.space:
        return _is_tight(at, words)
    bracketed = left.count("(") > left.count(")")  # `기타)` inside brackets is no `타)` of a list
    opens = openers.known().opens(right) and not bracketed and not (at.full and habit.tell(at))
    return False if end in ",;:" or (end == "." and start != "(") or opens else None


def _by_brackets(at: Break, words: Words, habit: Habits) -> bool:
    """Whether a bracket clings to the word before it, from which it may be broken off however much room there was."""
    if at.space:
        return False
    if at.left.endswith("."):
        return words.brackets_cling_to_dates
    if habit.tell(at) and at.room < at.lead + at.size:
        return True
    clings = words.bracket_clings(at.piece)
    return words.brackets_cling and at.room < at.lead + at.size if clings is None else clings


def _by_words(at: Break, words: Words, habit: Habits) -> bool:
    """Whether a word goes on: by the room that there was, and by what the document and the language know of words."""
    piece, rest, korean = at.piece, at.rest, lexicon.known()
    if not at.cell and len(at.right.rstrip(SIGNS)) == 1:
        at = at._replace(room=0.0)  # nobody breaks a line before one syllable: whatever held the text was narrower
    # A number may be broken off from what it counts.
    if at.left[-1].isdigit() and words.one(piece, rest):
        return True
    if _COUNT.search(at.left) and at.right[0] >= _HANGUL and not at.space and (habit.spaces or at.full):
        return True
    if at.space or at.room > at.lead * NOT_FULL or rest in korean.alone or piece in korean.alone:
        return False
    if habit.tell(at) and at.full and not at.centred:
        return True
    bare = rest.rstrip(SIGNS)
    one = True if bare in korean.bound else words.one(piece, rest)
    if one is None:
        apart = bare in korean.apart and len(piece) > 1 and piece[-1] >= _HANGUL
        return at.full and habit.letters and not at.centred and not apart
    return one


def _is_tight(at: Break, words: Words) -> bool:
    """Whether a date goes on without a space: as its next numbers do, or else as the document's other dates do."""
    if _NEXT_TIGHT.match(at.right) or _NEXT_SPACED.match(at.right):
        return _NEXT_TIGHT.match(at.right) is not None
    return at.full and words.one(at.piece, at.rest) is True


def _is_broken(piece: str, right: str) -> bool:
    """Whether a number was broken off within its thousands, or goes on with nothing that a number begins with."""
    digits = _OFF_THOUSANDS.search(piece)
    return _NO_NUMBER.match(right) is not None or (
        digits is not None and _REST_OF_THOUSANDS[len(digits[1])].match(right) is not None
    )


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
