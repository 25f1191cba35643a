"""The final names of an output folder: written aside, whole, then put in place one rename each."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pathlib
import shutil
from collections.abc import Generator

import msgspec

from extractor.batch.parts import FOLDER, Results, output_error, replace_file
from extractor.errors import OutputError
from extractor.records import Run

WORKBOOK, FEED, RUN = "pledges.xlsx", "feed", "run.json"
FEED_SIGN = "datapackage.json"  # a folder called `feed` without it is not ours to replace


@contextlib.contextmanager
def claimed(out: pathlib.Path) -> Generator[None]:
    """Holds an output folder for one run at a time, made if it is missing.

    Raises OutputError where it is a file, cannot be written, is held by another run, holds a feed folder that is not
    ours, or has its workbook open in a spreadsheet program.
    """
    try:
        (out / FOLDER).mkdir(parents=True, exist_ok=True)
        lock = (out / FOLDER / "lock").open("wb")
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputError("the output must be a folder, and this is a file", file=str(out)) from error
    except OSError as error:
        raise output_error(error, out) from error
    with lock:
        _hold(lock.fileno(), out)
        _must_be_free(out)
        yield


def _hold(descriptor: int, out: pathlib.Path) -> None:
    """An advisory lock that the system lets go of when this process ends, however it ends."""
    if os.name == "nt":
        return
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise OutputError("another run is writing here", file=str(out), hint="wait for it to end") from error


def _must_be_free(out: pathlib.Path) -> None:
    feed = out / FEED
    if feed.exists() and not (feed / FEED_SIGN).is_file() and not (feed.is_dir() and not any(feed.iterdir())):
        raise OutputError("this was not written by gongyak and is in the way", file=str(feed), hint="move it away")
    for mark in (f"~${WORKBOOK}", f".~lock.{WORKBOOK}#"):
        if (out / mark).exists():
            raise OutputError(
                "the workbook is open in a spreadsheet program", file=str(out / WORKBOOK), hint=f"close it ({mark})"
            )


def write(out: pathlib.Path, results: Results, run: Run) -> pathlib.Path | None:
    """Writes the workbook, the feed and `run.json`, and puts them in place.

    A workbook that somebody changed since it was written is kept under another name, which is returned. Raises
    OutputError; what stood there before is then untouched.
    """
    from extractor.writing import feed, workbook

    stage = out / FOLDER / "stage"
    timeless = msgspec.structs.replace(
        run, inputs=tuple(msgspec.structs.replace(each, seconds=0.0) for each in run.inputs)
    )
    try:
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
        workbook.write(stage / WORKBOOK, results, timeless)
        feed.write(stage / FEED, results)
        return _place(out, stage, run)
    except OSError as error:
        raise output_error(error, out) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _place(out: pathlib.Path, stage: pathlib.Path, run: Run) -> pathlib.Path | None:
    ours = out / FOLDER / "workbooks"
    known = ours.read_text(encoding="ascii").split() if ours.exists() else []
    kept = _keep_changed(out, known)
    written = hashlib.sha256((stage / WORKBOOK).read_bytes()).hexdigest()
    replace_file(ours, ["\n".join({*known, written}).encode()])  # before the rename: a kill between is no edit
    (stage / WORKBOOK).replace(out / WORKBOOK)
    replace_file(ours, [written.encode()])
    if (out / FEED).exists():
        (out / FEED).replace(stage / "old")
    (stage / FEED).replace(out / FEED)
    write_run(out, run)
    return kept


def _keep_changed(out: pathlib.Path, known: list[str]) -> pathlib.Path | None:
    """Moves a workbook that is not as we wrote it out of the way: an auditor's entries are never overwritten."""
    workbook = out / WORKBOOK
    if not workbook.exists():
        return None
    now = hashlib.sha256(workbook.read_bytes()).hexdigest()
    if now in known:
        return None
    kept = out / f"{workbook.stem}.edited-{now[:8]}{workbook.suffix}"
    workbook.replace(kept)
    return kept


def write_run(out: pathlib.Path, run: Run) -> None:
    """Writes `run.json`. Raises OutputError."""
    replace_file(out / RUN, [msgspec.json.format(msgspec.json.encode(run), indent=1), b"\n"])
