"""Choices of a form and which of them are marked.

Choices stand below their head or beside it; the mark stands below a choice, beside it, or in its own cell, before
it (`☑ 신규 □ 계속`).
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from extractor.parsing.tables import Cell, Table
from extractor.profile import Profile
from extractor.spelling import fold, spaced, squeeze

CHOICES = frozenset({"KIND", "STATUS"})
_HEADS = frozenset({"FIELD", "OPENING", "STAFF_CELL"})
_SIGNS = frozenset({"MARK", "DASH"})
_LIKE_SIGNS = frozenset({"Sm", "Sc", "Sk", "So", "Cc", "Cf", "Cs", "Co", "Cn", "Lu", "Ll", "Nl"})
_STRAY = frozenset(".,:;'`‘’·")


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """A choice, whether it is marked, the cell of its word and the extent of the word in the layout text."""

    word: str
    checked: bool
    start: int
    end: int
    cells: tuple[Cell, ...]


class Choices:
    """Finds the choices of one table."""

    def __init__(self, table: Table, profile: Profile) -> None:
        self._table = table
        self._yes = frozenset(map(fold, profile.marks.yes))
        self._no = frozenset(map(fold, profile.marks.no))

    def below(self, head: Cell, kind: str | None) -> list[Choice]:
        """The choices in the row below a head, as far as it spans; of one sort of word, or any that is no head."""
        if head.row + 1 >= len(self._table.rows):
            return []
        row = self._table.rows[head.row + 1].cells[head.column : self._reach(head)]
        cells = [cell for cell in row if cell and cell.kind not in _HEADS | _SIGNS and kind in (None, cell.kind)]
        return self._choices(cells, map(self._first_below, cells))

    def lowest(self, kind: str) -> list[Choice]:
        """The cells of one sort of word that have none of it below: a head such as 완료 over a choice 완료 is none."""
        cells = [cell for cell in self._table.cells() if cell.kind == kind]
        upper = {id(cell) for cell in cells if any(other.kind == kind for other in self._under(cell))}
        cells = [cell for cell in cells if id(cell) not in upper]
        return self._choices(cells, map(self._first_below, cells))

    def beside(self, head: Cell, kind: str) -> list[Choice]:
        """The choices at the right of a head, each with its mark at its own right."""
        row = self._table.rows[head.row]
        cells: list[Cell] = []
        for cell in row.cells[head.column + 1 :]:
            if cell and cell.kind in _HEADS:
                break
            cells += [cell] if cell and cell.kind == kind else []
        return self._choices(cells, (row.at(row.reach(cell.column)) for cell in cells))

    def within(self, cell: Cell, words: Iterable[str]) -> list[Choice]:
        """The choices inside one cell, each with its mark directly before it; none where no mark stands there."""
        signs = "|".join(sorted(map(re.escape, self._yes | self._no), key=len, reverse=True))
        found: list[Choice] = []
        for word in sorted(words, key=len, reverse=True):
            for match in re.finditer(rf"({signs}) *({spaced(word)})(?![가-힣])", cell.text):
                start, end = cell.start + match.start(2), cell.start + match.end(2)
                if not any(other.start < end and start < other.end for other in found):
                    found.append(Choice(match[2], self._means_yes(match[1]), start, end, (cell,)))
        return sorted(found, key=lambda choice: choice.start)

    def _choices(self, cells: Sequence[Cell], printed: Iterable[Cell | None]) -> list[Choice]:
        """The choices in these cells; `printed` is what stands in the place for the mark of each.

        Whatever single character stands there for some choices, the same for each, and not for others, marks these.
        """
        marks = list(printed)
        signs = {mark.text for mark in marks if mark} if None in marks else frozenset[str]()
        is_told = len(signs) == 1 and all(len(sign) == 1 and sign not in _STRAY for sign in signs)
        return [
            self._choice(cell, mark if mark and (is_told or _is_sign(mark)) else None)
            for cell, mark in zip(cells, marks, strict=True)
        ]

    def _choice(self, cell: Cell, mark: Cell | None) -> Choice:
        checked = mark is not None and mark.kind != "DASH" and self._means_yes(mark.text)
        return Choice(squeeze(cell.text), checked, cell.start, cell.end, (cell, mark) if mark else (cell,))

    def _means_yes(self, text: str) -> bool:
        # A sign that nobody listed was still put there to mark something.
        return fold(text) not in self._no

    def _first_below(self, choice: Cell) -> Cell | None:
        """What stands first below a choice, before its form goes on."""
        reach = self._own_reach(choice)
        for row in self._table.rows[choice.row + 1 :]:
            cell = next((cell for cell in row.cells[choice.column : reach] if cell), None)
            if cell:
                return cell
            if not any(other.kind in CHOICES or other.kind in _HEADS for other in row.filled()):
                return None
        return None

    def _under(self, cell: Cell) -> Iterator[Cell]:
        reach = self._own_reach(cell)
        for row in self._table.rows[cell.row + 1 :]:
            yield from (other for other in row.cells[cell.column : reach] if other)

    def _own_reach(self, choice: Cell) -> int:
        """Where a choice ends: also where a head of the row above begins, which spans down beside it."""
        above = self._table.rows[choice.row - 1] if choice.row else None
        if above is None or not any(cell.kind in CHOICES | _HEADS for cell in above.filled()):
            return self._reach(choice)
        return min(self._reach(choice), above.reach(choice.column))

    def _reach(self, cell: Cell) -> int:
        return self._table.rows[cell.row].reach(cell.column)


def _is_sign(cell: Cell) -> bool:
    # A symbol, a letter that looks like one (`Ｖ`, `〇`), or a character of a symbol font that nobody could name; a
    # stray comma marks nothing.
    return cell.kind in _SIGNS or (len(cell.text) == 1 and unicodedata.category(cell.text)[:2] in _LIKE_SIGNS)
