"""The command `gongyak`: arguments, messages and exit status. Each command is a module, imported when it is called."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from extractor.errors import ExitCode, GongyakError, ProfileError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

# The line that `gongyak --help` shows of each command; the module of the same name holds the command itself.
COMMANDS = {
    "convert": "Convert reports into a workbook, a feed and an account of the run.",
    "layout": "Print the layout text of one report: what the grammar reads.",
    "check": "Print what is wrong with a report, without writing anything.",
    "review": "Write review pages of a converted folder: records beside the pages they were read from.",
    "load": "Load a converted folder into a SQL database.",
    "schema": "Print the JSON Schemas of the feed.",
    "compare": "Hold a report against the one of the year before.",
    "identify": "Say which layout profile reads a report, and why.",
    "profile": "List, show, check and draft layout profiles; explain how one reads a report.",
}


class _Commands(click.Group):
    """Commands that are imported only when they are called, so that `--help` and completion are quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        return importlib.import_module(f"extractor.cli.{cmd_name}").command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="gongyak", message="%(prog)s %(version)s")
def gongyak() -> None:
    """Pledge reports of Korean local governments become exact records.

    Data goes to standard output, everything else to standard error. Exit status: 0 every input converted, 1 some
    failed, 2 wrong usage, 3 an error finding (with --strict), 130 interrupted.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command and exits with its status."""
    sys.exit(_status(arguments))


def _status(arguments: Sequence[str] | None) -> int:
    try:
        status = gongyak.main(arguments, prog_name="gongyak", standalone_mode=False)
    except click.ClickException as error:
        error.show(sys.stderr)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted; the same command goes on from here")
        return ExitCode.INTERRUPTED
    except GongyakError as error:
        _say(str(error))
        return ExitCode.USAGE if isinstance(error, (UsageError, ProfileError)) else ExitCode.SOME_FAILED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone, and needs no message
        return ExitCode.SOME_FAILED
    return status if isinstance(status, int) else ExitCode.OK


def _say(message: str) -> None:
    click.echo(f"gongyak: {message}", err=True)
