"""What is drawn on pages: straight pieces that may be rulings, filled boxes, pictures, and small figures."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import numpy as np

from extractor.reading import clips, grounds, pdfium
from extractor.reading.outlines import NOTHING, THICKEST, Outlines
from extractor.reading.pairs import some, within
from extractor.reading.runs import middles
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
SMALLEST_FIGURE = 2.5
"""Points. A path smaller than this is none either, but a dot of a dotted rule."""

NARROWEST_SHADOW = 50.0
"""Points. The shadow of a frame with text in it is wider."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Areas:
    """Areas of pages: float32 (n, 4) boxes as displayed; int64 (n,) places in the scene, of which later ones lie on
    top; and int32 (n,) whose each is."""

    boxes: NDArray[np.float32]
    order: NDArray[np.int64]
    of_page: NDArray[np.int32]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Fills(Areas):
    """Filled areas; `colors` uint8 (n, 4) their red, green, blue and alpha; `on_same` bool (n,) which of them lie on a
    ground of the same colour, and so are not seen."""

    colors: NDArray[np.uint8]
    on_same: NDArray[np.bool_]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """What is drawn on pages, in displayed coordinates.

    pieces : float32 (n, 4), boxes of straight thin things, along an axis: strokes, thin boxes, single dashes and dots;
        `pieces_page` int32 (n,) whose each is. whole : how many of them, the first ones, are paths of their own, and
        no parts of outlines.
    points : int64 (pages,), how many segments the outlines of each page have.
    figures : small paths that are no rulings and may show a mark.
    """

    pieces: NDArray[np.float32]
    pieces_page: NDArray[np.int32]
    whole: int
    points: NDArray[np.int64]
    fills: Fills
    pictures: Areas
    figures: Areas


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class _Measured:
    """The paths of a scene: where each stands in it, whose it is, its bounds as displayed, and how it is painted.

    filled, stroked : whether that can be seen; `width` is the thickness that the path would have as a line.
    stand : which filled boxes stand on which.
    """

    order: NDArray[np.int64]
    of_page: NDArray[np.int32]
    boxes: NDArray[np.float32]
    segments: NDArray[np.int32]
    filled: NDArray[np.bool_]
    stroked: NDArray[np.bool_]
    fill_colors: NDArray[np.uint8]
    width: NDArray[np.float32]
    stand: grounds.Grounded


def _measured(scene: Scene) -> _Measured:
    order = np.flatnonzero(scene.kinds == pdfium.PATH)
    handles, of_page = scene.handles[order], scene.of_page[order]
    boxes = bounds(scene, order)
    segments = pdfium.ask(pdfium.count_segments, np.int32, handles)
    modes = np.zeros((len(handles), 2), np.int32)
    pdfium.fill(pdfium.draw_mode, handles, modes)
    filled, stroked = modes[:, 0] != 0, modes[:, 1] != 0
    fill_colors = _colors(pdfium.fill_color, handles, filled)
    stroke_colors = _colors(pdfium.stroke_color, handles, stroked)
    filled &= fill_colors[:, 3] > 0
    stroked &= stroke_colors[:, 3] > 0
    width: NDArray[np.float32] = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    width[stroked & (segments == 2)] *= np.float32(0.5)
    pale = _like_paper(stroke_colors) & stroked
    pale_fill = _like_paper(fill_colors) & filled & (width <= THICKEST)
    if pale.any() or pale_fill.any():
        dark = np.flatnonzero(filled & (width > THICKEST) & ~_like_paper(fill_colors))
        lines = np.flatnonzero(pale | pale_fill)
        _, seen = within(middles(boxes[lines]), of_page[lines], boxes[dark], of_page[dark])
        unseen = lines[~some(seen, len(lines))]
        stroked[unseen] &= ~pale[unseen]
        filled[unseen] &= ~pale_fill[unseen]
    plain = filled & ~stroked & (segments >= 4) & (segments <= 5)
    stand = grounds.grounded(boxes, fill_colors, of_page, plain)
    return _Measured(order, of_page, boxes, segments, filled, stroked, fill_colors, width, stand)


def darkest(colors: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The least of red, green and blue of each colour."""
    return np.minimum(np.minimum(colors[:, 0], colors[:, 1]), colors[:, 2])


def _like_paper(colors: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return darkest(colors) >= PAPER


def read_paths(scene: Scene, count: int) -> Paths:
    """The paths and pictures of a scene of so many pages. White lines count only on a ground of another colour."""
    paths = _measured(scene)
    boxes, filled, stroked, thin = paths.boxes, paths.filled, paths.stroked, paths.width <= THICKEST
    on_same = some(paths.stand.box[paths.stand.alike], len(boxes))
    # A stroke that is wider may be slanted: its points must tell.
    line = stroked & (paths.segments == 2) & (paths.width <= SLENDER)
    whole = (filled & ~stroked & (paths.segments <= 5)) | line
    area, straight = np.flatnonzero(whole & ~thin), np.flatnonzero(whole & thin & ~on_same)
    pieces, lines = [_trimmed(boxes.take(straight, axis=0), line[straight])], [straight]
    fills, owners = [boxes.take(area, axis=0)], [area]
    rest = np.flatnonzero((filled | (stroked & ((paths.segments > 2) | thin))) & ~whole & (paths.segments > 1))
    if len(rest):
        outlines = Outlines.of(scene, paths.order[rest], paths.segments[rest])
        strokes, drawn = outlines.strokes(stroked[rest])
        thin_parts, thin_owner, thick_parts, owner = outlines.areas(filled[rest] & ~stroked[rest], filled[rest])
        pieces += [strokes, thin_parts]
        lines += [rest[drawn], rest[thin_owner]]
        fills.append(thick_parts)
        owners.append(rest[owner])
    parting, beside = grounds.lines(boxes, paths.stand)
    pieces.append(parting)
    lines.append(beside)
    clip = clips.boxes(scene, paths.order)
    thin_ones, line, left = _cut(np.concatenate(pieces), np.concatenate(lines), clip)
    areas, owner = _without_shadows(scene, np.concatenate(fills), np.concatenate(owners), paths.order)
    areas, owner, _ = _cut(areas, owner, clip, NOTHING)
    return Paths(
        thin_ones,
        paths.of_page[line],
        int(left[: len(straight)].sum()),
        np.bincount(paths.of_page[rest], paths.segments[rest], minlength=count).astype(np.int64),
        Fills(areas, paths.order[owner], paths.of_page[owner], paths.fill_colors[owner], on_same[owner]),
        _pictures(scene),
        _figures(paths, clip, on_same),
    )


def _cut(
    boxes: NDArray[np.float32], owner: NDArray[np.intp], clip: NDArray[np.float32], least: float = 0.0
) -> tuple[NDArray[np.float32], NDArray[np.intp], NDArray[np.bool_]]:
    """What the clipping paths of their owners leave of boxes (n, 4), and whose it is; and of which boxes there is any,
    both ways at least so many points of it.

    clip : (owners, 4), boxes. A browser draws a frame whole that stands across a page break, and cuts it there.
    """
    own = clip.take(owner, axis=0)
    boxes = np.concatenate([np.maximum(boxes[:, :2], own[:, :2]), np.minimum(boxes[:, 2:], own[:, 2:])], axis=1)
    left = (boxes[:, 0] + least <= boxes[:, 2]) & (boxes[:, 1] + least <= boxes[:, 3])
    return boxes.compress(left, axis=0), owner[left], left


def _without_shadows(
    scene: Scene, boxes: NDArray[np.float32], owner: NDArray[np.intp], order: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """The areas, and the paths of each, but for shadows of frames that are cut out where the frame stands.

    order : the place of each path in the scene.
    """
    wide = np.flatnonzero(boxes[:, 2] - boxes[:, 0] >= NARROWEST_SHADOW)
    unseen = wide[clips.leave_strips(scene, order[owner[wide]], boxes[wide])]
    return np.delete(boxes, unseen, axis=0), np.delete(owner, unseen)


def _pictures(scene: Scene) -> Areas:
    images = np.flatnonzero(scene.kinds == pdfium.IMAGE)
    return Areas(bounds(scene, images), images, scene.of_page[images])


def _figures(paths: _Measured, clip: NDArray[np.float32], on_same: NDArray[np.bool_]) -> Areas:
    longest = np.maximum(paths.boxes[:, 2] - paths.boxes[:, 0], paths.boxes[:, 3] - paths.boxes[:, 1])
    figure = ((paths.filled & ~on_same) | paths.stroked) & (paths.width > SLENDER)
    figure &= (longest > SMALLEST_FIGURE) & (longest <= LARGEST_FIGURE)
    boxes, figures, _ = _cut(paths.boxes[figure], np.flatnonzero(figure), clip)
    return Areas(boxes, paths.order[figures], paths.of_page[figures])


def _colors(function: Callable[..., Any], handles: NDArray[np.uint64], wanted: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Red, green, blue, alpha of the wanted paths."""
    chosen = np.flatnonzero(wanted)
    values = np.zeros((len(chosen), 4), np.uint32)
    pdfium.fill(function, handles[chosen], values)
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
