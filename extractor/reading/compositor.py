"""Sets what belongs together into the manuscript: the lines of a paragraph or cell as one, and the rows of tables."""

from __future__ import annotations

import itertools
import operator
from typing import TYPE_CHECKING

from extractor.reading import strips, wraps
from extractor.reading.rows import fields_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extractor.reading.manuscript import Manuscript
    from extractor.reading.rack import Rack
    from extractor.reading.rows import CellLines, Row
    from extractor.reading.sheet import Grid
    from extractor.reading.strips import Strip, Strips
    from extractor.reading.typesetting import Typesetting

_COLUMN = operator.itemgetter(0)
_MOST_JOINTS = 4096
"""Breaks whose joints are remembered: tables say the same in the same cells again and again."""


class Compositor:
    """Writes pieces of the sheets as `setting` says how their document is set."""

    def __init__(self, sheets: Rack, setting: Typesetting, manuscript: Manuscript) -> None:
        self._sheets = sheets
        self._setting = setting
        self._out = manuscript
        self._recent: dict[int, Strips] = {}
        self._joints: dict[wraps.Break, str] = {}

    def table(self, number: int, grid: Grid) -> None:
        """Write a table that stands on one sheet."""
        sheet = self._sheets[number]
        fields = fields_of(sheet, grid)
        if fields is None:
            self.rows(rows_of(sheet, number, grid), grid.columns)
        else:
            self._fields(number, grid, fields)

    def join(self, lines: Sequence[Strip], *, in_cell: bool) -> None:
        """Write the lines as one."""
        self._out.printed(lines[0].text, lines[0].glyph)
        for left, right in itertools.pairwise(lines):
            self._out.made(self._joint(left, right, in_cell=in_cell))
            self._out.printed(right.text, right.glyph)

    def _joint(self, left: Strip, right: Strip, *, in_cell: bool) -> str:
        """What stands between two lines that are written as one."""
        centred = not in_cell and strips.are_centred(left, right)
        at = wraps.Break(left.text, right.text, left.space, left.room, right.lead, left.size, in_cell, centred)
        joint = self._joints.get(at)
        if joint is None:
            habit = self._setting.in_cells if in_cell else self._setting.in_text
            joint = wraps.joint(at, self._setting.words, habit)
            if len(self._joints) < _MOST_JOINTS:
                self._joints[at] = joint
        return joint

    def _fields(self, number: int, grid: Grid, fields: Sequence[int]) -> None:
        """Write a whole table at once; `fields` are those of its lines, one after the other."""
        sheet, own = self._sheets[number], self.strips_of(number)
        first, end = int(sheet.held[grid.first]), int(sheet.held[grid.end])
        ends = ("\t" * (grid.columns - 1) + "\n") * grid.rows
        between = [ends[start:stop] for start, stop in itertools.pairwise((0, *fields, len(ends)))]
        for at, (above, field) in enumerate(itertools.pairwise(fields), 1):
            if above == field:
                line, cell = first + at, int(sheet.region[first + at])
                between[at] = self._joint(own.in_cell(line - 1, cell), own.in_cell(line, cell), in_cell=True)
        self._out.lines(own.texts[first:end], own.glyphs[first:end], between)
        self._out.begun()

    def rows(self, rows: Sequence[Row], columns: int) -> None:
        """Write rows, which may be of several pages."""
        for row in rows:
            at = 0
            for parts in _whole(row):
                column = parts[0].column
                self._out.made("\t" * (column - at))
                at = column
                self._cell(parts)
            self._out.made("\t" * (columns - 1 - at) + "\n")
        self._out.begun()

    def _cell(self, parts: Sequence[CellLines]) -> None:
        """Write the lines of a cell, which a page break may have split into several parts."""
        lines = [
            self.strips_of(part.sheet).in_cell(line, part.cell)
            for part in parts
            for line in range(part.first, part.end)
        ]
        self.join(lines, in_cell=True)

    def strips_of(self, number: int) -> Strips:
        """The strips of the sheet of that number: this one or the one before, over which a table goes on."""
        found = self._recent.get(number)
        if found is None:
            found = strips.Strips(self._sheets[number], number, self._setting.cell_rooms(number))
            self._recent = {**{at: held for at, held in self._recent.items() if at == number - 1}, number: found}
        return found


def _whole(row: Row) -> Iterable[Sequence[CellLines]]:
    """The cells of a row, each with its parts; two, where a page break split it."""
    if len({cell[0] for cell in row}) == len(row):
        return zip(row)
    return [list(parts) for _, parts in itertools.groupby(row, _COLUMN)]
