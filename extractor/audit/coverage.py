"""Coverage: every character that was read ends as placed, furniture or unplaced."""

from __future__ import annotations

from extractor.layout import LayoutText
from extractor.parsing.parsed import ParsedReport
from extractor.records import Coverage


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
    begins = [*layout.source.starts.tolist(), len(layout.text)]
    made = (layout.source.glyph < 0).nonzero()[0].tolist()
    return sum(len("".join(layout.text[begins[at] : begins[at + 1]].split())) for at in made)
