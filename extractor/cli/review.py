"""`gongyak review`: the review pages of a folder that was converted."""

from __future__ import annotations

import pathlib

import click

from extractor.cli.options import limits_options, password_option


@click.command("review")
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=pathlib.Path))
@limits_options
@password_option
def command(out: pathlib.Path, timeout: float, memory: int, password: str | None) -> None:
    """Write OUT/review from what `gongyak convert` wrote into OUT: pages to open from disk, in Korean.

    Each report's pages stand as pictures beside its records, every value linked to its place.
    """
    write_review(out, timeout, memory, password)


def write_review(out: pathlib.Path, timeout: float, memory: int, password: str | None) -> None:
    """Writes the review and says so on standard error."""
    from extractor.batch import review
    from extractor.batch.worker import Limits

    limits = Limits(seconds=timeout, megabytes=memory)
    count = review.write(out, limits, password, lambda line: click.echo(f"gongyak: {line}", err=True))
    click.echo(f"review of {count} report{'s' * (count != 1)}: {out / review.FOLDER / 'index.html'}", err=True)
