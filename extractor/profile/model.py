"""A layout profile: how one municipality prints the facts."""

from __future__ import annotations

from typing import Literal

import msgspec

Section = Literal["goals", "overview", "targets", "investment", "execution", "achievements", "plans"]
GridField = Literal["number", "title", "department", "sources", "kind", "lead", "status", "budget"]
Measure = Literal["planned", "secured", "executed"]


class Anchors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that must, and must not, stand in a report for this profile to read it; spacing is ignored."""

    must: tuple[str, ...]
    must_not: tuple[str, ...] = ()


class Marks(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a cell of the check-mark grid may hold: a mark that means yes, or one that means no."""

    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


class Periods(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words for the time before and after the term, in the heads of the yearly tables."""

    before_term: tuple[str, ...]
    after_term: tuple[str, ...]


class Money(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Units of money in won, and the unit of a table that prints none."""

    units: dict[str, int]
    default_unit: str


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The term of office that the report is about: ISO dates of its first and last day."""

    start: str
    end: str


class Contacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of the line that names the people in charge.

    heads : what the line or row begins with (`총괄부서`).
    chiefs : endings of the role that names the department, and what they become (`과장` -> `과`).
    """

    heads: tuple[str, ...]
    departments: tuple[str, ...] = ()
    chiefs: dict[str, str] = {}
    phone_signs: tuple[str, ...] = ()


class Masthead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a report says of itself, on its cover or in its running headers.

    title, as_of : words that a line with the report's title, or with the date of its figures, has.
    organisation : a regular expression for the name of the municipality.
    """

    title: tuple[str, ...]
    as_of: tuple[str, ...]
    organisation: str


class Tolerances(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far a printed total may differ from its parts, in won, before it counts as a mismatch."""

    sum_krw: int = 0


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One municipality's layout. Words are compared without their spacing.

    headings : marks that begin a section heading (`□`).
    bullets : marks of list items, outermost first; the marks of one inner list are of the same depth.
    opening : words of the first cell that opens a pledge's grid (`공약출처`, `관리번호`).
    sections, grid, measures : for each thing of the contract, the words it is printed as.
    kinds, statuses : for each printed word, the contract's.
    progress : the contract's statuses, from given up to fulfilled; those of one inner list are as far as each other.
    origins : where pledges come from (`선거공보`): words that are told apart even where a narrow cell joins them.
    corners : words in the top left cell of a yearly table (`구분`).
    expected : sections that every pledge of such a report has.
    vocabulary : terminals of the profile's own, the text of its `vocabulary.lark`.
    """

    name: str
    title: str
    anchors: Anchors
    headings: tuple[str, ...]
    bullets: tuple[tuple[str, ...], ...]
    opening: tuple[str, ...]
    sections: dict[Section, tuple[str, ...]]
    grid: dict[GridField, tuple[str, ...]]
    kinds: dict[str, str]
    statuses: dict[str, str]
    progress: tuple[tuple[str, ...], ...]
    marks: Marks
    measures: dict[Measure, tuple[str, ...]]
    totals: tuple[str, ...]
    funding: tuple[str, ...]
    origins: tuple[str, ...]
    corners: tuple[str, ...]
    periods: Periods
    money: Money
    contacts: Contacts
    masthead: Masthead
    loans: tuple[str, ...]
    expected: tuple[Section, ...]
    term: Term | None = None
    tolerances: Tolerances = Tolerances()
    vocabulary: str = ""
