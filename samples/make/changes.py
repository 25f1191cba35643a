"""What changed from one year's report to the next: the gold of a comparison, from the models of the two years.

A pledge is the same under its `key`, and was split off where it names a `parent`; nothing has to be guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samples.make.forms import FORMS
from samples.make.gold import Json, record
from samples.make.model import Item, Measure, Part, Pledge, Report, When, Won

# From given up to fulfilled; those in one place are as far as each other.
PROGRESS = (("폐기",), ("보류",), ("일부추진",), ("정상추진",), ("이행후계속추진", "완료"))
MEASURES: tuple[tuple[Measure, str, str], ...] = (
    ("planned", "investment", "planned_krw"),
    ("secured", "investment", "secured_krw"),
    ("executed", "execution", "executed_krw"),
)

Leaf = tuple[str, Item]


def changes(old: Report, new: Report) -> list[Json]:
    """The changes in the order of the new report; what it dropped stands last."""
    before = {pledge.key: at for at, pledge in enumerate(old.pledges, 1)}
    after = {pledge.key: at for at, pledge in enumerate(new.pledges, 1)}
    found: list[Json] = []
    for at, pledge in enumerate(new.pledges, 1):
        if pledge.key in before:
            found += _Pair(old, new, before[pledge.key], at).changes()
        elif pledge.parent is not None:
            there = before[pledge.parent]
            titles = (old.pledges[there - 1].title, pledge.title)
            found.append(_change("split", there, at, ("/title", "/title"), titles))
        else:
            found.append(_change("added", None, at, (None, "/title"), (None, pledge.title)))
    gone = [(at, pledge) for at, pledge in enumerate(old.pledges, 1) if pledge.key not in after]
    return found + [_change("dropped", at, None, ("/title", None), (pledge.title, None)) for at, pledge in gone]


def _change(
    kind: str, old: int | None, new: int | None, pointers: tuple[str | None, str | None], values: tuple[Any, Any]
) -> Json:
    return {
        "kind": kind,
        "old": old,
        "new": new,
        "old_pointer": pointers[0],
        "new_pointer": pointers[1],
        "from": values[0],
        "to": values[1],
    }


class _Pair:
    """One pledge in two reports, by its ordinals."""

    def __init__(self, old: Report, new: Report, there: int, here: int) -> None:
        self.there, self.here = there, here
        self.old, self.new = old.pledges[there - 1], new.pledges[here - 1]
        self.was = record(self.old, FORMS[old.form], old.periods, there)
        self.now = record(self.new, FORMS[new.form], new.periods, here)
        self.parts = [pledge for pledge in new.pledges if pledge.parent == self.old.key]
        self.over = [period.key for period in old.periods if period.key <= old.as_of.edtf[:4]]

    def changes(self) -> Iterator[Json]:
        if self.old.title != self.new.title:
            yield self._said("renamed", "/title", self.old.title, self.new.title)
        if self.old.number != self.new.number:
            yield self._said("renumbered", "/number", self.old.number, self.new.number)
        if self.old.status != self.new.status:
            back = _level(self.new) < _level(self.old)
            yield self._said("status-back" if back else "status", "/status", self.old.status, self.new.status)
        for _, section, field in MEASURES:
            yield from self._restated(section, field)
        yield from self._replanned()
        yield from self._retold()
        if len(self.new.contacts) < len(self.old.contacts):
            yield self._said("contacts-gone", "/contacts", len(self.old.contacts), len(self.new.contacts))

    def _said(self, kind: str, pointer: str, old: Any, new: Any) -> Json:
        return _change(kind, self.there, self.here, (pointer, pointer), (old, new))

    def _restated(self, section: str, field: str) -> Iterator[Json]:
        """Past periods that are printed otherwise; the total row only where it does not follow its sources."""
        before, after = _cells(self.was, section, field), _cells(self.now, section, field)
        moved = {place: after[place][1] - krw for place, (_, krw) in before.items() if place in after}
        for (funding, period), (pointer, krw) in before.items():
            by_sources = sum(moved[place] for place in moved if place[1] == period and place[0] != "계")
            follows = funding == "계" and moved[funding, period] == by_sources
            if period in self.over and moved[funding, period] and not follows:
                there, now = after[funding, period]
                yield _change("restated", self.there, self.here, (pointer, there), (krw, now))

    def _replanned(self) -> Iterator[Json]:
        (old_pointer, old), (new_pointer, new) = (
            _cells(each, "investment", "planned_krw")["계", "total"] for each in (self.was, self.now)
        )
        if old != new:
            kind = "plan-raised" if new > old else "plan-cut"
            yield _change(kind, self.there, self.here, (old_pointer, new_pointer), (old, new))

    def _retold(self) -> Iterator[Json]:
        """Achievements with other words of the same dates and sums are reworded; others are gone."""
        new = list(_leaves(self.new.achievements))
        kept = {item.text for _, item in new}
        kept |= {item.text for part in self.parts for _, item in _leaves(part.achievements)}
        told = {item.text for _, item in _leaves(self.old.achievements)}
        fresh = [leaf for leaf in new if leaf[1].text not in told]
        for pointer, item in _leaves(self.old.achievements):
            if item.text in kept:
                continue
            there, now = next((leaf for leaf in fresh if _facts(leaf[1]) == _facts(item)), (None, None))
            kind = "achievement-reworded" if now else "achievement-gone"
            yield _change(kind, self.there, self.here, (pointer, there), (item.text, now.text if now else None))


def _level(pledge: Pledge) -> int:
    return next(at for at, names in enumerate(PROGRESS) if pledge.status in names)


def _cells(pledge: Json, section: str, field: str) -> dict[tuple[str, str], tuple[str, int]]:
    """Each cell's pointer and sum, by source and period."""
    return {
        (row["funding"], row["period"]): (f"/{section}/{at}/{field}", row[field])
        for at, row in enumerate(pledge[section])
        if row[field] is not None
    }


def _leaves(items: tuple[Item, ...], pointer: str = "/achievements") -> Iterator[Leaf]:
    for at, item in enumerate(items):
        yield f"{pointer}/{at}", item
        yield from _leaves(item.children, f"{pointer}/{at}/children")


def _facts(item: Item) -> list[Part]:
    return [part for part in item.parts if isinstance(part, When | Won)]
