"""JSON Schemas of the feed's lines, generated from the types of the records."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import msgspec

from extractor.writing import landing
from extractor.writing.feed.changes import Change
from extractor.writing.feed.lines import LINES

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each `.jsonl` file of the feed, by the file's name without its ending."""
    return {name: _schema(name, kind) for name, kind in (*LINES.items(), ("changes", Change))}


def write(folder: pathlib.Path) -> None:
    """Write each schema as `NAME.schema.json`. Raises OutputError where the folder cannot be written."""
    with landing.folder(folder) as stage:
        for name, schema in schemas().items():
            text = json.dumps(schema, ensure_ascii=False, indent=2)
            (stage / f"{name}.schema.json").write_text(text + "\n", encoding="utf-8")


def _schema(name: str, kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {"$schema": DRAFT, "title": f"A line of {name}.jsonl", **msgspec.json.schema(kind)}
