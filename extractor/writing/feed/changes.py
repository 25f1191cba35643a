"""What changed since an earlier feed: `changes.jsonl`, so that a consumer need not read everything again.

First the records that are gone, those that refer to others before those they refer to; then the new and changed ones,
the other way round. Applied in order to the earlier feed they give the later one.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from extractor.errors import UsageError
from extractor.writing.feed.lines import LINES, TableName

KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"reports": ("report_id",), "pledges": ("id",), "findings": ("id",), "checks": ("pledge_id", "rule")}
)
"""The fields that name a record of each table."""

Key = tuple[str, ...]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A line of `changes.jsonl`.

    key : the values of the record's key (`id`; `report_id`; `pledge_id` and `rule`).
    record : the whole record as it is now; null where it is deleted.
    """

    op: Literal["upsert", "delete"]
    table: TableName
    key: list[str]
    content_hash: str | None
    record: msgspec.Raw | None


def changes(earlier: pathlib.Path, later: pathlib.Path) -> Iterator[Change]:
    """What leads from the feed in the folder `earlier` to that in `later`.

    Raises UsageError where `earlier` holds no feed, or one without hashes.
    """
    before = {name: {key: digest for key, digest, _ in _records(earlier, name)} for name in LINES}
    after = {name: {key for key, _, _ in _records(later, name)} for name in LINES}
    for name in reversed(tuple(LINES)):
        for key in before[name]:
            if key not in after[name]:
                yield Change(op="delete", table=name, key=list(key), content_hash=None, record=None)
    for name in LINES:
        for key, digest, line in _records(later, name):
            if before[name].get(key) != digest:
                record = msgspec.Raw(line)
                yield Change(op="upsert", table=name, key=list(key), content_hash=digest, record=record)


def _records(folder: pathlib.Path, name: str) -> Iterator[tuple[Key, str, bytes]]:
    """Key, hash and line of every record of a table."""
    path = folder / f"{name}.jsonl"
    names = (*KEYS[name], "content_hash")
    decoder = msgspec.json.Decoder(msgspec.defstruct("Head", [(field, str) for field in names]))
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    head = decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    hint = "give the output folder of an earlier run of this program"
                    raise UsageError(
                        f"no feed that can be compared: {error}", file=str(path), line=number, hint=hint
                    ) from error
                *key, digest = msgspec.structs.astuple(head)
                yield tuple(key), digest, line.rstrip(b"\n")
    except OSError as error:
        hint = "give the output folder of an earlier run, with feed/ in it"
        raise UsageError("no feed is there", file=str(path), hint=hint) from error
