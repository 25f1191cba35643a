"""The mark that a scanned line opens with, told by its ink: squares, circles, triangles, hollow or filled.

Tesseract takes such a mark for whatever letter of its language is most like it, and often leaves it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import looks
from extractor.reading.tesseract import Letter
from extractor.reading.ticks import INK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# Shares of the line's height.
_BEFORE, _BEYOND = 2.5, 2.5
"""How far before a line's first letter, and after it, a mark is looked for."""
_SMALLEST, _DOT, _LARGEST = 0.1, 0.35, 1.3
"""The size of a mark; a filled one smaller than the second is a dot."""
_FEWEST = 4
"""Pixels either way, below which no shape can be told."""
_APART = 0.22
"""The least white after a mark. Between the parts of a letter there is less."""
_SLACK = 0.15
"""By how much a mark may stand out above or below the letters."""
# Shares of the mark's own size.
_ROUND = 0.25
"""By how much its width and its height may differ."""
_EDGE, _CORNER, _MIDDLE = 0.16, 0.14, 0.3
_FULL, _HARDLY = 0.9, 0.12
_DIRECTIONS = 24
"""Into which a ring has ink, seen from its middle."""


def opened(picture: NDArray[np.uint8], lines: Sequence[Sequence[Letter]]) -> list[list[Letter]]:
    """The lines, with the marks that they open with in `picture`, uint8 (height, width)."""
    return [_opened(picture, list(line)) for line in lines]


def _opened(picture: NDArray[np.uint8], line: list[Letter]) -> list[Letter]:
    if not line:
        return line
    x0, top, _, bottom = line[0].box
    height = bottom - top
    left, above = max(0, round(x0 - _BEFORE * height)), max(0, round(top - _SLACK * height))
    ink = picture[above : round(bottom + _SLACK * height), left : round(x0 + _BEYOND * height)] < INK
    found = _first(ink, height)
    if found is None:
        return line
    begin, end = found
    rows = np.flatnonzero(ink[:, begin:end].any(axis=1))
    mark = _shape(ink[rows[0] : rows[-1] + 1, begin:end], height)
    if not mark:
        return line
    box = (left + begin, above + int(rows[0]), left + end, above + int(rows[-1]) + 1)
    rest = [letter for letter in line if (letter.box[0] + letter.box[2]) / 2 > box[2]]
    if not rest:
        return line
    return [Letter(mark, (box[0], top, box[2], bottom), True), rest[0]._replace(space=True), *rest[1:]]


def _first(ink: NDArray[np.bool_], height: float) -> tuple[int, int] | None:
    """From which to which column the first thing in a stretch of a line goes; None where it may begin before, or where
    no white stands after it."""
    steps = np.flatnonzero(np.diff(ink.any(axis=0).astype(np.int8), prepend=0, append=0))
    starts, ends = steps[::2], steps[1::2]
    if len(starts) < 2 or not starts[0] or starts[1] - ends[0] < _APART * height:
        return None
    return int(starts[0]), int(ends[0])


def _shape(ink: NDArray[np.bool_], line_height: float) -> str:
    """The mark that fills the box, bool (height, width); nothing if it is none."""
    height, width = ink.shape
    small, large = sorted(ink.shape)
    if not max(_FEWEST, _SMALLEST * line_height) <= small <= large <= _LARGEST * line_height:
        return ""
    corners = _corners(ink)
    left, right, top, bottom = (_edge(side) for side in (ink, ink[:, ::-1], ink.T, ink.T[:, ::-1]))
    if left >= _FULL and right <= 0.5 and max(corners[1], corners[3]) <= _HARDLY:
        return _triangle(ink)
    if abs(height - width) > _ROUND * large:
        return ""
    if min(left, right, top, bottom) >= _FULL and min(corners) >= 0.4:
        return _square(ink)
    return _circle(ink, is_dot=large < _DOT * line_height) if max(corners) <= _HARDLY else ""


def _triangle(ink: NDArray[np.bool_]) -> str:
    shapes = looks.known().shapes
    if _middle(ink) >= _FULL:
        return shapes.filled_triangle
    return shapes.triangle if _middle(ink[:, : ink.shape[1] // 2]) <= _HARDLY else ""


def _square(ink: NDArray[np.bool_]) -> str:
    shapes, middle = looks.known().shapes, _middle(ink)
    if middle <= _HARDLY:
        return shapes.square
    return shapes.filled_square if ink.mean() >= _FULL else shapes.square_in_square if middle >= 0.5 else ""


def _circle(ink: NDArray[np.bool_], *, is_dot: bool) -> str:
    shapes, middle = looks.known().shapes, _middle(ink)
    if middle >= _FULL:
        return shapes.dot if is_dot else shapes.filled_circle
    return shapes.circle if middle <= _HARDLY and _is_ring(ink) else ""


def _edge(ink: NDArray[np.bool_]) -> float:
    """The share of rows that have ink at the left edge."""
    return float(ink[:, : max(1, round(_EDGE * ink.shape[1]))].any(axis=1).mean())


def _middle(ink: NDArray[np.bool_]) -> float:
    height, width = ink.shape
    down, across = round(_MIDDLE * height), round(_MIDDLE * width)
    return float(ink[down : height - down, across : width - across].mean())


def _corners(ink: NDArray[np.bool_]) -> tuple[float, float, float, float]:
    """The share of each corner that is ink: top left, top right, bottom left, bottom right."""
    height, width = max(1, round(_CORNER * ink.shape[0])), max(1, round(_CORNER * ink.shape[1]))
    top, bottom = ink[:height], ink[-height:]
    corners = top[:, :width], top[:, -width:], bottom[:, :width], bottom[:, -width:]
    one, two, three, four = (float(corner.mean()) for corner in corners)
    return one, two, three, four


def _is_ring(ink: NDArray[np.bool_]) -> bool:
    """Whether there is ink in every direction from the middle."""
    height, width = ink.shape
    y, x = np.nonzero(ink)
    turns = (np.arctan2(y - (height - 1) / 2, x - (width - 1) / 2) / np.pi + 1) / 2
    return len(np.unique((turns * _DIRECTIONS).astype(int) % _DIRECTIONS)) == _DIRECTIONS
