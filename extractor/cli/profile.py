"""`gongyak profile`: the tools of whoever adds a municipality."""

from __future__ import annotations

import pathlib

import click

from extractor.cli.options import password_option, profile_folders_option
from extractor.errors import ExitCode


@click.group("profile")
def command() -> None:
    """Layout profiles: how each municipality prints the same facts."""


@command.command("list")
@profile_folders_option
def list_(profile_folders: tuple[str, ...]) -> None:
    """Print every profile: its name, its title and where it is."""
    from extractor.profile import load
    from extractor.profile.library import folders

    for name, folder in folders(_paths(profile_folders)).items():
        click.echo(f"{name}\t{load(name, _paths(profile_folders)).title}\t{folder}")


@command.command()
@click.argument("name")
@profile_folders_option
def show(name: str, profile_folders: tuple[str, ...]) -> None:
    """Print the whole profile NAME, with the words it shares with all others, as JSON."""
    import msgspec

    from extractor.profile import load

    click.echo(msgspec.json.format(msgspec.json.encode(load(name, _paths(profile_folders))), indent=2).decode())


@command.command()
@click.argument("name_or_folder")
@profile_folders_option
def lint(name_or_folder: str, profile_folders: tuple[str, ...]) -> int:
    """Check a profile, by its name or its folder: each mistake with file, line and what to write instead."""
    from extractor.parsing.compiles import problems
    from extractor.profile.library import folder_of, load_folder
    from extractor.profile.lint import lint as check

    folder = folder_of(name_or_folder, _paths(profile_folders))
    found = check(folder) or list(problems(load_folder(folder), folder))
    for problem in found:
        click.echo(str(problem))
    click.echo(f"gongyak: {folder.name}: {len(found) or 'no'} problem{'s' * (len(found) != 1)}", err=True)
    return ExitCode.SOME_FAILED if found else ExitCode.OK


@command.command()
@click.argument("file", type=click.Path())
@password_option
def new(file: str, password: str | None) -> None:
    """Draft a profile from a report: its headings and tables, mapped where it is sure, TODO where it is not."""
    from extractor.convert import Options, read_layout
    from extractor.parsing.suggest import suggest

    click.echo(suggest(read_layout(file, Options(password=password))), nl=False)


@command.command()
@click.argument("file", type=click.Path())
@click.option("--profile", metavar="NAME", help="The profile to read with, instead of the one that fits.")
@profile_folders_option
@password_option
def explain(file: str, profile: str | None, profile_folders: tuple[str, ...], password: str | None) -> None:
    """Print each line of FILE with the rule that took it, and what of it found no place."""
    from extractor.convert import Options, profile_for, read_layout
    from extractor.parsing.explain import explain as lines

    options = Options(profile=profile, profile_folders=profile_folders, password=password)
    layout = read_layout(file, options)
    for line in lines(layout, profile_for(layout, options)):
        left = f"\tunplaced: {line.unplaced}" if line.unplaced else ""
        click.echo(f"{line.line}\t{line.rule}\t{line.text.replace(chr(9), ' | ')}{left}")


def _paths(folders: tuple[str, ...]) -> list[pathlib.Path]:
    return [pathlib.Path(folder) for folder in folders]
