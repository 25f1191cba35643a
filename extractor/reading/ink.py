"""The boxes of all glyphs of a document."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.scratch import Scratch

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNIT = 1 / 16
"""Points. Boxes are kept as multiples of this: half the memory of floats, and exact enough to show a place."""
_BOX = struct.Struct("4H")
_LARGEST = (1 << 16) - 1


class Ink:
    """Where every glyph stands: x0, top, x1, bottom, in the order in which they were added.

    A document of thousands of pages has millions of glyphs, whose boxes are hardly asked for while it is read. What
    stands off the page by more than can be counted is moved to its edge.
    """

    def __init__(self) -> None:
        self._boxes = Scratch()

    def __len__(self) -> int:
        return len(self._boxes) // _BOX.size

    def __getstate__(self) -> bytes:
        return self._boxes.read(0, len(self._boxes))

    def __setstate__(self, state: bytes) -> None:
        self._boxes = Scratch()
        self._boxes.append(state)

    def add(self, boxes: NDArray[np.float32]) -> int:
        """Add the boxes, float32 (n, 4) in points; the number of the first of them comes back."""
        kept = np.clip(np.rint(boxes / UNIT), 0, _LARGEST).astype(np.uint16)
        return self._boxes.append(kept.tobytes()) // _BOX.size

    def extend(self, other: Ink) -> int:
        """Add the boxes of another ink; the number of the first of them comes back."""
        return self._boxes.append(other._boxes.read(0, len(other._boxes))) // _BOX.size

    def cut(self, glyph: int) -> None:
        """Take away the boxes from the glyph of that number on."""
        self._boxes.cut(glyph * _BOX.size)

    def part(self, first: int, end: int) -> NDArray[np.uint16]:
        """The boxes of the glyphs of those numbers, uint16 (n, 4) in multiples of `UNIT`."""
        kept = self._boxes.read(first * _BOX.size, (end - first) * _BOX.size)
        return np.frombuffer(kept, np.uint16).reshape(-1, 4)

    def box(self, glyph: int) -> tuple[float, float, float, float]:
        """The box of the glyph of that number, in points."""
        x0, top, x1, bottom = _BOX.unpack(self._boxes.read(glyph * _BOX.size, _BOX.size))
        return x0 * UNIT, top * UNIT, x1 * UNIT, bottom * UNIT

    def boxes(self) -> NDArray[np.uint16]:
        """All boxes, uint16 (n, 4) in multiples of `UNIT`."""
        found = np.empty((len(self), 4), np.uint16)
        self._boxes.copy_into(found.data)
        return found
