"""What became of every character."""

from __future__ import annotations

import numpy as np

from extractor.audit.coverage import coverage
from extractor.layout import LayoutText, SourceMap
from extractor.parsing.parsed import ParsedReport


def made(glyphs: int, placed: int, furniture: int, unplaced: int) -> tuple[int, float]:
    parsed = ParsedReport(pledges=(), placed=placed, unplaced=unplaced)
    found = coverage(parsed, LayoutText("", glyphs=glyphs, furniture_glyphs=furniture))
    return found.lost, found.share


def test_everything_has_a_place() -> None:
    assert made(100, 90, 10, 0) == (0, 1.0)


def test_what_is_unplaced_is_not_understood() -> None:
    assert made(100, 80, 10, 10) == (0, 0.9)


def test_what_is_lost_or_came_from_nowhere_counts_against_the_share() -> None:
    assert made(100, 85, 10, 0) == (5, 0.95)
    assert made(100, 95, 10, 0) == (-5, 0.95)


def test_a_report_without_characters_covers_nothing() -> None:
    assert made(0, 0, 0, 0) == (0, 0.0)


def test_heading_marks_of_the_reader_were_placed_but_never_read() -> None:
    source = SourceMap(
        starts=np.array([0, 3, 5], dtype=np.int32),
        glyph=np.array([-1, 0, -1], dtype=np.int32),
        first=np.zeros(1, dtype=np.int32),
        page=np.ones(1, dtype=np.int32),
        boxes=np.zeros((2, 4), dtype=np.float32),
    )
    layout = LayoutText("## 목표\n", pages=1, source=source, glyphs=2)
    found = coverage(ParsedReport(pledges=(), placed=4), layout)
    assert (found.read, found.placed, found.lost, found.share) == (2, 2, 0, 1.0)
