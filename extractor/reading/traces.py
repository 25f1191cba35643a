"""The rules of a scanned page, traced in its picture, and the picture without them.

A rule is a long dark run that is thin, or a row of dots with nothing beside it. Letters have strokes as long as the
rules of a small cell: so a rule must end at rules of the other direction, or be longer than any letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import rulings
from extractor.reading.page import Rulings

if TYPE_CHECKING:
    from numpy.typing import NDArray

POINTS = 72
"""To the inch."""
_RUN_ACROSS, _RUN_DOWN = 14.0, 8.0
"""Points. Shorter dark runs are no part of a rule: strokes of running text are shorter, or end at no rule."""
_SHORTEST, _LONG = 30.0, 60.0
"""Points. A rule across is as long as the first; a rule that ends at no others as the second."""
_THICKEST = 3.0
"""Points. What is dark so far on both sides is no rule but an area."""
_TOUCH = 2.0
"""Points by which a rule may miss those that it ends at."""
_WHOLE = 0.93
"""Share of a rule that must be dark: strokes of letters side by side have gaps between them."""
_PROBES, _MOSTLY = np.arange(1, 17) * 0.618 % 1, 0.75
"""Places along a run that are looked at, in shares of its length: of an area, most are dark on both sides. Other rules
cross a rule at equal distances, and these places have none."""
_MOST_RUNS = 20_000
"""Runs in one direction. A picture with more is a photograph, or noise."""
_DOT_GAP = 2.5
"""Points between the dots of a row."""
_DOTS_DARK, _DOTS_BESIDE = 0.15, 0.12
"""The share of a row of dots that must be dark, and of what lies beside it that may be: letters, and crossing rules."""


def trace(dark: NDArray[np.bool_], dots: float) -> Rulings:
    """The rules of a straight picture, in points. dark : bool (height, width); dots : pixels to the inch."""
    scale = POINTS / dots
    level, plumb = _runs(dark), _runs(dark.T)
    pieces = [_pieces(dark, level, scale, _RUN_ACROSS), _pieces(dark.T, plumb, scale, _RUN_DOWN)[:, [1, 0, 3, 2]]]
    drawn = rulings.join(np.concatenate(pieces))
    across = drawn.horizontal[_whole(drawn.horizontal, dark, scale)]
    down = drawn.vertical[_whole(drawn.vertical, dark.T, scale)]
    dots_apart = [_dotted(dark, level, scale), _dotted(dark.T, plumb, scale)[:, [1, 0, 3, 2]]]
    dotted = rulings.join(np.concatenate(dots_apart))
    across, down = np.concatenate([across, dotted.horizontal]), np.concatenate([down, dotted.vertical])
    across = across[across[:, 1] - across[:, 0] >= _SHORTEST]
    down = _held(down, across)
    return Rulings(_held(across, down), down)


def erased(picture: NDArray[np.uint8], dark: NDArray[np.bool_], found: Rulings, dots: float) -> NDArray[np.uint8]:
    """The picture with its rules painted white."""
    clean = picture.copy()
    for lines, pixels, ink in ((found.horizontal, clean, dark), (found.vertical, clean.T, dark.T)):
        for start, end, place in np.rint(lines * (dots / POINTS)).astype(int).tolist():
            first, last = _thickness(ink[:, start : max(end, start + 1)], place, dots)
            pixels[max(0, first - 1) : last + 2, max(0, start - 2) : end + 3] = 255
    return clean


def _pieces(dark: NDArray[np.bool_], runs: _Runs, scale: float, least: float) -> NDArray[np.float32]:
    """The long thin dark runs along the rows, float32 (n, 4) in points: start, top, end, bottom."""
    row, start, end = _long(*runs, round(least / scale))
    reach = round(_THICKEST / scale)
    above, below = np.maximum(row - reach, 0), np.minimum(row + reach, len(dark) - 1)
    along = start + ((end - start) * _PROBES[:, None]).astype(np.intp)
    thin = (dark[above, along] & dark[below, along]).mean(axis=0) < _MOSTLY
    return _boxes(row[thin], start[thin], end[thin], scale)


def _dotted(dark: NDArray[np.bool_], runs: _Runs, scale: float) -> NDArray[np.float32]:
    """The rows of dots along the rows that stand alone, float32 (n, 4) in points."""
    row, start, end = _long(*_closed(*runs, round(_DOT_GAP / scale)), round(_SHORTEST / scale))
    reach = round(_THICKEST / scale)
    alone = np.zeros(len(row), np.bool_)
    for number, (at, first, last) in enumerate(zip(row.tolist(), start.tolist(), end.tolist(), strict=True)):
        if _DOTS_DARK <= dark[at, first:last].mean() < _WHOLE:
            beside = dark[[max(0, at - reach), min(len(dark) - 1, at + reach)], first:last]
            alone[number] = beside.mean() <= _DOTS_BESIDE
    return _boxes(row[alone], start[alone], end[alone], scale)


_Runs = tuple["NDArray[np.intp]", "NDArray[np.intp]", "NDArray[np.intp]"]
"""Row, start and end of runs of pixels along the rows."""


def _runs(dark: NDArray[np.bool_]) -> _Runs:
    """The dark runs along the rows."""
    height, width = dark.shape
    padded = np.zeros((height, width + 1), np.int8)
    padded[:, :-1] = dark
    steps = np.diff(padded.ravel(), prepend=0)
    first, last = np.flatnonzero(steps > 0), np.flatnonzero(steps < 0)
    row, start = np.divmod(first, width + 1)
    return row, start, start + last - first


def _long(row: NDArray[np.intp], start: NDArray[np.intp], end: NDArray[np.intp], least: int) -> _Runs:
    """The runs of at least so many pixels; none where there are too many."""
    long = np.flatnonzero(end - start >= least)
    long = long if len(long) <= _MOST_RUNS else long[:0]
    return row[long], start[long], end[long]


def _closed(row: NDArray[np.intp], start: NDArray[np.intp], end: NDArray[np.intp], gap: int) -> _Runs:
    """The runs with those of a row made one between which there are no more than so many pixels."""
    apart = (row[1:] != row[:-1]) | (start[1:] - end[:-1] > gap)
    first, last = np.append(True, apart)[: len(row)], np.append(apart, True)[: len(row)]
    return row[first], start[first], end[last]


def _boxes(row: NDArray[np.intp], start: NDArray[np.intp], end: NDArray[np.intp], scale: float) -> NDArray[np.float32]:
    return (np.stack([start, row, end, row + 1], axis=1) * scale).astype(np.float32)


def _whole(lines: NDArray[np.float32], dark: NDArray[np.bool_], scale: float) -> NDArray[np.bool_]:
    """Which of the lines along the rows are dark nearly all the way."""
    found = np.zeros(len(lines), np.bool_)
    for number, (start, end, place) in enumerate((lines / scale).tolist()):
        near = dark[max(0, round(place) - 3) : round(place) + 3, int(start) : int(end)]
        found[number] = near.any(axis=0).mean() >= _WHOLE if near.size else False
    return found


def _held(lines: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """The lines that are longer than any letter, or end at lines of the other direction on both sides."""
    ends = _meets(lines[:, 0], lines[:, 2], others) & _meets(lines[:, 1], lines[:, 2], others)
    return lines[ends | (lines[:, 1] - lines[:, 0] >= _LONG)]


def _meets(ends: NDArray[np.float32], places: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which ends, of lines at those places, lie at a line of the other direction."""
    near = np.abs(ends[:, None] - others[None, :, 2]) <= _TOUCH
    beside = (others[None, :, 0] - _TOUCH <= places[:, None]) & (places[:, None] <= others[None, :, 1] + _TOUCH)
    return np.logical_or.reduce(near & beside, axis=1)


def _thickness(ink: NDArray[np.bool_], place: int, dots: float) -> tuple[int, int]:
    """The first and the last row of the rule in row `place`; `ink` are its columns."""
    reach = round(_THICKEST * dots / POINTS)
    top = max(0, place - reach)
    band = ink[top : place + reach + 1]
    printed = np.flatnonzero(band.sum(axis=1) > _DOTS_DARK / 2 * band.shape[1])
    return (top + int(printed[0]), top + int(printed[-1])) if len(printed) else (place, place)
