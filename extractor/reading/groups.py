"""Rulings of pages that hang together, each group perhaps a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.pairs import between
from extractor.reading.runs import ints, order_of, starts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extractor.reading.page import Page

TOUCH = 3.0
"""Points. Rulings that miss each other by no more than this meet; parallel ones are one (double lines)."""

Group = tuple[list[int], list[int]]
"""Numbers of rulings of a page, horizontal and vertical ones, ascending."""


def hanging_together(pages: Sequence[Page], most: int) -> list[list[Group]]:
    """The groups of each page's rulings; none where it has more than `most` in one direction."""
    few = [max(len(page.rulings.horizontal), len(page.rulings.vertical)) <= most for page in pages]
    groups: list[list[Group]] = [[] for _ in pages]
    if not any(few):
        return groups
    across, flat_page, flat_first = _together([page.rulings.horizontal for page in pages], few)
    down, steep_page, steep_first = _together([page.rulings.vertical for page in pages], few)
    for level, plumb in meeting(across, flat_page, down, steep_page):
        page = int(flat_page[level[0]])
        groups[page].append((ints(level - flat_first[page]), ints(plumb - steep_first[page])))
    return groups


def meeting(
    across: NDArray[np.float32], flat_page: NDArray[np.intp], down: NDArray[np.float32], steep_page: NDArray[np.intp]
) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Which rulings across and down hang together, by number; `flat_page` and `steep_page` say whose they are."""
    steep, flat = between(down[:, 0] - TOUCH, down[:, 1] + TOUCH, steep_page, across[:, 2], flat_page)
    x = down[steep, 2]
    meet = (across[flat, 0] - TOUCH <= x) & (x <= across[flat, 1] + TOUCH)
    return _connected(flat[meet], steep[meet], len(across), len(down))


def _together(
    lines: Sequence[NDArray[np.float32]], few: Sequence[bool]
) -> tuple[NDArray[np.float32], NDArray[np.intp], NDArray[np.intp]]:
    """The lines of all pages, whose each is, and the first of each page; pages that are not `few` have none."""
    kept = [some if wanted else some[:0] for some, wanted in zip(lines, few, strict=True)]
    counts = np.array([len(some) for some in kept])
    return np.concatenate(kept), np.repeat(np.arange(len(kept)), counts), np.cumsum(counts) - counts


def _connected(
    flat: NDArray[np.intp], steep: NDArray[np.intp], across: int, down: int
) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Groups of horizontal and vertical rulings of which each meets another of its group; `flat` and `steep` say which
    meet, `across` and `down` how many there are."""
    flat_label, steep_label = np.arange(across), np.full(down, across)
    while len(flat):
        before = flat_label.copy()
        np.minimum.at(steep_label, steep, flat_label[flat])
        np.minimum.at(flat_label, flat, steep_label[steep])
        flat_label = flat_label[flat_label]  # a label that has found a lower one leads there at once
        if (flat_label == before).all():
            break
    meeting = np.unique(flat)
    flat_groups = _by_label(meeting, flat_label[meeting])
    meeting = np.unique(steep)
    steep_groups = _by_label(meeting, steep_label[meeting])
    return list(zip(flat_groups, steep_groups, strict=True))


def _by_label(members: NDArray[np.intp], labels: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    order = order_of(labels)
    return np.split(members[order], starts(labels[order])[1:]) if len(members) else []
