"""The progress bar of a terminal, and the table that closes a run: what needs a person."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from extractor.cli import wording
from extractor.records import Outcome, RunInput

if TYPE_CHECKING:
    from extractor.batch.inputs import Found
    from extractor.batch.run import Ended

MOST_ROWS = 40  # of the closing table; run.json has them all


@contextlib.contextmanager
def bar() -> Generator[Bar]:
    """A progress bar that is cleared away when the run is over."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[detail]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True, highlight=False), transient=True) as progress:
        yield Bar(progress)


class Bar:
    """Files, pages, pages a second, time left and failures so far."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("reading", total=None, detail="")
        self._began = time.monotonic()
        self._pages = self._failed = 0

    def begin(self, found: Found) -> None:
        """Shows how much there is."""
        self._progress.update(self._task, total=len(found.inputs))
        if found.others:
            self._print(wording.left_alone(found))

    def done(self, line: RunInput) -> None:
        """Moves the bar on."""
        self._pages += line.pages or 0
        self._failed += line.outcome is Outcome.FAILED
        rate = self._pages / max(time.monotonic() - self._began, 0.001)
        detail = f"{self._pages} pages, {rate:.0f} a second, {self._failed} failed"
        self._progress.update(self._task, advance=1, detail=detail)

    def writing(self) -> None:
        """Says that the outputs are being written."""
        self._progress.update(self._task, description="writing")

    def end(self, ended: Ended) -> None:
        """The table of what needs a person, and the last line."""
        self._progress.stop()
        rows = [(line, problem) for line in ended.run.inputs for problem in wording.problems(line)]
        if rows:
            self._progress.console.print(_table(rows))
        for text in wording.closing(ended):
            self._print(text)

    def _print(self, text: str) -> None:
        self._progress.console.print(Text(text), soft_wrap=True)


def _table(rows: Sequence[tuple[RunInput, str]]) -> Table:
    table = Table("outcome", "what needs a person", title_justify="left", expand=False)
    for line, problem in rows[:MOST_ROWS]:
        style = "red" if line.outcome is Outcome.FAILED else "yellow"
        table.add_row(Text(line.outcome.value, style), Text(problem, overflow="fold"))
    if len(rows) > MOST_ROWS:
        table.add_row("", f"{len(rows) - MOST_ROWS} more in run.json")
    return table
