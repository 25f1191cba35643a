"""What a report says, without the identity of the file and the places on the page."""

from __future__ import annotations

import json
import pathlib
from typing import Any

APART = {"id", "report_id", "source_map", "pages", "content_hash"}


def facts(feed: pathlib.Path) -> dict[str, list[dict[str, Any]]]:
    """The pledges of each file of a feed, by the file's name."""
    files = {line["report_id"]: line["file"] for line in lines(feed / "reports.jsonl")}
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in files.values()}
    for pledge in lines(feed / "pledges.jsonl"):
        found[files[pledge["report_id"]]].append(without_places(pledge))
    return found


def without_places(pledge: dict[str, Any]) -> dict[str, Any]:
    """A pledge's facts."""
    unplaced = [each["text"] for each in pledge["unplaced"]]
    return {key: value for key, value in pledge.items() if key not in APART} | {"unplaced": unplaced}


def lines(path: pathlib.Path) -> list[dict[str, Any]]:
    """The records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
