"""A real Dask cluster on loopback, one of its workers killed in mid-run: the same bytes."""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.batch.reports import report
from tests.batch.test_run import content

DASK = (sys.executable, "-m", "dask")
FILES = 10


@contextlib.contextmanager
def running(*arguments: str, log: pathlib.Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program of its own session, gone with all its children afterwards."""
    with (
        log.open("wb") as said,
        subprocess.Popen(arguments, stderr=said, stdout=said, start_new_session=True) as process,
    ):
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def wait_for(condition: object, what: str, seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < until, what
        time.sleep(0.1)


def address(file: pathlib.Path) -> str | None:
    try:
        return str(json.loads(file.read_text())["address"])
    except (OSError, ValueError):
        return None


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    made = tmp_path / "in"
    made.mkdir()
    for seed in range(FILES):
        (made / f"{seed:02}.txt").write_text(report(seed, 2), encoding="utf-8")
    (made / "no.pdf").write_bytes(b"this is no PDF")
    return made


def convert(folder: pathlib.Path, out: pathlib.Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "extractor.cli", "convert", str(folder), "-o", str(out), *options]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no sessions to end")
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    pytest.importorskip("distributed")
    subprocess.run(convert(folder, tmp_path / "own", "-q"), check=False, stderr=subprocess.DEVNULL)
    place = tmp_path / "scheduler.json"
    loopback = ("--host", "127.0.0.1", "--scheduler-file", str(place))
    scheduler = (*DASK, "scheduler", *loopback, "--port", "0", "--no-dashboard")
    worker = (*DASK, "worker", *loopback[:1], "127.0.0.1", *loopback[2:], "--nthreads", "1", "--no-dashboard")
    with running(*scheduler, log=tmp_path / "scheduler.log"):
        wait_for(lambda: address(place), "the scheduler does not start")
        at = address(place)
        assert at
        with (
            running(*worker, log=tmp_path / "one.log") as one,
            running(*worker, log=tmp_path / "two.log"),
            (tmp_path / "run.log").open("wb") as said,
        ):
            out = tmp_path / "out"
            command = convert(folder, out, "--cluster", at, "--log-json")
            with subprocess.Popen(command, stderr=said) as run:
                wait_for(lambda: (tmp_path / "run.log").read_bytes().count(b'"input"') >= 2, "nothing is read")
                os.killpg(one.pid, signal.SIGKILL)
                assert run.wait(timeout=180) == 1
    assert content(out) == content(tmp_path / "own")
    assert json.loads((tmp_path / "run.log").read_text().splitlines()[-1])["ok"] == FILES


def test_a_cluster_that_does_not_answer_is_wrong_usage(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    pytest.importorskip("distributed")
    command = convert(folder, tmp_path / "out", "--cluster", "tcp://127.0.0.1:9")
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 2
    assert "does not answer" in done.stderr
    assert "Traceback" not in done.stderr
