"""Clipping paths: to what part of the page the objects of a scene are cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import pdfium
from extractor.reading.pairs import spread
from extractor.reading.runs import starts
from extractor.reading.scene import moved

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.scene import Scene

_MOST = 1_000_000
"""Points of clipping paths beyond which none is looked at."""
_RULE, _STRIP = 2.0, 8.0
"""Points. What is left of a shadow around its frame is no broader than the latter, and has no room for text; what is no
broader than the former may be a rule."""


class _Parts(NamedTuple):
    """The parts of the clipping paths of several objects: float32 (n, 4), their boxes as displayed; the path that each
    belongs to, numbered over all objects, and whose it is."""

    boxes: NDArray[np.float32]
    path: NDArray[np.intp]
    owner: NDArray[np.intp]


def boxes(scene: Scene, chosen: NDArray[np.intp]) -> NDArray[np.float32]:
    """The boxes (n, 4), as displayed, that the chosen objects' clipping paths leave to be seen; endless without one.

    A path may leave less than its box; whoever asks must look closer.
    """
    seen = np.tile(np.array([-np.inf, -np.inf, np.inf, np.inf], np.float32), (len(chosen), 1))
    around, _, owner = _whole(_parts(scene, chosen))
    np.maximum.at(seen[:, :2], owner, around[:, :2])
    np.minimum.at(seen[:, 2:], owner, around[:, 2:])
    return seen


def leave_strips(scene: Scene, chosen: NDArray[np.intp], areas: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Of which of the chosen objects, with these boxes (n, 4), clipping paths leave strips alone, or nothing.

    So do those that cut a shadow out where its frame stands: with a hole (two boxes of one path, one within the other),
    or as the boxes around it.
    """
    parts = _parts(scene, chosen)
    found = np.zeros(len(chosen), np.bool_)
    if not len(parts.path):
        return found
    two = np.bincount(parts.path)[parts.path] == 2
    pairs = np.flatnonzero(two[1:] & (parts.path[1:] == parts.path[:-1]))
    one, other = parts.boxes[pairs], parts.boxes[pairs + 1]
    hole = np.concatenate([np.maximum(one[:, :2], other[:, :2]), np.minimum(one[:, 2:], other[:, 2:])], axis=1)
    nested = (hole == one).all(axis=1) | (hole == other).all(axis=1)
    around = ((hole - areas[parts.owner[pairs]]) * np.array([1, 1, -1, -1], np.float32)).max(axis=1)
    found[parts.owner[pairs[nested & _are_strips(around)]]] = True
    own, first = areas[parts.owner], starts(parts.path)
    left = np.minimum(parts.boxes[:, 2:], own[:, 2:]) - np.maximum(parts.boxes[:, :2], own[:, :2])
    most = np.maximum.reduceat(left.min(axis=1), first)
    thick = (areas[:, 2:] - areas[:, :2]).min(axis=1)[parts.owner[first]]
    found[parts.owner[first[_are_strips(most) & (thick > _STRIP)]]] = True
    return found


def _are_strips(thickness: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Whether of something so thick a shadow may be left, or nothing."""
    return (thickness <= _STRIP) & ((thickness > _RULE) | (thickness <= 0))


def _whole(parts: _Parts) -> _Parts:
    """The boxes around all parts of each path."""
    first = starts(parts.path)
    low, high = np.minimum.reduceat(parts.boxes, first), np.maximum.reduceat(parts.boxes, first)
    return _Parts(np.concatenate([low[:, :2], high[:, 2:]], axis=1), parts.path[first], parts.owner[first])


def _parts(scene: Scene, chosen: NDArray[np.intp]) -> _Parts:
    clips = pdfium.ask(pdfium.object_clip, np.uint64, scene.handles[chosen])
    counts = np.maximum(pdfium.ask(pdfium.clip_paths, np.int32, clips), 0)
    own, path = spread(np.zeros(len(counts), np.intp), counts.astype(np.intp))
    segments = pdfium.ask(pdfium.clip_segments, np.int32, clips[own], path)
    if not len(own) or int(segments.sum()) > _MOST:
        return _Parts(np.zeros((0, 4), np.float32), np.zeros(0, np.intp), np.zeros(0, np.intp))
    of_path, at = spread(np.zeros(len(own), np.intp), np.maximum(segments, 0).astype(np.intp))
    pieces = pdfium.ask(pdfium.clip_segment, np.uint64, clips[own[of_path]], path[of_path], at)
    points = np.zeros((len(pieces), 2), np.float32)
    pdfium.fill(pdfium.segment_point, pieces, points)
    begins = pdfium.ask(pdfium.segment_type, np.int32, pieces) == pdfium.MOVE_TO
    begins[starts(of_path)] = True
    first = np.flatnonzero(begins)
    low, high = np.minimum.reduceat(points, first), np.maximum.reduceat(points, first)
    owner = own[of_path[first]]
    around = moved(np.concatenate([low, high], axis=1), scene.under[chosen][owner], scene.matrices)
    return _Parts(around, of_path[first], owner)
