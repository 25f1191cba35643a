"""A page as a picture in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import pdfium

if TYPE_CHECKING:
    from numpy.typing import NDArray


def grey(page: int, width: int, height: int) -> NDArray[np.uint8]:
    """The page with that handle in grey, uint8 (height, width); 255 is white. Origin at the top left, as displayed."""
    pixels = np.full((height, width), 255, np.uint8)
    bitmap = pdfium.bitmap_create(width, height, pdfium.BITMAP_GRAY, pixels.ctypes.data, width)
    pdfium.render_page(bitmap, page, 0, 0, width, height, 0, pdfium.RENDER_ANNOTATIONS)
    pdfium.bitmap_destroy(bitmap)
    return pixels
