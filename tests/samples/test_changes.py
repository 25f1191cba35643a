"""Comparing the samples of two years finds exactly what changed between their models."""

from __future__ import annotations

import json

import pytest

from extractor.audit.compare import compare
from extractor.convert import convert_file
from tests.samples.files import FOLDER, Json, differences

GOLD = json.loads((FOLDER / "changes.gold.json").read_text(encoding="utf-8"))
# What a comparison can say; of these only pledges that were merged are in no sample.
KINDS = {
    "added",
    "dropped",
    "split",
    "renamed",
    "renumbered",
    "status",
    "status-back",
    "restated",
    "plan-raised",
    "plan-cut",
    "achievement-gone",
    "achievement-reworded",
    "contacts-gone",
}


@pytest.fixture(scope="module", params=["pdf", "txt"])
def found(request: pytest.FixtureRequest) -> list[Json]:
    old, new = (convert_file(FOLDER / f"{GOLD[side]}.{request.param}").records for side in ("old", "new"))
    ordinals = {pledge.id: pledge.ordinal for pledge in (*old.pledges, *new.pledges)}
    return [
        {
            "kind": change.kind,
            "old": ordinals[change.old_id] if change.old_id else None,
            "new": ordinals[change.new_id] if change.new_id else None,
            "old_pointer": change.old_pointer,
            "new_pointer": change.new_pointer,
            "from": change.old,
            "to": change.new,
        }
        for change in compare(old, new).changes
    ]


def test_every_change_is_found_and_no_other(found: list[Json]) -> None:
    assert differences(GOLD["changes"], found) == []


def test_the_samples_change_in_every_way() -> None:
    assert {change["kind"] for change in GOLD["changes"]} == KINDS
