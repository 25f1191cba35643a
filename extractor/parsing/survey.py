"""What a report prints that no shared word names: headings, fields of the form and their values, marks of lists."""

from __future__ import annotations

import collections
import dataclasses
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from lark import Token, Tree

from extractor.layout import LayoutText
from extractor.parsing.choices import Choices
from extractor.parsing.grid import field_of
from extractor.parsing.page import page_parser
from extractor.parsing.tables import Cell, Table, tables
from extractor.profile import Profile
from extractor.spelling import fold

Below = Literal["a table of sums", "a table", "items", "nothing"]

_TRIM = " #*\t\n:：[]【】<>〈〉《》"
_HEADINGS = frozenset({"TITLE", "UNKNOWN"})
_MANY = 3  # so many short lines that begin with one sign are headings, even if none of them repeats
_SHORT = 20

Line = Tree[Token] | Token


@dataclasses.dataclass(frozen=True, slots=True)
class Heading:
    """A heading of no known section: how often it stands there, its first line, and what stands below it."""

    text: str
    mark: str
    times: int
    line: int
    below: Below


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """A head of the form that is no known field: its first line, and the values that stand beside it."""

    text: str
    line: int
    values: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Survey:
    """What a report prints, by the shared words and beyond them.

    known : shared words that stand as heads of the form, or as headings, each in printed order.
    opening : the first cell of every form, None where the report has none.
    bullets : signs before list items that no shared list has, by indentation, outermost first.
    """

    known_fields: tuple[str, ...]
    known_headings: tuple[str, ...]
    opening: str | None
    headings: tuple[Heading, ...]
    fields: tuple[Field, ...]
    bullets: tuple[str, ...]


def survey(layout: LayoutText, profile: Profile) -> Survey:
    """Looks through a whole report with the words of a profile."""
    tree = page_parser(profile).parse(layout.text)
    lines = list(_flat(tree))
    forms = list(_forms(lines))
    headings = tuple(_headings(lines, profile))
    signs = {heading.mark for heading in headings}
    return Survey(
        known_fields=tuple(_known_fields(forms, profile)),
        known_headings=tuple(_known_headings(lines, profile)),
        opening=next((cell.text for form in forms for cell in form.rows[0].filled()), None),
        headings=headings,
        fields=tuple(_fields(forms, profile)),
        bullets=tuple(sign for sign in _bullets(tree) if sign not in signs),
    )


def _flat(tree: Tree[Token]) -> Iterator[Line]:
    for child in tree.children:
        if isinstance(child, Tree) and child.data not in {"item", "row", "staff_row"}:
            yield from child.children
        else:
            yield child


def _forms(lines: Sequence[Line]) -> Iterator[Table]:
    """The first table after each title, and every table that a known word opens."""
    begun = 0
    for at, line in enumerate([*lines, None]):
        title = isinstance(line, Token) and line.type == "TITLE"
        if line is None or title or (isinstance(line, Tree) and line.data == "opening"):
            yield from list(tables(lines[begun:at]))[:1]
            begun = at if not title else at + 1


def _headings(lines: Sequence[Line], profile: Profile) -> Iterator[Heading]:
    found: dict[str, list[int]] = collections.defaultdict(list)
    for at, line in enumerate(lines):
        if isinstance(line, Token) and line.type in {*_HEADINGS, "PLAIN"}:
            found[fold(_bare(line, profile))].append(at)
    signs = collections.Counter(_sign(lines[places[0]]) for places in found.values())
    for places in found.values():
        token = lines[places[0]]
        assert isinstance(token, Token)
        sign = _sign(token)
        alike = bool(sign) and signs[sign] >= _MANY and len(token.strip()) <= _SHORT
        if len(places) > 1 or token.type == "UNKNOWN" or alike:
            below = _below(lines[places[0] + 1 :])
            yield Heading(_bare(token, profile), sign, len(places), token.line or 0, below)


def _below(lines: Iterable[Line]) -> Below:
    under: list[Line] = []
    for line in lines:
        if isinstance(line, Token) and line.type not in {"UNIT", "CONTINUATION"}:
            break
        under.append(line)
    found = list(tables(under))
    if any(_is_of_sums(table) for table in found):
        return "a table of sums"
    if found:
        return "a table"
    return "items" if any(isinstance(line, Tree) for line in under) else "nothing"


def _is_of_sums(table: Table) -> bool:
    kinds = collections.Counter(cell.kind for cell in table.cells())
    return kinds["PERIOD"] > 1 and kinds["NUMBER"] > 1


def _known_fields(forms: Iterable[Table], profile: Profile) -> dict[str, None]:
    words = {fold(word): word for group in profile.grid.values() for word in group if word not in profile.statuses}
    return {words[fold(cell.text)]: None for form in forms for cell in form.cells() if fold(cell.text) in words}


def _known_headings(lines: Iterable[Line], profile: Profile) -> dict[str, None]:
    words = {fold(word): word for group in profile.sections.values() for word in group}
    bare = (fold(_bare(line, profile)) for line in lines if isinstance(line, Token) and line.type != "PLAIN")
    return {words[word]: None for word in bare if word in words}


def _fields(forms: Sequence[Table], profile: Profile) -> Iterator[Field]:
    """Texts that stand in every form, with the cell at their right; the choices under 사업주체 are no fields."""
    seen: dict[str, list[tuple[Table, Cell]]] = collections.defaultdict(list)
    for form in forms:
        leads = _leads(form, profile)
        for cell in form.cells():
            if (
                cell.kind in {"TEXT", "CORNER"}
                and field_of(cell.text, profile.grid) is None
                and fold(cell.text) not in leads
            ):
                seen[fold(cell.text)].append((form, cell))
    for places in seen.values():
        form, cell = places[0]
        if len(places) >= len(forms) > 1 and not any(char.isdigit() for char in cell.text):
            values = dict.fromkeys(value for form, cell in places if (value := _beside(form, cell)))
            yield Field(cell.text, form.rows[cell.row].line, tuple(values))


def _leads(form: Table, profile: Profile) -> set[str]:
    finder = Choices(form, profile)
    heads = [cell for cell in form.cells() if field_of(cell.text, profile.grid) == "lead"]
    return {fold(choice.word) for head in heads for choice in finder.below(head, None)}


def _beside(form: Table, cell: Cell) -> str | None:
    row = form.rows[cell.row]
    value = row.at(row.reach(cell.column))
    return value.text if value else None


def _bullets(tree: Tree[Token]) -> Iterator[str]:
    """Signs that begin lines which are no items, sorted by how far in those stand."""
    found: dict[str, list[int]] = collections.defaultdict(list)
    for line in tree.scan_values(lambda value: isinstance(value, Token)):
        if line.type in {"PLAIN", "CONTINUATION"} and _sign(line):
            found[_sign(line)].append(len(line) - len(line.lstrip(" ")))
    return (sign for sign, _ in sorted(found.items(), key=lambda item: min(item[1])))


def _bare(token: Token, profile: Profile) -> str:
    text = token.strip(_TRIM)
    sign = _sign(token)
    text = text.removeprefix(sign).lstrip("".join(profile.headings) + _TRIM)
    return text.split("(단위", maxsplit=1)[0].strip(_TRIM)


def _sign(line: Line) -> str:
    """The symbol that a line begins with, if a space follows it."""
    text = str(line).lstrip(_TRIM) if isinstance(line, Token) else ""
    is_sign = len(text) > 1 and text[1] == " " and unicodedata.category(text[0])[0] == "S"
    return text[0] if is_sign else ""
