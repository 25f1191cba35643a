"""Frames around pages and cards, and the tables in them that touch their upper or lower side.

Of such a frame no side runs where a row begins or ends: no rule across leads to it, but for its own.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import groups
from extractor.reading.groups import TOUCH
from extractor.reading.page import Rulings
from extractor.reading.runs import ints, middles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extractor.reading.groups import Group
    from extractor.reading.page import Page

_FEWEST = 4
"""Rules down of a frame with a table in it."""
_THICKEST = 2 * TOUCH
"""Points. No farther in, on both sides, stand the rules of one border: three side by side."""


class _Frame(NamedTuple):
    """A frame among rulings that hang together: which of the horizontal and of the vertical ones are its own."""

    flat: NDArray[np.bool_]
    steep: NDArray[np.bool_]


def let_go(page: Page, hanging: Sequence[Group]) -> tuple[Page, list[Group]]:
    """The page and its groups of rulings that hang together, the tables apart from the frames that they touch.

    Where a table begins or ends at the side of a frame, that stretch of it is a ruling of the table as well.
    """
    horizontal, vertical = page.rulings.horizontal, page.rulings.vertical
    found: list[Group] = []
    added: list[NDArray[np.float32]] = []
    for rows, columns in hanging:
        frame = _frame(horizontal[rows], vertical[columns], page) if len(columns) >= _FEWEST else None
        if frame is None:
            found.append((rows, columns))
            continue
        flat, steep = np.array(rows), np.array(columns)
        found.append((ints(flat[frame.flat]), ints(steep[frame.steep])))
        stretches = _stretches(horizontal[flat[frame.flat]], vertical[steep[~frame.steep]])
        first = len(horizontal) + sum(map(len, added))
        added.append(stretches)
        own = np.concatenate([flat[~frame.flat], np.arange(first, first + len(stretches))])
        found += _hanging(np.concatenate([horizontal, *added]), own, vertical, steep[~frame.steep])
    if not added:
        return page, found
    rulings = Rulings(np.concatenate([horizontal, *added]), vertical)
    return dataclasses.replace(page, rulings=rulings), found


def _frame(flat: NDArray[np.float32], steep: NDArray[np.float32], page: Page) -> _Frame | None:
    """The frame among rulings that hang together, if there is one and its sides are no table's."""
    top, _, x0 = steep.min(axis=0).tolist()
    _, bottom, x1 = steep.max(axis=0).tolist()
    start, end, height = flat[len(flat) // 2].tolist()
    if top + TOUCH < height < bottom - TOUCH and (start <= x0 + TOUCH or end >= x1 - TOUCH):
        return None  # as in nearly every table
    sides = (steep[:, 2] <= x0 + TOUCH) | (steep[:, 2] >= x1 - TOUCH)
    own = (flat[:, 0] <= x0 + TOUCH) | (flat[:, 1] >= x1 - TOUCH)
    y = flat[own, 2]
    if sides.all() or own.all() or not own.any() or (np.minimum(y - top, bottom - y) > TOUCH).any():
        return None
    if (flat[own, 0] > x0 + TOUCH).any() or (flat[own, 1] < x1 - TOUCH).any():
        return None
    if (steep[sides, 0] > top + TOUCH).any() or (steep[sides, 1] < bottom - TOUCH).any():
        return None
    inner = steep[~sides]
    if max(inner[:, 2].min() - x0, x1 - inner[:, 2].max()) <= _THICKEST:
        return None
    low, high = inner[:, 0].min(), inner[:, 1].max()
    x, y = middles(page.glyphs.boxes).T
    beside = ((x > x0) & (x < inner[:, 2].min())) | ((x > inner[:, 2].max()) & (x < x1))
    return None if (beside & (y > low) & (y < high)).any() else _Frame(own, sides)


def _stretches(flat: NDArray[np.float32], steep: NDArray[np.float32]) -> NDArray[np.float32]:
    """From where to where rules down meet each of the frame's sides across."""
    found: list[tuple[float, float, float]] = []
    for y in flat[:, 2].tolist():
        x = steep[(steep[:, 0] <= y + TOUCH) & (steep[:, 1] >= y - TOUCH), 2]
        if len(x) > 1:
            found.append((float(x.min()), float(x.max()), y))
    return np.array(found, np.float32).reshape(-1, 3)


def _hanging(
    horizontal: NDArray[np.float32], flat: NDArray[np.intp], vertical: NDArray[np.float32], steep: NDArray[np.intp]
) -> list[Group]:
    """The groups of those rulings, by number, that hang together."""
    one, other = (np.zeros(len(which), np.intp) for which in (flat, steep))
    parts = groups.meeting(horizontal[flat], one, vertical[steep], other)
    return [(ints(flat[rows]), ints(steep[columns])) for rows, columns in parts]
