"""A pledge report as the generator knows it, before a word of it is printed.

Everything that is made of a report - the pages, the layout text, the gold records - is derived from these types.
A printed value stands beside what it means (`When`, `Won`, `Number`, `Cell`), so that the gold records need no parser.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Literal, TypeAlias

Measure: TypeAlias = Literal["planned", "secured", "executed"]


@dataclasses.dataclass(frozen=True, slots=True)
class When:
    """A date as printed, and as EDTF."""

    text: str
    edtf: str


@dataclasses.dataclass(frozen=True, slots=True)
class Won:
    """A sum of money as printed, and in won."""

    text: str
    krw: int


@dataclasses.dataclass(frozen=True, slots=True)
class Number:
    """A number of things as printed: `38개 업체` is 38 of `개 업체`."""

    text: str
    value: int
    unit: str


Part: TypeAlias = str | When | Won | Number


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its bullet, what it says in order, and the items below it."""

    mark: str
    parts: tuple[Part, ...]
    children: tuple[Item, ...] = ()

    @property
    def text(self) -> str:
        """The whole item as printed, without its bullet."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


@dataclasses.dataclass(frozen=True, slots=True)
class Period:
    """A column of the yearly tables: as printed, and in the words of the records."""

    text: str
    key: str


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a finance table: as printed, and in won."""

    text: str
    krw: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A funding source's row: its total and one cell for each period."""

    funding: str
    total: Cell
    cells: tuple[Cell, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Target:
    """A row of the yearly targets: the unit of work, and one text for each period (empty where there is none)."""

    unit: str
    cells: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Budget:
    """소요예산 as printed, in won, and the funding sources named."""

    text: str
    krw: int | None
    funding: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Caption:
    """A press caption."""

    outlet: str
    when: When

    @property
    def text(self) -> str:
        return f"{self.outlet}({self.when.text})"


@dataclasses.dataclass(frozen=True, slots=True)
class Person:
    """Someone in charge: what they are, their name and phone."""

    role: str
    name: str
    phone: str


@dataclasses.dataclass(frozen=True, slots=True)
class Planted:
    """A finding that the report must set off: the rule, and the JSON pointer of the value in the record."""

    rule: str
    pointer: str


@dataclasses.dataclass(frozen=True, slots=True)
class Pledge:
    """One pledge, the same from year to year under `key`.

    tables : the rows of a measure's yearly table, the total row first; none of a measure that the form does not print.
    landscape : whether the yearly finance tables stand on a page of their own, turned on its side.
    parent : the key of the pledge that this one was split from.
    duration : the years of the work, where the form has a place for them; no field of the records holds it.
    """

    key: str
    number: str | None
    title: str
    sources: tuple[str, ...]
    kind: str | None
    lead: tuple[str, ...]
    status: str | None
    budget: Budget
    goals: tuple[Item, ...]
    overview: tuple[Item, ...]
    targets: tuple[Target, ...]
    tables: Mapping[Measure, tuple[Row, ...]]
    achievements: tuple[Item, ...]
    plans: tuple[Item, ...]
    press: tuple[Caption, ...]
    department: str
    contacts: tuple[Person, ...]
    planted: tuple[Planted, ...] = ()
    landscape: bool = False
    parent: str | None = None
    duration: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """A year's report of one district.

    form : the name of the printed form (see `forms`).
    city : the authority above the district, as the grid's heading has it.
    unit : what the tables count in, as printed.
    """

    form: str
    title: str
    organisation: str
    city: str
    as_of: When
    unit: str
    periods: tuple[Period, ...]
    pledges: tuple[Pledge, ...]
