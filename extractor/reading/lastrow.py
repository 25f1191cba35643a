"""The rows below the last rule of a page: shaded cells that end together, or words in the columns of the rows above."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import bands, gaps, openers, shadedcells
from extractor.reading.groups import TOUCH
from extractor.reading.runs import levels, middles, starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from extractor.reading.bands import Band
    from extractor.reading.page import Page

_FEWEST = 3
"""Cells side by side, or columns with words, from which on they are a row."""
_FAR = 1.5
"""Ems. The lines of a row stand no farther below one another; what follows it stands farther."""
FIRST = 3.0
"""Ems. The first one stands no farther below the rule: cells may be higher than their words."""
TALLEST = 5
"""Lines that such a row may have."""
MOST_BELOW = 2
"""Lines that a page may have below its last row: a number and a running foot."""
_COVERED = 0.9
"""The share of a table's width that the shaded heads of all its columns cover."""
SAME_END = 1.5
"""Points by which the ends of shades side by side may differ, and a rule down may stand off the side of a shade."""


def find(
    page: Page, x0: float, x1: float, y: float, grouped: NDArray[np.float32]
) -> tuple[tuple[float, ...], float] | None:
    """Where the rows end below the last rule, if there are any and nothing but a page's foot follows; and where the
    first of the rules stands that are known to be their table's.

    grouped : the heights of rules that others meet.
    """
    (below,) = bands.between([y, page.height], page.glyphs, x0, x1)
    own = page.shades[(page.shades[:, 0] >= x0 - TOUCH) & (page.shades[:, 2] <= x1 + TOUCH)]
    hang = hanging(own, y)
    end = float(hang[:, 3].max(initial=y))
    cells = hang[hang[:, 3] >= end - SAME_END]
    used = sum(float(line[:, 3].max()) <= end + 1 for line in below.lines)
    if used and len(cells) >= _FEWEST:
        sides = _inner_sides(cells)
        first: float | None = _first_rule(_rows_above(page, x0, x1), sides, grouped, y)
        ys = (end, *_ends_of_row(_part(below, used, len(below.lines), end), sides))
    else:
        row = _lines_of_row(below)
        end = max(end, _bottom(row) + 1)
        first, ys = _below_heads(page, own, row, x0, x1) if row.lines else None, (end,)
        if first is not None and not (np.abs(_full_rules(page, x0, x1) - first) <= TOUCH).any():
            ys = (first, end)
        if first is None and used and _is_label(hang, _part(below, 0, used, y), x0, y):
            first, ys = y, (float(hang[:, 3].max()),)
    return (ys, first) if first is not None and _ends_page(below, ys[-1]) else None


def hanging(shades: NDArray[np.float32], y: float) -> NDArray[np.float32]:
    """The shades that begin no lower than a rule at that height, and go on below it."""
    return shades[(shades[:, 1] <= y + TOUCH) & (shades[:, 3] > y + TOUCH)]


def _part(below: Band, first: int, end: int, top: float) -> Band:
    """Some of the lines of a band, by number."""
    return dataclasses.replace(below, top=top, lines=below.lines[first:end], texts=below.texts[first:end])


def _is_label(hang: NDArray[np.float32], row: Band, x0: float, y: float) -> bool:
    """Whether a shaded cell hangs from the last rule where the table begins, with words in it and words beside it."""
    labels = hang[(np.abs(hang[:, 0] - x0) <= TOUCH) & (hang[:, 1] >= y - TOUCH)]
    if not len(labels):
        return False
    beside = np.concatenate([middles(line)[:, 0] for line in row.lines]) > float(labels[0, 2])
    return bool(beside.any() and not beside.all())


def _bottom(row: Band) -> float:
    return float(row.lines[-1][:, 3].max()) if row.lines else row.top


def _ends_of_row(below: Band, sides: list[float]) -> Iterator[float]:
    """Where one more row ends, below shaded heads."""
    row = _lines_of_row(below)
    if row.lines and _is_row(row, sides, _FEWEST - 1):
        yield _bottom(row) + 1


def _lines_of_row(below: Band) -> Band:
    """The lines that follow a last rule, close upon one another; none if they are too many, or open something."""
    end, used = below.top, 0
    for line, text in zip(below.lines, below.texts, strict=True):
        if float(line[:, 1].min()) - end > (_FAR if used else FIRST) * below.size:
            break
        if used == TALLEST or openers.known().heads(text):
            return dataclasses.replace(below, lines=(), texts=())
        end, used = float(line[:, 3].max()), used + 1
    return dataclasses.replace(below, lines=below.lines[:used], texts=below.texts[:used])


def _ends_page(below: Band, end: float) -> bool:
    """Whether no more than a page's foot stands below a height, and well apart from it."""
    tops = [float(line[:, 1].min()) for line in below.lines if float(line[:, 3].max()) > end + 1]
    return len(tops) <= MOST_BELOW and min(tops, default=np.inf) - end > _FAR * below.size


def _full_rules(page: Page, x0: float, x1: float) -> NDArray[np.float32]:
    """The heights of the rules that go from `x0` to `x1`."""
    across = page.rulings.horizontal
    ys = np.sort(across[np.abs(across[:, :2] - (x0, x1)).max(axis=1) <= TOUCH, 2])
    return ys[starts(levels(ys, TOUCH))]


def _rows_above(page: Page, x0: float, x1: float) -> list[Band]:
    """What stands between the rules that go from `x0` to `x1`."""
    heights: list[float] = _full_rules(page, x0, x1).tolist()
    return bands.between(heights, page.glyphs, x0, x1)


def _first_rule(rows: list[Band], sides: list[float], grouped: NDArray[np.float32], y: float) -> float:
    """The first rule of the rows above the last one that stand in its columns, up to one that other rules meet."""
    for row in reversed(rows):
        if (np.abs(grouped - y) <= TOUCH).any() or not _is_row(row, sides, _FEWEST - 1):
            break
        y = row.top
    return y


def _below_heads(page: Page, shades: NDArray[np.float32], row: Band, x0: float, x1: float) -> float | None:
    """Where the shaded heads end in whose columns the words of a row stand, and those of all rows
    between; or, without such heads, the first rule above rows that leave the same gaps. None if there is none."""
    rows = _rows_above(page, x0, x1)
    cells = heads(shades[shades[:, 3] <= row.top + TOUCH], x1 - x0)
    if cells is not None:
        y, sides = float(cells[0, 3]), _inner_sides(cells)
        inner = [above.bottom for above in rows if y + TOUCH < above.bottom < row.top - TOUCH]
        own = bands.between([y, *inner, row.top], page.glyphs, x0, x1) if y < row.top - TOUCH else []
        if all(_is_row(each, sides, _FEWEST - 1) for each in (*own, row)):
            return y
    above = _of_columns(rows[-TALLEST:])
    sides = gaps.gaps([*above, row], x0, x1) if above else []
    return above[0].top if sides and all(_is_row(each, sides, _FEWEST) for each in (*above, row)) else None


def _inner_sides(cells: NDArray[np.float32]) -> list[float]:
    """Where cells side by side begin, but for the first."""
    lefts: list[float] = np.sort(cells[:, 0])[1:].tolist()
    return lefts


def heads(shades: NDArray[np.float32], width: float) -> NDArray[np.float32] | None:
    """The lowest shaded cells that end at one height and are as wide as the table."""
    order = np.argsort(-shades[:, 3], kind="stable")
    for cells in np.split(shades[order], starts(levels(-shades[order, 3], SAME_END))[1:]):
        if len(cells) >= _FEWEST and float((cells[:, 2] - cells[:, 0]).sum()) >= _COVERED * width:
            return cells
    return None


def _of_columns(rows: list[Band]) -> list[Band]:
    """The last of the rows, as far as words stand in several columns."""
    several = [len(bands.all_words(row)) >= _FEWEST and not any(map(openers.known().heads, row.texts)) for row in rows]
    return rows[len(rows) - several[::-1].index(False) :] if False in several else rows


def _is_row(row: Band, sides: list[float], fewest: int) -> bool:
    """Whether so many columns have words, and none stand in two of them; if they are few, the first among them, and
    well apart, or signs alone: a tick below its head."""
    if any(shadedcells.stands_across(row, side) for side in sides):
        return False
    columns = {at for line in row.lines for at in np.searchsorted(sides, middles(line)[:, 0]).tolist()}
    if len(columns) >= _FEWEST or (fewest < _FEWEST and not any(map(str.isalnum, "".join(row.texts)))):
        return True
    return len(columns) >= fewest and 0 in columns and len(bands.all_words(row)) >= len(columns)
