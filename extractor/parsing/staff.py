"""The people in charge: the 총괄부서 line or row."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from lark import Token, Tree

from extractor.parsing.draft import Draft
from extractor.parsing.tables import cells_of
from extractor.records import Contact
from extractor.spelling import fold


@dataclasses.dataclass(frozen=True, slots=True)
class Staff:
    """The people in charge and their department, where the page names them."""

    department: str | None
    contacts: tuple[Contact, ...]


def staff(draft: Draft, lines: Iterable[Tree[Token] | Token]) -> Staff:
    """The people of the STAFF lines and rows among the lines, and of rows with a telephone in each cell, in printed
    order."""
    contacts: list[Contact] = []
    department: str | None = None
    for line in lines:
        if not _names_people(draft, line):
            continue
        start, end = _extent(line)
        tree = draft.inline.parse(draft.layout.text[start:end], "staff")
        for child in tree.children:
            if isinstance(child, Tree):
                contacts.append(_person(draft, child, start, f"/contacts/{len(contacts)}"))
            elif child.type == "DEPARTMENT" and department is None:
                department = child.strip()
                draft.place("/department", _within(child, start))
            elif child.type == "HEAD":
                draft.claims.claim(*_within(child, start))
    return Staff(department or _from_chief(draft, contacts), tuple(contacts))


def _names_people(draft: Draft, line: Tree[Token] | Token) -> bool:
    if isinstance(line, Token):
        return line.type == "STAFF"
    signs = draft.profile.contacts.phone_signs
    cells = [cell for cell in cells_of(line) if cell] if line.data == "row" else []
    return line.data == "staff_row" or (bool(cells) and all(any(sign in cell for sign in signs) for cell in cells))


def _from_chief(draft: Draft, contacts: Iterable[Contact]) -> str | None:
    """The department that a chief's role names: 지역경제과장 leads 지역경제과. `과장` alone names none."""
    for index, contact in enumerate(contacts):
        for ending, becomes in draft.profile.contacts.chiefs.items():
            role = contact.role
            if role.endswith(ending) and len(role) > len(ending):
                draft.share("/department", f"/contacts/{index}")
                return role.removesuffix(ending) + becomes
    return None


def _person(draft: Draft, tree: Tree[Token], start: int, pointer: str) -> Contact:
    role, name, phone = tree.children
    assert isinstance(role, Token)
    assert isinstance(name, Token)
    last = phone if isinstance(phone, Token) else name
    draft.place(pointer, (_within(role, start)[0], _within(last, start)[1]))
    return Contact(
        role=role.strip(),
        name=name.strip(" \t:："),
        phone=_number(draft, phone) if isinstance(phone, Token) else None,
    )


def _number(draft: Draft, phone: str) -> str:
    text = phone.strip()
    for sign in draft.profile.contacts.phone_signs:
        text = text.replace(sign, "")
    text = text.strip(" \t:：")
    while text.startswith("(") and text.endswith(")") and fold(text)[1:-1].find(")") < 0:
        text = text[1:-1].strip()
    return text.removeprefix("(") if text.count("(") > text.count(")") else _closed(text)


def _closed(text: str) -> str:
    return text.removesuffix(")") if text.count(")") > text.count("(") else text


def _within(token: Token, start: int) -> tuple[int, int]:
    lead = len(token) - len(token.lstrip())
    return start + (token.start_pos or 0) + lead, start + (token.start_pos or 0) + len(token.rstrip())


def _extent(line: Tree[Token] | Token) -> tuple[int, int]:
    if isinstance(line, Token):
        return line.start_pos or 0, line.end_pos or 0
    first, last = next(cell for cell in cells_of(line) if cell), line.children[-1]
    assert isinstance(last, Token)
    return first.start_pos or 0, last.end_pos or 0
