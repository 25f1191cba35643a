"""The steps in which children read a file: one for most, several for a PDF of many pages.

The first step counts the pages of a PDF. If they are many, each range of them is read as a step of its own by whichever
child is free, and what was read waits in a file; the last step binds the ranges and goes on as for any other file.
"""

from __future__ import annotations

import abc
import dataclasses
import os
import pickle
import time
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from extractor.batch import limits, worker
from extractor.batch.worker import Done, Job
from extractor.convert import Conversion, convert_layout, file_sha256, is_pdf
from extractor.errors import GongyakError

if TYPE_CHECKING:
    from extractor.reading.pages import Leaves

RANGE = 256
"""Pages. Whole stretches of reading, so that each page is met as it is when the file is read in one go."""
OCR_RANGE = 8
"""Pages. The same where scans may have to be read, of which each takes more than a second."""
MANY = 2
"""Ranges. A PDF that has fewer is read in one go: the others would hardly gain, and the steps cost a little."""


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """How PDFs of many pages are split: `pages` a range, whose leaves wait below `folder`."""

    folder: str
    pages: int


class Long(msgspec.Struct, frozen=True):
    """The answer to a file of many pages: how many there are, and the seconds that it took to count them."""

    pages: int
    seconds: float


class Read(msgspec.Struct, frozen=True):
    """The answer to a range: the seconds that reading it took. Its leaves are in their place."""

    seconds: float


Answer = Done | Long | Read
Answer_co = TypeVar("Answer_co", covariant=True)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Step(abc.ABC, Generic[Answer_co]):
    """Something that a child does for a file.

    spent : seconds that the file's steps took so far. They count against its time limit.
    """

    job: Job
    spent: float = 0.0

    @property
    def seconds(self) -> float:
        """What is left of the file's time."""
        return self.job.limits.seconds - self.spent

    @abc.abstractmethod
    def __call__(self) -> Answer_co:
        """Called in the child."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Whole(Step[Done]):
    """A file in one go."""

    def __call__(self) -> Done:
        return worker.work(self.job)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class First(Step[Done | Long]):
    """A file in one go, unless it is a PDF of many pages: then they are counted and nothing else is done."""

    split: Split

    def __call__(self) -> Done | Long:
        limits.limit_cpu(self.seconds)
        began = time.perf_counter()
        pages = self._pages()
        if pages < MANY * self.split.pages:
            return worker.work(self.job)
        return Long(pages, time.perf_counter() - began)

    def _pages(self) -> int:
        """The pages of a PDF; 0 for a text, and for a file that cannot be opened: reading it says why."""
        from extractor.reading.pages import count_pages

        path = self.job.input.path
        try:
            return count_pages(path, password=self.job.options.password) if is_pdf(path) else 0
        except GongyakError:
            return 0


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Range(Step[Read]):
    """Some pages of a PDF, from 1, whose leaves are put in the file `place`. Raises what reading them raises."""

    pages: range
    place: str

    def __call__(self) -> Read:
        from extractor.reading.pages import read_leaves

        limits.limit_cpu(self.seconds)
        began = time.perf_counter()
        if os.path.isdir(os.path.dirname(self.place)):  # else the file has been given up
            options = self.job.options
            leaves = read_leaves(self.job.input.path, self.pages, password=options.password, ocr=options.ocr)
            with open(self.place, "wb") as file:
                pickle.dump(leaves, file, pickle.HIGHEST_PROTOCOL)
        return Read(time.perf_counter() - began)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Last(Step[Done]):
    """The `pages` of a PDF, read in ranges, whose leaves stand in `places`: all that is still to be done for it."""

    pages: int
    places: tuple[str, ...]

    def __call__(self) -> Done:
        done = worker.answer(self.job, self._converted)
        return Done(done.summary, done.records, self.spent + done.seconds)

    def _converted(self) -> Conversion:
        from extractor.reading import crosscheck, pages

        path, options = self.job.input.path, self.job.options
        sha256 = file_sha256(path)
        damage = crosscheck.check_file(path, self.pages, options.password)
        layout = pages.bind([_kept(place) for place in self.places], path, damage, password=options.password)
        return convert_layout(layout, options, name=self.job.input.name, sha256=sha256)


def _kept(place: str) -> Leaves:
    with open(place, "rb") as file:
        return pickle.load(file)
