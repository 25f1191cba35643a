"""What a child process does: one file becomes a summary and the records' JSON. It always answers."""

from __future__ import annotations

import os
import pathlib
import time
import traceback
from collections.abc import Callable, Iterator

import msgspec

from extractor.batch import limits
from extractor.batch.inputs import Input
from extractor.batch.parts import Summary
from extractor.convert import Conversion, Options, convert_file
from extractor.errors import GongyakError
from extractor.records import Finding, PageError

PACKAGE = f"{pathlib.Path(__file__).resolve().parent.parent}{os.sep}"


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one file may take: wall-clock seconds, and mebibytes of address space."""

    seconds: float = 60.0
    megabytes: int = 1024

    def __str__(self) -> str:
        return f"{self.seconds:g} s, {self.megabytes} MiB"


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One file to read. `sha256` is what its bytes were when the run looked at them."""

    input: Input
    sha256: str
    options: Options
    limits: Limits


class Done(msgspec.Struct, frozen=True):
    """What a job became: its summary, the records as JSON, and the seconds that it took."""

    summary: Summary
    records: bytes
    seconds: float


# Notices that name a page or a file where something may be missing or not what is printed.
NOTICES = {
    "page-lost": "the page could not be read",
    "page-scan": "the page is a picture without text; it needs OCR",
    "page-ocr": "the page was read by OCR; its text is not confirmed",
    "readers-differ": "two readers see different text",
    "damaged": "the file is damaged; something may be missing",
    "hidden-text": "text that a reader of the page does not see was left out",
    "suspect-glyph": "characters whose meaning cannot be known",
}


def start(megabytes: int) -> None:
    """Sets a new child process up: its memory is capped, and nothing a library prints reaches the terminal."""
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    limits.limit_memory(megabytes)


def work(job: Job) -> Done:
    """Converts a file; whatever goes wrong becomes a summary that says so. Raises MemoryError alone."""
    return answer(job, lambda: convert_file(job.input.path, job.options, name=job.input.name))


def answer(job: Job, convert: Callable[[], Conversion]) -> Done:
    """What a file becomes by `convert`; whatever goes wrong becomes a summary. Raises MemoryError alone."""
    limits.limit_cpu(job.limits.seconds)
    began = time.perf_counter()
    summary, records = _answer(job, convert)
    return Done(summary, records, time.perf_counter() - began)


def failed(job: Job, reason: str, *, hint: str | None = None) -> Done:
    """What a file leaves behind whose child had to die."""
    return Done(_failure(job, reason, hint=hint), b"", job.limits.seconds)


def timed_out(job: Job) -> Done:
    """What a file leaves behind that took too long."""
    return failed(job, f"it took longer than {job.limits.seconds:g} s", hint="see --timeout")


def _answer(job: Job, convert: Callable[[], Conversion]) -> tuple[Summary, bytes]:
    try:
        done = convert()
        if done.records.report.sha256 != job.sha256:
            return _failure(job, "the file changed while it was being read", hint="run the command again"), b""
        return _converted(job, done)
    except GongyakError as error:
        return _failure(job, error.reason, page=error.page, hint=error.hint), b""
    except MemoryError:
        raise  # perhaps an earlier file's fault: the parent decides
    except RecursionError:
        return _failure(job, "the file is nested too deeply to be a report"), b""
    except Exception as error:  # noqa: BLE001  the boundary of isolation: a fault of ours costs this file alone
        return _failure(job, f"unexpected {type(error).__name__} {_where(error)}", hint="please report this fault"), b""


def _where(error: Exception) -> str:
    """Where in this program an error arose. What it says may hold text of the document, which no log may."""
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    ours = [(file.removeprefix(PACKAGE), line) for file, line in places if file.startswith(PACKAGE)]
    return "in {}, line {}".format(*ours[-1]) if ours else "outside this program"


def _failure(job: Job, reason: str, *, page: int | None = None, hint: str | None = None) -> Summary:
    reason = " ".join(reason.split()).encode("utf-8", "backslashreplace").decode()
    return Summary(sha256=job.sha256, failure=reason, page=page, hint=hint, under=str(job.limits))


def _converted(job: Job, done: Conversion) -> tuple[Summary, bytes]:
    report, findings = done.records.report, done.records.findings
    summary = Summary(
        sha256=job.sha256,
        pages=report.pages,
        pledges=report.pledges,
        findings=report.findings,
        errors=sum(finding.severity == "error" for finding in findings),
        coverage=done.coverage,
        notes=tuple(_notes(done)),
        page_errors=tuple(_page_errors(done)),
    )
    return summary, msgspec.json.encode(done.records)


def _page_errors(done: Conversion) -> Iterator[PageError]:
    """The pages that a person must look at, each reason once a page."""
    seen: dict[tuple[int, str], None] = {}
    for notice in done.layout.notices:
        if notice.page is not None:
            reason = NOTICES[notice.kind]
            if notice.kind in {"page-lost", "damaged"} and notice.text:  # the text of others is the document's
                reason = f"{reason}: {' '.join(notice.text.split())}"
            seen.setdefault((notice.page, reason))
    for page, reason in sorted(seen):
        yield PageError(page=page, error=reason)


def _notes(done: Conversion) -> Iterator[str]:
    """What concerns the file as a whole: notices without a page, and findings that say we may have misread it."""
    for kind in sorted({notice.kind for notice in done.layout.notices if notice.page is None}):
        yield NOTICES[kind]
    if done.coverage.lost:
        yield f"{abs(done.coverage.lost)} characters are not accounted for"
    doubts = [each for each in done.records.findings if _doubtful(each)]
    if doubts:
        rules = ", ".join(sorted({each.rule for each in doubts}))
        yield f"{len(doubts)} {'finding' if len(doubts) == 1 else 'findings'} of doubtful reading ({rules})"


def _doubtful(finding: Finding) -> bool:
    """Whether a finding may be our fault. An expected section that is absent may be one that did not come through."""
    return finding.severity != "info" and (finding.kind == "reading" or finding.rule == "section-missing")
