"""Pages whose text runs sideways or askew as displayed: read upright, and their places turned back."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.layout import Box
from extractor.reading import rulings, spacing
from extractor.reading.runs import middles, starts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from extractor.layout import LayoutText, Notice
    from extractor.reading.page import Page

FEWEST = 10
"""Pairs of neighbouring glyphs. Fewer do not tell how a page's text runs."""
MOST = 0.6
"""The share of a page's neighbouring glyphs that must run sideways for the page to be turned."""
_RIGHT, _AROUND, _LEFT = 1, 2, 3
_IN_LINE = np.float32(0.2)
_NEXT = np.float32(1.6)
_MEETING = np.float32(0.08)


class Turn(NamedTuple):
    """How a page was turned: straightened by that slope, and then by so many quarters clockwise, to that width and
    height."""

    quarters: int
    width: float
    height: float
    slope: float = 0.0


def upright(page: Page) -> tuple[Page, Turn | None]:
    """The page with most of its text running from left to right, and how it was turned if it had to be."""
    quarters = _quarters(page.glyphs.boxes, page.glyphs.size)
    if not quarters:
        was_turned = page.slope or page.quarters
        return page, Turn(page.quarters, page.width, page.height, page.slope) if was_turned else None
    lines = page.rulings
    pieces = np.concatenate([lines.horizontal[:, [0, 2, 1, 2]], lines.vertical[:, [2, 0, 2, 1]]])
    boxes = _turned(page.glyphs.boxes, quarters, page.width, page.height)
    gap = spacing.gaps(page.glyphs.code, boxes, page.glyphs.size, page.glyphs.gap)
    turned = dataclasses.replace(
        page,
        width=page.height,
        height=page.width,
        glyphs=dataclasses.replace(page.glyphs, boxes=boxes, gap=gap),
        rulings=rulings.join(_turned(pieces, quarters, page.width, page.height)),
        tables=None,
    )
    return turned, Turn((page.quarters + quarters) % 4, turned.width, turned.height, page.slope)


def turned_back(layout: LayoutText, turns: Mapping[int, Turn]) -> LayoutText:
    """The layout text with the places on those pages as displayed, those of the notices on its lines included.

    Its boxes are changed in place.

    turns : by page number.
    """
    source = layout.source
    if source is None or not turns:
        return layout
    # Sideways pages may be many and the boxes millions: they stay where they are, each page one stretch of them.
    boxes = source.boxes
    begin = starts(source.page)
    ends = np.append(source.first[begin[1:]], len(boxes))[: len(begin)]
    for line, start, end in zip(begin.tolist(), source.first[begin].tolist(), ends.tolist(), strict=True):
        turn = turns.get(int(source.page[line]))
        if turn:
            shown = _back(boxes[start:end] * np.float32(source.unit), turn)
            boxes[start:end] = np.rint(np.maximum(shown, 0) / source.unit) if boxes.dtype.kind == "u" else shown
    notices = tuple(_notice_back(notice, turns) for notice in layout.notices)
    return dataclasses.replace(layout, notices=notices)


def _notice_back(notice: Notice, turns: Mapping[int, Turn]) -> Notice:
    """A notice that was made of the layout text, its place turned back; others hold places as displayed."""
    turn = turns.get(notice.page or 0)
    if turn is None or notice.box is None or notice.line is None:
        return notice
    (box,) = _back(np.array([notice.box], np.float32), turn)
    return notice._replace(box=Box(*(round(side, 2) for side in box.tolist())))


def _quarters(boxes: NDArray[np.float32], size: NDArray[np.float32]) -> int:
    """By how many quarters, clockwise, a page must be turned for most neighbouring glyphs to stand side by side."""
    if len(boxes) <= FEWEST:
        return 0
    middle = middles(boxes)
    across, down = (middle[1:] - middle[:-1]).T
    ems = size[1:]
    in_column = (np.abs(across) < ems * _IN_LINE) & (np.abs(down) < ems * _NEXT)
    if 2 * int(in_column.sum()) < len(in_column):
        return 0
    in_line = (np.abs(down) < ems * _IN_LINE) & (np.abs(across) < ems * _NEXT)
    enough = max(FEWEST, MOST * int((in_column | in_line).sum()))
    # Upright letters below one another keep a distance; the cells of letters on their side meet.
    ends, begins = np.where(down < 0, boxes[:-1, 1], boxes[:-1, 3]), np.where(down < 0, boxes[1:, 3], boxes[1:, 1])
    meet = in_column & (np.abs(begins - ends) < ems * _MEETING)
    if int((meet & (down < 0)).sum()) > enough:
        return _RIGHT
    return _LEFT if int((meet & (down > 0)).sum()) > enough else 0


def _back(boxes: NDArray[np.float32], turn: Turn) -> NDArray[np.float32]:
    """Boxes of a page that was turned, as they are displayed."""
    if turn.slope:  # about the middle of the page, before or after the quarters
        boxes = _askew(boxes, turn)
    return _turned(boxes, 4 - turn.quarters, turn.width, turn.height) if turn.quarters else boxes


def _askew(boxes: NDArray[np.float32], turn: Turn) -> NDArray[np.float32]:
    """Boxes of a straightened page where they stood before; they stay as large, and level."""
    centre, slope = np.array([turn.width / 2, turn.height / 2]), turn.slope
    x, y = (middles(boxes) - centre).T
    sine, cosine = np.sin(np.arctan(slope)), np.cos(np.arctan(slope))
    moved = np.stack([x * cosine - y * sine - x, x * sine + y * cosine - y], axis=1)
    return boxes + np.tile(moved, 2).astype(np.float32)


def _turned(boxes: NDArray[np.float32], quarters: int, width: float, height: float) -> NDArray[np.float32]:
    """Boxes of a page of that width and height after so many quarters clockwise, 1 to 3."""
    x0, top, x1, bottom = boxes.T
    sides = {
        _RIGHT: (height - bottom, x0, height - top, x1),
        _AROUND: (width - x1, height - bottom, width - x0, height - top),
        _LEFT: (top, width - x1, bottom, width - x0),
    }
    return np.stack(sides[quarters], axis=1).astype(np.float32)
