"""The final names of an output folder: written aside, whole, then put in place one rename each."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import importlib
import os
import pathlib
import shutil
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

import msgspec

from extractor.audit.decisions import Decisions
from extractor.batch import isolation
from extractor.batch.parts import FOLDER, HALF, Results, output_error, replace_file
from extractor.errors import OutputError, UsageError
from extractor.records import Run

if TYPE_CHECKING:
    from pebble import ProcessPool

WORKBOOK, FEED, RUN = "pledges.xlsx", "feed", "run.json"
PARQUET, SQLITE = "parquet", "pledges.sqlite"
FORMATS = {"parquet": PARQUET, "sqlite": SQLITE}
"""What can be written besides, and its name in the output folder."""
REVIEW = "review"
FEED_SIGN = "datapackage.json"  # a folder called `feed` without it is not ours to replace


@dataclasses.dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written, and how.

    decisions : what auditors decided of findings in an earlier workbook, carried over into the new one.
    formats : of FORMATS, what to write besides workbook and feed.
    since : the folder of an earlier feed, whose differences to the new one become `feed/changes.jsonl`.
    linked : whether rows of the workbook lead to the review.
    """

    decisions: Decisions | None = None
    formats: tuple[str, ...] = ()
    since: pathlib.Path | None = None
    linked: bool = False


Write = Callable[[pathlib.Path, Results, Run, Wanted], pathlib.Path | None]


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
        for half in (out / FOLDER).rglob(HALF):  # what a killed run was about to land
            half.unlink(missing_ok=True)
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


def feed_below(folder: pathlib.Path) -> pathlib.Path:
    """The feed of an output folder, or the folder itself where it is a feed. Raises UsageError where there is none."""
    for found in (folder / FEED, folder):
        if (found / FEED_SIGN).is_file():
            return found
    raise UsageError("no feed is there", file=str(folder), hint="give the output folder of an earlier run")


@contextlib.contextmanager
def writers() -> Generator[Write]:
    """Children that write, started at once so that they are ready when reading is done; gives what `write` does.

    The parent of a run over a country's reports stays small: what the writers need in memory is theirs.
    """
    with isolation.pool(2, prepare=_prepare) as children:
        yield lambda out, results, run, wanted: write(out, results, run, wanted, children)


def write(out: pathlib.Path, results: Results, run: Run, wanted: Wanted, children: ProcessPool) -> pathlib.Path | None:
    """Writes the workbook, the feed, `run.json` and what else is wanted, and puts them in place.

    A workbook that somebody changed since it was written is kept under another name, which is returned. Raises
    OutputError; what stood there before is then untouched.
    """
    stage = out / FOLDER / "stage"
    try:
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
        written = [
            children.schedule(_workbook, args=[stage, results, _timeless(run), wanted]),
            children.schedule(_feed, args=[stage, results, wanted]),
            *(children.schedule(_WRITERS[name], args=[stage, results]) for name in wanted.formats),
        ]
        for each in written:
            each.result()
        return _place(out, stage, run, wanted)
    except MemoryError as error:
        raise OutputError("there is not enough memory to write the outputs", file=str(out)) from error
    except OSError as error:
        raise output_error(error, out) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _prepare() -> None:
    importlib.import_module("extractor.writing.workbook")
    importlib.import_module("extractor.writing.feed")


def _workbook(stage: pathlib.Path, results: Results, run: Run, wanted: Wanted) -> None:
    from extractor.writing import workbook

    link = _to_review if wanted.linked else None
    workbook.write(stage / WORKBOOK, results, run, decisions=wanted.decisions, link=link)


def _to_review(pledge_id: str, pointer: str | None) -> str:
    from extractor.writing.review import link

    return f"{REVIEW}/{link(pledge_id, pointer)}"


def _feed(stage: pathlib.Path, results: Results, wanted: Wanted) -> None:
    from extractor.writing import feed

    feed.write(stage / FEED, results, since=wanted.since)


def _parquet(stage: pathlib.Path, results: Results) -> None:
    from extractor.writing import parquet

    parquet.write(stage / PARQUET, results)


def _sqlite(stage: pathlib.Path, results: Results) -> None:
    from extractor.writing.database import write_sqlite

    write_sqlite(stage / SQLITE, results)


_WRITERS = {"parquet": _parquet, "sqlite": _sqlite}


def _timeless(run: Run) -> Run:
    """The run without its seconds: the outputs are the same bytes however long it took."""
    return msgspec.structs.replace(run, inputs=tuple(msgspec.structs.replace(each, seconds=0.0) for each in run.inputs))


def _place(out: pathlib.Path, stage: pathlib.Path, run: Run, wanted: Wanted) -> pathlib.Path | None:
    ours = out / FOLDER / "workbooks"
    known = ours.read_text(encoding="ascii").split() if ours.exists() else []
    (stage / RUN).write_bytes(msgspec.json.format(msgspec.json.encode(run), indent=1) + b"\n")
    kept = _keep_changed(out, known)
    written = hashlib.sha256((stage / WORKBOOK).read_bytes()).hexdigest()
    replace_file(ours, ["\n".join({*known, written}).encode()])  # before the rename: a kill between is no edit
    (stage / WORKBOOK).replace(out / WORKBOOK)
    replace_file(ours, [written.encode()])
    for name in (FEED, *(FORMATS[each] for each in wanted.formats)):
        if (out / name).exists():
            (out / name).replace(stage / f"old-{name}")
        (stage / name).replace(out / name)
    (stage / RUN).replace(out / RUN)
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
