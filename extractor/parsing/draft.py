"""A pledge while it is being read: where its values stand, and what was odd."""

from __future__ import annotations

import dataclasses

from extractor.layout import LayoutText
from extractor.parsing.claims import Claims
from extractor.parsing.inline import Inline
from extractor.parsing.parsed import Compared, Remark
from extractor.parsing.periods import Periods
from extractor.parsing.tables import Cell
from extractor.profile import GridField, Profile
from extractor.records import SourcePlace

_Extent = tuple[int, int]


@dataclasses.dataclass(slots=True)
class Draft:
    """Collects, while the parts of one pledge are read, what belongs to the whole of it.

    Offsets are into the layout text. Whatever is not placed here ends in the pledge's `unplaced`.
    """

    profile: Profile
    inline: Inline
    periods: Periods
    layout: LayoutText
    claims: Claims
    marks: dict[GridField, tuple[str, ...]] = dataclasses.field(default_factory=dict[GridField, tuple[str, ...]])
    remarks: list[Remark] = dataclasses.field(default_factory=list[Remark])
    dates: int = 0
    intervals: int = 0
    numbers: int = 0
    tables: int = 0
    _extents: dict[str, list[_Extent]] = dataclasses.field(default_factory=dict[str, list[_Extent]])

    def place(self, pointer: str, *extents: _Extent) -> None:
        """The value at `pointer` stands at these extents of the layout text."""
        self._extents.setdefault(pointer, []).extend(extents)
        for start, end in extents:
            self.claims.claim(start, end)

    def place_cell(self, pointer: str, cell: Cell) -> None:
        """The value at `pointer` stands in that cell."""
        self.place(pointer, (cell.start, cell.end))

    def share(self, pointer: str, other: str) -> None:
        """The value at `pointer` stands where that of `other` does."""
        self._extents[pointer] = self._extents[other]

    def form(self, *cells: Cell) -> None:
        """These cells are words of the form itself: heads, labels, marks."""
        for cell in cells:
            self.claims.claim(cell.start, cell.end)

    def remark(self, rule: str, pointer: str, text: str, start: int, end: int) -> None:
        """Something odd in the print at that extent."""
        self.remarks.append(Remark(rule, pointer, text, self.layout.places(start, end)))

    def compared(self) -> Compared:
        """How often the rules that parsing serves were looked at."""
        return Compared(self.dates, self.intervals, self.numbers, self.tables)

    def source_map(self) -> dict[str, tuple[SourcePlace, ...]]:
        """Pages, boxes and lines of every placed value."""
        return {
            pointer: tuple(
                SourcePlace(page=place.page, box=place.box, line=place.line)
                for start, end in extents
                for place in self.layout.places(start, end)
            )
            for pointer, extents in self._extents.items()
        }
