"""A stretch of printed text to what it says: dates, sums, counts, and what is left as its subject."""

from __future__ import annotations

import dataclasses
import re

from lark import Token, Tree

from extractor.parsing import dates, money
from extractor.parsing.inline import Inline
from extractor.records import Amount, Count
from extractor.spelling import fold, narrow

_BETWEEN = re.compile(r"[\s()\[\]:：,.·/~∼〜～-]*")
_LEADING_DIGITS = re.compile(r"[\d,，]+")
_TRAILING = " \t:：,([/·~-"


@dataclasses.dataclass(frozen=True, slots=True)
class Phrase:
    """What a stretch of text says.

    subject : the text without its trailing dates and sums.
    """

    dates: tuple[dates.Reading, ...]
    amounts: tuple[Amount, ...]
    counts: tuple[Count, ...]
    subject: str


def read(text: str, inline: Inline) -> Phrase:
    """The dates, sums and counts of the text, in printed order. Any text has a reading."""
    tree = inline.parse(narrow(text), "phrase")
    found_dates: list[dates.Reading] = []
    amounts: list[Amount] = []
    counts: list[Count] = []
    for child in tree.children:
        if isinstance(child, Tree):
            found_dates += dates.read(child, text)
        elif child.type == "AMOUNT":
            amounts += _amount(text[slice(*_extent(child))], inline)
        elif child.type == "COUNT":
            counts.append(_count(text[slice(*_extent(child))]))
    return Phrase(tuple(found_dates), tuple(amounts), tuple(counts), _subject(tree, text))


def _amount(text: str, inline: Inline) -> list[Amount]:
    # A sum too large or too fine to be one stays text: nothing is invented from it.
    try:
        return [money.amount(text, inline)]
    except money.NotMoneyError:
        return []


def _count(text: str) -> Count:
    digits = _LEADING_DIGITS.match(text)
    assert digits is not None
    value = int(fold(digits[0]).replace(",", ""))
    return Count(text=text, value=value, unit=text[digits.end() :].strip())


def _extent(token: Token) -> tuple[int, int]:
    return token.start_pos or 0, token.end_pos or 0


def _subject(tree: Tree[Token], text: str) -> str:
    end, cut = len(text), False
    for child in reversed(tree.children):
        if isinstance(child, Tree):
            end, cut = _start(child), True
        elif child.type == "AMOUNT":
            end, cut = child.start_pos or 0, True
        elif child.type == "WORDS" and _BETWEEN.fullmatch(child):
            continue
        else:
            break
    subject = text[:end].rstrip(_TRAILING) if cut else text
    return subject or text


def _start(tree: Tree[Token]) -> int:
    token = next(tree.scan_values(lambda value: isinstance(value, Token)))
    return token.start_pos or 0
