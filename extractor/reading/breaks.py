"""Where a document breaks its lines, and which of these breaks tell how it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import wraps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from extractor.reading.galley import Galley


class LineBreak(NamedTuple):
    """A line break.

    text : the line with the next word. below : the next line. space : whether a space is printed at the line's end.
    full : whether there was no room for a space and one more character; tight : for hardly anything; roomy : whether
    there was for a space.
    """

    text: str
    below: str
    space: bool
    full: bool
    tight: bool
    roomy: bool


def between(left: str, below: str, room: float, lead: float, *, space: bool) -> Iterator[LineBreak]:
    """The break between two lines, if it tells anything: between two syllables, where the author did not break the line
    because the next word had room on it.

    room : the points left on the first line. lead : the width of the next one's first character.
    """
    if min(left[-1], below[0]) >= "가":
        right = below.split(maxsplit=1)[0]
        if room < lead * len(right):
            full, tight = room < lead * wraps.SPACE_AND_MORE, room < lead * wraps.HANGING
            yield LineBreak(f"{left} {right}", below, space, full, tight, room >= lead * wraps.SPACE)


def may_go_on(lines: Galley, upper: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which of the lines have the next one near enough, not far to the right, and of the same size."""
    size, above, below = lines.size[upper], lines.boxes.take(upper, axis=0), lines.boxes.take(upper + 1, axis=0)
    near = (below[:, 1] - above[:, 3] < size) & (below[:, 0] - above[:, 0] < 3 * size)
    return near & (np.abs(lines.size[upper + 1] - size) < size / 4)
