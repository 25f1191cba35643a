"""Glyphs that clipping paths cut away: of which nothing is left, or of their line hardly anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import clips
from extractor.reading.pairs import some
from extractor.reading.runs import lengths

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.scene import Scene
    from extractor.reading.textlayer import Printed

_LEAST_LEFT = 0.5
"""The share of some glyph's height that clipping paths must leave for its line to be seen: of one cut in two, one part
has no less."""
_LOWEST = 1.0
"""Points. A glyph that is lower, as a dash may be, counts as so high."""
_FARTHEST = 1 << 20
"""Points. Lines that stand farther off the page are one."""


def away(printed: Printed, scene: Scene, orders: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Of which glyphs the clipping path of their text object leaves nothing across; or of their line hardly anything.

    orders : for each run of glyphs the place of its text object in the scene, or -1.

    Of a line that is cut at the page's foot, full stops may be cut off: a reader knows that they are there. Of one that
    stands across a page break, browsers print a part on either page.
    """
    runs = np.flatnonzero(orders >= 0)
    clip = np.tile(np.array([-np.inf, -np.inf, np.inf, np.inf], np.float32), (len(orders), 1))
    clip[runs] = clips.boxes(scene, orders[runs])
    if not np.isfinite(clip).any():
        return np.zeros(len(printed.codes), np.bool_)
    clip, boxes = np.repeat(clip, lengths(printed.runs, len(printed.codes)), axis=0), printed.boxes
    left = np.minimum(boxes[:, 2:], clip[:, 2:]) - np.maximum(boxes[:, :2], clip[:, :2])
    clipped = np.isfinite(clip[:, 0])
    cut = clipped & (left[:, 1] < _LEAST_LEFT * np.maximum(boxes[:, 3] - boxes[:, 1], _LOWEST))
    if cut.any():
        cut[cut] = ~_on_lines_of(cut, clipped & ~cut, printed)
    return (left[:, 0] <= 0) | cut


def _on_lines_of(some_glyphs: NDArray[np.bool_], others: NDArray[np.bool_], printed: Printed) -> NDArray[np.bool_]:
    """For each of some glyphs, whether one of the others stands on its line."""
    foot = np.minimum(np.maximum(np.round(printed.boxes[:, 3]), -_FARTHEST), _FARTHEST).astype(np.int64)
    foot += printed.of_page.astype(np.int64) * (4 * _FARTHEST)
    lines, line = np.unique(foot[some_glyphs], return_inverse=True)
    at = np.minimum(np.searchsorted(lines, foot[others]), len(lines) - 1)
    return some(at[lines[at] == foot[others]], len(lines))[line]
