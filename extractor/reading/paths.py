"""What is drawn on a page: straight pieces that may be rulings, filled boxes, pictures, and small figures."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import numpy as np

from extractor.reading import pdfium
from extractor.reading.outlines import THICKEST, Outlines
from extractor.reading.runs import in_parts, middles, picked
from extractor.reading.scene import bounds

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from extractor.reading.scene import Scene

SLENDER = 1.0
"""Points. A stroke of two points with a slimmer box lies along an axis."""
PAPER = 252
"""Of 255. Colours with no part darker than this look like white paper."""
LARGEST_FIGURE = 24.0
"""Points. A path larger than this is no drawn mark."""


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
    boxes = bounds(scene, order)
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
        lines = np.flatnonzero(pale | pale_fill)
        unseen = lines[~_on(boxes[lines], grounds)]
        stroked[unseen] &= ~pale[unseen]
        filled[unseen] &= ~pale_fill[unseen]
    return _Measured(order, boxes, segments, filled, stroked, fill_colors, width)


def _like_paper(colors: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return colors[:, :3].min(axis=1, initial=255) >= PAPER


def _on(boxes: NDArray[np.float32], grounds: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which boxes have their middles on one of the grounds."""
    found = np.zeros(len(boxes), np.bool_)
    for part in in_parts(len(boxes), 2 * len(grounds)):
        middle = middles(boxes[part])[:, None]
        found[part] = np.any(np.all((grounds[:, :2] <= middle) & (middle <= grounds[:, 2:]), axis=2), axis=1)
    return found


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
        bounds(scene, images),
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
