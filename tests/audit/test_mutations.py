"""Every number of every sample table, changed one at a time: what the audit finds, and what nobody could."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
import pytest

from extractor.audit.finance import TOTAL, TOTAL_ROW
from extractor.records import Pledge
from tests.audit.factories import MILLION, run

SAMPLES = pathlib.Path(__file__).parents[2] / "samples"
FIELDS = {"investment": ("planned_krw", "secured_krw"), "execution": ("executed_krw",)}


class Place(NamedTuple):
    table: str
    index: int
    field: str


def gold_pledges() -> Iterator[Pledge]:
    for path in sorted(SAMPLES.glob("*.gold.json")):
        content: dict[str, Any] = json.loads(path.read_text("utf-8"))
        for each in content.get("pledges", []):
            yield msgspec.convert({**each, "id": f"{path.stem}-{each['ordinal']}", "report_id": path.stem}, Pledge)


def places(item: Pledge) -> Iterator[Place]:
    for table, fields in FIELDS.items():
        for index, row in enumerate(getattr(item, table)):
            yield from (Place(table, index, field) for field in fields if getattr(row, field) is not None)


def mutated(item: Pledge, place: Place, change: int) -> Pledge:
    rows = list(getattr(item, place.table))
    rows[place.index] = msgspec.structs.replace(
        rows[place.index], **{place.field: getattr(rows[place.index], place.field) + change}
    )
    return msgspec.structs.replace(item, **{place.table: tuple(rows)})


def facts(item: Pledge) -> set[tuple[Any, ...]]:
    """What the audit says of the numbers."""
    return {(each.rule, each.pointer, each.expected, each.actual) for each in run(item).findings}


def stands_in_a_sum(item: Pledge, place: Place) -> bool:
    """Whether the page prints another number that this one makes, or is made of: a total and at least one part."""
    rows = [row for row in getattr(item, place.table) if getattr(row, place.field) is not None]
    here = getattr(item, place.table)[place.index]
    in_row = [row.period for row in rows if row.funding == here.funding]
    in_column = [row.funding for row in rows if row.period == here.period]
    return (TOTAL in in_row and len(in_row) > 1) or (TOTAL_ROW in in_column and len(in_column) > 1)


@pytest.mark.parametrize("change", [MILLION, -MILLION, 10 * MILLION])
def test_any_number_that_changes_is_found_or_stands_alone(change: int) -> None:
    found = alone = 0
    for item in gold_pledges():
        before = facts(item)
        for place in places(item):
            if facts(mutated(item, place, change)) != before:
                found += 1
            else:
                assert not stands_in_a_sum(item, place), (item.id, place)
                alone += 1
    assert found > 1000
    # The share that no arithmetic could find: numbers without a total, or totals without a part.
    assert alone / (found + alone) < 0.001
