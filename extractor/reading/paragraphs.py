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
_APART = 2.0
_COLUMNS = 2
"""So many spaces in a line that are so many ems wide part columns: such a line goes on none that had room."""
_ONE_STEP = 0.8
"""Ems. Marks of one kind that stand nearer than this to one another are of one level; or twice as far, where the
spaces in the line are wide."""
_WIDER = 1.1
_ONE_LEVEL = 2.5
"""Points. Marks nearer to one another than this stand at the same indentation."""


@dataclasses.dataclass(slots=True)
class Paragraph:
    """A printed paragraph: its lines, joined later.

    ink : the document's. mark : what it opens with: a section's or an item's mark, or a number.
    text_at : where its text begins across after that, in points, where it is known.
    """

    kind: Kind
    strips: list[Strip]
    ink: Ink
    mark: str = ""
    text_at: float | None = None

    @property
    def x(self) -> float:
        """Where its first line begins across, in points."""
        return self.strips[0].x0

    @property
    def indent(self) -> float:
        """The same, as if it stood in the first column of text."""
        return self.strips[0].indent

    @property
    def text_x(self) -> float:
        """Where its text begins across after a mark or number, in points; looked up when it is asked for: mostly the
        next line opens another paragraph."""
        if self.text_at is None:
            self.text_at = strips.after_mark(self.strips[0], self.ink, self.mark)
        return self.text_at

    @property
    def text_indent(self) -> float:
        """Where its text begins after a mark or number, as if it stood in the first column of text."""
        return self.text_x - self.strips[0].left


def is_left_behind(paragraph: Paragraph, strip: Strip) -> bool:
    """Whether the paragraph is an item's mark alone at the foot of a page, and `strip` on the next page its text."""
    mark = paragraph.strips[0]
    if strip.sheet != mark.sheet + 1 or len(paragraph.strips) > 1 or openers.known().opens(strip.text):
        return False
    is_beside = 0 < strip.indent - (mark.x1 - mark.left) < _FURTHEST_INDENT * strip.size
    is_alike = abs(mark.size - strip.size) <= _SAME_SIZE * strip.size
    return is_beside and is_alike and openers.known().item(f"{mark.text} ") == mark.text


def goes_on(paragraph: Paragraph, strip: Strip) -> bool:
    """Whether `strip`, the next line that a reader takes, goes on the paragraph."""
    last = paragraph.strips[-1]
    size = max(last.size, strip.size)
    if paragraph.kind == "unit" or last.frame != strip.frame or openers.known().opens_below(strip.text, last.text):
        return False
    is_below = strip.sheet == last.sheet and strip.left == last.left
    if is_below and not -size < strip.top - last.bottom < _LOOSE_LINE * size:
        return False
    word = strips.first_word(strip, paragraph.ink)  # a line that is wrapped had no room for it
    is_full = last.room < word + _SPACE * size
    if is_below and not is_full and strip.top - last.bottom >= _NEXT_LINE * size:
        return False
    if paragraph.kind == "heading":
        is_alike = abs(last.size - strip.size) <= _SAME_HEADING * size and strip.left == last.left
        return is_alike and _wraps(paragraph, strip, word, size)
    is_alike, hangs = abs(last.size - strip.size) <= _SAME_SIZE * size, _hangs(paragraph, strip, size)
    if is_full:
        return is_alike and (hangs or _is_indented(paragraph, strip, size))
    return is_alike and hangs and strips.wide_gaps(strip, paragraph.ink, _APART * size) < _COLUMNS


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
    above: list[Paragraph] = []
    found: list[int] = []
    for item in items:
        alike = next((at for at, other in enumerate(above) if _is_beside(item, other)), len(above))
        del above[alike:]
        rank = marks.depth(item.mark)
        while above and not _is_below(item.indent, rank, above[-1].indent, marks.depth(above[-1].mark)):
            above.pop()
        found.append(len(above))
        above.append(item)
    return found


def _is_beside(item: Paragraph, other: Paragraph) -> bool:
    """Whether an item has the mark of one above it, and stands about as far in: the spaces before the mark of a line
    that fills its column, and those after it, are as wide as it takes."""
    if item.mark != other.mark:
        return False
    is_wider = len(item.strips) > 1 and item.text_x - item.x > _WIDER * (other.text_x - other.x)
    return abs(item.indent - other.indent) < _ONE_STEP * (1 + is_wider) * item.strips[0].size


def _is_below(x: float, rank: int, other: float, other_rank: int) -> bool:
    """Whether an item stands one level or more below another one before it."""
    return x - other > _ONE_LEVEL or (abs(x - other) <= _ONE_LEVEL and rank > other_rank)
