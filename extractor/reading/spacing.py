"""Where white space is printed between glyphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.runs import lengths, starts

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORD_GAP = 0.15
"""Ems. A distance wider than the line's letter spacing by this much, and twice as wide, is a space between words."""
OVERLAP = 0.05
"""Ems. No glyph is set back over the one before by more than this, but where letters are set tight."""
SQUARE = 0.95
"""Ems. Hardly a Latin letter, and no digit, is wider."""
LOOSEST = 0.5
"""Ems. No letter spacing is wider than this."""


def too_wide_before(
    codes: NDArray[np.uint32], boxes: NDArray[np.float32], size: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Which glyphs follow one whose advance cell cannot be right, because its font does not say how wide it is.

    The glyph begins well inside that cell, or it is the cell of a Latin letter or digit and as wide as high. Distances
    then tell nothing about the space between the two.
    """
    wide = np.zeros(len(boxes), np.bool_)
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    overlap = boxes[:-1, 2] - boxes[1:, 0]
    same_line = np.abs(np.diff(middle)) < size[1:] * 0.5
    square = (codes[:-1] < 0x80) & (boxes[:-1, 2] - boxes[:-1, 0] > size[:-1] * SQUARE)
    wide[1:] = same_line & ((overlap > size[1:] * OVERLAP) | square) & (boxes[1:, 0] > boxes[:-1, 0])
    return wide


def gaps(boxes: NDArray[np.float32], size: NDArray[np.float32], spaces: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether white space is printed before each glyph, in the order of the content stream.

    boxes : float32 (n, 4), advance cells; size : float32 (n,), points; spaces : bool (n,), where the content stream has
    a space character before the glyph. Many producers print none and move on instead: a distance that the letter
    spacing of its line does not explain is then a space. Where a new line begins only the character counts.
    """
    if len(boxes) < 2:
        return spaces.copy()
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    ems = np.maximum(size, 0.1)
    distance = (boxes[1:, 0] - boxes[:-1, 2]) / ems[1:]
    together = (np.abs(np.diff(middle)) < ems[1:] * 0.5) & (distance > -0.8)
    line = np.concatenate([[0], np.cumsum(~together)])[1:]
    # One key sorts by line, and within a line by distance.
    order = np.argsort(line * 4 + np.clip(distance, -1, 2))
    first = starts(line)
    sizes = lengths(first, len(order))
    medians = distance[order][first + (sizes - 1) // 2]
    spread = np.repeat(np.clip(medians, 0, LOOSEST), sizes)
    gap = spaces.copy()
    # Where a new line begins, only a printed space counts: it tells how a wrapped line joins (see page.Glyphs).
    gap[1:] |= together & (distance > np.maximum(spread + WORD_GAP, 2 * spread))
    return gap
