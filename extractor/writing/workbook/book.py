"""Writes the workbook, lot by lot, whole or not at all."""

from __future__ import annotations

import contextlib
import datetime
import pathlib
from collections.abc import Generator, Iterable
from typing import Any

from extractor.audit.decisions import Decisions
from extractor.records import ReportRecords, Run
from extractor.writing import landing
from extractor.writing.cleaning import clean
from extractor.writing.frames import batches, frames
from extractor.writing.workbook import archive, guide, long_texts, summary
from extractor.writing.workbook.grid import Grid, Link
from extractor.writing.workbook.pledges import sums
from extractor.writing.workbook.review_columns import mark_findings, standings
from extractor.writing.workbook.sheets import SHEETS
from extractor.writing.workbook.styles import add_styles
from extractor.writing.workbook.tally import Tally


def write(
    path: pathlib.Path,
    results: Iterable[ReportRecords],
    run: Run,
    *,
    link: Link | None = None,
    decisions: Decisions | None = None,
) -> None:
    """Write the workbook of these reports, in the order given.

    run : the run that gave them, for the sheet 안내; its seconds are not shown.
    decisions : what auditors wrote into the sheet 검증 of an earlier workbook, to be carried over.
    link : where the review shows a value of a pledge, as a path beside the workbook; without it rows have no links.

    Reports are taken one by one, so that `results` may be a generator over more than memory holds. The same results
    give the same bytes. Raises OutputError where the file cannot be written; what stood there before is untouched.
    """
    from openpyxl import Workbook

    book: Any = Workbook(write_only=True)
    book.properties.creator = f"gongyak {run.version}"
    book.properties.created = book.properties.modified = datetime.datetime(1980, 1, 1)
    add_styles(book)
    tally = Tally()
    with landing.file(path) as staged, _whole(book):
        first = book.create_sheet("안내"), book.create_sheet("요약")
        grids = {sheet.name: Grid(book, sheet, link) for sheet in SHEETS}
        for batch in batches(map(clean, results)):
            tables = {**frames(batch), "sums": sums(batch)}
            tables["standings"] = standings(tables["findings"], decisions)
            shown = {name: grid.sheet.rows(tables) for name, grid in grids.items()}
            tally.add(tables, shown["공약"], shown["재정"])
            for name, grid in grids.items():
                grid.append(shown[name])
        mark_findings(grids["검증"])
        for grid in grids.values():
            grid.finish()
        long_texts.write(book, grids.values())
        guide.write(first[0], run, tally, tuple(grids.values()))
        values = summary.write(first[1], tally, grids)
        archive.save(book, staged, {"xl/worksheets/sheet2.xml": values})


@contextlib.contextmanager
def _whole(book: Any) -> Generator[None, None, None]:
    """Close the sheets of a workbook that is not finished, and delete what openpyxl has kept of them on disk."""
    try:
        yield
    except BaseException:
        for sheet in book.worksheets:
            if not sheet.closed:
                sheet.close()
            with contextlib.suppress(FileNotFoundError):  # it went into the archive already
                sheet._writer.cleanup()
        raise
