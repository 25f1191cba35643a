"""Reads a feed back: the records that its lines were made of."""

from __future__ import annotations

import itertools
import pathlib
from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec

from extractor.errors import UsageError
from extractor.records import Check, Finding, Pledge, Report, ReportRecords
from extractor.writing.feed.lines import FindingLine

T = TypeVar("T", bound=msgspec.Struct)
_HINT = "give the output folder of an earlier run, with feed/ in it"


def read(folder: pathlib.Path) -> Iterator[ReportRecords]:
    """The reports of the feed in `folder`, one by one in its order.

    Raises UsageError where the folder holds no feed, or files that do not belong together.
    """
    pledges = _by_report(folder / "pledges.jsonl", Pledge, lambda pledge: pledge.report_id)
    findings = _by_report(folder / "findings.jsonl", FindingLine, lambda line: line.report_id)
    checks = _by_report(folder / "checks.jsonl", Check, lambda check: check.pledge_id.rpartition("-")[0])
    for report in _lines(folder / "reports.jsonl", Report):
        yield ReportRecords(
            report=report,
            pledges=tuple(pledges(report.report_id)),
            findings=tuple(_finding(line) for line in findings(report.report_id)),
            checks=tuple(checks(report.report_id)),
        )


def _by_report(path: pathlib.Path, kind: type[T], report_id: Callable[[T], str]) -> Callable[[str], list[T]]:
    """Gives the lines of one report after the other; reports stand in the same order in every file."""
    groups = itertools.groupby(_lines(path, kind), key=report_id)
    ahead: list[tuple[str, list[T]]] = []

    def of(name: str) -> list[T]:
        if not ahead:
            ahead.extend((group, list(found)) for group, found in itertools.islice(groups, 1))
        return ahead.pop()[1] if ahead and ahead[0][0] == name else []

    return of


def _lines(path: pathlib.Path, kind: type[T]) -> Iterator[T]:
    decoder = msgspec.json.Decoder(kind)
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    yield decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise UsageError(f"this is no line of a feed: {error}", file=str(path), line=number) from error
    except OSError as error:
        raise UsageError("no feed is there", file=str(path), hint=_HINT) from error


def _finding(line: FindingLine) -> Finding:
    return Finding(**{name: getattr(line, name) for name in Finding.__struct_fields__})
