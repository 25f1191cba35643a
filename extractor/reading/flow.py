"""From sheets to layout text: lines and tables in reading order become paragraphs, items, headings and rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.reading import joins, openers, order, paragraphs, strips
from extractor.reading.compositor import Compositor
from extractor.reading.paragraphs import Paragraph

if TYPE_CHECKING:
    from extractor.reading.ink import Ink
    from extractor.reading.manuscript import Manuscript
    from extractor.reading.rack import Rack
    from extractor.reading.rows import Row
    from extractor.reading.sheet import Grid, Sheet
    from extractor.reading.strips import Strip, Strips
    from extractor.reading.typesetting import Typesetting

_HEADING = 1.15
"""A line of so many times the size of running text stands out as a heading."""
_LONGEST_HEADING = 3
"""Lines. What is longer is running text, however large."""

_UNIT_AT_END = re.compile(r"(?<= )[(\[<〈] ?(?:금액 ?)?단위 ?[:：;][^()\[\]]{1,40}[)\]>〉]$")
_CLOSING = tuple(")]>〉")
_FOLD = 8
"""Pages after which what is written is put together."""
_PATIENCE = 3
"""A table has its unit line among so many paragraphs above it."""


class Flow:
    """Takes the sheets of a document one after the other and writes their text.

    A table is held back until it is known whether the next page goes on with it. `dropped_glyphs` and `dropped` tell of
    the heads of tables that were repeated there.
    """

    def __init__(self, rack: Rack, setting: Typesetting, manuscript: Manuscript) -> None:
        self._sheets = rack
        self._ink = rack.ink
        self._setting = setting
        self._out = manuscript
        self._set = Compositor(rack, setting, manuscript)
        self._run: list[Paragraph] = []
        self._fresh: tuple[int, Grid] | None = None
        self._table: joins.OpenTable | None = None
        self._strips: Strips
        self.dropped_glyphs = 0
        self.dropped: list[str] = []

    def sheet(self, number: int, left_out: frozenset[int]) -> None:
        """Take the sheet of that number, `left_out` being the lines that are furniture."""
        sheet = self._sheets[number]
        self._strips = self._set.strips_of(number)
        right = self._setting.right(sheet)
        for entry in order.reading_order(sheet):
            if isinstance(entry, order.LineAt):
                if entry.line not in left_out:
                    edge = right if entry.right is None else entry.right
                    self._line(self._strips.strip(entry.line, edge, entry.frame, entry.left))
            elif not _is_left_out(sheet, entry, left_out):
                self._grid(number, entry)
        if number % _FOLD == _FOLD - 1:
            self._out.fold()

    def finish(self) -> None:
        """Write what is still open."""
        self._close_table()
        self._close_run()

    def _line(self, strip: Strip) -> None:
        self._close_table()
        ink = self._ink
        units: list[Paragraph] = []
        while strip.text.endswith(_CLOSING) and (unit := _UNIT_AT_END.search(strip.text)):
            strip, rest = strips.split(strip, ink, unit.start())
            units.insert(0, Paragraph("unit", [rest], ink))
        self._take(strip, ink)
        self._run.extend(units)

    def _take(self, strip: Strip, ink: Ink) -> None:
        """Add the line to the last paragraph, or begin another."""
        if openers.UNIT.fullmatch(strip.text):
            self._run.append(Paragraph("unit", [strip], ink))
            return
        if self._run and paragraphs.goes_on(self._run[-1], strip):
            self._run[-1].strips.append(strip)
            return
        if self._run and paragraphs.is_left_behind(self._run[-1], strip):
            mark = self._run[-1].strips[0]
            self._run[-1] = Paragraph("item", [mark, strip], ink, mark.text, strip.indent + mark.left)
            return
        paragraph = self._paragraph(strip, ink)
        if paragraph.kind in {"heading", "section"}:
            # A unit line at the height of the heading, which the next table has, may have come first.
            beside = [unit for unit in self._run[-1:] if unit.kind == "unit" and unit.strips[0].bottom > strip.top]
            beside = [unit for unit in beside if unit.strips[0].sheet == strip.sheet]
            self._run = self._run[: len(self._run) - len(beside)]
            self._close_run()
            self._run = [paragraph, *beside]
        else:
            self._run.append(paragraph)

    def _paragraph(self, strip: Strip, ink: Ink) -> Paragraph:
        marks = openers.known()
        if marks.section(strip.text):
            return Paragraph("section", [strip], ink, strip.text[0])
        if mark := marks.item(strip.text):
            return Paragraph("item", [strip], ink, mark)
        stands_out = strip.size >= _HEADING * self._setting.body
        return Paragraph("heading" if stands_out else "text", [strip], ink, marks.number(strip.text))

    def _close_run(self) -> None:
        """Write the paragraphs of the run."""
        items = [paragraph for paragraph in self._run if paragraph.kind == "item"]
        depths = iter(paragraphs.depths(items))
        for paragraph in self._run:
            if paragraph.kind == "heading" and len(paragraph.strips) <= _LONGEST_HEADING:
                self._out.made("## ")
            elif paragraph.kind == "item":
                self._out.made("  " * next(depths))
            self._set.join(paragraph.strips, in_cell=False)
            self._out.end_line()
        self._run = []

    def _grid(self, number: int, grid: Grid) -> None:
        if self._fresh and self._fresh[0] < number:
            self._table, self._fresh = joins.opened(self._sheets, *self._fresh), None
        table = self._table
        if table and joins.goes_on(table, self._sheets, number, grid, self._setting.bottom(self._sheets[table.number])):
            rows, dropped = joins.add(table, self._sheets, number, grid, self._setting)
            self._drop(dropped)
            self._set.rows(rows, table.columns)
            return
        self._close_table()
        units, beside = self._units_of(grid)
        self._close_run()
        self._run = beside
        self._out.blank_line()
        for unit in units:
            self._out.printed(unit.strips[0].text, unit.strips[0].glyph)
            self._out.end_line()
        self._fresh = number, grid

    def _units_of(self, grid: Grid) -> tuple[list[Paragraph], list[Paragraph]]:
        """Take the last unit lines off the end of the run: those of this table, and those of one beside it."""
        x0, _, x1, _ = grid.box
        units = [paragraph for paragraph in self._run[-_PATIENCE:] if paragraph.kind == "unit"]
        here = [unit for unit in units if unit.strips[0].x1 > x0 and unit.x < x1] or units
        self._run = [paragraph for paragraph in self._run if not any(paragraph is unit for unit in units)]
        return here, [unit for unit in units if not any(unit is other for other in here)]

    def _close_table(self) -> None:
        """Write what is left of the open table, and the tables in its cells."""
        if self._fresh:
            self._inner(*self._fresh)
        elif self._table:
            self._set.rows(self._table.rows, self._table.columns)
            self._out.blank_line()
            for number, grid in self._table.inner:
                self._inner(number, grid)
        self._fresh = self._table = None

    def _inner(self, number: int, grid: Grid) -> None:
        self._set.table(number, grid)
        self._out.blank_line()
        for inner in self._sheets[number].grids:
            if grid.first <= inner.within < grid.end:
                self._inner(number, inner)

    def _drop(self, rows: list[Row]) -> None:
        for row in rows:
            texts: list[str] = []
            for cell in row:
                sheet = self._sheets[cell.sheet]
                texts.append(sheet.text[sheet.starts[cell.first] : sheet.starts[cell.end]])
                self.dropped_glyphs += int(sheet.first[cell.end] - sheet.first[cell.first])
            self.dropped.append(" ".join(" ".join(texts).split()))


def _is_left_out(sheet: Sheet, grid: Grid, left_out: frozenset[int]) -> bool:
    """Whether the table is furniture: a header set as a table, all of whose lines are left out."""
    if not left_out:
        return False
    first, end = int(sheet.held[grid.first]), int(sheet.held[grid.end])
    return first < end and left_out.issuperset(range(first, end))
