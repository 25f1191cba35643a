"""Rules that underline words are told from those of tables."""

from __future__ import annotations

import numpy as np
import pytest

from extractor.reading.underlines import are_underlines
from tests.reading.sketch import LEFT, Sketch, width_of

WORDS = "글 아래 줄"
END = LEFT + width_of(WORDS)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ((LEFT, END, 110), True),
        ((LEFT, END, 111), True),
        ((LEFT - 0.5, END + 2, 111), True),
        ((LEFT, END, 118), False),
        ((LEFT, END + 20, 110), False),
        ((LEFT - 10, END, 110), False),
    ],
    ids=["at the foot", "below", "a pixel and a letter's space more", "far below", "longer", "earlier"],
)
def test_where_words_begin_and_end(rule: tuple[float, float, float], *, expected: bool) -> None:
    glyphs = Sketch().text(LEFT, 100, WORDS).text(LEFT, 130, WORDS).page().glyphs
    assert are_underlines(np.array([rule, (0, 600, 400)], np.float32), glyphs).tolist() == [expected, False]


def test_a_rule_below_a_row_from_side_to_side_is_none() -> None:
    glyphs = Sketch().text(LEFT, 100, "구분").text(LEFT + 100, 100, "2021").page().glyphs
    assert not are_underlines(np.array([(LEFT, LEFT + 120, 110)], np.float32), glyphs).any()
