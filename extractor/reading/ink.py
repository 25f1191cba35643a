"""The boxes of all glyphs of a document, in one growing stretch of memory."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BOX = struct.Struct("4f")


class Ink:
    """Where every glyph stands: x0, top, x1, bottom in points, in the order in which they were added.

    A document of thousands of pages has millions of glyphs: their boxes are kept once, and grow in place.
    """

    def __init__(self) -> None:
        self._boxes = bytearray()

    def __len__(self) -> int:
        return len(self._boxes) // _BOX.size

    def add(self, boxes: NDArray[np.float32]) -> int:
        """Add the boxes, float32 (n, 4); the number of the first of them comes back."""
        first = len(self)
        self._boxes += boxes.astype(np.float32, order="C", copy=False).tobytes()
        return first

    def box(self, glyph: int) -> tuple[float, float, float, float]:
        """The box of the glyph of that number."""
        x0, top, x1, bottom = _BOX.unpack_from(self._boxes, glyph * _BOX.size)
        return x0, top, x1, bottom

    def boxes(self) -> NDArray[np.float32]:
        """All boxes, float32 (n, 4), without a copy: nothing can be added any more."""
        return np.frombuffer(self._boxes, np.float32).reshape(-1, 4)
