"""What is drawn on a page: straight pieces that may be rulings, filled boxes and pictures, form XObjects included."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import pdfium
from extractor.reading.view import Matrix, View, move_boxes, multiply

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from numpy.typing import NDArray

THICKEST = 4.0
"""Points. A thicker stroke or box is an area, no ruling."""
DEEPEST = 12
"""Form XObjects nested deeper than this are left out."""

_MOVE = 2


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """What is drawn, in displayed coordinates.

    pieces : float32 (n, 4), boxes of straight thin things, along an axis: strokes, thin boxes, single dashes and dots.
    fills : float32 (m, 4), boxes of filled areas; `colors` uint8 (m, 4) their red, green, blue and alpha.
    pictures : float32 (k, 4), boxes of images.
    """

    pieces: NDArray[np.float32]
    fills: NDArray[np.float32]
    colors: NDArray[np.uint8]
    pictures: NDArray[np.float32]


@dataclasses.dataclass(slots=True)
class _Found:
    """Handles of one kind, and for each the number of the matrix that it stands under."""

    handles: list[int] = dataclasses.field(default_factory=list[int])
    under: list[int] = dataclasses.field(default_factory=list[int])

    def add(self, handles: Sequence[int], matrix: int) -> None:
        self.handles.extend(handles)
        self.under.extend(itertools.repeat(matrix, len(handles)))


def read_paths(page: int, texts: Container[int], view: View) -> Paths:
    """The paths and pictures of a page; `texts` are handles known to be text objects."""
    paths, images, matrices = _Found(), _Found(), [view.matrix]
    objects = list(map(pdfium.get_object, pdfium.again(page), range(pdfium.count_objects(page))))
    _sort_out(objects, texts, paths, images, matrices, 0, 0)
    pictures = _boxes(images.handles, np.array(images.under, np.int32), matrices)
    return _read(paths, matrices, pictures)


def _sort_out(
    objects: list[int],
    texts: Container[int],
    paths: _Found,
    images: _Found,
    matrices: list[Matrix],
    matrix: int,
    depth: int,
) -> None:
    others = [handle for handle in objects if handle not in texts]
    types = list(map(pdfium.object_type, others))
    paths.add([handle for handle, kind in zip(others, types, strict=True) if kind == pdfium.PATH], matrix)
    images.add([handle for handle, kind in zip(others, types, strict=True) if kind == pdfium.IMAGE], matrix)
    if depth == DEEPEST:
        return
    for form in [handle for handle, kind in zip(others, types, strict=True) if kind == pdfium.FORM]:
        inside = map(pdfium.get_form_object, pdfium.again(form), range(pdfium.count_form_objects(form)))
        matrices.append(multiply(_matrix(form), matrices[matrix]))
        _sort_out(list(inside), texts, paths, images, matrices, len(matrices) - 1, depth + 1)


def _matrix(handle: int) -> Matrix:
    values = np.zeros(6, np.float32)
    pdfium.object_matrix(handle, values.ctypes.data)
    a, b, c, d, e, f = values.tolist()
    return (a, b, c, d, e, f)


def _boxes(handles: list[int], under: NDArray[np.int32], matrices: list[Matrix]) -> NDArray[np.float32]:
    boxes = np.zeros((len(handles), 4), np.float32)
    pdfium.fill(pdfium.object_bounds, handles, boxes)
    return _moved(boxes, under, matrices)


def _moved(boxes: NDArray[np.float32], under: NDArray[np.int32], matrices: list[Matrix]) -> NDArray[np.float32]:
    if len(matrices) == 1:
        return move_boxes(boxes, matrices[0])
    for number in np.unique(under).tolist():
        chosen = under == number
        boxes[chosen] = move_boxes(boxes[chosen], matrices[number])
    return boxes


def _read(paths: _Found, matrices: list[Matrix], pictures: NDArray[np.float32]) -> Paths:
    handles, under = paths.handles, np.array(paths.under, np.int32)
    count = len(handles)
    boxes = _boxes(handles, under, matrices)
    segments = pdfium.numbers(pdfium.count_segments, np.int32, count, handles)
    modes = np.zeros((count, 2), np.int32)
    pdfium.fill(pdfium.draw_mode, handles, modes)
    filled, stroked = modes[:, 0] != 0, modes[:, 1] != 0
    fill_colors = _colors(pdfium.fill_color, handles, filled)
    stroke_colors = _colors(pdfium.stroke_color, handles, stroked)
    filled &= fill_colors[:, 3] > 0
    stroked &= stroke_colors[:, 3] > 0

    line = stroked & (segments == 2)
    boxes = _trimmed(boxes, line)
    thin = (boxes[:, 2:] - boxes[:, :2]).min(axis=1, initial=np.inf) <= THICKEST
    whole = (filled & ~stroked & (segments <= 5)) | line
    single = whole & thin
    pieces = [boxes[single]]
    area = whole & ~thin & ~line
    fills, colors = [boxes[area]], [fill_colors[area]]

    rest = np.flatnonzero((filled | stroked) & ~whole & (segments > 1))
    if len(rest):
        part = _Subpaths.of([handles[i] for i in rest.tolist()], under[rest], segments[rest], matrices)
        pieces.append(part.strokes(stroked[rest]))
        thin_parts, thick_parts, owner = part.areas(filled[rest] & ~stroked[rest], filled[rest])
        pieces.append(thin_parts)
        fills.append(thick_parts)
        colors.append(fill_colors[rest][owner])
    return Paths(np.concatenate(pieces), np.concatenate(fills), np.concatenate(colors), pictures)


def _colors(function: object, handles: list[int], wanted: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Red, green, blue, alpha of the wanted paths."""
    chosen = np.flatnonzero(wanted)
    values = np.zeros((len(chosen), 4), np.uint32)
    pdfium.fill(function, [handles[i] for i in chosen.tolist()], values)  # pyright: ignore[reportArgumentType]
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
class _Subpaths:
    """The points of several paths in displayed coordinates, one row a point.

    owner : number of the path. starts : whether a subpath starts here. closes : whether it is closed after this point.
    """

    points: NDArray[np.float32]
    owner: NDArray[np.int32]
    starts: NDArray[np.bool_]
    closes: NDArray[np.bool_]

    @classmethod
    def of(
        cls, handles: list[int], under: NDArray[np.int32], counts: NDArray[np.int32], matrices: list[Matrix]
    ) -> _Subpaths:
        sizes = counts.tolist()
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
        outer = np.array(matrices, np.float32)[under]
        moved = _apply(_apply(points, own[owner]), outer[owner])
        starts = kinds == _MOVE
        starts[np.flatnonzero(np.diff(owner, prepend=-1))] = True
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
        """Boxes of filled subpaths: thin ones (of paths in `thin`), thick ones, and the paths of the thick ones."""
        first = np.flatnonzero(self.starts)
        low = np.minimum.reduceat(self.points, first, axis=0)
        high = np.maximum.reduceat(self.points, first, axis=0)
        boxes, owner = np.concatenate([low, high], axis=1), self.owner[first]
        is_thin = (high - low).min(axis=1) <= THICKEST
        thick = filled[owner] & ~is_thin
        return boxes[is_thin & thin[owner]], boxes[thick], owner[thick]


def _apply(points: NDArray[np.float32], matrices: NDArray[np.float32]) -> NDArray[np.float32]:
    x, y = points[:, 0], points[:, 1]
    a, b, c, d, e, f = matrices.T
    return np.stack([a * x + c * y + e, b * x + d * y + f], axis=1)
