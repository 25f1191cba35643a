"""What stands between rules across: printed lines, and the stretches of them that a column's gap may part."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.runs import ints, levels, middles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs

NARROWEST_GAP = 0.6
"""Ems. A gap between columns is at least this wide."""
_LEAST_TRACKING, _MOST_TRACKING = 0.12, 0.45
"""Ems between letters that are set apart: less is any font's, more are columns of single letters."""
_FEWEST_LETTERS = 8
_AS_LARGE = 0.9
"""The share of the height of a band's largest glyphs that those of a line in the same type have at least."""
_FEWEST_APART = 3
"""Stretches of a line from which on they are columns; a heading and its unit line are two."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Band:
    """What stands between two rules: the boxes of its glyphs and its text without spaces, by printed line, each line
    from left to right; and the largest font size."""

    top: float
    bottom: float
    lines: tuple[NDArray[np.float32], ...]
    texts: tuple[str, ...]
    size: float


def between(ys: list[float], glyphs: Glyphs, x0: float, x1: float) -> list[Band]:
    """The bands between each two of the heights, as far as text stands between `x0` and `x1` across."""
    middle = middles(glyphs.boxes)
    across = (middle[:, 0] > x0) & (middle[:, 0] < x1)
    found: list[Band] = []
    for top, bottom in itertools.pairwise(ys):
        own = np.flatnonzero(across & (middle[:, 1] > top) & (middle[:, 1] < bottom))
        own = own[np.argsort(middle[own, 1], kind="stable")]
        boxes = glyphs.boxes[own]
        level = levels(middle[own, 1], (boxes[:, 3] - boxes[:, 1]) * 0.5)
        parts = [own[level == number] for number in range(int(level[-1]) + 1 if len(level) else 0)]
        parts = [part[np.argsort(glyphs.boxes[part, 0], kind="stable")] for part in parts]
        texts = tuple("".join(map(chr, ints(glyphs.code[part]))) for part in parts)
        size = float(glyphs.size[own].max(initial=0))
        found.append(Band(top, bottom, tuple(glyphs.boxes[part] for part in parts), texts, size))
    return found


def words(line: NDArray[np.float32], size: float) -> list[tuple[float, float]]:
    """The stretches of a line that a column's gap may part: where they begin and end.

    Where letters are set apart, spaces between words are wider, too.
    """
    white = line[1:, 0] - line[:-1, 2]
    breaks = np.flatnonzero(white > NARROWEST_GAP * size) + 1
    if len(breaks):
        breaks = np.flatnonzero(white > (NARROWEST_GAP + 2 * _tracking(white, size)) * size) + 1
    return [(float(part[0, 0]), float(part[:, 2].max())) for part in np.split(line, breaks)]


def _tracking(white: NDArray[np.float32], size: float) -> float:
    """How far the letters of a line are set apart, in ems; 0 where they are not, or are too few to tell."""
    if len(white) < _FEWEST_LETTERS:
        return 0.0
    ems = float(np.partition(white, len(white) // 4)[len(white) // 4]) / max(size, 1.0)
    return ems if _LEAST_TRACKING < ems < _MOST_TRACKING else 0.0


def merged(stretches: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """What several lines cover across, where they are laid over one another."""
    found: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def all_words(band: Band) -> list[tuple[float, float]]:
    """The stretches of all lines of a band, laid over one another."""
    return merged(word for line in band.lines for word in words(line, band.size))


def are_parted(words: list[tuple[float, float]], down: NDArray[np.float32]) -> bool:
    """Whether rules down at those places, if they went on, would stand between the words, each in a column of its
    own."""
    xs = np.sort(down)
    first, last = (np.searchsorted(xs, [word[side] for word in words]) for side in (0, 1))
    return bool((first == last).all()) and len(np.unique(first)) == len(words)


def stands_in_columns(band: Band) -> bool:
    """Whether the lines of a band that are set largest, or all of these together, have words in several columns.

    In a letter-spaced heading it is single letters that stand apart.
    """
    heights = [float((line[:, 3] - line[:, 1]).max()) for line in band.lines]
    least = _AS_LARGE * max(heights, default=0.0)
    largest = [each for each, height in enumerate(heights) if height > least]
    lines = [words(band.lines[each], band.size) for each in largest]
    texts = [band.texts[each] for each in largest]
    together = merged(word for stretches in lines for word in stretches)
    counts = [*map(len, lines), len(together)]
    return any(
        number >= _FEWEST_APART and (len(text) >= 2 * number or 2 * sum(map(str.isalpha, text)) < len(text))
        for number, text in zip(counts, (*texts, "".join(texts)), strict=True)
    )
