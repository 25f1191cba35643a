"""The points of paths that are more than a line or a box, and the straight pieces and areas that they make."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import pdfium
from extractor.reading.pairs import some, spread
from extractor.reading.runs import starts as run_starts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.scene import Scene

THICKEST = 4.0
"""Points. A thicker stroke or box is an area, no ruling."""
NOTHING = 0.01
"""Points. The side of a frame, or an area, that is no thicker is not drawn."""
_STRAIGHT = 0.3
"""Points by which a line may be off the side of the box whose corners are round."""
_LEAST_STRAIGHT = 0.25
"""The share of such a side that is straight at least."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """The points of several paths in displayed coordinates, one row a point.

    owner : number of the path, from 0. starts : whether a subpath starts here. closes : whether it is closed after it.
    lines : whether a straight line leads here, and no curve.
    """

    points: NDArray[np.float32]
    owner: NDArray[np.int32]
    starts: NDArray[np.bool_]
    closes: NDArray[np.bool_]
    lines: NDArray[np.bool_]

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
        return cls(moved, owner, starts, closes, kinds == pdfium.LINE_TO)

    def strokes(self, stroked: NDArray[np.bool_]) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        """Boxes of the straight pieces along an axis of the stroked paths, and the paths of each; of a box with round
        corners its four sides."""
        at = np.flatnonzero(~self.starts)
        first = np.flatnonzero(self.starts)
        closing = np.flatnonzero(self.closes)
        back = first[np.searchsorted(first, closing, side="right") - 1]
        begin = np.concatenate([at - 1, closing])
        end = np.concatenate([at, back])
        chosen = stroked[self.owner[begin]]
        begin, end = begin[chosen], end[chosen]
        a, b = self.points[begin], self.points[end]
        apart = np.abs(a - b)
        straight = np.minimum(apart[:, 0], apart[:, 1]) <= 1.0
        boxes = np.concatenate([np.minimum(a, b), np.maximum(a, b)], axis=1)
        subpath = np.cumsum(self.starts)[begin] - 1
        bounds = self._bounds()
        rounded = _rounded(bounds, subpath, boxes, self.lines[end] | self.starts[end])
        straight &= ~rounded[subpath]
        sides = _sides(bounds[rounded], bounds[rounded])
        owners = np.tile(self.owner[first[rounded]], 4)
        return np.concatenate([boxes[straight], sides]), np.concatenate([self.owner[begin][straight], owners])

    def _bounds(self) -> NDArray[np.float32]:
        """The bounds of each subpath, (n, 4)."""
        first = np.flatnonzero(self.starts)
        low, high = np.minimum.reduceat(self.points, first, axis=0), np.maximum.reduceat(self.points, first, axis=0)
        return np.concatenate([low, high], axis=1)

    def areas(
        self, thin: NDArray[np.bool_], filled: NDArray[np.bool_]
    ) -> tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.float32], NDArray[np.int32]]:
        """Boxes of filled subpaths and the paths of each: thin ones (of paths in `thin`), and thick ones.

        A box with a slightly smaller one in it, of one path, is a frame: four thin boxes.
        """
        first = np.flatnonzero(self.starts)
        boxes, owner = self._bounds(), self.owner[first]
        is_thin = _thickness(boxes) <= THICKEST
        outer = np.flatnonzero(
            (owner[1:] == owner[:-1]) & ~is_thin[1:] & ~is_thin[:-1] & _frames(boxes[:-1], boxes[1:])
        )
        frames = np.zeros(len(first), np.bool_)
        frames[outer] = frames[outer + 1] = True
        thick = filled[owner] & ~is_thin & ~frames
        sides, owners = _sides(boxes[outer], boxes[outer + 1]), np.tile(owner[outer], 4)
        # A frame that goes on on another page is open there: no side is left between its boxes.
        framing = filled[owners] & (_thickness(sides) > NOTHING)
        sides, owners = sides[framing], owners[framing]
        lines = is_thin & thin[owner]
        return (
            np.concatenate([boxes[lines], sides]),
            np.concatenate([owner[lines], owners]),
            boxes[thick],
            owner[thick],
        )


def _thickness(boxes: NDArray[np.float32]) -> NDArray[np.float32]:
    thickness: NDArray[np.float32] = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    return thickness


def _rounded(
    bounds: NDArray[np.float32], subpath: NDArray[np.intp], pieces: NDArray[np.float32], lines: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Which subpaths are boxes with round corners: they have curves, and a straight line along each side.

    bounds : of the subpaths. subpath, pieces, lines : of the parts of outlines, whose each is, the box that it stands
    in, and whether it is straight.
    """
    found = np.zeros(len(bounds), np.bool_)
    found[subpath[~lines]] = True
    found &= _thickness(bounds) > THICKEST
    lines = lines & found[subpath]
    own, box = subpath[lines], pieces[lines]
    for side in range(4):
        across, along = side % 2, 1 - side % 2
        length, whole = (each[:, 2 + along] - each[:, along] for each in (box, bounds[own]))
        beside = np.abs(box[:, [across, across + 2]] - bounds[own, side, None]).max(axis=1) <= _STRAIGHT
        found &= some(own[beside & (length >= _LEAST_STRAIGHT * whole)], len(found))
    return found


def _frames(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which pairs of boxes lie in one another with a thin margin all around."""
    margins = (other - one).T * np.array([[1], [1], [-1], [-1]], np.float32)
    low, high = margins.min(axis=0), margins.max(axis=0)
    return (np.maximum(-low, high) <= THICKEST) & ((low >= -NOTHING) | (high <= NOTHING))


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
