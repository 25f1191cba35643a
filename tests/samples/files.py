"""The sample files, and their gold."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator
from typing import Any, cast

import msgspec

from extractor.records import ReportRecords

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "samples"
GOLD_SUFFIX = ".gold.json"
APART = ("id", "report_id", "source_map", "pages", "content_hash")

Json = dict[str, Any]


def golds() -> dict[str, Json]:
    """The gold of every sample, by the sample's name."""
    paths = sorted(path for path in FOLDER.glob(f"*{GOLD_SUFFIX}") if not path.name.startswith("changes."))
    return {path.name.removesuffix(GOLD_SUFFIX): json.loads(path.read_text(encoding="utf-8")) for path in paths}


def inputs() -> list[str]:
    """The names of the PDF and text files that have gold."""
    return [
        f"{name}.{suffix}" for name in golds() for suffix in ("pdf", "txt") if (FOLDER / f"{name}.{suffix}").exists()
    ]


def facts(records: ReportRecords) -> list[Json]:
    """What the pledges say, without what belongs to one file: pages and places, and where the unplaced stands."""
    pledges: list[Json] = msgspec.json.decode(msgspec.json.encode(records.pledges))
    for pledge in pledges:
        pledge["unplaced"] = [{**each, "page": None, "line": 0} for each in pledge["unplaced"]]
    return [{key: value for key, value in pledge.items() if key not in APART} for pledge in pledges]


def found(records: ReportRecords, *severities: str) -> set[tuple[int, str, str | None]]:
    """The findings of those severities: the pledge's ordinal (0: the report), the rule and the pointer."""
    ordinals = {pledge.id: pledge.ordinal for pledge in records.pledges}
    return {
        (ordinals[finding.pledge_id] if finding.pledge_id else 0, finding.rule, finding.pointer)
        for finding in records.findings
        if finding.severity in severities
    }


def differences(expected: object, actual: object) -> list[str]:
    """Where two JSON values differ: the pointer, what was expected and what was found."""
    wanted, found = dict(_scalars(expected)), dict(_scalars(actual))
    return [
        f"{pointer}: expected {wanted.get(pointer, 'nothing')}, found {found.get(pointer, 'nothing')}"
        for pointer in dict.fromkeys((*wanted, *found))
        if wanted.get(pointer) != found.get(pointer)
    ]


def _scalars(value: object, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Every value that holds no others, as JSON, by its pointer."""
    if isinstance(value, dict | list) and value:
        whole = cast("Json | list[object]", value)
        for key, each in whole.items() if isinstance(whole, dict) else enumerate(whole):
            yield from _scalars(each, f"{pointer}/{key}")
    else:
        yield pointer, json.dumps(value, ensure_ascii=False)
