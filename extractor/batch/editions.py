"""The reports of a comparison: a converted folder's, or those of files that are converted for it."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator, Sequence

import msgspec

from extractor.audit.compare import read_feed
from extractor.batch import inputs, isolation
from extractor.batch.worker import Job, Limits
from extractor.convert import Options, file_sha256
from extractor.errors import ReadError
from extractor.records import ReportRecords, Run

RUN = "run.json"


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """A report, and the file that its pages can be drawn from, if that is still there and still the same."""

    records: ReportRecords
    source: str | None


def editions(argument: str, options: Options, limits: Limits) -> Iterator[Edition]:
    """The reports of one side: every report of a converted folder, or the one of a file, as they are asked for.

    A file is read in a process of its own. Raises ReadError where it cannot be converted, and UsageError where a
    folder has no feed.
    """
    if not os.path.isdir(argument):
        yield Edition(records=_converted(argument, options, limits), source=argument)
        return
    paths = dict(_paths(pathlib.Path(argument)))
    for each in read_feed(argument):
        yield Edition(records=each, source=_still_there(paths.get(each.report.report_id), each.report.sha256))


def _converted(path: str, options: Options, limits: Limits) -> ReportRecords:
    job = Job(input=inputs.plain(path), sha256=file_sha256(path), options=options, limits=limits)
    ((_, done),) = isolation.convert_each([job], limits, 1)
    if done.summary.failure:
        raise ReadError(done.summary.failure, file=path, page=done.summary.page, hint=done.summary.hint)
    return msgspec.json.decode(done.records, type=ReportRecords)


def _paths(folder: pathlib.Path) -> Iterator[tuple[str, str]]:
    """Report id and path of each input of the run that wrote the folder, as far as its account tells."""
    for account in (folder / RUN, folder.parent / RUN):
        if account.is_file():
            try:
                run = msgspec.json.decode(account.read_bytes(), type=Run)
            except msgspec.MsgspecError:
                return
            yield from ((each.report_id, each.path) for each in run.inputs if each.report_id)
            return


def _still_there(path: str | None, sha256: str) -> str | None:
    try:
        return path if path is not None and file_sha256(path) == sha256 else None
    except ReadError:
        return None


def chosen(pairs: Sequence[tuple[ReportRecords, ReportRecords]], found: Sequence[Edition]) -> dict[str, pathlib.Path]:
    """For the reports of these pairs, the PDF that each was read from, by report id."""
    ids = {each.report.report_id for pair in pairs for each in pair}
    return {
        edition.records.report.report_id: pathlib.Path(edition.source)
        for edition in found
        if edition.source is not None and edition.records.report.pages and edition.records.report.report_id in ids
    }
