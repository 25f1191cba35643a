"""`gongyak identify`: which profile, and why."""

from __future__ import annotations

import pathlib

import click

from extractor.cli.options import password_option, profile_folders_option


@click.command("identify")
@click.argument("file", type=click.Path())
@profile_folders_option
@password_option
def command(file: str, profile_folders: tuple[str, ...], password: str | None) -> None:
    """Say which layout profile reads FILE, and how far each one fits: its anchors found and missing."""
    from extractor.convert import Options, read_layout
    from extractor.errors import ProfileError
    from extractor.profile import identify

    layout = read_layout(file, Options(password=password))
    try:
        found = identify(layout.text, [pathlib.Path(folder) for folder in profile_folders])
    except ProfileError as error:
        error.file = file
        raise
    click.echo(found.profile.name)
    for reach in found.reaches:
        click.echo(f"  {reach.describe()}", err=True)
