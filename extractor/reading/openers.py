"""What a printed line opens with: the mark of a section or of a list item, or a number, or nothing."""

from __future__ import annotations

import dataclasses
import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from extractor import profile
from extractor.reading.runs import code_table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# `1.`, `2)`, `(3)`, `1-1.`, `가.`, `①`, `Ⅱ.`, `<`: an opening that no wrapped line has, unless a date's number does
# (`8. 13.`, `23.(7천 원)`).
_NUMBERED = re.compile(
    r"(?:\(?\d{1,2}(?:-\d{1,2}){0,2}[.)]|\([가나다라마바사아자차카타파하]\)|[가나다라마바사아자차카타파하][.)]"
    r"|[①-⑳㉮-㉻❶-❿]|[Ⅰ-Ⅻⅰ-ⅻ][.)]?|제\d+[장절조]|\[[^\]]+\]|[<〈《【])"
    r"(?! ?[\d~/]|(?<=\d\.)\()"
)

_DAY = re.compile(r"\d{1,2}\.[,)]?")
_AFTER_A_DAY = re.compile(r"\d\.$|\d\. ?[~∼～/,-]$")
"""How a line ends in whose date or list of days the next number may stand."""
_BRACKET = re.compile(r"[()]")

UNIT = re.compile(r"[(\[<〈]? ?(?:금액 ?)?단위 ?[:：;].{1,40}?[)\]>〉]?")
"""The line above a table that says in what its numbers are counted."""

_SHAPES = frozenset({"So", "Lo"})
"""Unicode's categories of circles, squares and arrows, and of the letters that stand in for them."""


@dataclasses.dataclass(frozen=True, slots=True)
class Openers:
    """The marks that lines open with, of all profiles.

    sections : marks of section headings.
    items : marks of list items and how deep they stand by themselves, 0 the outermost.
    codes : the code points of all of them, a table for `runs.among`.
    """

    sections: frozenset[str]
    items: dict[str, int]
    codes: NDArray[np.bool_]

    def section(self, text: str) -> bool:
        """Whether the line is a section heading (`□ 추진실적`)."""
        return text[:1] in self.sections

    def item(self, text: str) -> str:
        """The mark that the line opens with, or nothing.

        A mark needs white space after it where it might be the first of several (`○○초등학교`), or, being a dash or a
        dot, might belong to a number (`-5.3%`).
        """
        mark = text[:1]
        if mark not in self.items:
            return ""
        end = len(text) - len(text.lstrip(mark))
        after = text[end : end + 1]
        if after == " ":
            return text[:end]
        if end > 1 or not after or after in ",.)" or (after.isdigit() and unicodedata.category(mark) not in _SHAPES):
            return ""
        return mark

    def number(self, text: str) -> str:
        """The number or letter that the line opens with (`1.`, `가.`, `①`), or nothing."""
        numbered = _NUMBERED.match(text)
        return numbered.group() if numbered else ""

    def depth(self, mark: str) -> int:
        """How deep an item of that mark stands by itself, 0 the outermost."""
        return self.items[mark[0]]

    def opens(self, text: str) -> bool:
        """Whether the line opens something: it goes on nothing that stands before it."""
        return self.section(text) or bool(self.item(text)) or bool(self.number(text))

    def heads(self, text: str) -> bool:
        """Whether the line stands above a table: a section heading, or a unit line."""
        return self.section(text) or UNIT.fullmatch(text) is not None

    def opens_below(self, text: str, above: str) -> bool:
        """Whether the line opens something below the line `above`. A number opens nothing that closes a bracket of that
        line, or stands alone where the date in that line goes on."""
        if self.section(text) or self.item(text):
            return True
        if not self.number(text):
            return False
        bracket = _BRACKET.search(text, 1)
        closes = bracket is not None and bracket.group() == ")" and above.count("(") > above.count(")")
        return not closes and not (_DAY.fullmatch(text) and _AFTER_A_DAY.search(above))


@functools.cache
def known() -> Openers:
    """The marks of all profiles together. The only place where reading looks at profiles."""
    sections: set[str] = set()
    items: dict[str, int] = {}
    for name in profile.names():
        layout = profile.load(name)
        sections.update(layout.headings)
        for depth, marks in enumerate(layout.bullets):
            for mark in marks:
                items.setdefault(mark, depth)
    sections -= items.keys()
    return Openers(frozenset(sections), items, code_table(map(ord, (*sections, *items))))
