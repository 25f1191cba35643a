"""A layout profile: how one municipality prints the facts, as data from `grammars/`.

`grammars/vocabulary/base.toml` holds the words that all share; `grammars/NAME/profile.toml` says what differs.
Tables are merged key by key, lists and values are replaced.
"""

from __future__ import annotations

import functools
import pathlib
import tomllib
from typing import Any, Literal

import msgspec

from extractor.errors import ProfileError

Section = Literal["goals", "overview", "targets", "investment", "execution", "achievements", "plans"]
GridField = Literal["number", "title", "department", "sources", "kind", "lead", "status", "budget"]
Measure = Literal["planned", "secured", "executed"]

DEFAULT = "seongdong"


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Anchors(_Table):
    """Words that must, and must not, stand in a report for this profile to read it; spacing is ignored."""

    must: tuple[str, ...]
    must_not: tuple[str, ...] = ()


class Marks(_Table):
    """What a cell of the check-mark grid may hold: a mark that means yes, or one that means no."""

    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


class Periods(_Table):
    """Words for the time before and after the term, in the heads of the yearly tables."""

    before_term: tuple[str, ...]
    after_term: tuple[str, ...]


class Money(_Table):
    """Units of money in won, and the unit of a table that prints none."""

    units: dict[str, int]
    default_unit: str


class Term(_Table):
    """The term of office that the report is about: ISO dates of its first and last day."""

    start: str
    end: str


class Contacts(_Table):
    """Words of the line that names the people in charge.

    heads : what the line or row begins with (`총괄부서`).
    chiefs : endings of the role that names the department, and what they become (`과장` -> `과`).
    """

    heads: tuple[str, ...]
    departments: tuple[str, ...] = ()
    chiefs: dict[str, str] = {}
    phone_signs: tuple[str, ...] = ()


class Masthead(_Table):
    """What a report says of itself, on its cover or in its running headers.

    title, as_of : words that a line with the report's title, or with the date of its figures, has.
    organisation : a regular expression for the name of the municipality.
    """

    title: tuple[str, ...]
    as_of: tuple[str, ...]
    organisation: str


class Tolerances(_Table):
    """How far a printed total may differ from its parts, in won, before it counts as a mismatch."""

    sum_krw: int = 0


class Profile(_Table):
    """One municipality's layout. Words are compared without their spacing.

    headings : marks that begin a section heading (`□`).
    bullets : marks of list items, outermost first; the marks of one inner list are of the same depth.
    opening : words of the first cell that opens a pledge's grid (`공약출처`, `관리번호`).
    sections, grid, measures : for each thing of the contract, the words it is printed as.
    kinds, statuses : for each printed word, the contract's.
    corners : words in the top left cell of a yearly table (`구분`).
    expected : sections that every pledge of such a report has.
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
    marks: Marks
    measures: dict[Measure, tuple[str, ...]]
    totals: tuple[str, ...]
    funding: tuple[str, ...]
    corners: tuple[str, ...]
    periods: Periods
    money: Money
    contacts: Contacts
    masthead: Masthead
    loans: tuple[str, ...]
    expected: tuple[Section, ...]
    term: Term | None = None
    tolerances: Tolerances = Tolerances()


def grammars() -> pathlib.Path:
    """The folder of the grammars: inside the package in a wheel, beside it in a checkout."""
    here = pathlib.Path(__file__).resolve().parent
    return next(folder for folder in (here / "grammars", here.parent / "grammars") if folder.is_dir())


def names() -> tuple[str, ...]:
    """The names of the profiles there are."""
    return tuple(sorted(path.parent.name for path in grammars().glob("*/profile.toml")))


@functools.cache
def load(name: str) -> Profile:
    """The profile of that name. Raises ProfileError with the file and what is wrong in it."""
    path = grammars() / name / "profile.toml"
    if not path.is_file():
        raise ProfileError(f"no profile is called {name!r}", hint=f"there are: {', '.join(names())}")
    merged = _merge(_toml(grammars() / "vocabulary" / "base.toml"), _toml(path))
    try:
        return msgspec.convert({**merged, "name": name}, Profile)
    except msgspec.ValidationError as error:
        raise ProfileError(str(error), file=str(path)) from error


def _toml(path: pathlib.Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(str(error), file=str(path)) from error


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        merged[key] = _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value  # pyright: ignore[reportUnknownArgumentType]
    return merged
