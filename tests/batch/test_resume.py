"""Killed at any moment, the same command goes on and ends as if it had never been stopped."""

from __future__ import annotations

import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.batch.reports import report
from tests.batch.test_run import content

KILLS = 20


def command(folder: pathlib.Path, out: pathlib.Path) -> list[str]:
    return [sys.executable, "-m", "extractor.cli", "convert", str(folder), "-o", str(out), "--workers", "2", "-q"]


def run(folder: pathlib.Path, out: pathlib.Path) -> float:
    began = time.monotonic()
    subprocess.run(command(folder, out), check=True, stderr=subprocess.DEVNULL, timeout=120)
    return time.monotonic() - began


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_at_random_moments_it_ends_byte_identical(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for seed in range(12):
        (folder / f"{seed:02}.txt").write_text(report(seed), encoding="utf-8")
    whole = run(folder, tmp_path / "unbroken")
    expected = content(tmp_path / "unbroken")
    moments = random.Random(6)
    out = tmp_path / "out"
    for kill in range(KILLS):
        if kill % 4 == 0:  # from the beginning; the kills between fall into a run that goes on
            shutil.rmtree(out, ignore_errors=True)
        with subprocess.Popen(command(folder, out), stderr=subprocess.DEVNULL, start_new_session=True) as process:
            time.sleep(moments.uniform(0.0, whole))
            process.send_signal(signal.SIGKILL)
        landed = {path.name for path in out.iterdir()} if out.exists() else set[str]()
        assert landed <= {".gongyak", "feed", "pledges.xlsx", "run.json"}
        if kill % 4 == 3:
            run(folder, out)
            assert content(out) == expected


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_run_leaves_no_process_behind(tmp_path: pathlib.Path) -> None:
    for seed in range(200):
        (tmp_path / f"{seed}.txt").write_text(report(seed, 30), encoding="utf-8")
    with subprocess.Popen(
        command(tmp_path, tmp_path / "out"), stderr=subprocess.DEVNULL, start_new_session=True
    ) as run:
        time.sleep(2.5)
        session = run.pid
        run.send_signal(signal.SIGKILL)
    for _ in range(400):
        if not alive(session):
            return
        time.sleep(0.1)
    pytest.fail(f"still running: {alive(session)}")


def alive(session: int) -> list[int]:
    """The processes of a session, as /proc tells."""
    found: list[int] = []
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(path.parent.name))
    return found
