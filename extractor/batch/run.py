"""A run over many files: what the user named goes in, every input comes out as ok, warned or failed."""

from __future__ import annotations

import concurrent.futures
import contextlib
import dataclasses
import importlib.metadata
import os
import pathlib
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence

import msgspec

from extractor.audit.decisions import Carried, Decisions
from extractor.batch import archives, inputs, isolation, outputs, remote
from extractor.batch.account import Account, Watcher, failure
from extractor.batch.inputs import Found, Input
from extractor.batch.parts import FOLDER, Parts, Results
from extractor.batch.steps import OCR_RANGE, RANGE, Split
from extractor.batch.worker import Done, Job, Limits
from extractor.convert import Options, file_sha256
from extractor.errors import ExitCode, ReadError, UsageError
from extractor.records import Outcome, Run

ARCHIVE_TIMES = 10  # an archive may take so many times one file's seconds to unpack

Convert = Callable[[Iterator[Job]], Generator[tuple[Job, Done]]]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How a run is to go.

    workers : how many files, or ranges of long ones, are read at a time.
    retry_failed : read again what failed before, even if nothing changed.
    min_coverage : a report of which a smaller share was understood counts as failed; from 0 to 1.
    wanted : what is to be written.
    failfast : stop reading at the first failure; what is then unread counts as failed.
    range_pages : where there are several workers, a PDF of at least twice as many pages is read in ranges of so many,
    or of fewer where scans may have to be read.
    """

    options: Options = Options()
    limits: Limits = Limits()
    workers: int = 1
    retry_failed: bool = False
    min_coverage: float = 0.0
    wanted: outputs.Wanted = outputs.Wanted()
    failfast: bool = False
    range_pages: int = RANGE

    @property
    def pages_together(self) -> int:
        """How many pages a range has."""
        return min(self.range_pages, OCR_RANGE) if self.options.ocr else self.range_pages


@dataclasses.dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended.

    run : what `run.json` says.
    errors : how many findings are errors, over all reports.
    carried : what became of the decisions that the run was given.
    kept : where a workbook that somebody had changed was moved to.
    """

    run: Run
    errors: int
    kept: pathlib.Path | None
    carried: Carried | None = None

    @property
    def exit_code(self) -> ExitCode:
        """0, or 1 if some input failed."""
        failed = any(each.outcome is Outcome.FAILED for each in self.run.inputs)
        return ExitCode.SOME_FAILED if failed else ExitCode.OK


def convert(
    arguments: Sequence[str],
    out: str | os.PathLike[str],
    plan: Plan,
    watcher: Watcher,
    executor: concurrent.futures.Executor | None = None,
) -> Ended:
    """Converts files, folders, globs and archives into the folder `out`.

    Each file is read in a process of its own under `plan.limits`, or through `executor` if one is given. What has been
    read lands in `out` at once; the same call goes on from there.
    Raises OutputError where `out` cannot be written, and UsageError where nothing that was named can be an input or the
    decisions are about other reports; what stands there is then untouched.
    """
    folder = pathlib.Path(out)
    named = inputs.find(arguments, leave_out=os.fspath(out))
    if not named.inputs:
        raise UsageError("there is nothing to convert: no PDF, text file or archive is in what was named")
    with outputs.claimed(folder), _scratch(folder) as scratch, outputs.writers() as write:
        found = _unpacked(named, plan, scratch)
        account = Account(found, watcher, plan.min_coverage)
        parts = Parts(folder, plan.options, under=str(plan.limits))
        if plan.options.redact:
            parts.forget_others()
        _read(found.inputs, account, parts, plan, _converting(plan, scratch, executor))
        watcher.writing()
        run = account.run(importlib.metadata.version("gongyak"))
        results = account.results(parts)
        carried = _carried(plan.wanted.decisions, results, run)
        kept = write(folder, results, run, plan.wanted)
        return Ended(run, account.errors, kept, carried)


def preview(arguments: Sequence[str], out: str | os.PathLike[str], plan: Plan) -> Iterator[tuple[str, str]]:
    """What `convert` would do with each input, without reading or writing: `read`, `known`, `unpack` or `fail`."""
    parts = Parts(pathlib.Path(out), plan.options, under=str(plan.limits))
    for item in inputs.find(arguments, leave_out=os.fspath(out)).inputs:
        try:
            known = None if item.problem or item.is_archive else parts.summary(file_sha256(item.path))
        except ReadError:
            yield "fail", item.label
            continue
        again = known is None or (known.failure is not None and plan.retry_failed)
        yield "fail" if item.problem else "unpack" if item.is_archive else "read" if again else "known", item.label


def _carried(decisions: Decisions | None, results: Results, run: Run) -> Carried | None:
    if decisions is None:
        return None
    decisions.must_concern([each.report_id for each in run.inputs if each.report_id])
    return decisions.carried(results)


def _converting(plan: Plan, scratch: str, executor: concurrent.futures.Executor | None) -> Convert:
    """How files are converted: each through the executor, or by children who share what has many pages."""
    if executor is not None:
        return lambda jobs: remote.convert_each(jobs, executor, plan.workers)
    split = Split(folder=scratch, pages=plan.pages_together) if plan.workers > 1 else None
    return lambda jobs: isolation.convert_each(jobs, plan.limits, plan.workers, split)


def _read(found: Sequence[Input], account: Account, parts: Parts, plan: Plan, convert_each: Convert) -> None:
    copies: list[tuple[Input, str]] = []
    with contextlib.closing(convert_each(_jobs(found, account, parts, plan, copies))) as answers:
        for job, done in answers:
            parts.land(done.summary, done.records)
            account.settle(job.input, done.summary, done.seconds)
            if plan.failfast and account.failures:
                break
    for item, sha256 in copies:
        account.copy(item, sha256)
    account.rest("not read: stopped at the first failure (--failfast)")


def _jobs(
    found: Sequence[Input], account: Account, parts: Parts, plan: Plan, copies: list[tuple[Input, str]]
) -> Iterator[Job]:
    """The files that must be read; settles the others at once, and notes the copies of earlier ones."""
    seen: set[str] = set()
    for item in found:
        if plan.failfast and account.failures:
            return
        try:
            if item.problem:
                raise ReadError(item.problem)
            sha256 = file_sha256(item.path)
        except ReadError as error:
            account.fail(item, failure(error.reason, error.page, error.hint) or "")
            continue
        if sha256 in seen:
            copies.append((item, sha256))
            continue
        seen.add(sha256)
        known = parts.summary(sha256)
        if known is None or (known.failure and plan.retry_failed):
            yield Job(input=item, sha256=sha256, options=plan.options, limits=plan.limits)
        else:
            account.settle(item, known)


def _scratch(folder: pathlib.Path) -> tempfile.TemporaryDirectory[str]:
    """A place for unpacked archives and for leaves, beside the parts; what a killed run left of it goes first."""
    for stale in (folder / FOLDER).glob("scratch-*"):
        shutil.rmtree(stale, ignore_errors=True)
    return tempfile.TemporaryDirectory(prefix="scratch-", dir=folder / FOLDER)


def _unpacked(found: Found, plan: Plan, scratch: str) -> Found:
    """The inputs with each archive's files in its place."""
    items: list[Input] = []
    for item in found.inputs:
        items.extend(_entries(item, plan, scratch) if item.is_archive else (item,))
    return Found(tuple(sorted(items, key=lambda item: item.order)), found.others)


def _entries(archive: Input, plan: Plan, scratch: str) -> tuple[Input, ...]:
    folder = tempfile.mkdtemp(dir=scratch)
    limits = msgspec.structs.replace(plan.limits, seconds=plan.limits.seconds * ARCHIVE_TIMES)
    try:
        return isolation.call_alone(limits, archives.unpack, archive, folder, plan.options.password)
    except ReadError as error:
        return (dataclasses.replace(archive, problem=failure(error.reason, None, error.hint)),)
