"""The boxes of all glyphs of a document, in one growing stretch of memory."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNIT = 1 / 16
"""Points. Boxes are kept as multiples of this: half the memory of floats, and exact enough to show a place."""
_BOX = struct.Struct("4H")
_LARGEST = (1 << 16) - 1


class Ink:
    """Where every glyph stands: x0, top, x1, bottom, in the order in which they were added.

    A document of thousands of pages has millions of glyphs: their boxes are kept once, and grow in place. What stands
    off the page by more than can be counted is moved to its edge.
    """

    def __init__(self) -> None:
        self._boxes = bytearray()

    def __len__(self) -> int:
        return len(self._boxes) // _BOX.size

    def add(self, boxes: NDArray[np.float32]) -> int:
        """Add the boxes, float32 (n, 4) in points; the number of the first of them comes back."""
        first = len(self)
        self._boxes += np.clip(np.rint(boxes / UNIT), 0, _LARGEST).astype(np.uint16).tobytes()
        return first

    def extend(self, other: Ink) -> int:
        """Add the boxes of another stretch of ink; the number of the first of them comes back."""
        first = len(self)
        self._boxes += other._boxes
        return first

    def cut(self, glyph: int) -> None:
        """Take away the boxes from the glyph of that number on."""
        del self._boxes[glyph * _BOX.size :]

    def part(self, first: int, end: int) -> NDArray[np.uint16]:
        """The boxes of the glyphs of those numbers, uint16 (n, 4) in multiples of `UNIT`."""
        return np.frombuffer(bytes(self._boxes[first * _BOX.size : end * _BOX.size]), np.uint16).reshape(-1, 4)

    def box(self, glyph: int) -> tuple[float, float, float, float]:
        """The box of the glyph of that number, in points."""
        x0, top, x1, bottom = _BOX.unpack_from(self._boxes, glyph * _BOX.size)
        return x0 * UNIT, top * UNIT, x1 * UNIT, bottom * UNIT

    def boxes(self) -> NDArray[np.uint16]:
        """All boxes, uint16 (n, 4) in multiples of `UNIT`, without a copy: nothing can be added any more."""
        return np.frombuffer(self._boxes, np.uint16).reshape(-1, 4)
