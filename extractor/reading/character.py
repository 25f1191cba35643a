"""One character of a text page, by its handle and place: what pdfium tells of its matrix, ink, origin and cell.

Coordinates are the page's own, in points with y upward. Thousands of characters are asked for in bulk (`textlayer.py`).
"""

from __future__ import annotations

import numpy as np

from extractor.reading import pdfium
from extractor.reading.view import Matrix

Sides = tuple[float, float, float, float]


def matrix(text: int, place: int) -> Matrix:
    """How the character is turned and stretched."""
    found = np.zeros(6, np.float32)
    pdfium.char_matrix(text, place, found.ctypes.data)
    a, b, c, d, e, f = found.tolist()
    return a, b, c, d, e, f


def ink(text: int, place: int) -> Sides:
    """Left, right, bottom and top of what the character draws."""
    found = np.zeros(4)
    at = found.ctypes.data
    pdfium.char_ink(text, place, *range(at, at + found.nbytes, found.itemsize))
    left, right, bottom, top = found.tolist()
    return left, right, bottom, top


def origin(text: int, place: int) -> tuple[float, float]:
    """Where the character stands on its baseline."""
    found = np.zeros(2)
    pdfium.char_origin(text, place, found.ctypes.data, found.ctypes.data + found.itemsize)
    x, y = found.tolist()
    return x, y


def cell(text: int, place: int) -> Sides:
    """Left, top, right and bottom of the character's advance cell."""
    found = np.zeros(4, np.float32)
    pdfium.char_box(text, place, found.ctypes.data)
    left, top, right, bottom = found.tolist()
    return left, top, right, bottom
