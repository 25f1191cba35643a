"""Two years' records of a pledge side by side: what stands where, and what changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from extractor.audit.compare import Change
from extractor.records import Pledge
from extractor.writing.review import anchors, shown
from extractor.writing.review.finance import MEASURES, UNITS, Finance, Measure, Unit, chronological, finance
from extractor.writing.review.places import Places
from extractor.writing.review.values import FACTS, HEADED, Sections, Value, sections

Side = Literal["old", "new"]
SIDES: tuple[Side, Side] = ("old", "new")


@dataclasses.dataclass(frozen=True, slots=True)
class Edition:
    """A pledge as one of the two reports has it.

    same : texts that the other report has too, condensed.
    """

    side: Side
    pledge: Pledge
    sections: Sections
    finance: Finance | None
    same: frozenset[str]

    def anchor(self, pointer: str) -> str:
        """The id of a value on the page of the two."""
        return anchors.edition(self.side, pointer)

    def href(self, pointer: str | None = None) -> str:
        """Where the review of its report shows it."""
        return f"../{anchors.link(self.pledge.id, pointer)}"

    def both(self, text: str) -> bool:
        """Whether the other report says the same."""
        return shown.condensed(text) in self.same


@dataclasses.dataclass(frozen=True, slots=True)
class Numbered:
    """A change of a pledge, counted from 1, and the ids of what it is about; None where a report has no such value."""

    number: int
    change: Change
    marks: Mapping[Side, str]

    @property
    def anchor(self) -> str:
        return anchors.finding(self.number)


@dataclasses.dataclass(frozen=True, slots=True)
class Figures:
    """A row of money: for each period the old report's values and the new one's."""

    funding: str
    measure: Measure
    cells: tuple[tuple[tuple[Value, ...], tuple[Value, ...]], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Money:
    """The money of both reports in one unit; `periods` as the new report prints them, else the old one."""

    unit: Unit
    periods: tuple[str, ...]
    rows: tuple[Figures, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """Everything that the page of two editions shows."""

    old: Edition
    new: Edition
    money: Money | None
    targets: tuple[tuple[str, str, tuple[Value | None, Value | None]], ...]
    changes: tuple[Numbered, ...]

    @property
    def editions(self) -> tuple[Edition, Edition]:
        return (self.old, self.new)

    def about(self, side: Side) -> dict[str, tuple[Numbered, ...]]:
        """The changes of each id on one side."""
        found: dict[str, tuple[Numbered, ...]] = {}
        for change in self.changes:
            if side in change.marks:
                found[change.marks[side]] = (*found.get(change.marks[side], ()), change)
        return found


def pair(old: Pledge, new: Pledge, changes: Iterable[Change]) -> Pair:
    """The two editions of a pledge, with the changes between them."""
    editions = _editions(old, new)
    return Pair(
        *editions,
        _money(*(edition.finance for edition in editions)),
        tuple(_targets(*editions)),
        tuple(_number(number, change, editions) for number, change in enumerate(changes, 1)),
    )


def _editions(old: Pledge, new: Pledge) -> tuple[Edition, Edition]:
    parts = [sections(pledge, Places({})) for pledge in (old, new)]
    texts = [frozenset(shown.condensed(value.text) for value in part.values()) for part in parts]
    money = [finance(pledge, Places({})) for pledge in (old, new)]
    if money[0] and money[1] and money[0].unit != money[1].unit:
        # The smaller of the two units shows both exactly.
        units = UNITS[max(UNITS.index(each.unit) for each in money if each) :]
        money = [finance(pledge, Places({}), units) for pledge in (old, new)]
    return (
        Edition("old", old, parts[0], money[0], texts[1]),
        Edition("new", new, parts[1], money[1], texts[0]),
    )


def _number(number: int, change: Change, editions: Sequence[Edition]) -> Numbered:
    marks: dict[Side, str] = {}
    for edition, pointer in zip(editions, (change.old_pointer, change.new_pointer), strict=True):
        shown_as = anchors.nearest(pointer, _pointers(edition)) if pointer else None
        if shown_as:
            marks[edition.side] = edition.anchor(shown_as)
    return Numbered(number, change, marks)


def _pointers(edition: Edition) -> Iterator[str]:
    yield from (value.pointer for value in edition.sections.values())
    yield from (value.pointer for value in (edition.finance.values() if edition.finance else ()))
    yield from (fact.pointer for fact in edition.sections.facts)
    yield from (f"/{name}" for name in HEADED)
    yield FACTS


def _money(old: Finance | None, new: Finance | None) -> Money | None:
    both = [each for each in (new, old) if each]
    if not both:
        return None
    labels: dict[str, str] = {}
    for each in both:
        for key, text in zip(each.keys, each.periods, strict=True):
            labels.setdefault(key, text)
    keys = sorted(labels, key=chronological)
    fundings = dict.fromkeys(block.funding for each in both for block in each.blocks)
    rows: list[Figures] = []
    for funding in fundings:
        for measure in MEASURES:
            cells = tuple((_cell(old, funding, measure, key), _cell(new, funding, measure, key)) for key in keys)
            if any(before or after for before, after in cells):
                rows.append(Figures(funding, measure, cells))
    return Money(both[0].unit, tuple(labels[key] for key in keys), tuple(rows))


def _cell(money: Finance | None, funding: str, measure: Measure, key: str) -> tuple[Value, ...]:
    if money is None or key not in money.keys:
        return ()
    at = money.keys.index(key)
    blocks = (block for block in money.blocks if block.funding == funding)
    return tuple(value for block in blocks for row in block.rows if row.measure == measure for value in row.cells[at])


def _targets(old: Edition, new: Edition) -> Iterator[tuple[str, str, tuple[Value | None, Value | None]]]:
    """By unit and period, in the order of the new report; what it left out stands last."""
    found = [
        {(unit.name, period): value for unit in edition.sections.targets for period, value in unit.targets}
        for edition in (old, new)
    ]
    for name, period in dict.fromkeys([*found[1], *found[0]]):
        yield name, period, (found[0].get((name, period)), found[1].get((name, period)))
