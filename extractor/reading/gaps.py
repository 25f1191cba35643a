"""The gaps between the columns of a table that has no rules down, and the row that no rule stands above."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import bands, openers
from extractor.reading.bands import NARROWEST_GAP, merged, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.bands import Band
    from extractor.reading.page import Glyphs

_NEARLY = 0.75
"""The share of the most words in a line above which a line shows all columns."""
WORD = 0.45
"""Ems. What stands closer together belongs together: it spans a gap between columns that it reaches over."""


_MOSTLY = 0.6
"""The share of the columns in which a row that no rule stands above has words."""
_TALLEST = 5
"""Lines that such a row may have."""
_FAR = 1.2
"""Ems. Such a row stands no farther above the first rule, nor its lines above one another."""
_FEWEST_COLUMNS = 3
_MOST_LINES = 8
"""Lines that the only row of a table may have."""
_SEVERAL = 3
"""Lines of such a row from which on its gaps need be no wider than those of other tables."""
_HIGHEST_ROW = 4
"""Ems. No row of one line is higher."""
_LINE = 2
"""Ems that each more line may add to its height."""


def gaps(rows: list[Band], x0: float, x1: float) -> list[float]:
    """The middles of the gaps between columns.

    The lines with the most words show the columns; the words of the others that reach into a gap from one side make it
    narrower, and those that stand over it span it.
    """
    by_band = [[words(line, band.size) for line in band.lines] for band in rows]
    if sum(len(line) > 1 for lines in by_band for line in lines) < 2:
        return []
    every = [line for lines in by_band for line in _with_wrapped(lines)]
    most = max(map(len, every))
    full = [word for line in every if len(line) > _NEARLY * most for word in line]
    others = [word for line in every if len(line) <= _NEARLY * most for word in line]
    first, last = min(start for start, _ in full), max(end for _, end in full)
    full += [word for word in others if word[1] < first or word[0] > last]
    wide = NARROWEST_GAP * float(np.median([band.size for band in rows if band.lines]))
    edges: list[tuple[float, float]] = []
    reach = x0
    for start, end in sorted(full):
        if start - reach > wide and reach > x0 and start < x1:
            edges.append((reach, start))
        reach = max(reach, end)
    together = [[(start + end) / 2 for line in lines for start, end in line] for lines in by_band]
    return [_middle(*edge, others) for edge in _parting(edges, together)]


def gaps_of_row(row: Band) -> list[float]:
    """The middles of the gaps between columns of a table of one row: three columns or more, far apart all the way down.

    Its lines may be wrapped cells; what is higher, for its number of lines, is the space between two tables.
    """
    number = len(row.lines)
    if not 0 < number <= _MOST_LINES or row.bottom - row.top > (_HIGHEST_ROW + _LINE * (number - 1)) * row.size:
        return []
    stretches = merged(word for line in row.lines for word in words(line, row.size))
    between = [(end, start) for (_, end), (start, _) in itertools.pairwise(stretches)]
    wide = (1.0 if number < _SEVERAL else NARROWEST_GAP) * row.size
    if len(stretches) < _FEWEST_COLUMNS or any(start - end < wide for end, start in between):
        return []
    return [(end + start) / 2 for end, start in between]


def _with_wrapped(lines: list[list[tuple[float, float]]]) -> list[list[tuple[float, float]]]:
    """The lines of a band; or all as one, where that shows no fewer columns: cells of several lines, side by side."""
    together = merged(itertools.chain.from_iterable(lines))
    return [together] if len(together) >= max(map(len, lines), default=0) else lines


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


def reaches_over(line: NDArray[np.float32], gap: float, size: float) -> bool:
    """Whether a glyph stands on the gap's middle, or the words on both sides of it belong together."""
    left, right = line[line[:, 0] < gap, 2], line[line[:, 0] >= gap, 0]
    if not len(left):
        return False
    end = float(left.max())
    return end > gap or (len(right) > 0 and float(right.min()) - end < WORD * size)


def starting_row(across: NDArray[np.float32], glyphs: Glyphs, x0: float, x1: float, limit: float) -> float | None:
    """Where the row begins that stands above the first of the rules `across`, if there is one: its words stand in the
    columns of the table, in most of them; or that rule is a short one, as below a heading that spans columns.

    limit : where another table ends; what stands above that is its own.
    """
    ys: list[float] = np.unique(across[:, 2]).tolist()
    first = across[across[:, 2] <= ys[0] + 1]
    size = bands.between([ys[0], ys[-1]], glyphs, x0, x1)[0].size
    is_short = x1 - x0 - float((first[:, 1] - first[:, 0]).sum()) > _FAR * size
    above = bands.between([max(limit, ys[0] - 2 * _TALLEST * size), ys[0]], glyphs, x0, x1)[0]
    top, floor, beside = None, ys[0], is_short
    for height in range(1, min(_TALLEST, len(above.lines)) + 1):
        line, text = above.lines[-height], above.texts[-height]
        if floor - float(line[:, 3].max()) > _FAR * size or openers.known().opens(text) or openers.UNIT.fullmatch(text):
            break
        floor = float(line[:, 1].min())
        rows = bands.between([floor - 1, *ys], glyphs, x0, x1)
        stretches = words(line, above.size)
        beside = beside and _stands_beside(stretches, first)
        over = beside and any(rule[0] <= start < rule[1] for start, _ in stretches for rule in first.tolist())
        if over or _is_row(rows[0], gaps(rows, x0, x1), x0, x1):
            top = floor - 1
    return top


def _stands_beside(stretches: list[tuple[float, float]], rules: NDArray[np.float32]) -> bool:
    """Whether each of a line's words stands above one of the rules or above none: none reaches over an end."""
    return all(
        (rule[0] <= start and end <= rule[1]) or end <= rule[0] or rule[1] <= start
        for start, end in stretches
        for rule in rules.tolist()
    )


def _is_row(band: Band, inner: list[float], x0: float, x1: float) -> bool:
    """Whether the words of a band stand in most of the columns, none in two of them."""
    if len(inner) + 1 < _FEWEST_COLUMNS:
        return False
    edges = np.array([x0, *inner, x1])
    held: set[int] = set()
    for line in band.lines:
        for start, end in words(line, band.size):
            first, last = np.searchsorted(edges, (start, end)).tolist()
            if first == last:
                held.add(first)
    return len(held) >= _MOSTLY * (len(inner) + 1)
