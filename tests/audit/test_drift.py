"""Anchors of a profile that no longer stand in a report."""

from __future__ import annotations

from extractor.audit.drift import drift
from extractor.profile import identify
from tests.profile.test_identify import ANCHORS
from tests.reading.sketch import Sketch, layout


def test_the_nearest_line_may_begin_with_an_empty_cell() -> None:
    words = [word for word in ANCHORS["seongdong"] if word != "정책목표"]
    sketch = Sketch()
    for number, word in enumerate(words):
        sketch.text(50, 60 + 30 * number, word)
    sketch.table((50, 150, 250), (400, 420, 440), [["", "정책목포"], ["가", "나"]])
    text = layout(sketch)
    (finding,) = drift(identify(text.text).profile, text)
    assert finding.actual == "정책목포"
    assert finding.page == 1
