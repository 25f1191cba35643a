"""Where a planted error stands in the record: `rule /place` of a content file to a JSON pointer.

`/investment/구비/2020/planned_krw` names a cell by source and period; `/achievements/3` an item by its place (-1 is the
last) and `/achievements/찾아가는 건강상담` by how it begins.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from samples.make import gold
from samples.make.forms import Form
from samples.make.model import Item, Period, Planted, Pledge


def resolve(pledge: Pledge, form: Form, periods: Sequence[Period], planted: Iterable[str]) -> Pledge:
    """The pledge with its planted findings."""
    record = gold.record(pledge, form, periods, 1)
    found = tuple(_planted(pledge, record, line) for line in planted)
    return dataclasses.replace(pledge, planted=found)


def _planted(pledge: Pledge, record: gold.Json, line: str) -> Planted:
    rule, _, place = line.partition(" ")
    section, *rest = place.strip("/").split("/")
    if section in ("investment", "execution"):
        funding, period, field = rest
        rows = record[section]
        at = next(at for at, row in enumerate(rows) if (row["funding"], row["period"]) == (funding, period))
        return Planted(rule, f"/{section}/{at}/{field}")
    if section in ("achievements", "plans") and rest:
        return Planted(rule, f"/{section}/{_index(getattr(pledge, section), rest[0])}")
    return Planted(rule, place)


def _index(items: Sequence[Item], said: str) -> int:
    if said.lstrip("-").isdigit():
        return range(len(items))[int(said)]
    return next(at for at, item in enumerate(items) if item.text.startswith(said))
