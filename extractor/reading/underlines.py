"""Rules across that underline words: from where these begin to where they end. They are no table's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.pairs import some
from extractor.reading.runs import middles

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs
    from extractor.reading.pairs import Pairs

_SAME_END = 2.5
"""Points by which an underline may end before its words, or after them: letters may be set apart."""
_BELOW = 0.35
"""Ems by which the foot of a line may stand above its underline, or below it."""
_WIDEST = 1.0
"""Ems. Words with wider white between them are the row of a table."""
_AT_ONCE = 64
"""Rules that are held against all glyphs together."""


def are_underlines(rules: NDArray[np.float32], glyphs: Glyphs) -> NDArray[np.bool_]:
    """Which rules (n, 3), x0, x1, y, run below words from one end of these to the other."""
    boxes, size = glyphs.boxes, glyphs.size
    rule, glyph = _right_below(rules, glyphs)
    order = np.lexsort((boxes[glyph, 0], rule))
    rule, glyph = rule[order], glyph[order]
    apart = boxes[glyph[1:], 0] - boxes[glyph[:-1], 2] > _WIDEST * size[glyph[1:]]
    first, last = np.full(len(rules), np.inf, np.float32), np.full(len(rules), -np.inf, np.float32)
    np.minimum.at(first, rule, boxes[glyph, 0])
    np.maximum.at(last, rule, boxes[glyph, 2])
    parted = some(rule[1:][apart & (rule[1:] == rule[:-1])], len(rules))
    return ~parted & (np.abs(first - rules[:, 0]) <= _SAME_END) & (np.abs(last - rules[:, 1]) <= _SAME_END)


def _right_below(rules: NDArray[np.float32], glyphs: Glyphs) -> Pairs:
    """Pairs of rules and glyphs of which the rule runs right below the glyph."""
    middle, foot, reach = middles(glyphs.boxes)[:, 0], glyphs.boxes[:, 3], _BELOW * glyphs.size
    found: list[Pairs] = []
    for at in range(0, len(rules), _AT_ONCE):
        x0, x1, y = rules[at : at + _AT_ONCE, :, None].transpose(1, 0, 2)
        rule, glyph = ((np.abs(foot - y) <= reach) & (middle > x0) & (middle < x1)).nonzero()
        found.append((rule + at, glyph))
    rule, glyph = (np.concatenate(each) for each in zip(*found, strict=True))
    return rule, glyph
