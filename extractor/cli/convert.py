"""`gongyak convert`: the main job."""

from __future__ import annotations

import concurrent.futures
import contextlib
import os
import pathlib
from collections.abc import Generator
from typing import Any

import click

from extractor.cli.options import limits_options, ocr_option, password_option, profile_folders_option
from extractor.cli.review import write_review
from extractor.errors import ExitCode, UsageError

CLUSTER_WAIT = 10  # seconds


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def _executor(cluster: str | None) -> Generator[concurrent.futures.Executor | None]:
    """What runs the files: nothing of others, or a Dask cluster. Raises UsageError where it cannot be reached."""
    if cluster is None:
        yield None
        return
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("--cluster needs the extra `cluster`", hint="pip install 'gongyak[cluster]'") from error
    try:
        client: Any = Client(cluster, timeout=CLUSTER_WAIT)
    except (OSError, ValueError) as error:
        raise UsageError(f"the cluster at {cluster} does not answer", hint="is its scheduler running?") from error
    with client:
        yield client.get_executor(pure=False)


@click.command("convert")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(file_okay=False),
    help="The folder for the results; made if it is missing.",
)
@click.option("--profile", metavar="NAME", help="The layout profile to read with, instead of the one that fits.")
@profile_folders_option
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=_cores,
    show_default="cores",
    help="Files, or page ranges of long ones, read at a time.",
)
@limits_options
@ocr_option
@password_option
@click.option("--retry-failed", is_flag=True, help="Read again what failed before, changed or not.")
@click.option(
    "--min-coverage",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="SHARE",
    help="Fail a report of whose characters a smaller share found a place; 1.0 asks for all.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(["parquet", "sqlite"]),
    help="Write the tables in this form too; may be given twice.",
)
@click.option(
    "--since", metavar="OUT", type=click.Path(), help="An earlier output; feed/changes.jsonl says what changed since."
)
@click.option("--redact", type=click.Choice(["contacts"]), help="Put roles in the place of names and phone numbers.")
@click.option("--review", is_flag=True, help="Also write review pages, OUT/review: see `gongyak review`.")
@click.option(
    "--decisions",
    type=click.Path(dir_okay=False),
    metavar="WORKBOOK",
    help="A workbook whose sheet of findings was filled in; its decisions are carried over.",
)
@click.option("--strict", is_flag=True, help="Exit with 3 if any finding is an error.")
@click.option("--failfast", is_flag=True, help="Stop at the first input that fails.")
@click.option("--dry-run", is_flag=True, help="Say what would be read, and write nothing.")
@click.option("--cluster", metavar="ADDRESS", help="Run on a Dask cluster: tcp://HOST:PORT of its scheduler.")
@click.option("-q", "--quiet", is_flag=True, help="Only what needs a person, and the last line.")
@click.option("--log-json", is_flag=True, help="Events as JSON lines on standard error.")
def command(
    inputs: tuple[str, ...],
    out: str,
    profile: str | None,
    profile_folders: tuple[str, ...],
    workers: int,
    timeout: float,
    memory: int,
    ocr: bool,
    password: str | None,
    retry_failed: bool,
    min_coverage: float,
    decisions: str | None,
    formats: tuple[str, ...],
    since: str | None,
    redact: str | None,
    review: bool,
    strict: bool,
    failfast: bool,
    dry_run: bool,
    cluster: str | None,
    quiet: bool,
    log_json: bool,
) -> int:
    """Convert pledge reports - PDF and layout-text files, folders, globs, zip archives - into OUT.

    OUT gets pledges.xlsx, feed/ and run.json. What has been read is kept there, so that a run that was stopped goes on
    where it was, and files that did not change are not read again.
    """
    from extractor.audit.decisions import read_decisions
    from extractor.batch import run
    from extractor.batch.outputs import Wanted, feed_below
    from extractor.batch.worker import Limits
    from extractor.cli import reporters
    from extractor.convert import Options
    from extractor.profile import load

    plan = run.Plan(
        options=Options(
            profile=profile, profile_folders=profile_folders, ocr=ocr, password=password, redact=redact is not None
        ),
        limits=Limits(seconds=timeout, megabytes=memory),
        workers=workers,
        retry_failed=retry_failed,
        min_coverage=min_coverage,
        wanted=Wanted(
            decisions=read_decisions(decisions) if decisions else None,
            formats=tuple(dict.fromkeys(formats)),
            since=feed_below(pathlib.Path(since)) if since else None,
            linked=review,
        ),
        failfast=failfast,
    )
    if profile:
        load(profile, [pathlib.Path(each) for each in profile_folders])
    if dry_run:
        for state, label in run.preview(inputs, out, plan):
            click.echo(f"{state}\t{label}")
        return ExitCode.OK
    with reporters.chosen(quiet=quiet, log_json=log_json) as reporter, _executor(cluster) as executor:
        ended = run.convert(inputs, out, plan, reporter, executor)
        reporter.end(ended)
    if review:
        write_review(pathlib.Path(out), timeout, memory, password)
    if ended.exit_code is ExitCode.OK and strict and ended.errors:
        return ExitCode.FINDINGS
    return ended.exit_code
