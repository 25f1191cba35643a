"""The blocks that a report is printed in, one below the other: the same for the pages and for the layout text."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["head", "text", "label", "number", "tick"]


@dataclasses.dataclass(frozen=True, slots=True)
class Cover:
    """The first page: what the report says of itself."""

    lines: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Begin:
    """Nothing to see: a pledge begins here."""


@dataclasses.dataclass(frozen=True, slots=True)
class Title:
    """A pledge's title as a heading."""

    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """The heading of a section, its mark first."""

    mark: str
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A list item, without the items below it."""

    depth: int
    mark: str
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A line of its own, such as the one that names who is in charge."""

    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Unit:
    """The `(단위 : 백만원)` line above a table."""

    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Box:
    """A table cell. `lines` are printed one below the other, and make one text with spaces between."""

    lines: tuple[str, ...]
    role: Role = "text"
    across: int = 1
    down: int = 1

    @property
    def text(self) -> str:
        return " ".join(self.lines)


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` of equal length, None where a cell from the left or from above spans.

    name : which table of the form it is; `heads` : how many heading rows it begins with.
    """

    name: str
    rows: tuple[tuple[Box | None, ...], ...]
    heads: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Turn:
    """From here on, pages are upright or on their side."""

    landscape: bool


Block: TypeAlias = Cover | Begin | Title | Line | Section | Entry | Unit | Table | Turn


def box(text: str, role: Role = "text", *, across: int = 1) -> Box:
    """A cell of one line."""
    return Box((text,), role, across)


def head(text: str, *, across: int = 1, down: int = 1) -> Box:
    """A heading cell."""
    return Box((text,), "head", across, down)


def table(name: str, rows: Sequence[Sequence[Box]], *, heads: int = 0) -> Table:
    """A table from rows that leave out what is spanned, as in HTML."""
    taken: dict[tuple[int, int], Box | None] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            for down in range(cell.down):
                for across in range(cell.across):
                    taken[at + down, column + across] = None
            taken[at, column] = cell
            column += cell.across
    width = 1 + max(column for _, column in taken)
    full = tuple(tuple(taken[at, column] for column in range(width)) for at in range(len(rows)))
    return Table(name, full, heads)
