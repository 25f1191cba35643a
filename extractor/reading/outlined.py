"""Tables of rules across whose outer sides alone are ruled down: a frame, or the sides of shaded cells.

Where text stands in columns between such rules, they are no stack of frames around running text: the gaps in the text
part it, as where nothing is ruled down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import bands
from extractor.reading.groups import TOUCH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs

_FEWEST_RULES = 3
"""Rules across that such a table has; or two, where another one of their length stands free."""
_NARROWEST = 100.0
"""Points. What is narrower is no table but a box."""
_MOST = 40
"""Frames beyond which a page holds boxes, and no such tables."""


def outlined(
    groups: Sequence[tuple[list[int], list[int]]],
    horizontal: NDArray[np.float32],
    vertical: NDArray[np.float32],
    glyphs: Glyphs,
) -> frozenset[int]:
    """Which groups of rulings that hang together (indices of horizontal and vertical ones) are such tables."""
    all_meet = sum(len(across) for across, _ in groups) == len(horizontal)
    framed = [
        number
        for number, (across, down) in enumerate(groups)
        if not (all_meet and len(across) < _FEWEST_RULES and len(down) > 1)  # a box alone
        and _is_framed(horizontal, across, vertical, down)
    ]
    if not 0 < len(framed) <= _MOST:
        return frozenset()
    free = np.delete(horizontal, [row for across, _ in groups for row in across], axis=0)
    return frozenset(
        number
        for number in framed
        if _is_table(horizontal[groups[number][0]], vertical[groups[number][1], 2], free, glyphs)
    )


def _is_framed(
    horizontal: NDArray[np.float32], across: list[int], vertical: NDArray[np.float32], down: list[int]
) -> bool:
    """Whether all rules down stand at the outer sides of the rules across."""
    start, end = horizontal.item(across[0], 0), horizontal.item(across[0], 1)
    if len(across) < 2 or start + TOUCH < vertical.item(down[len(down) // 2], 2) < end - TOUCH:
        return False  # as nearly every table
    rules, xs = horizontal[across], vertical[down, 2]
    x0, x1 = float(rules[:, 0].min()), float(rules[:, 1].max())
    return x1 - x0 >= _NARROWEST and not ((xs > x0 + TOUCH) & (xs < x1 - TOUCH)).any()


def _is_table(rules: NDArray[np.float32], xs: NDArray[np.float32], free: NDArray[np.float32], glyphs: Glyphs) -> bool:
    """Whether the text of more than half of the rows stands in columns.

    xs : where rules down stand. free : rules that meet no other one. A row that is framed by itself is one of headings
    only if such a rule closes the row below it.
    """
    ys = sorted(set(rules[:, 2].tolist()))
    if len(ys) < _FEWEST_RULES and xs.max() - xs.min() > TOUCH:
        like = (np.abs(free[:, :2] - rules[0, :2]) <= TOUCH).all(axis=1) & (free[:, 2] > ys[-1])
        if not like.any():
            return False
        ys.append(float(free[like, 2].min()))
    between = bands.between(ys, glyphs, float(rules[:, 0].min()), float(rules[:, 1].max()))
    columns = [bands.stands_in_columns(band) for band in between]
    return all(columns) or (
        len(rules) >= _FEWEST_RULES and 2 * sum(columns) > sum(bool(band.lines) for band in between)
    )
