"""Tables with rules across only: the gaps in their text stand in for the rules between columns.

Three or more rules of one length, with text in columns between them, make a table. A gap that runs through all of its
rows parts two columns; where a heading's words stand over that gap, the heading spans both.
"""

from __future__ import annotations

import dataclasses
import itertools
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.runs import levels, middles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from extractor.reading.page import Glyphs

SAME_END = 3.0
"""Points. Rules whose ends lie no farther apart are of one length."""
FEWEST_RULES = 3
NARROWEST_GAP = 0.6
"""Ems. A gap between columns is at least this wide."""
_NEARLY = 0.75
"""The share of the most words in a line above which a line shows all columns."""
WORD = 0.45
"""Ems. What stands closer together belongs together: it spans a gap between columns that it reaches over."""
LARGER = 1.15
"""How much larger than a table's own text a heading between two tables is set at least."""
_SIGNS = frozenset("△▲")


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class _Band:
    """What stands between two rules: the glyphs' boxes and sizes, by printed line, each line from left to right."""

    top: float
    bottom: float
    lines: tuple[NDArray[np.float32], ...]
    size: float
    first: str


def rules_down(free: NDArray[np.float32], glyphs: Glyphs) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """For each table of rules across only: these, and the rules down that its columns lack.

    free : float32 (n, 3), x0, x1, y of the rules that meet no other one. Both results are of the shape of Rulings.
    """
    found: list[tuple[NDArray[np.float32], NDArray[np.float32]]] = []
    for full in _of_one_length(free):
        x0, x1 = float(full[:, 0].min()), float(full[:, 1].max())
        for ys in _tables(full, glyphs, x0, x1):
            within = (free[:, 0] >= x0 - SAME_END) & (free[:, 1] <= x1 + SAME_END)
            across = free[within & (free[:, 2] >= ys[0] - 1) & (free[:, 2] <= ys[-1] + 1)]
            bands = _bands(np.unique(across[:, 2]).tolist(), glyphs, x0, x1)
            gaps = _gaps(bands, x0, x1)
            if gaps:
                found.append((across, _down(bands, gaps, x0, x1)))
    return found


def _of_one_length(free: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    """Groups of rules that begin and end at the same places, top to bottom."""
    left = free[np.lexsort((free[:, 2], free[:, 1], free[:, 0]))]
    while len(left) >= FEWEST_RULES:
        longest = left[np.argmax(left[:, 1] - left[:, 0])]
        same = (np.abs(left[:, 0] - longest[0]) <= SAME_END) & (np.abs(left[:, 1] - longest[1]) <= SAME_END)
        group = left[same]
        left = left[~same]
        if len(group) >= FEWEST_RULES:
            yield group[np.argsort(group[:, 2])]


def _tables(full: NDArray[np.float32], glyphs: Glyphs, x0: float, x1: float) -> Iterator[list[float]]:
    """The rules' heights, table by table: what stands between two tables parts them."""
    ys: list[float] = full[:, 2].tolist()
    bands = _bands(ys, glyphs, x0, x1)
    usual = float(np.median([band.size for band in bands if band.lines] or [0.0]))
    heights = float(np.median([band.bottom - band.top for band in bands]))
    for parts, group in itertools.groupby(bands, lambda band: _parts_tables(band, usual, heights)):
        rows = [] if parts else _without_empty_ends(list(group))
        if len(rows) >= FEWEST_RULES - 1:
            yield [rows[0].top, *(band.bottom for band in rows)]


def _without_empty_ends(bands: list[_Band]) -> list[_Band]:
    written = [at for at, band in enumerate(bands) if band.lines]
    return bands[written[0] : written[-1] + 1] if written else []


def _parts_tables(band: _Band, usual: float, height: float) -> bool:
    """Whether a band is the space between two tables: large type, a heading mark, or much too high."""
    if band.size > LARGER * usual or band.bottom - band.top > 6 * height:
        return True
    if not band.first or unicodedata.category(band.first) != "So" or band.first in _SIGNS:
        return False
    line = band.lines[0]  # a mark alone in its cell heads nothing
    return len(line) > 1 and float(line[1, 0] - line[0, 2]) < band.size


def _bands(ys: list[float], glyphs: Glyphs, x0: float, x1: float) -> list[_Band]:
    middle = middles(glyphs.boxes)
    across = (middle[:, 0] > x0) & (middle[:, 0] < x1)
    bands: list[_Band] = []
    for top, bottom in itertools.pairwise(ys):
        own = np.flatnonzero(across & (middle[:, 1] > top) & (middle[:, 1] < bottom))
        own = own[np.argsort(middle[own, 1], kind="stable")]
        boxes = glyphs.boxes[own]
        level = levels(middle[own, 1], (boxes[:, 3] - boxes[:, 1]) * 0.5)
        parts = [own[level == number] for number in range(int(level[-1]) + 1 if len(level) else 0)]
        parts = [part[np.argsort(glyphs.boxes[part, 0], kind="stable")] for part in parts]
        first = chr(int(glyphs.code[parts[0][0]])) if parts else ""
        size = float(glyphs.size[own].max(initial=0))
        bands.append(_Band(top, bottom, tuple(glyphs.boxes[part] for part in parts), size, first))
    return bands


def _gaps(bands: list[_Band], x0: float, x1: float) -> list[float]:
    """The middles of the gaps between columns.

    The lines with the most words show the columns; the words of the others that reach into a gap from one side make it
    narrower, and those that stand over it span it.
    """
    by_band = [[_words(line, band.size) for line in band.lines] for band in bands]
    words = [line for lines in by_band for line in lines]
    most = max(map(len, words), default=0)
    if most < 2 or sum(len(line) > 1 for line in words) < 2:
        return []
    full = [word for line in words if len(line) > _NEARLY * most for word in line]
    others = [word for line in words if len(line) <= _NEARLY * most for word in line]
    first, last = min(start for start, _ in full), max(end for _, end in full)
    full += [word for word in others if word[1] < first or word[0] > last]
    wide = NARROWEST_GAP * float(np.median([band.size for band in bands if band.lines]))
    edges: list[tuple[float, float]] = []
    reach = x0
    for start, end in sorted(full):
        if start - reach > wide and reach > x0 and start < x1:
            edges.append((reach, start))
        reach = max(reach, end)
    together = [[(start + end) / 2 for line in lines for start, end in line] for lines in by_band]
    return [_middle(*edge, others) for edge in _parting(edges, together)]


def _parting(edges: list[tuple[float, float]], together: list[list[float]]) -> list[tuple[float, float]]:
    """The gaps on both sides of which words stand together: a centred heading beside its numbers is no column.

    together : for each band, the middles of its words.
    """
    kept = sorted(edges)
    for edge in sorted(edges, key=lambda edge: edge[1] - edge[0]):
        at = kept.index(edge)
        before = kept[at - 1][1] if at else -np.inf
        after = kept[at + 1][0] if at + 1 < len(kept) else np.inf
        if not any(
            any(before <= middle <= edge[0] for middle in band) and any(edge[1] <= middle <= after for middle in band)
            for band in together
        ):
            kept.remove(edge)
    return kept


def _middle(left: float, right: float, others: list[tuple[float, float]]) -> float:
    """The middle of a gap, as other words that reach into it from one side leave it."""
    low = max((end for start, end in others if start < left < end < right), default=left)
    high = min((start for start, end in others if left < start < right < end), default=right)
    return (low + high) / 2 if low < high else (left + right) / 2


def _words(line: NDArray[np.float32], size: float) -> list[tuple[float, float]]:
    """The stretches of a line that a column's gap may part: where they begin and end."""
    breaks = np.flatnonzero(line[1:, 0] - line[:-1, 2] > NARROWEST_GAP * size) + 1
    return [(float(part[0, 0]), float(part[:, 2].max())) for part in np.split(line, breaks)]


def _down(bands: list[_Band], gaps: list[float], x0: float, x1: float) -> NDArray[np.float32]:
    """The rules down, band by band: the outer ones, and those in gaps that no words reach over."""
    rules: list[tuple[float, float, float]] = []
    for band in bands:
        inner = [gap for gap in gaps if not any(_reaches_over(line, gap, band.size) for line in band.lines)]
        rules += [(band.top, band.bottom, x) for x in (x0, *inner, x1)]
    return np.array(rules, np.float32).reshape(-1, 3)


def _reaches_over(line: NDArray[np.float32], gap: float, size: float) -> bool:
    """Whether a glyph stands on the gap's middle, or the words on both sides of it belong together."""
    left, right = line[line[:, 0] < gap, 2], line[line[:, 0] >= gap, 0]
    if not len(left):
        return False
    end = float(left.max())
    return end > gap or (len(right) > 0 and float(right.min()) - end < WORD * size)
