"""A pledge's records as the review page shows them: sections of values, each with its pointer and its places."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from extractor.records import Node, Pledge, SourcePlace, Unplaced
from extractor.writing.review import anchors
from extractor.writing.review.places import Places, Target

ListName = Literal["goals", "overview", "achievements", "plans"]
LISTS: tuple[ListName, ...] = ("goals", "overview", "achievements", "plans")
# The section of the grid: it is no field of the record, but has a heading as the others do.
FACTS = "/facts"
# Sections that have a heading on the page, empty or not.
HEADED = (*LISTS, "targets", "investment", "execution", "press", "contacts")


@dataclasses.dataclass(frozen=True, slots=True)
class Value:
    """One value of the records: its text, where it is printed, and as `exact` the dates and won read in it.

    row : pointer of the record's row that this is the first value of (`/investment/2`), if it is one of a table.
    """

    pointer: str
    text: str
    targets: tuple[Target, ...]
    exact: tuple[str, ...] = ()
    row: str | None = None

    @property
    def anchor(self) -> str:
        return anchors.value(self.pointer)

    @property
    def row_anchor(self) -> str | None:
        return anchors.value(self.row) if self.row else None


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """A list item with the items below it; `label` is how much of the text its label takes."""

    value: Value
    mark: str | None
    label: int
    children: tuple[Item, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Fact:
    """A field of the grid and its values; no value where the page does not say."""

    field: str
    values: tuple[Value, ...]

    @property
    def pointer(self) -> str:
        return f"/{self.field}"

    @property
    def anchor(self) -> str | None:
        """The id of the field's name, where no value of it has this id."""
        return None if any(value.pointer == self.pointer for value in self.values) else anchors.value(self.pointer)


@dataclasses.dataclass(frozen=True, slots=True)
class Unit:
    """A row of the yearly targets: its name, and for each period as printed what is to be done."""

    name: str
    targets: tuple[tuple[str, Value], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Sections:
    """All sections of a pledge but its money."""

    facts: tuple[Fact, ...]
    lists: dict[ListName, tuple[Item, ...]]
    targets: tuple[Unit, ...]
    press: tuple[Value, ...]
    contacts: tuple[tuple[str, Value], ...]
    unplaced: tuple[Value, ...]

    def values(self) -> Iterator[Value]:
        """Every value, in the order of the page."""
        for fact in self.facts:
            yield from fact.values
        for items in self.lists.values():
            yield from _flat(items)
        for unit in self.targets:
            yield from (value for _, value in unit.targets)
        yield from self.press
        yield from (value for _, value in self.contacts)
        yield from self.unplaced


def sections(pledge: Pledge, places: Places) -> Sections:
    """The sections of a pledge."""

    def value(pointer: str, text: str, exact: Iterable[str] = ()) -> Value:
        return Value(pointer, text, places.targets(pointer), tuple(exact))

    return Sections(
        facts=tuple(_facts(pledge, value)),
        lists={name: _items(getattr(pledge, name), f"/{name}", value) for name in LISTS},
        targets=_units(pledge, value),
        press=tuple(value(f"/press/{at}", press.text, [press.date.start]) for at, press in enumerate(pledge.press)),
        contacts=tuple(
            (contact.role, value(f"/contacts/{at}", " ".join(filter(None, (contact.name, contact.phone)))))
            for at, contact in enumerate(pledge.contacts)
        ),
        unplaced=tuple(_stray(at, stray, places) for at, stray in enumerate(pledge.unplaced)),
    )


def _facts(pledge: Pledge, value: Callable[..., Value]) -> Iterator[Fact]:
    for field in ("title", "number", "department", "kind", "status"):
        text = getattr(pledge, field)
        yield Fact(field, () if text is None else (value(f"/{field}", text),))
    for field in ("sources", "lead"):
        yield Fact(field, tuple(value(f"/{field}/{at}", text) for at, text in enumerate(getattr(pledge, field))))
    budget = pledge.budget
    exact = [] if budget is None or budget.krw is None else [won(budget.krw)]
    yield Fact("budget", () if budget is None else (value("/budget", budget.text, exact),))


def _items(nodes: tuple[Node, ...], base: str, value: Callable[..., Value]) -> tuple[Item, ...]:
    return tuple(
        Item(
            value(f"{base}/{at}", node.text, _exact(node)),
            node.mark,
            len(node.label) if node.label and node.text.startswith(node.label) else 0,
            _items(node.children, f"{base}/{at}/children", value),
        )
        for at, node in enumerate(nodes)
    )


def _exact(node: Node) -> Iterator[str]:
    for date in node.dates:
        yield date.start if date.start == date.end else f"{date.start} ~ {date.end}"
    for amount in node.amounts:
        yield won(amount.krw)


def won(krw: int) -> str:
    """An amount in won, with thousands separators."""
    return f"{krw:,}원"


def _units(pledge: Pledge, value: Callable[..., Value]) -> tuple[Unit, ...]:
    rows: dict[str, list[tuple[str, Value]]] = {}
    for at, target in enumerate(pledge.targets):
        text = dataclasses.replace(value(f"/targets/{at}/text", target.text), row=f"/targets/{at}")
        rows.setdefault(target.unit, []).append((target.period_text, text))
    return tuple(Unit(name, tuple(targets)) for name, targets in rows.items())


def _stray(at: int, stray: Unplaced, places: Places) -> Value:
    pointer = f"/unplaced/{at}"
    here = {pointer: (SourcePlace(page=stray.page, box=None, line=stray.line),)}
    targets = places.targets(pointer) or dataclasses.replace(places, source_map=here).targets(pointer)
    return Value(pointer, stray.text, targets)


def _flat(items: tuple[Item, ...]) -> Iterator[Value]:
    for item in items:
        yield item.value
        yield from _flat(item.children)
