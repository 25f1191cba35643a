"""Tables with rules across only: the gaps in their text stand in for the rules between columns.

Three or more rules of one length, with text in columns between them, make a table, and two of them a row; where a cell
spans rows, a rule is shorter or broken. A gap that runs through all rows parts two columns; where a heading's words
stand over that gap, or in the middle of several columns, the heading spans them. What stands in the same columns right
above the first rule is the first row.
"""

from __future__ import annotations

import itertools
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import bands, openers, shadedcells
from extractor.reading.endings import last_row
from extractor.reading.gaps import gaps, gaps_of_row, reaches_over, starting_row
from extractor.reading.overspans import spanned
from extractor.reading.runs import starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from extractor.reading.bands import Band
    from extractor.reading.page import Glyphs

SAME_END = 3.0
"""Points. Rules whose ends lie no farther apart are of one length."""
FEWEST_RULES = 2
_SEVERAL = 3
"""Rules of one length from which on what stands above the first of them may belong to it."""
_PARTLY = 0.5
"""The share of a table's width from which on a rule that begins or ends with it parts its rows."""
LARGER = 1.15
"""How much larger than a table's own text a heading between two tables is set at least."""
_HIGHER = 1.5
"""How much higher than a table's rows the space is that holds a numbered heading or a unit line."""
_HIGHEST_BAND, _HIGHEST_CELLS = 6, 12
"""How much higher than the rows a band is at most, and one with words in columns, unless it stands between tables."""
_HIGHEST_LINE = 2.5
"""Font sizes. Two rules that stand no farther apart may frame the line between them."""
_SHORTEST_LINE = 15
"""Font sizes. Shorter ones are a part of it that is underlined."""
_MOST_LINES = 6
"""Lines without columns beyond which a band is running text."""
_NARROWEST = 10.0
"""Points. No column is narrower."""
_MOST_MARKS = 2
"""Signs of a band that is no heading, however large."""
_INDENT = 4.0
"""Ems. The marks of a list, sub-items too, stand no farther in."""
_SIGNS = frozenset("△▲")


def rules_down(
    free: NDArray[np.float32], glyphs: Glyphs, shades: NDArray[np.float32], limit: float, floor: float = np.inf
) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """For each table of rules across only: these, and the rules down that its columns lack.

    free : float32 (n, 3), x0, x1, y of the rules that meet no other one. Both results are of the shape of Rulings.
    shades : the page's shaded areas, as in `Page`. limit : where the last other table above them ends. floor : where
    the first one below them begins.
    """
    found: list[tuple[NDArray[np.float32], NDArray[np.float32]]] = []
    left = free
    while len(left) >= FEWEST_RULES:
        longest = left[np.argmax(left[:, 1] - left[:, 0])]
        x0, x1 = float(longest[0]), float(longest[1])
        ends = np.abs(left[:, :2] - longest[:2]) <= SAME_END
        full, wide = ends.all(axis=1), left[:, 1] - left[:, 0] > _PARTLY * (x1 - x0)
        used = full.copy()
        number = int(full.sum())
        if number >= FEWEST_RULES:
            x0, x1 = float(left[full, 0].min()), float(left[full, 1].max())
            within = (left[:, 0] >= x0 - SAME_END) & (left[:, 1] <= x1 + SAME_END)
            parting = left[within & ends.any(axis=1) & wide]
            ys, above = np.sort(parting[:, 2]), limit
            for top, last in _tables(ys, glyphs, shades, x0, x1):
                bottom = shadedcells.end_of_rows([last, *ys[ys > last + 1].tolist()], glyphs, shades, x0, x1)
                own = within & (left[:, 2] >= top - 1) & (left[:, 2] <= bottom + 1)
                if not full[own].any():
                    continue  # shorter rules alone make a narrower table
                below = float(left[left[:, 2] > bottom + 1, 2].min(initial=floor))
                table = _table(left[own], glyphs, shades, None if number < _SEVERAL else (above, below))
                above = max(above, bottom)
                if table:
                    used |= own
                    found.append(table)
        left = left[~used]
    return found


def _table(
    across: NDArray[np.float32], glyphs: Glyphs, shades: NDArray[np.float32], limits: tuple[float, float] | None
) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
    """The rules across and down of a table, which is as wide as the longest; None if its text stands in no columns.

    limits : where something else above it ends, and something below it begins; None where the page has no other rules
    of that length: then nothing above the first one, nor below the last, belongs to it. Nor does anything above where
    heads with shades of their own stand below the first one.
    """
    x0, x1 = float(across[:, 0].min()), float(across[:, 1].max())
    ys: list[float] = np.unique(across[:, 2]).tolist()
    rows = bands.between(ys, glyphs, x0, x1)
    is_headed = limits is None or not rows or shadedcells.are_heads(rows[0], shades, x0, x1)
    top = None if limits is None or is_headed else starting_row(across, glyphs, x0, x1, limits[0])
    if top is not None and not shadedcells.are_crossed(top, ys, glyphs, shades, x0, x1):
        across = np.concatenate((np.array([[x0, x1, top]], np.float32), across))
        rows = bands.between(np.unique(across[:, 2]).tolist(), glyphs, x0, x1)
    down = shadedcells.rules_down(rows, across, shades, x0, x1)
    if down is None:
        inner = [*_side_of_label(rows, across, x0), *_gaps(rows, x0, x1)]
        if not inner and not _is_line(rows, across):
            return None
        down = _down(rows, inner, across, x0, x1)
    is_open = top is not None or bool((np.abs(shades[:, [1, 3]] - ys[0]) <= 1).any())  # no rule above
    last = last_row(rows, down, glyphs, shades, limits[1]) if limits and is_open else None
    if last is not None:
        across = np.concatenate((across, np.array([[x0, x1, last[0]]], np.float32)))
        down = np.concatenate((down, last[1]))
    return across, down


def _side_of_label(rows: list[Band], across: NDArray[np.float32], x0: float) -> list[float]:
    """Where all rules between the rows begin, if nothing stands to the left of that: beside the cell of a label that
    spans them all, and stayed on the page before."""
    begins = across[(across[:, 2] > rows[0].top + 1) & (across[:, 2] < rows[-1].bottom - 1), 0]
    first = min(float(line[:, 0].min()) for band in rows for line in band.lines) if any(b.lines for b in rows) else x0
    if not len(begins) or float(begins.min()) - x0 < _NARROWEST or float(np.ptp(begins)) > SAME_END:
        return []
    return [float(begins.min())] if first > float(begins.max()) else []


def _is_line(rows: list[Band], across: NDArray[np.float32]) -> bool:
    """Whether two rules of one length stand close above and below one line, and go on beside it, where underlines would
    end: the line belongs to nothing above or below them."""
    band, *others = rows
    if others or len(band.lines) != 1 or band.bottom - band.top > _HIGHEST_LINE * band.size:
        return False
    end = float(across[:, 1].min())
    is_long = end - float(across[:, 0].max()) > _SHORTEST_LINE * band.size
    return is_long and end - float(band.lines[0][:, 2].max()) > band.size and float(np.ptp(across[:, 1])) <= SAME_END


def _tables(
    ys: NDArray[np.float32], glyphs: Glyphs, shades: NDArray[np.float32], x0: float, x1: float
) -> Iterator[tuple[float, float]]:
    """The heights of the first and last rule, table by table: what stands between two tables parts them."""
    between = bands.between(ys[starts(ys)].tolist(), glyphs, x0, x1)
    heights = float(np.median([band.bottom - band.top for band in between]))
    sized = zip(between, _usual_sizes(between), strict=True)
    for parts, group in itertools.groupby(sized, lambda each: _parts_tables(*each, heights, x0)):
        if not parts:
            own = [band for band, _ in group]
            for rows in _apart(own[shadedcells.is_above_heads(own[0], shades, x0, x1) :], x0, x1):
                yield rows[0].top, rows[-1].bottom


def _usual_sizes(rows: list[Band]) -> list[float]:
    """The usual font size of a row where each band stands: that of most bands, or of the nearest rows of columns if
    both of them, above and below, are set larger."""
    sizes = [band.size for band in rows]
    usual = float(np.median([size for size in sizes if size] or [0.0]))
    if max(sizes, default=0.0) <= LARGER * usual:
        return [usual] * len(rows)
    sizes = [band.size if bands.stands_in_columns(band) else 0.0 for band in rows]
    above = [0.0, *itertools.accumulate(sizes[:-1], _last)]
    below = [0.0, *itertools.accumulate(sizes[:0:-1], _last)][::-1]
    return [max(usual, min(one or other, other or one)) for one, other in zip(above, below, strict=True)]


def _last(before: float, size: float) -> float:
    """The last size so far of a row of columns."""
    return size or before


def _apart(rows: list[Band], x0: float, x1: float) -> list[list[Band]]:
    """The rows, table by table: an empty stretch between rules parts two tables whose words stand in other columns."""
    rows = _without_empty_ends(rows)
    empty = [at for at, band in enumerate(rows) if not band.lines]
    together = _gaps(rows, x0, x1) if empty else []
    for at in empty:
        parts = _without_empty_ends(rows[:at]), _without_empty_ends(rows[at:])
        if any(len(_gaps(part, x0, x1)) > 1 and _stands_across(part, together) for part in parts):
            return [table for part in parts for table in _apart(part, x0, x1)]
    return [rows] if rows else []


def _stands_across(rows: list[Band], gaps_of_all: list[float]) -> bool:
    return any(reaches_over(line, gap, band.size) for band in rows for line in band.lines for gap in gaps_of_all)


def _gaps(rows: list[Band], x0: float, x1: float) -> list[float]:
    return gaps_of_row(rows[0]) if len(rows) == 1 else gaps(rows, x0, x1)


def _without_empty_ends(rows: list[Band]) -> list[Band]:
    written = [at for at, band in enumerate(rows) if band.lines]
    return rows[written[0] : written[-1] + 1] if written else []


def _parts_tables(band: Band, usual: float, height: float, x0: float) -> bool:
    """Whether a band is the space between two tables: large type, a heading mark or number, a unit line, much too
    high, a list that begins at the left side `x0`, or running text."""
    rows = (band.bottom - band.top) / height
    is_large = band.size > LARGER * usual and sum(map(len, band.texts)) > _MOST_MARKS
    is_large |= rows > _HIGHEST_BAND
    if rows > _HIGHEST_CELLS or (is_large and not bands.stands_in_columns(band)):
        return True
    if _is_list(band, x0) or _is_text(band):
        return True
    if not band.lines:
        return False
    line, text = band.lines[0], band.texts[0]
    high = rows > _HIGHER
    is_unit = any(map(openers.UNIT.fullmatch, band.texts)) and (high or len(band.lines) == 1)
    if is_unit or (high and openers.known().number(text) and len(bands.words(line, band.size)) == 1):
        return True
    if unicodedata.category(text[0]) != "So" or text[0] in _SIGNS:
        return False
    return len(line) > 1 and float(line[1, 0] - line[0, 2]) < band.size  # a mark alone in its cell heads nothing


def _is_text(band: Band) -> bool:
    """Whether a band has more lines than a row does, and none of them has columns."""
    return len(band.lines) > _MOST_LINES and all(len(bands.words(line, band.size)) == 1 for line in band.lines)


def _is_list(band: Band, x0: float) -> bool:
    """Whether most lines of a band open with a mark near its left side, and have no columns."""
    opened = [
        line[0, 0] - x0 < _INDENT * band.size and len(bands.words(line, band.size)) == 1
        for line, text in zip(band.lines, band.texts, strict=True)
        if openers.known().section(text) or openers.known().item(text)
    ]
    return len(band.lines) > 1 and 2 * sum(opened) > len(band.lines)


def _down(
    rows: list[Band], inner: list[float], across: NDArray[np.float32], x0: float, x1: float
) -> NDArray[np.float32]:
    """The rules down, band by band: the outer ones, and those in gaps that no words reach over or are centred on."""
    rules: list[tuple[float, float, float]] = []
    for band, below in itertools.zip_longest(rows, rows[1:]):
        over = {gap for gap in inner if any(reaches_over(line, gap, band.size) for line in band.lines)}
        if below:
            edges = [x0, *(gap for gap in inner if gap not in over), x1]
            between = across[np.abs(across[:, 2] - band.bottom) <= 1]
            over |= spanned(band, below, edges, between, headed=band is rows[0] or bool(over))
        rules += [(band.top, band.bottom, x) for x in (x0, *(gap for gap in inner if gap not in over), x1)]
    return np.array(rules, np.float32).reshape(-1, 3)
