"""The check-mark grid above a pledge: 공약출처, 사업유형, 사업주체, 이행상태, 소요예산 and what else stands there.

A field's head has its choices below it, each with a mark under it (or beside it), or it has a plain value at its
right or below.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from extractor.parsing import money, phrase
from extractor.parsing.draft import Draft
from extractor.spelling import fold, squeeze
from extractor.parsing.tables import Cell, Table
from extractor.profile import GridField
from extractor.records import Budget

_CHOICES: dict[GridField, str] = {"kind": "KIND", "status": "STATUS"}
_SEPARATORS = ",·/、;"


@dataclasses.dataclass(slots=True)
class Facts:
    """What the grid says; None or empty where it does not."""

    number: str | None = None
    title: str | None = None
    department: str | None = None
    sources: tuple[str, ...] = ()
    kind: str | None = None
    lead: tuple[str, ...] = ()
    status: str | None = None
    budget: Budget | None = None


def facts(draft: Draft, found: Sequence[Table]) -> Facts:
    """The facts of the tables above a pledge's first section."""
    said = Facts()
    for table in found:
        _Grid(draft, table, said).read()
    return said


@dataclasses.dataclass(frozen=True, slots=True)
class _Grid:
    draft: Draft
    table: Table
    said: Facts

    def read(self) -> None:
        for cell in self.table.cells():
            field = self._field(cell)
            if field is not None:
                self.draft.form(cell)
                self._read_field(field, cell)
        self._read_status()

    def _read_field(self, field: GridField, head: Cell) -> None:
        if field == "kind":
            self._one("kind", self._choices(head, "KIND"), head)
        elif field == "lead":
            self._lead(head)
        elif field == "sources":
            self._sources(head)
        elif field == "budget":
            self._budget(head)
        elif field != "status":
            self._plain(field, head)

    def _field(self, cell: Cell) -> GridField | None:
        if cell.kind not in {"FIELD", "OPENING", "CORNER"}:
            return None
        word = fold(cell.text)
        for field, words in self.draft.profile.grid.items():
            if word in map(fold, words):
                return field
        return None

    # Plain values

    def _plain(self, field: GridField, head: Cell) -> None:
        value = self._beside(head) or self._below(head)
        if value is not None and getattr(self.said, field) is None:
            setattr(self.said, field, value.text)
            self.draft.place_cell(f"/{field}", value)

    def _sources(self, head: Cell) -> None:
        value = self._below(head) or self._beside(head)
        if value is None or self.said.sources:
            return
        self.draft.form(value)
        self.said.sources = tuple(self._split(value))

    def _split(self, value: Cell) -> Iterator[str]:
        at, index = value.start, 0
        text = "".join(" " if char in _SEPARATORS else char for char in value.text)
        for word in text.split():
            start = value.text.index(word, at - value.start) + value.start
            at = start + len(word)
            self.draft.place(f"/sources/{index}", (start, at))
            index += 1
            yield word

    def _budget(self, head: Cell) -> None:
        value = self._beside(head) or self._below(head)
        if value is None or self.said.budget:
            return
        said = phrase.read(value.text, self.draft.inline)
        self.draft.place_cell("/budget", value)
        named = (word for word in self._bracketed(value.text) if fold(word))
        self.said.budget = Budget(
            text=value.text, krw=said.amounts[0].krw if said.amounts else self._bare(value), funding=tuple(named)
        )

    def _bare(self, value: Cell) -> int | None:
        # A number alone counts the unit of the form.
        unit = self.draft.profile.money.units[self.draft.profile.money.default_unit]
        try:
            return money.cell(value.text, unit)
        except money.NotMoney:
            return None

    def _bracketed(self, text: str) -> Iterator[str]:
        _, _, inside = text.partition("(")
        for word in inside.rpartition(")")[0].replace("·", ",").replace("/", ",").split(","):
            if any(fold(name) in fold(word) for name in self.draft.profile.funding):
                yield squeeze(word)

    # Choices with marks

    def _choices(self, head: Cell, kind: str | None) -> list[Cell]:
        """The choices in the row below the head, as far as it spans; of one sort of word, or any."""
        reach = self.table.rows[head.row].reach(head.column)
        if head.row + 1 >= len(self.table.rows):
            return []
        below = self.table.rows[head.row + 1].cells[head.column : reach]
        return [cell for cell in below if cell and (kind is None or cell.kind == kind)]

    def _lead(self, head: Cell) -> None:
        choices = [cell for cell in self._choices(head, None) if cell.kind != "MARK"]
        checked = [cell for cell in choices if self._checked(cell)]
        if not choices or self.said.lead:
            return
        self.draft.form(*choices)
        self.said.lead = tuple(squeeze(cell.text) for cell in checked)
        self.draft.marks["lead"] = self.said.lead
        for index, cell in enumerate(checked):
            self.draft.place_cell(f"/lead/{index}", cell)

    def _read_status(self) -> None:
        """Status words are choices wherever they stand with a mark; a head such as 완료 over a choice 완료 is none."""
        choices = [cell for cell in self.table.cells() if cell.kind == "STATUS"]
        self.draft.form(*choices)
        lowest = {cell.row for cell in choices}
        last = [cell for cell in choices if cell.row == max(lowest)]
        if last:
            self._one("status", last, last[0])

    def _one(self, field: GridField, choices: Sequence[Cell], head: Cell) -> None:
        words = self.draft.profile.kinds if field == "kind" else self.draft.profile.statuses
        self.draft.form(*choices)
        plain = self._beside(head)
        if not choices and plain and plain.kind == _CHOICES[field]:
            choices = checked = [plain]
        else:
            checked = [cell for cell in choices if self._checked(cell)]
        if not choices:
            return
        self.draft.marks[field] = tuple(squeeze(cell.text) for cell in checked)
        if len(checked) == 1:
            meaning = {fold(word): name for word, name in words.items()}
            setattr(self.said, field, meaning[fold(checked[0].text)])
            self.draft.place_cell(f"/{field}", checked[0])

    def _checked(self, choice: Cell) -> bool:
        """Whether the cell below the choice has a mark that means yes; an unknown sign counts as one."""
        if choice.row + 1 >= len(self.table.rows):
            return False
        reach = self.table.rows[choice.row].reach(choice.column)
        below = self.table.rows[choice.row + 1].cells[choice.column : reach]
        mark = next((cell for cell in below if cell), None)
        if mark is None or mark.kind not in {"MARK", "DASH"} and (len(mark.text) > 1 or mark.text.isalnum()):
            return False
        self.draft.form(mark)
        return fold(mark.text) not in map(fold, self.draft.profile.marks.no)

    # Neighbours

    def _beside(self, head: Cell) -> Cell | None:
        row = self.table.rows[head.row]
        cell = row.at(row.reach(head.column))
        return cell if cell and cell.kind not in {"FIELD", "MARK"} and self._field(cell) is None else None

    def _below(self, head: Cell) -> Cell | None:
        reach = self.table.rows[head.row].reach(head.column)
        for row in self.table.rows[head.row + 1 :]:
            for cell in row.cells[head.column : reach]:
                if cell:
                    return cell if cell.kind != "FIELD" else None
        return None
