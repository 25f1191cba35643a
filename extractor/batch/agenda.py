"""What is to be done next for many files, each in one step or, where it has many pages, in several."""

from __future__ import annotations

import os
import pathlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator

from extractor.batch import worker
from extractor.batch.parts import output_error
from extractor.batch.steps import Answer, First, Last, Long, Range, Read, Split, Step, Whole
from extractor.batch.worker import Done, Job


class Agenda(Iterator[Step[Answer]]):
    """The steps to hand out: those of files that were begun, then new files.

    What comes next hangs on what the steps before gave: there may be more after there was nothing. Without a split,
    each file is one step.
    """

    def __init__(self, jobs: Iterable[Job], split: Split | None) -> None:
        self._jobs, self._split = iter(jobs), split
        self._begun: dict[str, _LongFile] = {}  # by SHA-256

    def __next__(self) -> Step[Answer]:
        for file in self._begun.values():
            step = file.next()
            if step is not None:
                return step
        job = next(self._jobs)
        return First(job=job, split=self._split) if self._split else Whole(job=job)

    def take(self, step: Step[Answer], answer: Answer) -> Done | None:
        """Takes what a step gave; what its file became, once that is known."""
        if isinstance(step, First) and isinstance(answer, Long):
            self._begun[step.job.sha256] = _LongFile(step.job, answer, step.split)
            return None
        if isinstance(answer, Read):
            if self._begun[step.job.sha256].read(answer):
                return None
            answer = worker.timed_out(step.job)
        self.end(step.job)
        return answer if isinstance(answer, Done) else None

    def end(self, job: Job) -> None:
        """Nothing more is to be done for a file; ranges of it that were handed out are not read any more."""
        file = self._begun.pop(job.sha256, None)
        if file is not None:
            file.forget()

    def has_ended(self, step: Step[Answer]) -> bool:
        """Whether a step was one of a file that has ended without it."""
        return isinstance(step, Range) and step.job.sha256 not in self._begun


class _LongFile:
    """A file of many pages, between its first step and its last. Raises OutputError where its leaves have no place."""

    def __init__(self, job: Job, counted: Long, split: Split) -> None:
        self._job, self._pages, self._split = job, counted.pages, split
        self._spent = counted.seconds
        self._starts = iter(range(1, counted.pages + 1, split.pages))
        self._places: list[str] = []
        self._unread = 0  # ranges that were handed out
        self._bound = False
        try:
            self._folder = tempfile.mkdtemp(dir=split.folder)
        except OSError as error:
            raise output_error(error, pathlib.Path(split.folder)) from error

    def next(self) -> Step[Answer] | None:
        """The next range; the last step after all of them were read; None while there is nothing to do."""
        start = next(self._starts, None)
        if start is not None:
            pages = range(start, min(start + self._split.pages, self._pages + 1))
            self._places.append(os.path.join(self._folder, f"{start}.leaves"))
            self._unread += 1
            return Range(job=self._job, spent=self._spent, pages=pages, place=self._places[-1])
        if self._unread or self._bound:
            return None
        self._bound = True
        return Last(job=self._job, spent=self._spent, pages=self._pages, places=tuple(self._places))

    def read(self, answer: Read) -> bool:
        """Notes that a range was read; whether the file has time left."""
        self._unread -= 1
        self._spent += answer.seconds
        return self._spent < self._job.limits.seconds

    def forget(self) -> None:
        """Removes the leaves. A range that finds their folder gone is not read."""
        shutil.rmtree(self._folder, ignore_errors=True)
