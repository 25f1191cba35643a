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
BETWEEN_SCRIPTS = 0.27
"""Ems. Word processors set Hangul apart from Latin letters and digits by up to a quarter of an em; that is no space."""
WIDEST_WORD_GAP = 0.8
"""Ems. A wider distance may part columns as well."""
FEWEST_PRINTED = 3
"""Spaces that a page prints as characters before it can be one that prints them all."""
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


def gaps(
    codes: NDArray[np.uint32],
    boxes: NDArray[np.float32],
    size: NDArray[np.float32],
    spaces: NDArray[np.bool_],
    of_page: NDArray[np.int32] | None = None,
) -> NDArray[np.bool_]:
    """Whether white space is printed before each glyph, in the order of the content stream.

    codes : uint32 (n,); boxes : float32 (n, 4), advance cells; size : float32 (n,), points; spaces : bool (n,), where
    the content stream has a space character before the glyph; of_page : int32 (n,), whose the glyph is, where there are
    several pages. Many producers print no space and move on instead: a distance that the letter spacing of its line
    does not explain is then a space. Where a new line begins only the character counts.
    """
    if len(boxes) < 2:
        return spaces.copy()
    if of_page is None:
        of_page = np.zeros(len(boxes), np.int32)
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    ems = np.maximum(size, 0.1)
    distance = (boxes[1:, 0] - boxes[:-1, 2]) / ems[1:]
    together = (np.abs(middle[1:] - middle[:-1]) < ems[1:] * 0.5) & (distance > -0.8)
    together &= of_page[1:] == of_page[:-1]
    line = np.concatenate([[0], np.cumsum(~together)])[1:]
    # One key sorts by line, and within a line by distance: its median is what the key in the middle adds to the line.
    keys = np.sort(line * 4 + np.minimum(np.maximum(distance, -1), 2))
    first = starts(line)
    sizes = lengths(first, len(keys))
    medians = keys[first + (sizes - 1) // 2] - line[first] * 4
    spread = np.repeat(np.minimum(np.maximum(medians, 0), LOOSEST), sizes)
    gap = spaces.copy()
    # Where a new line begins, only a printed space counts: it tells how a wrapped line joins (see page.Glyphs).
    apart = together & (distance > np.maximum(spread + WORD_GAP, 2 * spread))
    gap[1:] |= apart & ~_between_scripts(codes, distance - spread, apart & ~spaces[1:], spaces, of_page)
    return gap


def _between_scripts(
    codes: NDArray[np.uint32],
    distance: NDArray[np.float64],
    guessed: NDArray[np.bool_],
    printed: NDArray[np.bool_],
    of_page: NDArray[np.int32],
) -> NDArray[np.bool_]:
    """Which small distances are set between Hangul and another script, by a producer that prints every space.

    distance : in ems, what is left of each beyond the letter spacing of its line.
    guessed : where white space would be that is not printed. Elsewhere than between scripts, there is hardly
        any.
    printed : where it is.
    """
    hangul = codes >= 0x1100
    narrow = (hangul[1:] != hangul[:-1]) & (distance < BETWEEN_SCRIPTS)
    count = int(of_page[-1]) + 1
    spaces = np.bincount(of_page[printed], minlength=count)
    others = np.bincount(of_page[1:][guessed & ~narrow & (distance < WIDEST_WORD_GAP)], minlength=count)
    return narrow & (spaces >= np.maximum(FEWEST_PRINTED, others))[of_page[1:]]
