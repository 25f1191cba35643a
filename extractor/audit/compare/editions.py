"""The reports to compare: read from a converted folder, and put together by organisation."""

from __future__ import annotations

import os
import pathlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from extractor.errors import UsageError
from extractor.records import SCHEMA, Pledge, Report, ReportRecords
from extractor.spelling import fold

REPORTS, PLEDGES = "reports.jsonl", "pledges.jsonl"
R = TypeVar("R", Report, Pledge)


def read_feed(folder: str | os.PathLike[str]) -> tuple[ReportRecords, ...]:
    """Every report of a converted folder (`OUT`, or its `feed`), with its pledges.

    Raises UsageError, with file and line, where there is no feed, or one of another version.
    """
    feed = _feed(pathlib.Path(folder))
    pledges: defaultdict[str, list[Pledge]] = defaultdict(list)
    for number, pledge in _lines(feed / PLEDGES, Pledge):
        if pledge.schema != SCHEMA:
            raise UsageError(
                f"the records are {pledge.schema}, this version reads {SCHEMA}",
                file=str(feed / PLEDGES),
                line=number,
                hint="convert the report anew",
            )
        pledges[pledge.report_id].append(pledge)
    return tuple(
        ReportRecords(report=report, pledges=tuple(sorted(pledges[report.report_id], key=lambda each: each.ordinal)))
        for _, report in _lines(feed / REPORTS, Report)
    )


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
        if (feed / REPORTS).is_file() and (feed / PLEDGES).is_file():
            return feed
    reason = "the folder has no feed" if folder.is_dir() else "there is no such folder"
    raise UsageError(reason, file=str(folder), hint="give what `gongyak convert -o` wrote, or a report")


def _lines(path: pathlib.Path, kind: type[R]) -> Iterator[tuple[int, R]]:
    decoder = msgspec.json.Decoder(kind)
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield number, decoder.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                hint = "convert the report anew"
                raise UsageError(f"the line cannot be read: {error}", file=str(path), line=number, hint=hint) from error
