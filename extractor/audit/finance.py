"""The yearly tables of money as grids: what stands where, by funding source and period.

A source or a total can be printed more than once in a table (two projects, a 소계 before the 계), so a place of the
grid holds any number of cells. Rules that add use them all; rules that hold two values together use `Grid.only`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.profile import Measure
from extractor.records import Pledge

TOTAL_ROW = "계"
TOTAL = "total"


class Cell(NamedTuple):
    """A printed amount in won, and the JSON pointer to it."""

    krw: int
    pointer: str


class Grid:
    """The cells of one measure (planned, secured or executed) that are not empty, in printed order."""

    __slots__ = ("_cells", "fundings", "periods")

    def __init__(self) -> None:
        self._cells: dict[tuple[str, str], list[Cell]] = {}
        self.fundings: dict[str, None] = {}
        self.periods: dict[str, None] = {}

    def add(self, funding: str, period: str, cell: Cell) -> None:
        self._cells.setdefault((funding, period), []).append(cell)
        self.fundings[funding] = None
        self.periods[period] = None

    @property
    def sources(self) -> list[str]:
        """The funding sources: every row but the total."""
        return [funding for funding in self.fundings if funding != TOTAL_ROW]

    @property
    def years(self) -> list[str]:
        """Every period but the total."""
        return [period for period in self.periods if period != TOTAL]

    def at(self, funding: str, period: str) -> list[Cell]:
        """Every cell printed there."""
        return self._cells.get((funding, period), [])

    def only(self, funding: str, period: str) -> Cell | None:
        """The cell printed there, or None where there is none or more than one."""
        cells = self.at(funding, period)
        return cells[0] if len(cells) == 1 else None

    def row(self, funding: str) -> list[Cell]:
        """The cells of a funding source for the single periods, without its total."""
        return [cell for period in self.years for cell in self.at(funding, period)]

    def column(self, period: str) -> list[Cell]:
        """The cells of a period for the single sources, without the total row."""
        return [cell for funding in self.sources for cell in self.at(funding, period)]

    def grand_totals(self) -> list[Cell]:
        """The total of all sources over all periods as printed in the total row.

        Where the table has no such row it is the sources' totals added up, with the pointer of the first of them.
        """
        if TOTAL_ROW in self.fundings:
            return self.at(TOTAL_ROW, TOTAL)
        column = self.column(TOTAL)
        return [Cell(sum(cell.krw for cell in column), column[0].pointer)] if column else []

    def __iter__(self) -> Iterator[tuple[str, str, list[Cell]]]:
        for (funding, period), cells in self._cells.items():
            yield funding, period, cells


def grids(pledge: Pledge) -> dict[Measure, Grid]:
    """The three grids of a pledge; a measure that the page does not print is an empty grid."""
    found: dict[Measure, Grid] = {"planned": Grid(), "secured": Grid(), "executed": Grid()}
    for index, row in enumerate(pledge.investment):
        if row.planned_krw is not None:
            cell = Cell(row.planned_krw, f"/investment/{index}/planned_krw")
            found["planned"].add(row.funding, row.period, cell)
        if row.secured_krw is not None:
            cell = Cell(row.secured_krw, f"/investment/{index}/secured_krw")
            found["secured"].add(row.funding, row.period, cell)
    for index, row in enumerate(pledge.execution):
        cell = Cell(row.executed_krw, f"/execution/{index}/executed_krw")
        found["executed"].add(row.funding, row.period, cell)
    return found


def reconciles(totals: list[int], parts: int, tolerance: int) -> bool:
    """Whether one of the printed totals, or all of them together, is the sum of its parts."""
    return any(abs(total - parts) <= tolerance for total in (*totals, sum(totals)))
