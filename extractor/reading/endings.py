"""The last row of a table of rules across that has no rule below it, as its first has none above: rules part rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import bands, openers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from extractor.reading.bands import Band
    from extractor.reading.page import Glyphs

_HIGHEST = 6
"""Ems. No such row is higher."""
_LOWER = 1.5
"""Points by which it may stand farther below its rule than other rows do below theirs."""
_NEXT_LINE = 0.6
"""Ems. The lines of a row stand no farther apart."""
_FEWEST = 3
"""Columns with words from which on these are a row whatever they stand under."""
_ALIGNED = 1.0
"""Points. Words of one column begin, end, or have their middles no farther apart."""
_OFF = 0.2
"""The share of its column's width by which a mark alone may stand off the middle."""


def last_row(
    rows: list[Band], down: NDArray[np.float32], glyphs: Glyphs, shades: NDArray[np.float32], floor: float
) -> tuple[float, NDArray[np.float32]] | None:
    """Where the row ends that stands below the last rule, and the rules down that part it; None if there is none.

    rows : the rows above. down : the rules down that part these. shades : as in `Page`. floor : where something else
    begins.
    """
    last = rows[-1]
    xs: list[float] = np.unique(down[np.abs(down[:, 1] - last.bottom) <= 1, 2]).tolist()
    written = [band for band in rows if band.lines]
    if len(xs) < _FEWEST or not written:
        return None
    size = float(np.median([band.size for band in written]))
    (below,) = bands.between([last.bottom, min(floor, last.bottom + _HIGHEST * size)], glyphs, xs[0], xs[-1])
    lines = _together(below, last.bottom + _padding(written) + _LOWER, size)
    words = [word for line in lines for word in bands.words(below.lines[line], size)]
    held = [np.searchsorted(xs, word).tolist() for word in words]
    if not held or any(first != end for first, end in held):
        return None
    text = "".join(below.texts[line] for line in lines)
    columns = {first for first, _ in held}
    is_row = len(columns) >= _FEWEST or _is_mark(text, words, xs) or _aligned(words, written, xs)
    if not (is_row or _has_label(columns, last.bottom, shades, xs)):
        return None
    bottom = float(max(below.lines[line][:, 3].max() for line in lines)) + 1
    return bottom, np.array([(last.bottom, bottom, x) for x in xs], np.float32)


def _padding(rows: Iterable[Band]) -> float:
    """How far below their rules the words of rows begin, in points, at most."""
    return max(float(band.lines[0][:, 1].min()) - band.top for band in rows)


def _together(below: Band, highest: float, size: float) -> list[int]:
    """The lines, by number, that begin close below a rule and follow one another closely, up to a heading or unit."""
    found: list[int] = []
    end = highest
    for number, (line, text) in enumerate(zip(below.lines, below.texts, strict=True)):
        opens = len(text) > 1 and (openers.known().section(text) or openers.known().item(text))
        if float(line[:, 1].min()) > end or opens or openers.UNIT.fullmatch(text):
            break
        found.append(number)
        end = max(float(line[:, 3].max()), end if number else 0.0) + _NEXT_LINE * size
    return found


def _is_mark(text: str, words: list[tuple[float, float]], xs: list[float]) -> bool:
    """Whether a row holds a mark alone, in the middle of its column."""
    if len(text) != 1:
        return False
    ((start, end),) = words
    at = int(np.searchsorted(xs, start))
    return abs(start + end - xs[at - 1] - xs[at]) <= 2 * _OFF * (xs[at] - xs[at - 1])


def _aligned(words: list[tuple[float, float]], rows: list[Band], xs: list[float]) -> bool:
    """Whether a label and one word stand, each, right below words of another row."""
    columns = np.searchsorted(xs, [start for start, _ in words])
    if len(words) < 2 or columns.min() != 1 or columns.max() == 1:
        return False
    others = [word for band in rows for line in band.lines for word in bands.words(line, band.size)]
    sides = [(start, end, (start + end) / 2) for start, end in others]
    return all(
        any(
            abs(one - other) <= _ALIGNED
            for side in sides
            for one, other in zip((start, end, (start + end) / 2), side, strict=True)
        )
        for start, end in words
    )


def _has_label(columns: set[int], top: float, shades: NDArray[np.float32], xs: list[float]) -> bool:
    """Whether one of the columns with words has a shade that begins at the rule above and goes from side to side."""
    own = shades[np.abs(shades[:, 1] - top) <= _LOWER]
    return any(
        bool((np.abs(own[:, [0, 2]] - (xs[at - 1], xs[at])) <= 2 * _LOWER).all(axis=1).any())
        for at in columns
        if 0 < at < len(xs)
    )
