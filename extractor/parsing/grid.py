"""The form above a pledge: 공약출처, 사업유형, 사업주체, 이행상태, 소요예산 and what else stands there.

A field's head has choices with marks, or a plain value at its right or below; or it stands on a line of its own
before a colon and the value.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lark import Token, Tree

from extractor.parsing import phrase
from extractor.parsing.budgets import budget
from extractor.parsing.choices import CHOICES, Choice, Choices
from extractor.parsing.draft import Draft
from extractor.parsing.tables import Cell, Table, tables
from extractor.profile import GridField, Profile
from extractor.records import Budget
from extractor.spelling import fold, spaced, squeeze

_CHOSEN: frozenset[GridField] = frozenset({"kind", "lead", "status"})
_SEPARATORS = ",·/、;"
_FIELDS = frozenset({"FIELD", "OPENING", "CORNER"})


@dataclasses.dataclass(slots=True)
class Facts:
    """What the form says; None or empty where it does not."""

    number: str | None = None
    title: str | None = None
    department: str | None = None
    sources: tuple[str, ...] = ()
    kind: str | None = None
    lead: tuple[str, ...] = ()
    status: str | None = None
    budget: Budget | None = None


def facts(draft: Draft, lines: Sequence[Tree[Token] | Token]) -> Facts:
    """The facts of the tables and lines above a pledge's first section."""
    said = Facts()
    for table in tables(lines):
        _Form(draft, said, table).read()
    for line in lines:
        if isinstance(line, Token) and line.type in {"PLAIN", "ITEM"}:
            _read_line(_Form(draft, said, Table(())), line)
    return said


@dataclasses.dataclass(frozen=True, slots=True)
class _Form:
    draft: Draft
    said: Facts
    table: Table

    def read(self) -> None:
        for cell in self.table.cells():
            field = self.field(cell)
            if field is not None:
                self.draft.form(cell)
                self._read_field(field, cell)
        for cell in self.table.cells():
            self._read_headed(cell)
        self._choose("status", self._finder().lowest("STATUS"), self.draft.profile.statuses)
        self.draft.form(*(cell for cell in self.table.cells() if cell.kind == "STATUS"))

    def field(self, cell: Cell) -> GridField | None:
        """The field that a cell is the head of."""
        if cell.kind not in _FIELDS:
            return None
        return field_of(cell.text, self.draft.profile.grid)

    def value(self, field: GridField, cell: Cell) -> None:
        """Takes a cell as the plain value of a field, unless the form has said it already."""
        profile = self.draft.profile
        if field == "sources":
            self._sources(cell)
        elif field == "budget":
            self._budget(cell)
        elif field == "kind":
            self._choose(field, self._chosen(cell, profile.kinds), profile.kinds)
        elif field == "status":
            self._choose(field, self._chosen(cell, profile.statuses), profile.statuses)
        elif field == "lead":
            self._lead(list(self._listed(cell)))
        elif getattr(self.said, field) is None:
            setattr(self.said, field, cell.text)
            self.draft.place_cell(f"/{field}", cell)

    def _read_field(self, field: GridField, head: Cell) -> None:
        if field == "kind":
            finder = self._finder()
            choices = finder.below(head, "KIND") or finder.beside(head, "KIND")
            if choices and not (len(choices) == 1 and len(choices[0].cells) == 1):
                self._choose(field, choices, self.draft.profile.kinds)
                return
        value = self._below(head) if field == "sources" else self._beside(head)
        if field == "lead" and value is None:
            self._lead(self._finder().below(head, None))
        elif field != "status" or value:
            value = value or self._beside(head) or self._below(head)
            if value is not None and value.kind in CHOICES and field not in _CHOSEN:
                value = None  # the cell below is empty, and what stands under it is of another head
            if value is not None and (field != "status" or value.kind != "STATUS" or self._is_alone(value)):
                self.value(field, value)

    def _read_headed(self, cell: Cell) -> None:
        """Takes a value that stands in one cell with its head: after a colon or, of a sum, with no rule between."""
        for field, words in self.draft.profile.grid.items() if cell.kind == "TEXT" else ():
            head = re.match(rf"(?:{'|'.join(map(spaced, words))}) *(:|：|(?= )) *(?=\S)", cell.text)
            if head and (head[1] or (field == "budget" and phrase.read(cell.text, self.draft.inline).amounts)):
                start = cell.start + head.end()
                self.draft.claims.claim(cell.start, start)
                self.value(field, dataclasses.replace(cell, text=cell.text[head.end() :], start=start))

    def _is_alone(self, value: Cell) -> bool:
        # One state beside its head is the state; several are choices.
        return sum(cell.kind == "STATUS" for cell in self.table.rows[value.row].filled()) == 1

    def _finder(self) -> Choices:
        return Choices(self.table, self.draft.profile)

    def _chosen(self, cell: Cell, words: Mapping[str, str]) -> list[Choice]:
        """The choices in one cell: marked ones, or a word that stands there alone."""
        found = self._finder().within(cell, words)
        if not found and fold(cell.text) in map(fold, words):
            found = [Choice(squeeze(cell.text), True, cell.start, cell.end, (cell,))]
        return found

    def _listed(self, cell: Cell) -> Iterator[Choice]:
        """What one cell lists, with commas between."""
        for match in re.finditer(r"[^\s,、;](?:[^,、;]*[^\s,、;])?", cell.text):
            yield Choice(squeeze(match[0]), True, cell.start + match.start(), cell.start + match.end(), (cell,))

    def _choose(self, field: GridField, choices: Sequence[Choice], words: Mapping[str, str]) -> None:
        """Takes the one marked choice, in the contract's word for it; the audit hears of all that are marked."""
        if not choices or field in self.draft.marks:
            return
        checked = self._marked(field, choices)
        if len(checked) == 1:
            meaning = {fold(word): name for word, name in words.items()}
            setattr(self.said, field, meaning[fold(checked[0].word)])
            self.draft.place(f"/{field}", (checked[0].start, checked[0].end))

    def _lead(self, choices: Sequence[Choice]) -> None:
        if not choices or "lead" in self.draft.marks:
            return
        checked = self._marked("lead", choices)
        self.said.lead = tuple(choice.word for choice in checked)
        for index, choice in enumerate(checked):
            self.draft.place(f"/lead/{index}", (choice.start, choice.end))

    def _marked(self, field: GridField, choices: Sequence[Choice]) -> list[Choice]:
        self.draft.form(*(cell for choice in choices for cell in choice.cells))
        checked = [choice for choice in choices if choice.checked]
        self.draft.marks[field] = tuple(choice.word for choice in checked)
        return checked

    def _sources(self, value: Cell) -> None:
        if self.said.sources:
            return
        cells = [value, *self._more_below(value)]
        self.draft.form(*cells)
        found = [each for cell in cells for each in self._split(cell)]
        self.said.sources = tuple(word for word, _ in found)
        for index, (_, extent) in enumerate(found):
            self.draft.place(f"/sources/{index}", extent)

    def _more_below(self, value: Cell) -> Iterator[Cell]:
        """The rest of a value, in rows of their own: printed so, or parted by the end of a page."""
        for row in self.table.rows[value.row + 1 :]:
            cell = row.at(value.column)
            if cell is None or cell.kind != "TEXT" or len(list(row.filled())) > 1:
                break
            yield cell

    def _split(self, value: Cell) -> Iterator[tuple[str, tuple[int, int]]]:
        known = "|".join(map(spaced, sorted(self.draft.profile.origins, key=len, reverse=True))) or "(?!)"
        end = rf"[\s{re.escape(_SEPARATORS)}]"
        # Known words are told apart even where a narrow cell runs them together or parts one of them; others by space.
        words = re.finditer(rf"(?:{known})(?=$|{end}|{known})|[^\s{re.escape(_SEPARATORS)}]+", value.text)
        for word in words:
            yield squeeze(word[0]), (value.start + word.start(), value.start + word.end())

    def _budget(self, value: Cell) -> None:
        self.said.budget = self.said.budget or budget(self.draft, value)

    def _beside(self, head: Cell) -> Cell | None:
        row = self.table.rows[head.row]
        cell = row.at(row.reach(head.column))
        if cell is None or cell.kind in {"FIELD", "STAFF_CELL", "MARK"} or self.field(cell) is not None:
            return None
        return cell

    def _below(self, head: Cell) -> Cell | None:
        reach = self.table.rows[head.row].reach(head.column)
        for row in self.table.rows[head.row + 1 :]:
            for cell in row.cells[head.column : reach]:
                if cell:
                    return cell if cell.kind not in {"FIELD", "STAFF_CELL"} else None
        return None


def printed_title(lines: Sequence[Tree[Token] | Token], profile: Profile) -> str | None:
    """The pledge's title where the form has a place for it."""
    for table in tables(lines):
        for cell in table.cells():
            if cell.kind in _FIELDS and field_of(cell.text, profile.grid) == "title":
                row = table.rows[cell.row]
                value = row.at(row.reach(cell.column))
                return value.text if value else None
    return None


def field_of(text: str, grid: Mapping[GridField, Iterable[str]]) -> GridField | None:
    """The field that the words are the head of."""
    word = fold(text)
    return next((field for field, words in grid.items() if word in map(fold, words)), None)


def _read_line(form: _Form, line: Token) -> None:
    """A line such as `추진상황: 정상추진`: its head, a colon, and the value; or a head alone."""
    head, colon, value = line.partition(":" if ":" in line else "：")
    skip = len(head) - len(head.lstrip(" -*#○◦❍□■"))
    field = field_of(head[skip:], form.draft.profile.grid)
    if field is None:
        return
    start = line.start_pos or 0
    if not colon or not value.strip():
        # A head over a whole row of the form, which an open table shows as a line of its own.
        form.draft.claims.claim(start, start + len(line))
        return
    at = start + len(head) + 1 + len(value) - len(value.lstrip())
    form.draft.claims.claim(start, start + len(head) + 1)
    form.value(field, Cell("TEXT", value.strip(), 0, 0, at, at + len(value.strip())))
