"""The columns that shaded cells show where no rules run down: each has a shade of its own, from side to side.

That tells more than the gaps in the text, which are what numbers of different lengths leave.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import bands
from extractor.reading.gaps import WORD, gaps_of_row
from extractor.reading.overspans import spanned
from extractor.reading.runs import levels, starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from extractor.reading.bands import Band
    from extractor.reading.page import Glyphs

_TOUCH = 4.5
"""Points of white that may part a shade from the rules above and below it, and from the shade beside it."""
_NEARLY = 1.5
"""Points by which a shade that shows a row alone may end off the rules around it."""
_FEWEST_CELLS = 3
"""Shaded cells in one row, from which on they are the heads of columns."""
_ALL = 0.9
"""The share of a row's width that its shaded heads take."""
_MOST = 100
"""Sides of columns beyond which shades are a picture."""
_FIGURE = 0.2
"""Ems. Figures that stand no farther apart are one number."""
_OVER = 0.5
"""Points by which a glyph must reach over the side of a column, on both sides, to stand across it."""

_EXACT = 0.1
"""Points. Words that begin like their head are off by no more."""


def rules_down(
    rows: list[Band], across: NDArray[np.float32], shades: NDArray[np.float32], x0: float, x1: float
) -> NDArray[np.float32] | None:
    """The rules down of a table that goes from `x0` to `x1`, row by row; None where no row has shaded heads.

    The sides of a row's shaded cells part it; beside them the columns of all other rows go on, where no words stand
    across their sides, nor in the middle of several. across : the rules between the rows; shades : as in `Page`.
    """
    cells = [_cells(band.top, band.bottom, shades, x0, x1) for band in rows]
    if max(map(len, cells), default=0) < _FEWEST_CELLS and (len(rows) > 1 or not _is_labelled(rows[0], cells[0], x0)):
        return None
    sides = [np.unique(own[:, [0, 2]]) for own in cells]
    every = np.sort(np.concatenate(sides))
    every = every[(every > x0 + _TOUCH) & (every < x1 - _TOUCH)]
    columns = every[starts(levels(every, _TOUCH))]
    if len(columns) > _MOST:
        return None
    begins = _heads(rows[int(np.argmax(list(map(len, cells))))], columns)
    rules: list[tuple[float, float, float]] = []
    for band, own, below in itertools.zip_longest(rows, cells, rows[1:]):
        edges = [x0, *_parting(band, own, columns, begins), x1]
        if below and not len(own):
            between = across[np.abs(across[:, 2] - band.bottom) <= 1]
            headed = band is rows[0] or len(edges) < len(columns) + 2
            over = spanned(band, below, edges, between, headed=headed)
            edges = [x for x in edges if x not in over]
        rules += [(band.top, band.bottom, x) for x in edges]
    return np.array(rules, np.float32).reshape(-1, 3)


def _is_labelled(band: Band, cells: NDArray[np.float32], x0: float) -> bool:
    """Whether a row, alone between two rules, begins with a shaded label that leads exactly from one to the other, and
    has words beside it which do not stand in columns by themselves."""
    if gaps_of_row(band):
        return False
    own = cells[np.abs(cells[:, [0, 1, 3]] - (x0, band.top, band.bottom)).max(axis=1) <= _NEARLY]
    end = float(own[:, 2].max(initial=0.0))
    return len(own) > 0 and any(bool((line[:, 0] < end).any() and (line[:, 0] > end).any()) for line in band.lines)


def is_above_heads(band: Band, shades: NDArray[np.float32], x0: float, x1: float) -> bool:
    """Whether a line without shade stands right above the shaded heads of a table that goes from `x0` to `x1`: it may
    stand below another rule, but it is no row."""
    if not band.lines or any(len(bands.words(line, band.size)) > 1 for line in band.lines):
        return False
    across = (shades[:, 0] >= x0 - _TOUCH) & (shades[:, 2] <= x1 + _TOUCH)
    heads = shades[across & (np.abs(shades[:, 1] - band.bottom) <= 1)]
    middle = (band.top + band.bottom) / 2
    own = across & (shades[:, 1] < middle) & (middle < shades[:, 3])
    is_whole = float((heads[:, 2] - heads[:, 0]).sum()) >= x1 - x0 - len(heads) * _TOUCH
    return len(heads) >= _FEWEST_CELLS and is_whole and not own.any()


def are_heads(band: Band, shades: NDArray[np.float32], x0: float, x1: float) -> bool:
    """Whether several shaded cells side by side hang from the rule above a row and take all of its width."""
    left, top, right, bottom = shades.T
    own = (np.abs(top - band.top) <= _TOUCH) & (bottom >= band.bottom - _TOUCH)
    own &= (left >= x0 - _TOUCH) & (right <= x1 + _TOUCH)
    return int(own.sum()) > 1 and float((right - left)[own].sum()) >= _ALL * (x1 - x0)


def are_crossed(top: float, ys: list[float], glyphs: Glyphs, shades: NDArray[np.float32], x0: float, x1: float) -> bool:
    """Whether the words below `top` and above the first of the heights stand across the sides of shaded cells below
    it."""
    if len(ys) < 2:
        return False
    cells = _cells(ys[0], ys[1], shades, x0, x1)
    (above,) = bands.between([top, ys[0]], glyphs, x0, x1)
    return len(cells) >= _FEWEST_CELLS and any(_crosses(line, cells[1:, 0]) for line in above.lines)


def end_of_rows(ys: list[float], glyphs: Glyphs, shades: NDArray[np.float32], x0: float, x1: float) -> float:
    """The last of the heights between which rows of shaded cells without words follow the first: drawn marks may stand
    in them."""
    for top, bottom in itertools.pairwise(ys):
        if bottom - top <= 2 * _TOUCH or len(_cells(top, bottom, shades, x0, x1)) < _FEWEST_CELLS:
            return top
        if bands.between([top, bottom], glyphs, x0, x1)[0].lines:
            return top
    return ys[-1]


def _cells(start: float, end: float, shades: NDArray[np.float32], x0: float, x1: float) -> NDArray[np.float32]:
    """The shades (n, 4) that fill a row from the rule above it to the one below, from left to right."""
    left, top, right, bottom = shades.T
    own = (top <= start + _TOUCH) & (bottom >= end - _TOUCH)
    own &= (left >= x0 - _TOUCH) & (right <= x1 + _TOUCH)
    chosen = shades[own]
    return chosen[np.argsort(chosen[:, 0], kind="stable")]


def _heads(band: Band, columns: NDArray[np.float32]) -> NDArray[np.float32]:
    """Where the first word of a row begins to the right of each of the columns' sides; infinity where none does."""
    lefts = np.concatenate([*(line[:, 0] for line in band.lines), np.array([np.inf], np.float32)])
    return np.where(lefts > columns[:, None] - _OVER, lefts, np.float32(np.inf)).min(axis=1)


def _parting(
    band: Band, cells: NDArray[np.float32], columns: NDArray[np.float32], begins: NDArray[np.float32]
) -> Iterator[float]:
    """Which of the columns' sides part a row with those shaded cells; `begins` as of `_heads`."""
    crossed = any(_crosses(line, columns) for line in band.lines)
    for x, begin in zip(columns.tolist(), begins.tolist(), strict=True):
        is_side = bool((np.abs(cells[:, [0, 2]] - x) <= _TOUCH).any())
        is_inside = bool(((cells[:, 0] < x) & (x < cells[:, 2])).any())
        if is_side or (not is_inside and not stands_across(band, x, np.inf if crossed else begin)):
            yield x


def _crosses(line: NDArray[np.float32], places: NDArray[np.float32]) -> bool:
    """Whether a glyph of a line stands across one of the places."""
    return bool(((line[:, :1] < places - _OVER) & (line[:, 2:3] > places + _OVER)).any())


def stands_across(band: Band, x: float, begin: float = np.inf) -> bool:
    """Whether a glyph of a row stands across a place, or letters on both sides of it belong together: not where those
    to the right begin exactly where the head of their column does."""
    for line, text in zip(band.lines, band.texts, strict=True):
        if _crosses(line, np.array([x], np.float32)):
            return True
        after = int(np.searchsorted((line[:, 0] + line[:, 2]) / 2, x))
        if 0 < after < len(line):
            white = (line[after, 0] - line[after - 1, 2]) / band.size
            letters = text[after - 1].isalpha() or text[after].isalpha()
            begins = abs(line[after, 0] - begin) <= _EXACT
            if white < (WORD if letters and not begins else _FIGURE):
                return True
    return False
