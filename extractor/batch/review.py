"""The review of a converted folder: each report drawn in a process of its own, as it was read."""

from __future__ import annotations

import pathlib
from collections.abc import Callable

import msgspec

from extractor.batch import isolation
from extractor.batch.editions import Edition, editions
from extractor.batch.worker import Limits
from extractor.convert import Options, read_layout
from extractor.errors import ReadError
from extractor.layout import LayoutText
from extractor.records import ReportRecords
from extractor.writing import landing
from extractor.writing import review as pages
from extractor.writing.redaction import hidden

FOLDER = "review"
DRAWING_TIMES = 20  # drawing every page of a report may take so many times one file's seconds


def write(out: pathlib.Path, limits: Limits, password: str | None, say: Callable[[str], None]) -> int:
    """Writes `out`/review from the feed that `gongyak convert` wrote there; gives the number of reports.

    A report whose file has gone, changed or cannot be drawn is shown without pictures, and `say` is told so in a line.
    Raises UsageError where the folder has no feed, OutputError where the review cannot be written.
    """
    folder = out / FOLDER
    pages.refuse_foreign(folder)
    found = editions(str(out), Options(password=password), limits)
    with landing.tree(folder) as staged:
        entries = [_report(staged, edition, limits, password, say) for edition in found]
        pages.write_index(staged, entries)
    return len(entries)


def for_drawing(limits: Limits) -> Limits:
    """The limits of one file, with the time that drawing all its pages may take."""
    return msgspec.structs.replace(limits, seconds=limits.seconds * DRAWING_TIMES)


def _report(
    staged: pathlib.Path, edition: Edition, limits: Limits, password: str | None, say: Callable[[str], None]
) -> pages.Entry:
    name = edition.records.report.file
    if edition.source is None:
        say(f"{name}: the file is not there as it was read: no pictures of its pages")
        return pages.write_report(staged, edition.records, None)
    try:
        return isolation.call_alone(for_drawing(limits), _drawn, staged, edition.records, edition.source, password)
    except ReadError as error:
        say(f"{name}: its pages cannot be drawn: {error.reason}")
        return pages.write_report(staged, edition.records, None)


def _drawn(staged: pathlib.Path, records: ReportRecords, source: str, password: str | None) -> pages.Entry:
    shown: pathlib.Path | LayoutText = pathlib.Path(source)
    if records.report.pages is None:
        shown = read_layout(source)
    return pages.write_report(staged, records, shown, redact=hidden(records), password=password)
