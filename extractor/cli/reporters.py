"""How a run is seen: a bar on a terminal, lines in a pipe, JSON for a program; always on standard error."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Generator
from typing import TYPE_CHECKING, Protocol

import click
import msgspec

from extractor.batch.account import Watcher
from extractor.batch.names import shown
from extractor.cli import wording
from extractor.records import Outcome, RunInput

if TYPE_CHECKING:
    from extractor.batch.inputs import Found
    from extractor.batch.run import Ended


class Reporter(Watcher, Protocol):
    """A watcher that also says how the run ended."""

    def end(self, ended: Ended) -> None:
        """The outputs are written."""
        ...


@contextlib.contextmanager
def chosen(*, quiet: bool, log_json: bool) -> Generator[Reporter]:
    """The reporter that fits where standard error leads."""
    if log_json:
        yield JsonLines()
    elif quiet or not sys.stderr.isatty():
        yield Lines(quiet=quiet)
    else:
        from extractor.cli.bar import bar

        with bar() as reporter:
            yield reporter


class Lines:
    """A line an input; with `quiet` only what needs a person."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._total = self._done = 0

    def begin(self, found: Found) -> None:
        """Says what was left alone."""
        self._total = len(found.inputs)
        if found.others and not self._quiet:
            click.echo(wording.left_alone(found), err=True)

    def done(self, line: RunInput) -> None:
        """Says what became of an input."""
        self._done += 1
        for problem in wording.problems(line):
            click.echo(f"gongyak: {problem}", err=True)
        if not self._quiet and line.outcome is not Outcome.FAILED:
            click.echo(f"[{self._done}/{self._total}] {line.path}: {wording.counted(line)}", err=True)

    def writing(self) -> None:
        """Nothing: the last line follows soon."""

    def end(self, ended: Ended) -> None:
        """The last line, with every input accounted for."""
        for line in wording.closing(ended):
            click.echo(line, err=True)


class JsonLines:
    """An event a line, for another program to follow."""

    def begin(self, found: Found) -> None:
        """`begin` with the number of inputs."""
        self._write({"event": "begin", "inputs": len(found.inputs), "left_alone": dict(found.others)})

    def done(self, line: RunInput) -> None:
        """`input` with its line of `run.json`."""
        self._write({"event": "input", **msgspec.to_builtins(line)})

    def writing(self) -> None:
        """`writing`."""
        self._write({"event": "writing"})

    def end(self, ended: Ended) -> None:
        """`end` with the numbers of ok, warned and failed inputs."""
        kept = shown(ended.kept) if ended.kept else None
        decisions = msgspec.to_builtins(ended.carried) if ended.carried else None
        self._write(
            {"event": "end", **wording.tally(ended), "errors": ended.errors, "kept": kept, "decisions": decisions}
        )

    def _write(self, event: dict[str, object]) -> None:
        click.echo(json.dumps(event, ensure_ascii=False), err=True)
