"""`datapackage.json`: the feed described as a Data Package (version 2), with a Table Schema for each table.

The specification is at https://datapackage.org/standard/data-package/.
"""

from __future__ import annotations

import hashlib
import pathlib
from typing import Any

from extractor.records import SCHEMA
from extractor.writing.feed.lines import LINES
from extractor.writing.tables import TABLES, Column, Kind, Table

_TYPES: dict[Kind, str] = {
    "text": "string",
    "list": "string",
    "integer": "integer",
    "won": "integer",
    "number": "number",
    "date": "date",
}

_ESCAPE_NOTE = (
    "Lists are joined with '; '. A text that a spreadsheet program might run as a formula (it begins with = + - @, a "
    "tab or a line break) has one apostrophe before it in the CSV files: take it off where the field matches "
    "^'+\\s*[=+\\-@＝＋－＠]\\s*\\S or ^'+[\\t\\r\\n]. The .jsonl files hold every text as it is."
)


def descriptor(folder: pathlib.Path) -> dict[str, Any]:
    """The description of the feed whose files stand in `folder`."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "gongyak-feed",
        "title": "공약 이행 보고서 자료",
        "description": f"Records of pledge reports ({SCHEMA}). {_ESCAPE_NOTE}",
        "resources": [_table(folder / f"{name}.csv", table) for name, table in TABLES.items()],
        "records": [_lines(folder / f"{name}.jsonl") for name in LINES],
    }


def _table(path: pathlib.Path, table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        **_file(path),
        "format": "csv",
        "mediatype": "text/csv",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(column, unique=table.key == (column.name,)) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": list(reference.columns),
                    "reference": {"resource": reference.table, "fields": list(reference.names)},
                }
                for reference in table.references
            ],
        },
    }


def _lines(path: pathlib.Path) -> dict[str, Any]:
    """One `.jsonl` file. Not a resource: its lines are nested, and validators take every resource for a flat table."""
    return {"name": path.stem, **_file(path), "mediatype": "application/jsonl"}


def _file(path: pathlib.Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"path": path.name, "encoding": "utf-8", "bytes": path.stat().st_size, "hash": f"sha256:{digest}"}


def _field(column: Column, *, unique: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if unique:
        constraints["unique"] = True
    if column.enum:
        constraints["enum"] = list(column.enum)
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.kind], "title": column.title}
    return {**field, "constraints": constraints} if constraints else field
