"""`gongyak load`: a converted folder goes into a SQL database."""

from __future__ import annotations

import pathlib

import click

DEFAULT = "pledges.sqlite"


@click.command("load")
@click.argument("out", type=click.Path(exists=True, file_okay=False, path_type=pathlib.Path))
@click.option(
    "--to",
    "url",
    metavar="URL",
    envvar="GONGYAK_DATABASE",
    help="The database, such as postgresql+psycopg://USER@HOST/NAME; also read from $GONGYAK_DATABASE, where a password"
    f" is not seen by others.  [default: OUT/{DEFAULT}]",
)
def command(out: pathlib.Path, url: str | None) -> None:
    """Load the reports of OUT, which `gongyak convert` wrote, into a SQL database.

    Each report is one transaction. What is there already stays as it is, and a new version of a report takes the
    place of the old one.
    """
    from extractor.audit.compare import read_feed
    from extractor.batch.outputs import feed_below
    from extractor.writing.database import load

    loaded = load(url or f"sqlite:///{out / DEFAULT}", read_feed(feed_below(out)))
    click.echo(f"{loaded.added} added, {loaded.replaced} replaced, {loaded.unchanged} unchanged", err=True)
