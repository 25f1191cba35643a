"""What is done next: the ranges of a file that was begun, its last step, then the next file."""

from __future__ import annotations

import pathlib

import pypdfium2
import pytest

from extractor.batch import steps
from extractor.batch.agenda import Agenda
from extractor.batch.inputs import Input, plain
from extractor.batch.parts import Summary
from extractor.batch.steps import MANY, Answer, First, Last, Long, Range, Read, Split, Step, Whole
from extractor.batch.worker import Done, Job, Limits
from extractor.convert import Options
from extractor.errors import OutputError

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "samples" / "haneul-2022.pdf"


def job(name: str) -> Job:
    return Job(input=Input(name, name, name), sha256=name, options=Options(), limits=Limits(seconds=60))


def begun(folder: pathlib.Path) -> tuple[Agenda, list[Range]]:
    """An agenda of a file of 250 pages, which were counted in ten seconds, and a short one; and its first steps."""
    agenda = Agenda([job("long"), job("short")], Split(folder=str(folder), pages=100))
    assert agenda.take(next(agenda), Long(250, 10.0)) is None
    return agenda, [each for each in (next(agenda), next(agenda), next(agenda)) if isinstance(each, Range)]


def test_ranges_come_before_new_files_and_the_last_step_after_all_of_them(tmp_path: pathlib.Path) -> None:
    agenda, ranges = begun(tmp_path)
    assert [each.pages for each in ranges] == [range(1, 101), range(101, 201), range(201, 251)]
    assert isinstance(next(agenda), First)
    for each in reversed(ranges):
        assert next(agenda, None) is None
        assert agenda.take(each, Read(1.0)) is None
    last = next(agenda)
    assert isinstance(last, Last)
    assert (last.pages, last.places) == (250, tuple(each.place for each in ranges))
    assert next(agenda, None) is None
    done = Done(Summary(sha256="long"), b"", 0.0)
    assert agenda.take(last, done) is done
    assert not list(tmp_path.iterdir())
    assert next(agenda, None) is None


def test_the_steps_of_a_file_share_its_time(tmp_path: pathlib.Path) -> None:
    agenda, ranges = begun(tmp_path)
    assert [each.seconds for each in ranges] == [50.0] * 3
    assert agenda.take(ranges[1], Read(30.0)) is None
    ended = agenda.take(ranges[0], Read(20.0))
    assert ended is not None
    assert ended.summary.failure == "it took longer than 60 s"
    assert agenda.has_ended(ranges[2])
    assert not list(tmp_path.iterdir())
    assert isinstance(next(agenda), First)
    assert next(agenda, None) is None


def test_the_last_step_has_what_is_left_of_the_time(tmp_path: pathlib.Path) -> None:
    agenda, ranges = begun(tmp_path)
    next(agenda)
    for each in ranges:
        agenda.take(each, Read(5.0))
    assert next(agenda).seconds == 35.0


def test_a_range_of_a_file_that_has_ended_is_not_read(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps.limits, "limit_cpu", lambda _: None)  # this process is to live on
    agenda, ranges = begun(tmp_path)
    agenda.end(ranges[0].job)
    assert ranges[1]().seconds < 1  # to read it would fail: there is no such file
    assert not list(tmp_path.iterdir())


def test_without_a_split_each_file_is_one_step(tmp_path: pathlib.Path) -> None:
    found: list[Step[Answer]] = list(Agenda([job("a"), job("b")], None))
    assert found == [Whole(job=job("a")), Whole(job=job("b"))]


def test_leaves_that_have_no_place_stop_the_run(tmp_path: pathlib.Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        begun(tmp_path / "gone")


@pytest.mark.parametrize("more", [0, 1])
def test_a_file_is_long_if_it_has_twice_a_range(
    more: int, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps.limits, "limit_cpu", lambda _: None)
    with pypdfium2.PdfDocument(SAMPLE) as document:
        pages = len(document)
    file = Job(input=plain(str(SAMPLE)), sha256="", options=Options(), limits=Limits())
    answer = First(job=file, split=Split(folder=str(tmp_path), pages=pages // MANY + more))()
    assert isinstance(answer, Done if more else Long)
