"""Printed lines become paragraphs and list items, and items get their depth."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Literal

from extractor.reading import openers, strips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractor.reading.ink import Ink
    from extractor.reading.strips import Strip

Kind = Literal["text", "item", "section", "heading", "unit"]

# Shares of the font size.
_NEXT_LINE = 1.3
"""No wider is the white between a line and the one that goes on from it."""
_LOOSE_LINE = 2.0
"""The same where the line is full: however loosely a text is set, the white between its lines is no wider."""
_SAME_INDENT = 0.7
_FURTHEST_INDENT = 2.5
_NARROWEST_MARK = 0.2
_SAME_SIZE = 0.25
"""Mean sizes differ by this where a part of a line is set smaller; headings by less."""
_SAME_HEADING = 0.06
_BROKEN_HEADING = 0.75
"""No wider is the white between the lines of a title that was broken by hand."""
_PADDED = 0.5
"""Room that a frame's padding may take from the lines of a title."""
_SPACE = 0.35
"""The width of the space that a line must have room for before its next word, as wide as fonts have it."""
_ONE_LEVEL = 2.5
"""Points. Marks nearer to one another than this stand at the same indentation."""


@dataclasses.dataclass(slots=True)
class Paragraph:
    """A printed paragraph: its lines, joined later.

    mark : of an item, what it opens with. text_x : where its text begins across, in points, after a mark or number.
    """

    kind: Kind
    strips: list[Strip]
    mark: str = ""
    text_x: float = 0.0

    @property
    def x(self) -> float:
        """Where its first line begins across, in points."""
        return self.strips[0].x0

    @property
    def indent(self) -> float:
        """The same, as if it stood in the first column of text."""
        return self.strips[0].indent

    @property
    def is_lone_mark(self) -> bool:
        """Whether this is an item's mark alone, as a page's end may leave it behind when its text had no room there."""
        text = self.strips[0].text
        return len(self.strips) == 1 and not self.mark and openers.known().item(f"{text} ") == text

    @property
    def text_indent(self) -> float:
        """Where its text begins after a mark or number, as if it stood in the first column of text."""
        return self.text_x - self.strips[0].left


def goes_on(paragraph: Paragraph, strip: Strip, ink: Ink) -> bool:
    """Whether `strip`, the next line that a reader takes, goes on the paragraph; `ink` is the document's."""
    last = paragraph.strips[-1]
    size = max(last.size, strip.size)
    if paragraph.kind == "unit" or last.frame != strip.frame or openers.known().opens(strip.text):
        return False
    if paragraph.is_lone_mark:
        return strip.sheet > last.sheet and size / 2 < strip.indent - paragraph.indent <= _FURTHEST_INDENT * size
    word = strips.first_word(strip, ink)  # a line that is wrapped had no room for it
    is_full = last.room < word + _SPACE * size
    widest = (_LOOSE_LINE if is_full else _NEXT_LINE) * size
    above = strip.sheet == last.sheet and strip.left == last.left
    if above and not -size < strip.top - last.bottom < widest:
        return False
    if paragraph.kind == "heading":
        is_alike = abs(last.size - strip.size) <= _SAME_HEADING * size and strip.left == last.left
        return is_alike and _wraps(paragraph, strip, word, size)
    return abs(last.size - strip.size) <= _SAME_SIZE * size and (
        _hangs(paragraph, strip, size) or (is_full and _is_indented(paragraph, strip, size))
    )


def add(paragraph: Paragraph, strip: Strip) -> None:
    """Go on the paragraph with `strip`: a mark alone becomes an item."""
    if paragraph.is_lone_mark:
        paragraph.kind, paragraph.mark, paragraph.text_x = "item", paragraph.strips[0].text, strip.x0
    paragraph.strips.append(strip)


def _wraps(paragraph: Paragraph, strip: Strip, word: float, size: float) -> bool:
    """Whether a heading goes on in the next line: it had no room for its first word, or was broken by hand after a
    number or in the middle of the page. Headings below one another are set apart, or leave room."""
    last, room = paragraph.strips[-1], word + _PADDED * size
    centred = strips.are_centred(last, strip)
    tight = strip.sheet == last.sheet and strip.top - last.bottom < _BROKEN_HEADING * size
    if tight and (centred or openers.known().number(paragraph.strips[0].text)):
        return True
    return last.room * (1 + centred) < room


def _hangs(paragraph: Paragraph, strip: Strip, size: float) -> bool:
    """Whether the line stands where the text of the paragraph begins after its mark or number, and not under these."""
    same, indent = _SAME_INDENT * size, strip.indent
    return abs(indent - paragraph.text_indent) <= same and indent > paragraph.indent + same / 2


def _is_indented(paragraph: Paragraph, strip: Strip, size: float) -> bool:
    """Whether the line begins where one that goes on may: after a mark or number anywhere to the right of it."""
    indent, first = strip.indent, paragraph.indent
    return first - _FURTHEST_INDENT * size <= indent and (
        paragraph.text_indent - first > _NARROWEST_MARK * size or indent <= first + _SAME_INDENT * size
    )


def depths(items: Sequence[Paragraph]) -> list[int]:
    """How deep each item of a run stands, 0 the outermost: by its indentation, and where that is equal by its mark."""
    marks = openers.known()
    above: list[tuple[float, int]] = []
    found: list[int] = []
    for item in items:
        rank = marks.depth(item.mark)
        while above and not _is_below(item.indent, rank, *above[-1]):
            above.pop()
        found.append(len(above))
        above.append((item.indent, rank))
    return found


def _is_below(x: float, rank: int, other: float, other_rank: int) -> bool:
    """Whether an item stands one level or more below another one before it."""
    return x - other > _ONE_LEVEL or (abs(x - other) <= _ONE_LEVEL and rank > other_rank)
