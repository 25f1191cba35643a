"""What a child answers, whatever happens to it."""

from __future__ import annotations

import pathlib

import pytest

from extractor.batch import worker
from extractor.batch.inputs import plain
from extractor.batch.worker import Job, Limits, work
from extractor.convert import Options, file_sha256
from tests.batch.reports import report


@pytest.fixture
def job(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    monkeypatch.setattr(worker.limits, "limit_cpu", lambda _: None)  # this process is to live on
    path = tmp_path / "report.txt"
    path.write_text(report(1), encoding="utf-8")
    return Job(input=plain(str(path)), sha256=file_sha256(path), options=Options(), limits=Limits())


def test_a_report_becomes_a_summary_and_records(job: Job) -> None:
    done = work(job)
    assert (done.summary.failure, done.summary.pledges) == (None, 1)
    assert done.records.startswith(b'{"report":')
    assert done.seconds > 0


def test_a_file_that_changed_meanwhile_is_no_result(job: Job) -> None:
    pathlib.Path(job.input.path).write_text(report(2), encoding="utf-8")
    assert "changed while" in (work(job).summary.failure or "")


def test_a_fault_of_ours_names_the_place_and_no_text_of_the_document(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("홍길동 010-0000-0000")

    monkeypatch.setattr(worker, "convert_file", fail)
    failure = work(job).summary.failure or ""
    assert failure.startswith("unexpected ValueError in batch")
    assert "홍길동" not in failure


def test_memory_is_the_parent_s_to_judge(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(worker, "convert_file", fail)
    with pytest.raises(MemoryError):
        work(job)
