"""Tables that one frame holds together, with headings and lists between them: each of them is a table of its own.

What stands across the whole frame, or alone in its row, and opens with the mark of a section, is no row of a table; nor
is a unit line that stands so, nor are, in such a frame, the list items and white that stand across it.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Literal

import numpy as np

from extractor.reading import bands, openers
from extractor.reading.page import Table
from extractor.reading.runs import ints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reading.page import Glyphs

_FEWEST_ITEMS = 2
"""List items below one another in a cell across the whole table that are text between tables."""

_Kind = Literal["row", "text", "opening"]
"""What stands in a row: a row of a table; what may be text between two; what such text begins with."""


def parted(table: Table, glyphs: Glyphs) -> list[Table]:
    """The table; or the tables that stand in one frame and the text between these, each stretch as a table of one cell,
    from top to bottom."""
    if table.columns < 2 or table.rows < 2 or not (table.spans[:, 3] == table.columns).any():
        return [table]
    kinds = list(_kinds(table, glyphs))
    if "opening" not in kinds:
        return [table]
    found: list[Table] = []
    for is_row, group in itertools.groupby(range(table.rows), lambda row: kinds[row] == "row"):
        rows = list(group)
        if is_row:
            found.append(part(table, rows[0], rows[-1] + 1))
        else:
            ends = table.ys[rows[0]], table.ys[rows[-1] + 1]
            found.append(Table((table.xs[0], table.xs[-1]), ends, np.array([[0, 0, 1, 1]], np.int32)))
    return found


def _kinds(table: Table, glyphs: Glyphs) -> Iterator[_Kind]:
    """What each row is."""
    row, _, rows, columns = table.spans.T
    crossed = np.zeros(table.rows, np.bool_)
    for first, number in zip(ints(row[rows > 1]), ints(rows[rows > 1]), strict=True):
        crossed[first : first + number] = True
    for at in range(table.rows):
        own = columns[row == at]
        yield "row" if crossed[at] or not 1 <= len(own) <= 2 else _kind(table, at, int(own[0]), glyphs)


def _kind(table: Table, row: int, columns: int, glyphs: Glyphs) -> _Kind:
    """What a row of one cell is, or one of two, the first of which spans so many columns."""
    top, bottom = table.ys[row : row + 2]
    edges = sorted({table.xs[0], table.xs[columns], table.xs[-1]})
    first, *others = (
        bands.between([top, bottom], glyphs, left, right)[0].texts for left, right in itertools.pairwise(edges)
    )
    if any(not openers.UNIT.fullmatch(text) for texts in others for text in texts):
        return "row"
    known = openers.known()
    if first and known.section(first[0]) and first[0].count(first[0][0]) == 1:  # several are boxes to check
        return "opening"
    if others:
        return "row"
    items = sum(bool(known.item(text)) for text in first)
    if items >= _FEWEST_ITEMS and known.item(first[0]):
        return "opening"
    if first and openers.UNIT.fullmatch(first[0]):
        return "opening"
    return "text" if not first or known.item(first[0]) else "row"


def part(table: Table, start: int, end: int) -> Table:
    """The rows of a table from `start` up to (not including) `end`, with the columns that they have."""
    spans = table.spans[(table.spans[:, 0] >= start) & (table.spans[:, 0] < end)]
    left, right = spans[:, 1].copy(), spans[:, 1] + spans[:, 3]
    used = np.unique(np.concatenate([left, right]))
    spans[:, 0] -= start
    spans[:, 1] = np.searchsorted(used, left)
    spans[:, 3] = np.searchsorted(used, right) - spans[:, 1]
    return Table(tuple(table.xs[at] for at in ints(used)), table.ys[start : end + 1], spans, (), table.ruled)
