"""Captions below pictures side by side: each stands below its own picture, however many lines it has.

Where they have several, these would be read across. The pictures are frames without text, of one height.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import bands, openers
from extractor.reading.page import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs

_WIDEST, _HIGHEST = 60.0, 40.0
"""Points. No picture is narrower, or lower."""
_SAME = 2.0
"""Points by which the tops and feet of pictures side by side may lie apart, and a caption off its picture's middle."""
_FAR = 1.2
"""Ems. A caption begins no farther below its picture, nor its lines below one another."""
_MOST_LINES = 4
"""Lines of a caption."""


def below(tables: Sequence[Table], glyphs: Glyphs) -> list[Table]:
    """The rows of captions of several lines, without rules, below the pictures among a page's tables."""
    frames = [table.box for table in tables if table.rows == table.columns == 1 and _is_picture(table.box, glyphs)]
    found = (_captions(row, glyphs) for row in _rows(sorted(frames, key=lambda box: (box[3], box[0]))))
    return [table for table in found if table is not None]


def _is_picture(box: tuple[float, float, float, float], glyphs: Glyphs) -> bool:
    x0, top, x1, bottom = box
    if x1 - x0 < _WIDEST or bottom - top < _HIGHEST:
        return False
    x, y = glyphs.boxes[:, 0] + glyphs.boxes[:, 2], glyphs.boxes[:, 1] + glyphs.boxes[:, 3]
    return not bool(((x > 2 * x0) & (x < 2 * x1) & (y > 2 * top) & (y < 2 * bottom)).any())


def _rows(frames: list[tuple[float, float, float, float]]) -> Iterator[NDArray[np.float64]]:
    """Several frames side by side, of one height, each row from left to right."""
    left = np.array(frames).reshape(-1, 4)
    while len(left):
        row = (np.abs(left[:, [1, 3]] - left[0, [1, 3]]) <= _SAME).all(axis=1)
        own = left[row][np.argsort(left[row, 0])]
        if len(own) > 1 and bool((own[1:, 0] > own[:-1, 2]).all()):
            yield own
        left = left[~row]


def _captions(frames: NDArray[np.float64], glyphs: Glyphs) -> Table | None:
    """The row of captions below the frames, if they have several lines."""
    bottom = float(frames[:, 3].max())
    xs = [float(frames[0, 0]), *((frames[1:, 0] + frames[:-1, 2]) / 2).tolist(), float(frames[-1, 2])]
    size = bands.between([bottom, bottom + 3 * _HIGHEST], glyphs, xs[0], xs[-1])[0].size
    (band,) = bands.between([bottom, bottom + 2 * _MOST_LINES * size], glyphs, xs[0] - size, xs[-1] + size)
    floor, number, known = bottom, 0, openers.known()
    for line, text in zip(band.lines, band.texts, strict=True):
        far = float(line[:, 1].min()) - floor > _FAR * size
        if far or known.section(text) or known.item(text) or not _are_centred(line, frames, xs):
            break
        floor, number = float(line[:, 3].max()), number + 1
    if not 1 < number <= _MOST_LINES:
        return None
    spans = np.array([[0, column, 1, 1] for column in range(len(frames))], np.int32)
    return Table(tuple(xs), (bottom, floor), spans, ruled=False)


def _are_centred(line: NDArray[np.float32], frames: NDArray[np.float64], xs: list[float]) -> bool:
    """Whether what a line has between the middles of the white beside frames stands below the frames' middles."""
    x = (line[:, 0] + line[:, 2]) / 2
    for column, (start, end) in enumerate(itertools.pairwise((-np.inf, *xs[1:-1], np.inf))):
        own = line[(x >= start) & (x < end)]
        if not len(own):
            continue
        middle = float(own[0, 0] + own[-1, 2]) / 2
        if abs(middle - float(frames[column, 0] + frames[column, 2]) / 2) > _SAME:
            return False
    return True
