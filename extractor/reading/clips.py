"""Clipping paths: to what part of the page the objects of a scene are cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def boxes(scene: Scene, chosen: NDArray[np.intp]) -> NDArray[np.float32]:
    """The boxes (n, 4), as displayed, that the chosen objects' clipping paths leave to be seen; endless without one.

    A path may leave less than its box; whoever asks must look closer.
    """
    seen = np.tile(np.array([-np.inf, -np.inf, np.inf, np.inf], np.float32), (len(chosen), 1))
    clips = pdfium.ask(pdfium.object_clip, np.uint64, scene.handles[chosen])
    counts = np.maximum(pdfium.ask(pdfium.clip_paths, np.int32, clips), 0)
    own, path = spread(np.zeros(len(counts), np.intp), counts.astype(np.intp))
    segments = pdfium.ask(pdfium.clip_segments, np.int32, clips[own], path)
    if not len(own) or int(segments.sum()) > _MOST:
        return seen
    of_path, at = spread(np.zeros(len(own), np.intp), np.maximum(segments, 0).astype(np.intp))
    pieces = pdfium.ask(pdfium.clip_segment, np.uint64, clips[own[of_path]], path[of_path], at)
    points = np.zeros((len(pieces), 2), np.float32)
    pdfium.fill(pdfium.segment_point, pieces, points)
    first = starts(of_path)
    low, high = np.minimum.reduceat(points, first), np.maximum.reduceat(points, first)
    owner = own[of_path[first]]
    around = moved(np.concatenate([low, high], axis=1), scene.under[chosen][owner], scene.matrices)
    np.maximum.at(seen[:, :2], owner, around[:, :2])
    np.minimum.at(seen[:, 2:], owner, around[:, 2:])
    return seen
