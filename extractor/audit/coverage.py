"""Coverage: every character that was read ends as placed, furniture or unplaced."""

from __future__ import annotations

import msgspec

from extractor.layout import LayoutText
from extractor.parsing.parsed import ParsedReport


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Characters of a report, white space apart.

    read : what the reader read on all pages.
    placed : what ended in records, headings and table heads.
    furniture : running headers, footers and page numbers, left out of the layout text.
    unplaced : what no rule could place; the records list it.
    """

    read: int
    placed: int
    furniture: int
    unplaced: int

    @property
    def lost(self) -> int:
        """Characters that were read and are nowhere; below 0, characters that came from nowhere. Must be 0."""
        return self.read - self.placed - self.furniture - self.unplaced

    @property
    def share(self) -> float:
        """The share of what was read that was understood (placed or furniture), from 0 to 1.

        Characters that are lost, or came from nowhere, count against it; a report without any character has 0.
        """
        if not self.read:
            return 0.0
        return max(0, self.read - self.unplaced - abs(self.lost)) / self.read


def coverage(parsed: ParsedReport, layout: LayoutText) -> Coverage:
    """Adds up what became of the characters of one report.

    Heading marks that the reader itself put into the layout text were placed, but not read: they do not count.
    """
    return Coverage(
        read=layout.glyphs,
        placed=parsed.placed - _made(layout),
        furniture=layout.furniture_glyphs,
        unplaced=parsed.unplaced,
    )


def _made(layout: LayoutText) -> int:
    """How many characters of the layout text, white space apart, the reader made."""
    if layout.source is None:
        return 0
    made = (layout.source.glyph < 0).nonzero()[0].tolist()
    return sum(not layout.text[at].isspace() for at in made)
