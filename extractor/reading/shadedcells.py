"""The columns that shaded cells show where no rules run down: each has a shade of its own, from side to side.

That tells more than the gaps in the text, which are what numbers of different lengths leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading.bands import words
from extractor.reading.gaps import WORD, gaps_of_row
from extractor.reading.runs import levels, starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from extractor.reading.bands import Band

_TOUCH = 4.5
"""Points of white that may part a shade from the rules above and below it, and from the shade beside it."""
_EXACT = 1.5
"""Points by which a shade that shows a row alone may end off the rules around it."""
_FEWEST_CELLS = 3
"""Shaded cells in one row, from which on they are the heads of columns."""
_MOST = 100
"""Sides of columns beyond which shades are a picture."""
_FIGURE = 0.2
"""Ems. Figures that stand no farther apart are one number."""
_OVER = 0.5
"""Points by which a glyph must reach over the side of a column, on both sides, to stand across it."""


def rules_down(rows: list[Band], shades: NDArray[np.float32], x0: float, x1: float) -> NDArray[np.float32] | None:
    """The rules down of a table that goes from `x0` to `x1`, row by row; None where no row has shaded heads.

    The sides of a row's shaded cells part it; beside them the columns of all other rows go on, where no words stand
    across their sides. shades : as in `Page`.
    """
    cells = [_cells(band, shades, x0, x1) for band in rows]
    if max(map(len, cells), default=0) < _FEWEST_CELLS and (len(rows) > 1 or not _is_labelled(rows[0], cells[0], x0)):
        return None
    sides = [np.unique(own[:, [0, 2]]) for own in cells]
    every = np.sort(np.concatenate(sides))
    every = every[(every > x0 + _TOUCH) & (every < x1 - _TOUCH)]
    columns = every[starts(levels(every, _TOUCH))]
    if len(columns) > _MOST:
        return None
    rules: list[tuple[float, float, float]] = []
    for band, own in zip(rows, cells, strict=True):
        rules += [(band.top, band.bottom, x) for x in (x0, *_parting(band, own, columns), x1)]
    return np.array(rules, np.float32).reshape(-1, 3)


def _is_labelled(band: Band, cells: NDArray[np.float32], x0: float) -> bool:
    """Whether a row, alone between two rules, begins with a shaded label that leads exactly from one to the other, and
    has words beside it which do not stand in columns by themselves."""
    if gaps_of_row(band):
        return False
    own = cells[np.abs(cells[:, [0, 1, 3]] - (x0, band.top, band.bottom)).max(axis=1) <= _EXACT]
    end = float(own[:, 2].max(initial=0.0))
    return len(own) > 0 and any(bool((line[:, 0] < end).any() and (line[:, 0] > end).any()) for line in band.lines)


def is_above_heads(band: Band, shades: NDArray[np.float32], x0: float, x1: float) -> bool:
    """Whether a line without shade stands right above the shaded heads of a table that goes from `x0` to `x1`: it may
    stand below another rule, but it is no row."""
    if not band.lines or any(len(words(line, band.size)) > 1 for line in band.lines):
        return False
    across = (shades[:, 0] >= x0 - _TOUCH) & (shades[:, 2] <= x1 + _TOUCH)
    heads = shades[across & (np.abs(shades[:, 1] - band.bottom) <= 1)]
    middle = (band.top + band.bottom) / 2
    own = across & (shades[:, 1] < middle) & (middle < shades[:, 3])
    is_whole = float((heads[:, 2] - heads[:, 0]).sum()) >= x1 - x0 - len(heads) * _TOUCH
    return len(heads) >= _FEWEST_CELLS and is_whole and not own.any()


def _cells(band: Band, shades: NDArray[np.float32], x0: float, x1: float) -> NDArray[np.float32]:
    """The shades (n, 4) that fill a row from the rule above it to the one below, from left to right."""
    left, top, right, bottom = shades.T
    own = (top <= band.top + _TOUCH) & (bottom >= band.bottom - _TOUCH)
    own &= (left >= x0 - _TOUCH) & (right <= x1 + _TOUCH)
    chosen = shades[own]
    return chosen[np.argsort(chosen[:, 0], kind="stable")]


def _parting(band: Band, cells: NDArray[np.float32], columns: NDArray[np.float32]) -> Iterator[float]:
    """Which of the columns' sides part a row with those shaded cells."""
    for x in columns.tolist():
        is_side = bool((np.abs(cells[:, [0, 2]] - x) <= _TOUCH).any())
        is_inside = bool(((cells[:, 0] < x) & (x < cells[:, 2])).any())
        if is_side or (not is_inside and not _stands_across(band, x)):
            yield x


def _stands_across(band: Band, x: float) -> bool:
    """Whether a glyph of a row stands across a place, or letters on both sides of it belong together."""
    for line, text in zip(band.lines, band.texts, strict=True):
        if bool(((line[:, 0] < x - _OVER) & (line[:, 2] > x + _OVER)).any()):
            return True
        after = int(np.searchsorted((line[:, 0] + line[:, 2]) / 2, x))
        if 0 < after < len(line):
            letters = text[after - 1].isalpha() or text[after].isalpha()
            if line[after, 0] - line[after - 1, 2] < (WORD if letters else _FIGURE) * band.size:
                return True
    return False
