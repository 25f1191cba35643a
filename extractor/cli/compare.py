"""`gongyak compare`: this year's report against last year's."""

from __future__ import annotations

import importlib.metadata
import pathlib
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from extractor.cli.options import limits_options, password_option, profile_folders_option
from extractor.errors import ExitCode, ReadError

if TYPE_CHECKING:
    from extractor.audit.compare import Comparison
    from extractor.batch.worker import Limits
    from extractor.records import ReportRecords


@click.command("compare")
@click.argument("old", type=click.Path(exists=True))
@click.argument("new", type=click.Path(exists=True))
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=pathlib.Path),
    help="The folder for the results; made if it is missing.",
)
@click.option("--profile", metavar="NAME", help="The layout profile to read with, instead of the one that fits.")
@profile_folders_option
@limits_options
@click.option("--redact", type=click.Choice(["contacts"]), help="Put roles in the place of names and phone numbers.")
@password_option
def command(
    old: str,
    new: str,
    out: pathlib.Path,
    profile: str | None,
    profile_folders: tuple[str, ...],
    timeout: float,
    memory: int,
    redact: str | None,
    password: str | None,
) -> int:
    """Hold the NEW report against the OLD one.

    OLD and NEW are reports (PDF or layout text), or folders that `gongyak convert` wrote; with several reports in a
    folder, those of one organisation are compared. OUT gets changes.xlsx, changes.jsonl and review/.
    """
    from extractor.audit.compare import compare, pair_editions
    from extractor.batch.editions import chosen, editions
    from extractor.batch.worker import Limits
    from extractor.convert import Options
    from extractor.writing import comparison as lines
    from extractor.writing import workbook

    options = Options(profile=profile, profile_folders=profile_folders, password=password, redact=redact is not None)
    limits = Limits(seconds=timeout, megabytes=memory)
    before, after = tuple(editions(old, options, limits)), tuple(editions(new, options, limits))
    pairs = pair_editions([each.records for each in before], [each.records for each in after])
    comparisons = [compare(*pair) for pair in pairs]
    version = importlib.metadata.version("gongyak")
    workbook.write_comparison(out / "changes.xlsx", comparisons, version=version)
    sources = chosen(pairs, (*before, *after))
    for made, pair in zip(comparisons, pairs, strict=True):
        folder = out / "review" if len(pairs) == 1 else out / "review" / made.new.report_id
        _review(folder, made, pair, sources, limits, password)
        _say(made)
    lines.write(out / "changes.jsonl", comparisons)
    return ExitCode.OK


def _review(
    folder: pathlib.Path,
    made: Comparison,
    pair: tuple[ReportRecords, ReportRecords],
    sources: dict[str, pathlib.Path],
    limits: Limits,
    password: str | None,
) -> None:
    """Drawn in a process of its own; where a file cannot be drawn, the review goes without pictures, and says so."""

    from extractor.batch import isolation
    from extractor.batch.review import for_drawing
    from extractor.writing.redaction import hidden
    from extractor.writing.review import write_comparison

    black = {each.report.report_id: hidden(each) for each in pair}
    try:
        isolation.call_alone(
            for_drawing(limits), write_comparison, folder, made, pair, sources, redact=black, password=password
        )
    except ReadError as error:
        click.echo(f"gongyak: {folder}: the pages cannot be drawn: {error.reason}", err=True)
        write_comparison(folder, made, pair, {}, redact=black)


def _say(made: Comparison) -> None:
    """One line on standard error: what was compared, and how many changes of each kind there are."""
    kinds = Counter(change.kind for change in made.changes)
    counted: Sequence[str] = [f"{count} {kind}" for kind, count in sorted(kinds.items())]
    said = ", ".join(counted) if counted else "no change"
    click.echo(f"{made.old.file} -> {made.new.file}: {len(made.matches)} pledges matched; {said}", err=True)
