"""The points of paths that are more than a line or a box, and the straight pieces and areas that they make."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import pdfium
from extractor.reading.pairs import spread
from extractor.reading.runs import starts as run_starts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.scene import Scene

THICKEST = 4.0
"""Points. A thicker stroke or box is an area, no ruling."""
NOTHING = 0.01
"""Points. The side of a frame, or an area, that is no thicker is not drawn."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """The points of several paths in displayed coordinates, one row a point.

    owner : number of the path, from 0. starts : whether a subpath starts here. closes : whether it is closed after it.
    """

    points: NDArray[np.float32]
    owner: NDArray[np.int32]
    starts: NDArray[np.bool_]
    closes: NDArray[np.bool_]

    @classmethod
    def of(cls, scene: Scene, chosen: NDArray[np.int64], counts: NDArray[np.int32]) -> Outlines:
        handles = scene.handles[chosen]
        paths, at = spread(np.zeros(len(counts), np.intp), counts.astype(np.intp))
        owner = paths.astype(np.int32)
        pieces = pdfium.ask(pdfium.get_segment, np.uint64, handles[owner], at)
        points = np.zeros((len(pieces), 2), np.float32)
        pdfium.fill(pdfium.segment_point, pieces, points)
        kinds = pdfium.ask(pdfium.segment_type, np.int32, pieces)
        closes = pdfium.ask(pdfium.segment_close, np.int32, pieces) != 0
        own = np.zeros((len(handles), 6), np.float32)
        pdfium.fill(pdfium.object_matrix, handles, own.view("V24"))  # six floats in one go
        outer = np.array(scene.matrices, np.float32)[scene.under[chosen]]
        moved = _apply(_apply(points, own[owner]), outer[owner])
        starts = kinds == pdfium.MOVE_TO
        starts[run_starts(owner)] = True
        return cls(moved, owner, starts, closes)

    def strokes(self, stroked: NDArray[np.bool_]) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        """Boxes of the straight pieces along an axis of the stroked paths, and the paths of each."""
        at = np.flatnonzero(~self.starts)
        first = np.flatnonzero(self.starts)
        closing = np.flatnonzero(self.closes)
        back = first[np.searchsorted(first, closing, side="right") - 1]
        begin = np.concatenate([at - 1, closing])
        end = np.concatenate([at, back])
        chosen = stroked[self.owner[begin]]
        a, b = self.points[begin[chosen]], self.points[end[chosen]]
        apart = np.abs(a - b)
        straight = np.minimum(apart[:, 0], apart[:, 1]) <= 1.0
        boxes = np.concatenate([np.minimum(a, b), np.maximum(a, b)], axis=1)
        return boxes[straight], self.owner[begin[chosen]][straight]

    def areas(
        self, thin: NDArray[np.bool_], filled: NDArray[np.bool_]
    ) -> tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.float32], NDArray[np.int32]]:
        """Boxes of filled subpaths and the paths of each: thin ones (of paths in `thin`), and thick ones.

        A box with a slightly smaller one in it, of one path, is a frame: four thin boxes.
        """
        first = np.flatnonzero(self.starts)
        low = np.minimum.reduceat(self.points, first, axis=0)
        high = np.maximum.reduceat(self.points, first, axis=0)
        boxes, owner = np.concatenate([low, high], axis=1), self.owner[first]
        is_thin = np.minimum(*(high - low).T) <= THICKEST
        outer = np.flatnonzero(
            (owner[1:] == owner[:-1]) & ~is_thin[1:] & ~is_thin[:-1] & _frames(boxes[:-1], boxes[1:])
        )
        frames = np.zeros(len(first), np.bool_)
        frames[outer] = frames[outer + 1] = True
        thick = filled[owner] & ~is_thin & ~frames
        sides, owners = _sides(boxes[outer], boxes[outer + 1]), np.tile(owner[outer], 4)
        # A frame that goes on on another page is open there: no side is left between its boxes.
        framing = filled[owners] & (np.minimum(*(sides[:, 2:] - sides[:, :2]).T) > NOTHING)
        sides, owners = sides[framing], owners[framing]
        lines = is_thin & thin[owner]
        return (
            np.concatenate([boxes[lines], sides]),
            np.concatenate([owner[lines], owners]),
            boxes[thick],
            owner[thick],
        )


def _frames(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which pairs of boxes lie in one another with a thin margin all around."""
    margins = (other - one).T * np.array([[1], [1], [-1], [-1]], np.float32)
    low, high = margins.min(axis=0), margins.max(axis=0)
    return (np.maximum(-low, high) <= THICKEST) & ((low >= 0) | (high <= 0))


def _sides(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """The left, top, right and bottom sides between boxes that frame one another."""
    outer = np.concatenate([np.minimum(one[:, :2], other[:, :2]), np.maximum(one[:, 2:], other[:, 2:])], axis=1)
    inner = np.concatenate([np.maximum(one[:, :2], other[:, :2]), np.minimum(one[:, 2:], other[:, 2:])], axis=1)
    sides: list[NDArray[np.float32]] = []
    for side in range(4):
        box = outer.copy()
        box[:, (side + 2) % 4] = inner[:, side]
        sides.append(box)
    return np.concatenate(sides)


def _apply(points: NDArray[np.float32], matrices: NDArray[np.float32]) -> NDArray[np.float32]:
    x, y = points[:, 0], points[:, 1]
    a, b, c, d, e, f = matrices.T
    return np.stack([a * x + c * y + e, b * x + d * y + f], axis=1)
