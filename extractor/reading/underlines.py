"""Rules across that underline words: from where these begin to where they end. They are no table's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.pairs import some, within
from extractor.reading.runs import middles

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs

_SAME_END = 1.5
"""Points by which an underline may end before its words, or after them."""
_BELOW = 0.35
"""Ems by which the foot of a line may stand above its underline, or below it."""
_WIDEST = 1.0
"""Ems. Words with wider white between them are the row of a table."""
_LARGEST_TYPE = 40.0
"""Points. What is larger is not looked for."""


def are_underlines(rules: NDArray[np.float32], glyphs: Glyphs) -> NDArray[np.bool_]:
    """Which rules (n, 3), x0, x1, y, run below words from one end of these to the other."""
    boxes, size = glyphs.boxes, glyphs.size
    around = np.stack([rules[:, 0], rules[:, 2] - _LARGEST_TYPE, rules[:, 1], rules[:, 2] + _BELOW * _LARGEST_TYPE], 1)
    around += _SAME_END * np.array([-1, 0, 1, 0], np.float32)
    rule, glyph = within(middles(boxes), np.zeros(len(boxes), np.int32), around, np.zeros(len(rules), np.int32))
    close = np.abs(boxes[glyph, 3] - rules[rule, 2]) <= _BELOW * size[glyph]
    rule, glyph = rule[close], glyph[close]
    order = np.lexsort((boxes[glyph, 0], rule))
    rule, glyph = rule[order], glyph[order]
    apart = boxes[glyph[1:], 0] - boxes[glyph[:-1], 2] > _WIDEST * size[glyph[1:]]
    first, last = np.full(len(rules), np.inf, np.float32), np.full(len(rules), -np.inf, np.float32)
    np.minimum.at(first, rule, boxes[glyph, 0])
    np.maximum.at(last, rule, boxes[glyph, 2])
    parted = some(rule[1:][apart & (rule[1:] == rule[:-1])], len(rules))
    return ~parted & (np.abs(first - rules[:, 0]) <= _SAME_END) & (np.abs(last - rules[:, 1]) <= _SAME_END)
