"""The whole feed as one SQLite file."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable

from extractor.records import ReportRecords
from extractor.writing import landing
from extractor.writing.database.loading import load


def write_sqlite(path: pathlib.Path, results: Iterable[ReportRecords]) -> None:
    """Write a new SQLite database of these reports, with foreign keys, indices and views.

    The same results give the same bytes with the same version of SQLite. Raises OutputError where the file cannot be
    written; what stood there before is then untouched.
    """
    with landing.file(path) as staged:
        load(f"sqlite:///{staged}", results)
