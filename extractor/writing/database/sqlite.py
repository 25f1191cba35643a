"""The whole feed as one SQLite file."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sql
from sqlalchemy import event

from extractor.records import ReportRecords
from extractor.writing import landing
from extractor.writing.database.loading import fill, hold_to_sqlite


def write_sqlite(path: pathlib.Path, results: Iterable[ReportRecords]) -> None:
    """Write a new SQLite database of these reports, with foreign keys, indices and views.

    The same results give the same bytes with the same version of SQLite. Raises OutputError where the file cannot be
    written; what stood there before is then untouched.
    """
    with landing.file(path) as staged:
        engine = sql.create_engine(f"sqlite:///{staged}")
        hold_to_sqlite(engine)
        event.listen(engine, "connect", _do_not_wait)
        fill(engine, results)


def _do_not_wait(connection: Any, _: object) -> None:
    """The file takes its name when it is whole; until then there is nothing to save from a power cut."""
    connection.execute("PRAGMA synchronous = OFF")
