"""What is drawn on a page: straight pieces that may be rulings, filled boxes and pictures, form XObjects included."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, Any

import numpy as np

from extractor.reading import pdfium
from extractor.reading.runs import ints, middles, picked
from extractor.reading.runs import starts as run_starts
from extractor.reading.view import Matrix, View, move_boxes, multiply

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from numpy.typing import NDArray

THICKEST = 4.0
"""Points. A thicker stroke or box is an area, no ruling."""
SLENDER = 1.0
"""Points. A stroke of two points with a slimmer box lies along an axis."""
PAPER = 252
"""Of 255. Colours with no part darker than this look like white paper."""
LARGEST_FIGURE = 24.0
"""Points. A path larger than this is no drawn mark."""
DEEPEST = 12
"""Form XObjects nested deeper than this are left out."""

_MOVE = 2


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The objects of a page in the order in which they are drawn, form XObjects unfolded.

    handles : of the objects; kinds : uint8 (n,), their types; under : int32 (n,), the number of each one's matrix;
    matrices : these, each from the object's surroundings to the page as displayed.
    """

    handles: list[int]
    kinds: NDArray[np.uint8]
    under: NDArray[np.int32]
    matrices: list[Matrix]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """What is drawn, in displayed coordinates. An order is a place in the scene: what comes later lies on top.

    pieces : float32 (n, 4), boxes of straight thin things, along an axis: strokes, thin boxes, single dashes and dots.
    fills : float32 (m, 4), boxes of filled areas; `colors` uint8 (m, 4) their red, green, blue and alpha; `fill_order`.
    pictures : float32 (k, 4), boxes of images; `picture_order`.
    figures : float32 (p, 4), boxes of small paths that are no rulings and may show a mark; `figure_order`.
    """

    pieces: NDArray[np.float32]
    fills: NDArray[np.float32]
    colors: NDArray[np.uint8]
    fill_order: NDArray[np.int64]
    pictures: NDArray[np.float32]
    picture_order: NDArray[np.int64]
    figures: NDArray[np.float32]
    figure_order: NDArray[np.int64]


def read_scene(page: int, texts: Container[int], view: View) -> Scene:
    """The objects of a page; `texts` are handles known to be text objects."""
    objects = list(map(pdfium.get_object, pdfium.again(page), range(pdfium.count_objects(page))))
    scene = Scene(objects, _kinds(objects, texts), np.zeros(len(objects), np.int32), [view.matrix])
    return _unfolded(scene, texts, 0)


def _kinds(objects: list[int], texts: Container[int]) -> NDArray[np.uint8]:
    kinds = [pdfium.TEXT if handle in texts else pdfium.object_type(handle) for handle in objects]
    return np.array(kinds, np.uint8)


def _unfolded(scene: Scene, texts: Container[int], depth: int) -> Scene:
    """The scene with the form XObjects' own objects in their places."""
    forms = np.flatnonzero(scene.kinds == pdfium.FORM)
    if not len(forms) or depth == DEEPEST:
        return scene
    parts: list[Scene] = []
    matrices = list(scene.matrices)
    done = 0
    for at in ints(forms):
        form = scene.handles[at]
        inside = list(map(pdfium.get_form_object, pdfium.again(form), range(pdfium.count_form_objects(form))))
        matrices.append(multiply(_matrix(form), scene.matrices[int(scene.under[at])]))
        under = np.full(len(inside), len(matrices) - 1, np.int32)
        parts += [_slice(scene, done, at), Scene(inside, _kinds(inside, texts), under, [])]
        done = at + 1
    parts.append(_slice(scene, done, len(scene.handles)))
    together = Scene(
        list(itertools.chain.from_iterable(part.handles for part in parts)),
        np.concatenate([part.kinds for part in parts]),
        np.concatenate([part.under for part in parts]),
        matrices,
    )
    return _unfolded(together, texts, depth + 1)


def _slice(scene: Scene, start: int, end: int) -> Scene:
    return Scene(scene.handles[start:end], scene.kinds[start:end], scene.under[start:end], [])


def _matrix(handle: int) -> Matrix:
    values = np.zeros(6, np.float32)
    pdfium.object_matrix(handle, values.ctypes.data)
    a, b, c, d, e, f = values.tolist()
    return (a, b, c, d, e, f)


def _boxes(scene: Scene, chosen: NDArray[np.int64]) -> NDArray[np.float32]:
    """The bounds of the chosen objects as displayed."""
    boxes = np.zeros((len(chosen), 4), np.float32)
    pdfium.fill(pdfium.object_bounds, picked(scene.handles, chosen), boxes)
    if len(scene.matrices) == 1:
        return move_boxes(boxes, scene.matrices[0])
    under = scene.under[chosen]
    for number in ints(np.unique(under)):
        mine = under == number
        boxes[mine] = move_boxes(boxes[mine], scene.matrices[number])
    return boxes


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class _Measured:
    """The paths of a scene: where each stands in it, its bounds as displayed, and how it is painted.

    filled, stroked : whether that can be seen; `width` is the thickness that the path would have as a line.
    """

    order: NDArray[np.int64]
    boxes: NDArray[np.float32]
    segments: NDArray[np.int32]
    filled: NDArray[np.bool_]
    stroked: NDArray[np.bool_]
    fill_colors: NDArray[np.uint8]
    width: NDArray[np.float32]


def _measured(scene: Scene) -> _Measured:
    order = np.flatnonzero(scene.kinds == pdfium.PATH)
    handles = picked(scene.handles, order)
    boxes = _boxes(scene, order)
    segments = pdfium.numbers(pdfium.count_segments, np.int32, len(handles), handles)
    modes = np.zeros((len(handles), 2), np.int32)
    pdfium.fill(pdfium.draw_mode, handles, modes)
    filled, stroked = modes[:, 0] != 0, modes[:, 1] != 0
    fill_colors = _colors(pdfium.fill_color, handles, filled)
    stroke_colors = _colors(pdfium.stroke_color, handles, stroked)
    filled &= fill_colors[:, 3] > 0
    stroked &= stroke_colors[:, 3] > 0
    width: NDArray[np.float32] = (boxes[:, 2:] - boxes[:, :2]).min(axis=1, initial=np.inf)
    width[stroked & (segments == 2)] *= np.float32(0.5)
    pale = _like_paper(stroke_colors) & stroked
    pale_fill = _like_paper(fill_colors) & filled & (width <= THICKEST)
    if pale.any() or pale_fill.any():
        grounds = boxes[filled & (width > THICKEST) & ~_like_paper(fill_colors)]
        unseen = ~_on(boxes, grounds)
        stroked &= ~(pale & unseen)
        filled &= ~(pale_fill & unseen)
    return _Measured(order, boxes, segments, filled, stroked, fill_colors, width)


def _like_paper(colors: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return colors[:, :3].min(axis=1, initial=255) >= PAPER


def _on(boxes: NDArray[np.float32], grounds: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which boxes have their middles on one of the grounds."""
    middle = middles(boxes)[:, None]
    return np.any(np.all((grounds[:, :2] <= middle) & (middle <= grounds[:, 2:]), axis=2), axis=1)


def read_paths(scene: Scene) -> Paths:
    """The paths and pictures of a scene. White lines count only on a ground of another colour."""
    paths = _measured(scene)
    boxes, filled, stroked, thin = paths.boxes, paths.filled, paths.stroked, paths.width <= THICKEST
    # A stroke that is wider may be slanted: its points must tell.
    line = stroked & (paths.segments == 2) & (paths.width <= SLENDER)
    whole = (filled & ~stroked & (paths.segments <= 5)) | line
    area = whole & ~thin
    pieces, fills, owners = [_trimmed(boxes, line)[whole & thin]], [boxes[area]], [np.flatnonzero(area)]
    rest = np.flatnonzero((filled | (stroked & ((paths.segments > 2) | thin))) & ~whole & (paths.segments > 1))
    if len(rest):
        outlines = Outlines.of(scene, paths.order[rest], paths.segments[rest])
        thin_parts, thick_parts, owner = outlines.areas(filled[rest] & ~stroked[rest], filled[rest])
        pieces += [outlines.strokes(stroked[rest]), thin_parts]
        fills.append(thick_parts)
        owners.append(rest[owner])
    owner = np.concatenate(owners)
    size = (boxes[:, 2:] - boxes[:, :2]).max(axis=1, initial=0)
    figure = (filled | stroked) & (paths.width > SLENDER) & (size <= LARGEST_FIGURE)
    images = np.flatnonzero(scene.kinds == pdfium.IMAGE)
    return Paths(
        np.concatenate(pieces),
        np.concatenate(fills),
        paths.fill_colors[owner],
        paths.order[owner],
        _boxes(scene, images),
        images,
        boxes[figure],
        paths.order[figure],
    )


def _colors(function: Callable[..., Any], handles: list[int], wanted: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Red, green, blue, alpha of the wanted paths."""
    chosen = np.flatnonzero(wanted)
    values = np.zeros((len(chosen), 4), np.uint32)
    pdfium.fill(function, picked(handles, chosen), values)
    colors = np.zeros((len(handles), 4), np.uint8)
    colors[chosen] = values
    return colors


def _trimmed(boxes: NDArray[np.float32], line: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The boxes, those of lines along an axis as they are seen: pdfium adds the stroke's width on every side."""
    across, down = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    width = np.where(line, np.minimum(across, down) / 2, 0)
    x = np.where(across >= down, width, width / 2)
    y = np.where(across >= down, width / 2, width)
    return boxes + np.stack([x, y, -x, -y], axis=1)


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
        handles, sizes = picked(scene.handles, chosen), ints(counts)
        total = sum(sizes)
        paths = itertools.chain.from_iterable(map(itertools.repeat, handles, sizes))
        pieces = list(map(pdfium.get_segment, paths, itertools.chain.from_iterable(map(range, sizes))))
        points = np.zeros((total, 2), np.float32)
        pdfium.fill(pdfium.segment_point, pieces, points)
        kinds = pdfium.numbers(pdfium.segment_type, np.int32, total, pieces)
        closes = pdfium.numbers(pdfium.segment_close, np.bool_, total, pieces)
        owner = np.repeat(np.arange(len(handles), dtype=np.int32), counts)
        own = np.zeros((len(handles), 6), np.float32)
        for row, handle in zip(own, handles, strict=True):
            pdfium.object_matrix(handle, row.ctypes.data)
        outer = np.array(scene.matrices, np.float32)[scene.under[chosen]]
        moved = _apply(_apply(points, own[owner]), outer[owner])
        starts = kinds == _MOVE
        starts[run_starts(owner)] = True
        return cls(moved, owner, starts, closes)

    def strokes(self, stroked: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Boxes of the straight pieces along an axis of the stroked paths."""
        at = np.flatnonzero(~self.starts)
        first = np.flatnonzero(self.starts)
        closing = np.flatnonzero(self.closes)
        back = first[np.searchsorted(first, closing, side="right") - 1]
        begin = np.concatenate([at - 1, closing])
        end = np.concatenate([at, back])
        chosen = stroked[self.owner[begin]]
        a, b = self.points[begin[chosen]], self.points[end[chosen]]
        straight = np.abs(a - b).min(axis=1, initial=np.inf) <= 1.0 if len(a) else np.zeros(0, np.bool_)
        return np.concatenate([np.minimum(a, b), np.maximum(a, b)], axis=1)[straight]

    def areas(
        self, thin: NDArray[np.bool_], filled: NDArray[np.bool_]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int32]]:
        """Boxes of filled subpaths: thin ones (of paths in `thin`), thick ones, and the paths of the thick ones.

        A box with a slightly smaller one in it, of one path, is a frame: four thin boxes.
        """
        first = np.flatnonzero(self.starts)
        low = np.minimum.reduceat(self.points, first, axis=0)
        high = np.maximum.reduceat(self.points, first, axis=0)
        boxes, owner = np.concatenate([low, high], axis=1), self.owner[first]
        is_thin = (high - low).min(axis=1) <= THICKEST
        outer = np.flatnonzero(
            (owner[1:] == owner[:-1]) & ~is_thin[1:] & ~is_thin[:-1] & _frames(boxes[:-1], boxes[1:])
        )
        frames = np.zeros(len(first), np.bool_)
        frames[outer] = frames[outer + 1] = True
        thick = filled[owner] & ~is_thin & ~frames
        sides = _sides(boxes[outer], boxes[outer + 1])[np.tile(filled[owner[outer]], 4)]
        return np.concatenate([boxes[is_thin & thin[owner]], sides]), boxes[thick], owner[thick]


def _frames(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which pairs of boxes lie in one another with a thin margin all around."""
    margin = (other - one) * np.array([1, 1, -1, -1], np.float32)
    return (np.abs(margin).max(axis=1) <= THICKEST) & ((margin >= 0).all(axis=1) | (margin <= 0).all(axis=1))


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
