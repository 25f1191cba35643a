"""What is wrong with a profile, each mistake with its file, its line and what to write instead."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import pathlib
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, get_args

import msgspec

from extractor.errors import ProfileError
from extractor.profile.library import PROFILE_FILE, grammars, load_folder, merge, read_toml
from extractor.profile.model import Profile, Section
from extractor.profile.toml_lines import TomlLines
from extractor.spelling import fold

KINDS = ("신규", "계속")  # the contract's words for 사업유형

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_PATH = re.compile(r"`\$\.?([^`]*)`")
_UNKNOWN = re.compile(r"unknown field `(\w+)`")
_MISSING = re.compile(r"missing required field `(\w+)`")


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. line and column count from 1; `excerpt` is the line and a caret below it, where that helps."""

    file: str
    line: int | None
    message: str
    hint: str
    excerpt: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message}; {self.hint}" + (f"\n{self.excerpt}" if self.excerpt else "")


def lint(folder: pathlib.Path) -> list[Problem]:
    """The mistakes of the profile in a folder: first those of form; only a well-formed one is looked at further."""
    path = folder / PROFILE_FILE
    try:
        own = read_toml(path)
        text = path.read_text(encoding="utf-8")
    except ProfileError as error:
        line = re.search(r"line (\d+)", error.reason)
        hint = error.hint or ("mend the TOML there" if line else f"a profile is a folder with a {PROFILE_FILE}")
        return [Problem(str(path), int(line[1]) if line else None, error.reason, hint)]
    report = _Report(str(path), TomlLines(text), [])
    _form(report, own, folder)
    if not report.problems:
        profile = load_folder(folder)
        for check in _CHECKS:
            check(report, profile)
    return sorted(report.problems, key=lambda problem: problem.line or 0)


@dataclasses.dataclass(frozen=True, slots=True)
class _Report:
    file: str
    lines: TomlLines
    problems: list[Problem]

    def add(self, message: str, hint: str, *path: str, word: str | None = None) -> None:
        line = self.lines.word(word, *path) if word is not None else self.lines.key(*path)
        self.problems.append(Problem(self.file, line, message, hint))


def _form(report: _Report, own: dict[str, Any], folder: pathlib.Path) -> None:
    if not _NAME.fullmatch(folder.name):
        report.add(f"the folder's name {folder.name!r} is no profile name", "use a-z, 0-9 and - only")
    for key in ("name", "vocabulary"):
        if key in own:
            instead = "the folder's name is the profile's" if key == "name" else "write terminals into vocabulary.lark"
            report.add(f"`{key}` is not set here", f"take it out: {instead}", key)
    if report.problems:
        return
    base = read_toml(grammars() / "vocabulary" / "base.toml")
    merged = merge(base, own) | {"name": folder.name}
    try:
        msgspec.convert(merged, Profile)
    except msgspec.ValidationError as error:
        _misfit(report, str(error))


def _misfit(report: _Report, message: str) -> None:
    found = _PATH.search(message)
    path = (
        [part for part in re.split(r"[.\[\]]+", found[1]) if part and not part.isdigit() and part != "..."]
        if found
        else []
    )
    unknown, missing = _UNKNOWN.search(message), _MISSING.search(message)
    if unknown:
        report.add(f"unknown key `{unknown[1]}`", _did_you_mean(unknown[1], _keys(path)), *path, unknown[1])
    elif missing:
        report.add(f"`{'.'.join([*path, missing[1]])}` is missing", f"add `{missing[1]} = …`", *path)
    elif message.startswith("Invalid enum value"):
        wrong = message.split("'")[1] if "'" in message else ""
        names = _keys_of_enum(path)
        report.add(
            f"`{wrong}` is no name of {path[-1] if path else 'the contract'}", _did_you_mean(wrong, names), *path, wrong
        )
    else:
        report.add(
            f"`{'.'.join(path)}`: {message.split(' - at', maxsplit=1)[0].lower()}",
            "see base.toml for the form of this key",
            *path,
        )


def _keys(path: list[str]) -> list[str]:
    kind: Any = Profile
    for part in path:
        kind = next((field.type for field in msgspec.structs.fields(kind) if field.name == part), None)
        kind = next(
            (each for each in (kind, *get_args(kind)) if isinstance(each, type) and issubclass(each, msgspec.Struct)),
            Profile,
        )
    return [field.name for field in msgspec.structs.fields(kind)]


def _keys_of_enum(path: list[str]) -> list[str]:
    kinds = {field.name: field.type for field in msgspec.structs.fields(Profile)}
    found: list[str] = []
    stack = [kinds.get(path[0])] if path else []
    while stack:
        kind = stack.pop()
        found += [name for name in get_args(kind) if isinstance(name, str)]
        stack += [each for each in get_args(kind) if not isinstance(each, str)]
    return found or list(get_args(Section))


def _did_you_mean(word: str, names: Iterable[str]) -> str:
    from rapidfuzz import fuzz, process

    names = sorted(names)
    best = process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=60)
    return f"did you mean `{best[0]}`?" if best else f"there are: {', '.join(names)}"


def _empty_words(report: _Report, profile: Profile) -> None:
    for path, words in _lists(profile):
        if not words:
            report.add(f"`{'.'.join(path)}` has no word", "give it at least one, or take the key out", *path)
        for word in words:
            if not fold(word):
                report.add(f"`{'.'.join(path)}` has an empty word", "take it out", *path, word=word)
        for word, count in _counts(words).items():
            if count > 1 and word:
                report.add(f"{word!r} stands {count} times in `{'.'.join(path)}`", "once is enough", *path, word=word)


def _collisions(report: _Report, profile: Profile) -> None:
    groups: list[list[tuple[tuple[str, ...], tuple[str, ...]]]] = [
        [(("sections", name), words) for name, words in profile.sections.items()],
        [(("grid", name), words) for name, words in profile.grid.items()],
        [(("measures", name), words) for name, words in profile.measures.items()],
        [(("marks", "yes"), profile.marks.yes), (("marks", "no"), profile.marks.no)],
        [(("totals",), profile.totals), (("funding",), profile.funding)],
        [(("totals",), profile.totals), (("corners",), profile.corners)],
        [
            (("periods", "before_term"), profile.periods.before_term),
            (("periods", "after_term"), profile.periods.after_term),
        ],
        [(("anchors", "must"), profile.anchors.must), (("anchors", "must_not"), profile.anchors.must_not)],
        [((f"bullets, depth {depth + 1}",), marks) for depth, marks in enumerate(profile.bullets)],
    ]
    for group in groups:
        for (one, words), (other, more) in itertools.combinations(group, 2):
            for word in words:
                if fold(word) in map(fold, more):
                    message = f"{word!r} stands in `{'.'.join(one)}` and in `{'.'.join(other)}`"
                    path = other if report.lines.key(*other) else one
                    report.add(message, "a word means one thing: take it out of one of them", *_real(path), word=word)


def _marks(report: _Report, profile: Profile) -> None:
    bullets = [mark for marks in profile.bullets for mark in marks]
    for mark in bullets:
        if len(mark) != 1:
            report.add(
                f"the bullet {mark!r} is more than one character", "a bullet is one character", "bullets", word=mark
            )
        if mark in profile.headings:
            message = f"{mark!r} is a bullet and a heading mark"
            report.add(message, "take it out of `bullets` or `headings`", "bullets", word=mark)


def _anchors(report: _Report, profile: Profile) -> None:
    if len(profile.anchors.must) < 2:
        message = "fewer than two anchors cannot tell this layout from others"
        report.add(message, "name at least two headings in `anchors.must`", "anchors", "must")


def _meanings(report: _Report, profile: Profile) -> None:
    for word, kind in profile.kinds.items():
        if kind not in KINDS:
            report.add(
                f"the kind {kind!r} is not the contract's", f"map {word!r} to {' or '.join(KINDS)}", "kinds", word
            )
    heads = {fold(word) for words in profile.grid.values() for word in words}
    for word in profile.opening:
        if fold(word) not in heads:
            message = f"{word!r} opens the form but is no field of it"
            report.add(message, "add it to one of the lists in [grid]", "opening", word=word)


def _money(report: _Report, profile: Profile) -> None:
    for unit, won in profile.money.units.items():
        if won <= 0:
            report.add(
                f"the unit {unit!r} counts {won} won", "a unit counts a positive number of won", "money", "units", unit
            )
    if profile.money.default_unit not in profile.money.units:
        message = f"`default_unit` {profile.money.default_unit!r} is not in [money.units]"
        report.add(message, f"choose one of {', '.join(profile.money.units)}", "money", "default_unit")
    if profile.tolerances.sum_krw < 0:
        report.add("a tolerance is negative", "write 0 or more won", "tolerances", "sum_krw")


def _dates(report: _Report, profile: Profile) -> None:
    if profile.term is None:
        return
    days: list[datetime.date] = []
    for name, text in (("start", profile.term.start), ("end", profile.term.end)):
        try:
            days.append(datetime.date.fromisoformat(text))
        except ValueError:
            report.add(f"`term.{name}` {text!r} is no date", "write it as 2018-07-01", "term", name)
    if len(days) == 2 and days[1] < days[0]:
        report.add("the term ends before it starts", "exchange `start` and `end`", "term", "end")


def _patterns(report: _Report, profile: Profile) -> None:
    try:
        re.compile(profile.masthead.organisation)
    except re.error as error:
        message = f"`masthead.organisation` is no regular expression: {error}"
        report.add(message, "leave the key out to use the shared one", "masthead", "organisation")


_CHECKS: tuple[Callable[[_Report, Profile], None], ...] = (
    _empty_words,
    _collisions,
    _marks,
    _anchors,
    _meanings,
    _money,
    _dates,
    _patterns,
)


def _lists(profile: Profile) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for name in ("headings", "opening", "totals", "funding", "origins", "corners", "loans"):
        yield (name,), getattr(profile, name)
    for table in ("sections", "grid", "measures"):
        for name, words in getattr(profile, table).items():
            yield (table, name), words
    yield ("marks", "yes"), profile.marks.yes
    yield ("anchors", "must"), profile.anchors.must
    yield ("contacts", "heads"), profile.contacts.heads


def _counts(words: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[fold(word)] = counts.get(fold(word), 0) + 1
    return counts


def _real(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.split(",")[0] for part in path)
