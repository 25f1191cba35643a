"""Rules that are underlines: each goes exactly as far as the words right above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs

_SAME_END = 1.5
"""Points by which an underline may be longer or shorter than its words at either end."""
_NEAREST, _FARTHEST = 0.2, 1.1
"""Font sizes from the middle of an underlined line down to its underline."""
_WIDEST = 1.0
"""Font sizes. Words that stand farther apart are in two columns, and the rule below both parts the rows of these."""


def without(rules: NDArray[np.float32], glyphs: Glyphs) -> NDArray[np.float32]:
    """The rules across, x0, x1, y each, that are no underlines."""
    order = np.argsort(glyphs.boxes[:, 0], kind="stable")
    boxes, size = glyphs.boxes[order], glyphs.size[order]
    middle: NDArray[np.float32] = (boxes[:, 1] + boxes[:, 3]) * np.float32(0.5)
    kept = [not _is_underline(rule, boxes, middle, size) for rule in rules]
    return rules[np.array(kept, np.bool_)]


def _is_underline(
    rule: NDArray[np.float32], boxes: NDArray[np.float32], middle: NDArray[np.float32], size: NDArray[np.float32]
) -> bool:
    """`boxes`, `middle` (heights) and `size` are of the page's glyphs, from left to right."""
    x0, x1, y = rule.tolist()
    first, end = np.searchsorted(boxes[:, 0], (x0 - _SAME_END, x1)).tolist()
    away = (y - middle[first:end]) / size[first:end]
    own = boxes[first:end][(away >= _NEAREST) & (away <= _FARTHEST)]
    if not len(own) or own[0, 0] - x0 > _SAME_END or abs(float(own[:, 2].max()) - x1) > _SAME_END:
        return False
    gaps = own[1:, 0] - np.maximum.accumulate(own[:-1, 2])
    return float(gaps.max(initial=0.0)) < _WIDEST * float(size[first:end].max())
