"""`gongyak schema`: the JSON Schemas of the feed."""

from __future__ import annotations

import json
import pathlib

import click


@click.command("schema")
@click.argument("name", required=False)
@click.option(
    "-o", "--out", type=click.Path(file_okay=False, path_type=pathlib.Path), help="Write each as a file into a folder."
)
def command(name: str | None, out: pathlib.Path | None) -> None:
    """Print the JSON Schemas of the feed's lines: all of them, or that of one file, such as `pledges`."""
    from extractor.errors import UsageError
    from extractor.writing.feed import schema

    if out is not None:
        schema.write(out)
        return
    found = schema.schemas()
    if name is not None and name not in found:
        raise UsageError(f"there is no schema of {name!r}", hint=f"there are: {', '.join(found)}")
    click.echo(json.dumps(found[name] if name else found, ensure_ascii=False, indent=2))
