"""Where a document breaks its lines, and which of these breaks tell how it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import wraps
from extractor.reading.sheet import OPEN, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

_FALSE = np.zeros(1, np.bool_)


class LineBreak(NamedTuple):
    """A line break: the line with the next word; whether a space is printed at its end; and whether it is full."""

    text: str
    space: bool
    full: bool


def after(sheet: Sheet, line: int, room: float) -> Iterator[LineBreak]:
    """The break after a line, if it tells anything: between two syllables, where the author did not break the line
    because the next word had room on it."""
    start, end = sheet.starts[line + 1 : line + 3].tolist()
    left, right = sheet.text[sheet.starts[line] : start - 1], sheet.text[start:end].split(maxsplit=1)[0]
    lead = float(sheet.lead[line + 1])
    if min(left[-1], right[0]) >= "가" and room < lead * len(right):
        yield LineBreak(f"{left} {right}", bool(sheet.trail[line]), room < lead * wraps.SPACE_AND_MORE)


def distinct(breaks: Iterable[LineBreak]) -> list[tuple[bool, bool]]:
    """The breaks as (space, full), each text counted once: forms repeat their words on every page."""
    return list({one.text: (one.space, one.full) for one in breaks}.values())


def may_go_on(sheet: Sheet, line: int) -> bool:
    """Whether the line below stands near enough, not far to the right, and is of the same size."""
    size = float(sheet.size[line])
    return bool(
        sheet.boxes[line + 1, 1] - sheet.boxes[line, 3] < size
        and sheet.boxes[line + 1, 0] - sheet.boxes[line, 0] < 3 * size
        and abs(sheet.size[line + 1] - size) < size / 4
    )


def wrapped(sheet: Sheet) -> NDArray[np.intp]:
    """The lines in cells that hold several."""
    same = np.concatenate((_FALSE, (sheet.region[1:] == sheet.region[:-1]) & (sheet.region[1:] != OPEN), _FALSE))
    return np.flatnonzero(same[1:] | same[:-1])


def followed(sheet: Sheet) -> NDArray[np.intp]:
    """The lines in cells that another one follows."""
    return np.flatnonzero((sheet.region[1:] == sheet.region[:-1]) & (sheet.region[1:] != OPEN))
