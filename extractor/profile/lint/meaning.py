"""The meaning of a profile: words that collide, dates and numbers that cannot be."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Callable, Iterable, Iterator

from extractor.profile.lint.problem import Notes
from extractor.profile.model import Profile
from extractor.spelling import fold

KINDS = ("신규", "계속")  # the contract's words for 사업유형


def _empty_words(notes: Notes, profile: Profile) -> None:
    for path, words in _lists(profile):
        if not words:
            notes.add(f"`{'.'.join(path)}` has no word", "give it at least one, or take the key out", *path)
        for word in words:
            if not fold(word):
                notes.add(f"`{'.'.join(path)}` has an empty word", "take it out", *path, word=word)
        # Marks are matched as they are; words are compared without spacing and look-alikes.
        for word, count in _counts(words if path == ("headings",) else map(fold, words)).items():
            if count > 1 and word:
                notes.add(f"{word!r} stands {count} times in `{'.'.join(path)}`", "once is enough", *path, word=word)


def _collisions(notes: Notes, profile: Profile) -> None:
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
                    path = other if notes.lines.key(*other) else one
                    notes.add(message, "a word means one thing: take it out of one of them", *_real(path), word=word)


def _marks(notes: Notes, profile: Profile) -> None:
    bullets = [mark for marks in profile.bullets for mark in marks]
    for mark in bullets:
        if len(mark) != 1:
            notes.add(
                f"the bullet {mark!r} is more than one character", "a bullet is one character", "bullets", word=mark
            )
        if mark in profile.headings:
            message = f"{mark!r} is a bullet and a heading mark"
            notes.add(message, "take it out of `bullets` or `headings`", "bullets", word=mark)


def _anchors(notes: Notes, profile: Profile) -> None:
    if len(profile.anchors.must) < 2:
        message = "fewer than two anchors cannot tell this layout from others"
        notes.add(message, "name at least two headings in `anchors.must`", "anchors", "must")


def _meanings(notes: Notes, profile: Profile) -> None:
    for word, kind in profile.kinds.items():
        if kind not in KINDS:
            notes.add(
                f"the kind {kind!r} is not the contract's", f"map {word!r} to {' or '.join(KINDS)}", "kinds", word
            )
    heads = {fold(word) for words in profile.grid.values() for word in words}
    for word in profile.opening:
        if fold(word) not in heads:
            message = f"{word!r} opens the form but is no field of it"
            notes.add(message, "add it to one of the lists in [grid]", "opening", word=word)


def _money(notes: Notes, profile: Profile) -> None:
    for unit, won in profile.money.units.items():
        if won <= 0:
            notes.add(
                f"the unit {unit!r} counts {won} won", "a unit counts a positive number of won", "money", "units", unit
            )
    if profile.money.default_unit not in profile.money.units:
        message = f"`default_unit` {profile.money.default_unit!r} is not in [money.units]"
        notes.add(message, f"choose one of {', '.join(profile.money.units)}", "money", "default_unit")
    if profile.tolerances.sum_krw < 0:
        notes.add("a tolerance is negative", "write 0 or more won", "tolerances", "sum_krw")


def _dates(notes: Notes, profile: Profile) -> None:
    if profile.term is None:
        return
    days: list[datetime.date] = []
    for name, text in (("start", profile.term.start), ("end", profile.term.end)):
        try:
            days.append(datetime.date.fromisoformat(text))
        except ValueError:
            notes.add(f"`term.{name}` {text!r} is no date", "write it as 2018-07-01", "term", name)
    if len(days) == 2 and days[1] < days[0]:
        notes.add("the term ends before it starts", "exchange `start` and `end`", "term", "end")


def _patterns(notes: Notes, profile: Profile) -> None:
    try:
        re.compile(profile.masthead.organisation)
    except re.error as error:
        message = f"`masthead.organisation` is no regular expression: {error}"
        notes.add(message, "leave the key out to use the shared one", "masthead", "organisation")


CHECKS: tuple[Callable[[Notes, Profile], None], ...] = (
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
        counts[word] = counts.get(word, 0) + 1
    return counts


def _real(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.split(",")[0] for part in path)
