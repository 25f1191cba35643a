"""The reports to compare: read from a converted folder, and put together by organisation."""

from __future__ import annotations

import os
import pathlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

import msgspec

from extractor.errors import UsageError
from extractor.records import SCHEMA, Check, Finding, Pledge, Report, ReportRecords
from extractor.spelling import fold

REPORTS, PLEDGES, FINDINGS, CHECKS = "reports.jsonl", "pledges.jsonl", "findings.jsonl", "checks.jsonl"
R = TypeVar("R")


class _FindingLine(Finding, frozen=True, kw_only=True):
    """A finding's line also says which report it is of."""

    report_id: str


def read_feed(folder: str | os.PathLike[str]) -> Iterator[ReportRecords]:
    """Every report of a converted folder (`OUT`, or its `feed`), whole, one after the other as it is asked for.

    Raises UsageError, with file and line, where there is no feed, or one of another version.
    """
    feed = _feed(pathlib.Path(folder))
    pledges = _Runs(_pledges(feed / PLEDGES), lambda pledge: pledge.report_id)
    findings = _Runs(_lines(feed / FINDINGS, _FindingLine), lambda finding: finding.report_id)
    checks = _Runs(_lines(feed / CHECKS, Check), lambda check: check.pledge_id.rpartition("-")[0])
    for report in _lines(feed / REPORTS, Report):
        yield ReportRecords(
            report=report,
            pledges=tuple(pledges.take(report.report_id)),
            findings=tuple(_plain(finding) for finding in findings.take(report.report_id)),
            checks=tuple(checks.take(report.report_id)),
        )


class _Runs(Generic[R]):
    """Lines in the order of their reports, taken report by report; no more than one is held."""

    def __init__(self, lines: Iterator[R], report_of: Callable[[R], str]) -> None:
        self._lines, self._report_of = lines, report_of
        self._next = next(lines, None)

    def take(self, report_id: str) -> Iterator[R]:
        while self._next is not None and self._report_of(self._next) == report_id:
            yield self._next
            self._next = next(self._lines, None)


def _plain(line: _FindingLine) -> Finding:
    return Finding(**{name: getattr(line, name) for name in Finding.__struct_fields__})


def _pledges(path: pathlib.Path) -> Iterator[Pledge]:
    for pledge in _lines(path, Pledge):
        if pledge.schema != SCHEMA:
            reason = f"the records are {pledge.schema}, this version reads {SCHEMA}"
            raise UsageError(reason, file=str(path), hint="convert the report anew")
        yield pledge


def pair_editions(
    olds: Sequence[ReportRecords], news: Sequence[ReportRecords]
) -> list[tuple[ReportRecords, ReportRecords]]:
    """Each new report with the old one of the same organisation; one report a side needs no name.

    Raises UsageError where a report has no partner, or more than one.
    """
    if len(olds) == len(news) == 1:
        return [(olds[0], news[0])]
    by_name: defaultdict[str, list[ReportRecords]] = defaultdict(list)
    for old in olds:
        by_name[_organisation(old.report)].append(old)
    pairs: list[tuple[ReportRecords, ReportRecords]] = []
    for new in news:
        partners = by_name.pop(_organisation(new.report), [])
        if len(partners) != 1:
            raise _unpaired(new.report, len(partners))
        pairs.append((partners[0], new))
    if rest := [old for olds in by_name.values() for old in olds]:
        raise _unpaired(rest[0].report, 0)
    return pairs


def _organisation(report: Report) -> str:
    if not report.organisation:
        raise UsageError(
            "the report does not name its organisation, so its partner among several cannot be told",
            file=report.file,
            hint="compare it alone with one other report",
        )
    return fold(report.organisation)


def _unpaired(report: Report, partners: int) -> UsageError:
    reason = f"{partners} reports of the other side are of {report.organisation}, there must be one"
    return UsageError(reason, file=report.file, hint="give one report of each organisation on each side")


def _feed(folder: pathlib.Path) -> pathlib.Path:
    for feed in (folder / "feed", folder):
        if all((feed / name).is_file() for name in (REPORTS, PLEDGES, FINDINGS, CHECKS)):
            return feed
    reason = "the folder has no feed" if folder.is_dir() else "there is no such folder"
    raise UsageError(reason, file=str(folder), hint="give what `gongyak convert -o` wrote, or a report")


def _lines(path: pathlib.Path, kind: type[R]) -> Iterator[R]:
    decoder = msgspec.json.Decoder(kind)
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield decoder.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                hint = "convert the report anew"
                raise UsageError(f"the line cannot be read: {error}", file=str(path), line=number, hint=hint) from error
