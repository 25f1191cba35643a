"""Cells whose letters stand below or above one another: labels of tall cells, written or turned to run down or up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.sheet import OPEN

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BESIDE = 0.3
"""Ems. Middles of stacked letters lie no farther apart across."""
_NEAREST, _FARTHEST = 0.5, 2.0
"""Ems between the middles of stacked letters, up or down."""
_FEWEST = 2
"""Letters that stand below or above the one before."""
_MOSTLY = 0.6
"""The share of a cell's letters that do; others begin another stack."""
_NARROW = 0.2
"""Ems between the middles of turned letters, the narrowest of which are dots and brackets."""
_HANGUL = 0x1100
"""Figures below one another are no word; but whatever is drawn from below is."""


def unstacked(
    along: NDArray[np.float32],
    middle: NDArray[np.float32],
    size: NDArray[np.float32],
    code: NDArray[np.uint32],
    group: NDArray[np.int32],
    region: NDArray[np.int32],
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Where each glyph stands along its line, and how high its line is: that of each such cell is one, whose letters
    follow one another as they were drawn.

    along, middle, size, code : of the glyphs, in the order of the content stream. group : whose cell each stands in;
    region : that cell's number, or `OPEN`.
    """
    height = middle[:, 1]
    chosen = np.flatnonzero(_are_stacked(middle, size, code, group, region))
    if not len(chosen):
        return along, height
    along, height = along.copy(), height.copy()
    _, first, own = np.unique(group[chosen], return_index=True, return_inverse=True)
    along[chosen], height[chosen] = np.arange(len(chosen)), height[chosen[first]][own]
    return along, height


def _are_stacked(
    middle: NDArray[np.float32],
    size: NDArray[np.float32],
    code: NDArray[np.uint32],
    group: NDArray[np.int32],
    region: NDArray[np.int32],
) -> NDArray[np.bool_]:
    across, down = (places[1:] - places[:-1] for places in middle.T)
    ems, hangul = size[1:], code >= _HANGUL
    near = (np.abs(across) <= _BESIDE * ems) & (np.abs(down) < _FARTHEST * ems)
    near &= (group[1:] == group[:-1]) & (region[1:] != OPEN)
    stacked = near & hangul[1:] & (np.abs(down) > _NEAREST * ems)
    rising = near & (down < -_NARROW * ems)
    if not (stacked.any() or rising.any()):
        return np.zeros(len(group), np.bool_)
    count = int(group.max()) + 1
    letters, words = np.bincount(group, minlength=count), np.bincount(group[hangul], minlength=count)
    below, above = (np.bincount(group[1:][pairs], minlength=count) for pairs in (stacked, rising))
    most = _MOSTLY * (letters - 1)
    chosen = (below >= _FEWEST) & (below >= most) & (words == letters)
    chosen |= (above > 0) & (above >= most) & (words > 0)
    return chosen[group]
