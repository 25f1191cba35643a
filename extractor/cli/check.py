"""`gongyak check`: what is wrong with a report, without writing anything."""

from __future__ import annotations

import click

from extractor.cli.options import limits_options, ocr_option, password_option, profile_folders_option
from extractor.errors import ExitCode, GongyakError


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--profile", metavar="NAME", help="The layout profile to read with, instead of the one that fits.")
@profile_folders_option
@limits_options
@ocr_option
@password_option
def command(
    files: tuple[str, ...],
    profile: str | None,
    profile_folders: tuple[str, ...],
    timeout: float,
    memory: int,
    ocr: bool,
    password: str | None,
) -> int:
    """Print the findings of each FILE, a line each: file, pledge, severity, rule, page and what is wrong.

    The exit status is 3 where a finding is an error, 1 where a file cannot be read.
    """
    from extractor.batch.editions import editions
    from extractor.batch.worker import Limits
    from extractor.convert import Options

    options = Options(profile=profile, profile_folders=profile_folders, ocr=ocr, password=password)
    limits = Limits(seconds=timeout, megabytes=memory)
    status = ExitCode.OK
    for file in files:
        try:
            found = list(editions(file, options, limits))
        except GongyakError as error:
            error.file = error.file or file
            click.echo(f"gongyak: {error}", err=True)
            status = ExitCode.SOME_FAILED
            continue
        for edition in found:
            numbers = {pledge.id: pledge.number or str(pledge.ordinal) for pledge in edition.records.pledges}
            for finding in edition.records.findings:
                page = f"p. {finding.page}" if finding.page else ""
                cells = (file, numbers.get(finding.pledge_id or "", ""), finding.severity, finding.rule, page)
                click.echo("\t".join((*cells, finding.message)))
                if finding.severity == "error" and status is ExitCode.OK:
                    status = ExitCode.FINDINGS
    return status
