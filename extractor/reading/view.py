"""From a page's own coordinates (origin at the bottom left, before /Rotate) to those of the page as displayed."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f of PDF: x' = a x + c y + e, y' = b x + d y + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies `first`, and `then` to its result."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def move_boxes(boxes: NDArray[np.float32], matrix: Matrix) -> NDArray[np.float32]:
    """The boxes (x0, y0, x1, y1) around the moved boxes; each of the result has x0 <= x1 and y0 <= y1."""
    a, b, c, d, e, f = matrix
    left, low, right, high = boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3]
    if b == 0 and c == 0:
        sides = (a * left + e, d * low + f, a * right + e, d * high + f)
    elif a == 0 and d == 0:
        sides = (c * low + e, b * left + f, c * high + e, b * right + f)
    else:
        xs = np.stack([a * x + c * y + e for x in (left, right) for y in (low, high)])
        ys = np.stack([b * x + d * y + f for x in (left, right) for y in (low, high)])
        sides = (xs.min(axis=0), ys.min(axis=0), xs.max(axis=0), ys.max(axis=0))
    moved = np.empty_like(boxes)
    np.minimum(sides[0], sides[2], out=moved[:, 0])
    np.minimum(sides[1], sides[3], out=moved[:, 1])
    np.maximum(sides[0], sides[2], out=moved[:, 2])
    np.maximum(sides[1], sides[3], out=moved[:, 3])
    return moved


@dataclasses.dataclass(frozen=True, slots=True)
class View:
    """A page as displayed: its width and height in points, and the matrix that leads there."""

    width: float
    height: float
    matrix: Matrix

    @classmethod
    def of(cls, left: float, bottom: float, right: float, top: float, quarters: int) -> View:
        """The view of a page whose visible part is that box, turned clockwise by so many quarters."""
        across, up = right - left, top - bottom
        match quarters % 4:
            case 1:
                return cls(up, across, (0.0, 1.0, 1.0, 0.0, -bottom, -left))
            case 2:
                return cls(across, up, (-1.0, 0.0, 0.0, 1.0, right, -bottom))
            case 3:
                return cls(up, across, (0.0, -1.0, -1.0, 0.0, top, right))
            case _:
                return cls(across, up, (1.0, 0.0, 0.0, -1.0, -left, top))
