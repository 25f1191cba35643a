"""The lines of the feed's `.jsonl` files: the records, each with its key and the hash of its content.

`content_hash` covers every other field of the record's own type; equal hashes mean that nothing changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal, TypeVar

import msgspec

from extractor.identity import content_hash, finding_ids
from extractor.records import Check, Finding, Pledge, Report, ReportRecords


class ReportLine(Report, frozen=True, kw_only=True):
    """A line of `reports.jsonl`. Key: `report_id`."""

    content_hash: str


class PledgeLine(Pledge, frozen=True, kw_only=True):
    """A line of `pledges.jsonl`. Key: `id`."""

    content_hash: str


class FindingLine(Finding, frozen=True, kw_only=True):
    """A line of `findings.jsonl`. Key: `id`, which stays the same while rule and place do."""

    id: str
    report_id: str
    content_hash: str


class CheckLine(Check, frozen=True, kw_only=True):
    """A line of `checks.jsonl`. Key: `pledge_id` and `rule`."""

    content_hash: str


Line = ReportLine | PledgeLine | FindingLine | CheckLine
L = TypeVar("L", ReportLine, PledgeLine, FindingLine, CheckLine)

TableName = Literal["reports", "pledges", "findings", "checks"]

LINES: Mapping[TableName, type[Line]] = MappingProxyType(
    {"reports": ReportLine, "pledges": PledgeLine, "findings": FindingLine, "checks": CheckLine}
)
"""The type of the lines of each `.jsonl` file, by the file's name without its ending."""


def lines(result: ReportRecords) -> Iterator[tuple[TableName, Line]]:
    """Every line of one report, in document order, each with the name of its file."""
    yield "reports", _line(ReportLine, result.report)
    for pledge in result.pledges:
        yield "pledges", _line(PledgeLine, pledge)
    report_id = result.report.report_id
    for name, finding in zip(finding_ids(report_id, result.findings), result.findings, strict=True):
        yield "findings", _line(FindingLine, finding, id=name, report_id=report_id)
    for check in result.checks:
        yield "checks", _line(CheckLine, check)


def encode(line: Line) -> bytes:
    """The line as JSON, without a newline; the same record gives the same bytes."""
    return msgspec.json.encode(line, order="deterministic")


def _line(kind: Callable[..., L], record: msgspec.Struct, **key: str) -> L:
    fields: dict[str, Any] = {name: getattr(record, name) for name in record.__struct_fields__}
    return kind(**fields, **key, content_hash=content_hash(record))
