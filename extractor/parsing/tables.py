"""Rows of the tree to tables: cells by column, with the reach of those that span."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from lark import Token, Tree


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """A non-empty cell: the terminal that took it, its text, where it stands, and its extent in the layout text."""

    kind: str
    text: str
    row: int
    column: int
    start: int
    end: int


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, None where empty, and the line it stands on."""

    cells: tuple[Cell | None, ...]
    line: int

    def at(self, column: int) -> Cell | None:
        return self.cells[column] if 0 <= column < len(self.cells) else None

    def filled(self) -> Iterator[Cell]:
        return (cell for cell in self.cells if cell is not None)

    def reach(self, column: int) -> int:
        """The first column after `column` that has a cell of its own: where a spanned cell ends at the latest."""
        return next((at for at in range(column + 1, len(self.cells)) if self.cells[at] is not None), len(self.cells))


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """Rows on lines that follow one another."""

    rows: tuple[Row, ...]

    @property
    def columns(self) -> int:
        return max(len(row.cells) for row in self.rows)

    def cells(self) -> Iterator[Cell]:
        return (cell for row in self.rows for cell in row.filled())


_ROWS = frozenset({"row", "opening"})


def tables(lines: Iterable[Tree[Token] | Token]) -> Iterator[Table]:
    """The tables among a section's lines; a gap of a line, or a line of another sort, ends one.

    Rows without any text are none of them: a rule near a table, or cells that a page break parts, may have made them.
    """
    rows: list[Tree[Token]] = []
    for line in lines:
        row = line if isinstance(line, Tree) and line.data in _ROWS and not has_captions_alone(line) else None
        if rows and (row is None or line_of(row) != line_of(rows[-1]) + 1):
            yield from _filled(rows)
            rows = []
        if row is not None:
            rows.append(row)
    yield from _filled(rows)


def has_captions_alone(row: Tree[Token]) -> bool:
    """Whether a row is no part of a table but press captions that stand side by side."""
    return {cell.type for cell in cells_of(row) if cell} == {"CAPTION_CELL"}


def cells_of(row: Tree[Token]) -> list[Token | None]:
    """The cells of a row's tree, None where one is empty."""
    return [cell if isinstance(cell, Token) else None for cell in row.children[:-1]]


def line_of(row: Tree[Token]) -> int:
    """The line of the layout text that a row stands on."""
    end = row.children[-1]
    assert isinstance(end, Token)
    return end.line or 0


def _filled(rows: Sequence[Tree[Token]]) -> Iterator[Table]:
    held = [row for row in rows if any(cells_of(row))]
    if held:
        yield Table(tuple(_row(tree, index) for index, tree in enumerate(held)))


def _row(tree: Tree[Token], index: int) -> Row:
    cells = tuple([_cell(token, index, column) if token else None for column, token in enumerate(cells_of(tree))])
    return Row(cells, line_of(tree))


def _cell(token: Token, row: int, column: int) -> Cell:
    text = token.strip()
    start = (token.start_pos or 0) + len(token) - len(token.lstrip())
    return Cell(token.type, text, row, column, start, start + len(text))
