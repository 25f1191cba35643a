"""The last rows of tables of shaded cells that have no shade themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import bands, openers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from extractor.reading.bands import Band
    from extractor.reading.page import Glyphs

TOUCH = 3.0
"""Points by which edges that belong together may lie apart."""
WHITE = 4.5
"""Points of white that may stand between shaded cells side by side, or one below the other."""
FEWEST_CELLS = 3
"""Shaded cells side by side from which on they show a table by themselves; stripes show one together."""
_FAR = 1.2
"""Ems. The text of a last row without shade begins no farther below the row above it."""
_APART = 12.0
"""Points. What stands no nearer below such a row is another table."""


def last(
    heights: list[float],
    cells: NDArray[np.float32],
    xs: NDArray[np.float32],
    glyphs: Glyphs,
    every: NDArray[np.float32],
) -> Iterator[float]:
    """Where rows without shade end that are the last of their tables: no rule stands above such a row."""
    x0, x1 = float(xs[0]), float(xs[-1])
    size = float(np.median(cells[:, 3] - cells[:, 1]))
    for y in heights:
        following = float(every[np.searchsorted(every, y + WHITE)])
        above = cells[np.abs(cells[:, 3] - y) <= TOUCH]
        if len(above):
            sides, height = xs, size
            if len(above) >= FEWEST_CELLS:  # other tables have others
                sides, height = np.unique(above[:, [0, 2]]), float(np.median(above[:, 3] - above[:, 1]))
            (below,) = bands.between([y, min(following, y + 4 * height)], glyphs, x0, x1)
            end = _end_of_row(below, y, sides, height)
            if end is not None and following - end > _APART:
                yield end + 1


def _end_of_row(below: Band, y: float, xs: NDArray[np.float32], height: float) -> float | None:
    """Where the text ends that begins right below a row and stands in its columns; None if there is none.

    height : of the table's shaded cells. Text of several columns may begin as far below as it would in such a cell.
    """
    end, used, near = y, 0, _FAR * below.size
    far = max(near, (height - below.size) / 2 + WHITE)
    for line, text in zip(below.lines, below.texts, strict=True):
        if float(line[:, 1].min()) - end > (near if used else far) or float(line[:, 3].max()) - y > 2 * height:
            break
        if openers.known().heads(text):
            break
        end, used = float(line[:, 3].max()), used + 1
    words = bands.merged(word for line in below.lines[:used] for word in bands.words(line, below.size))
    across = any(np.searchsorted(xs, start + 1) != np.searchsorted(xs, stop - 1) for start, stop in words)
    is_far = used > 0 and float(below.lines[0][:, 1].min()) - y > near
    return None if not words or across or (is_far and len(words) < FEWEST_CELLS) else end
