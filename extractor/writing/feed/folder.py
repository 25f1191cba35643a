"""Writes the feed's folder, whole or not at all."""

from __future__ import annotations

import contextlib
import json
import pathlib
from collections.abc import Iterable, Sequence

import msgspec

from extractor.records import ReportRecords
from extractor.writing import landing
from extractor.writing.cleaning import clean
from extractor.writing.feed import datapackage, spreadsheet_csv
from extractor.writing.feed.changes import changes
from extractor.writing.feed.lines import LINES, encode, lines
from extractor.writing.frames import batches, frames
from extractor.writing.tables import TABLES


def write(folder: pathlib.Path, results: Iterable[ReportRecords], *, since: pathlib.Path | None = None) -> None:
    """Write the feed of these reports, in the order given, into `folder`.

    since : the folder of an earlier feed; `changes.jsonl` then says what is new, changed or gone.

    Reports are taken one by one, so that `results` may be a generator over more than memory holds. The same results
    give the same bytes. Raises OutputError where the folder cannot be written; what it held before is then untouched.
    Raises UsageError where `since` holds no feed.
    """
    with landing.folder(folder) as stage:
        _empty(stage)
        for batch in batches(map(clean, results)):
            _append(stage, batch)
        if since is not None:
            with (stage / "changes.jsonl").open("wb") as file:
                file.writelines(msgspec.json.encode(change) + b"\n" for change in changes(since, stage))
        text = json.dumps(datapackage.descriptor(stage), ensure_ascii=False, indent=2)
        (stage / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _empty(stage: pathlib.Path) -> None:
    """The files of a feed without reports."""
    for name in LINES:
        (stage / f"{name}.jsonl").touch()
    for name, frame in frames(()).items():
        spreadsheet_csv.append(stage / f"{name}.csv", TABLES[name], frame)


def _append(stage: pathlib.Path, batch: Sequence[ReportRecords]) -> None:
    for name, frame in frames(batch).items():
        spreadsheet_csv.append(stage / f"{name}.csv", TABLES[name], frame)
    with contextlib.ExitStack() as stack:
        files = {name: stack.enter_context((stage / f"{name}.jsonl").open("ab")) for name in LINES}
        for result in batch:
            for name, line in lines(result):
                files[name].write(encode(line) + b"\n")
