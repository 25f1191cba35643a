"""Options that several commands share, and the kinds of value that click does not know."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable
from typing import TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., object])

_SIZE = re.compile(r"(\d+)\s*(k|m|g)?(?:i?b)?", re.IGNORECASE)
_MEGABYTES = {"k": 1 / 1024, "m": 1, "g": 1024}
LEAST_MEGABYTES = 256  # below this the libraries themselves do not load


class MemorySize(click.ParamType[int]):
    """`1GiB`, `512M`: mebibytes."""

    name = "size"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The size in mebibytes; a bare number is mebibytes already."""
        found = _SIZE.fullmatch(str(value).strip())
        if not found:
            self.fail(f"{value!r} is no size; write 1GiB or 512MiB", param, ctx)
        size = int(int(found[1]) * _MEGABYTES[(found[2] or "m").lower()])
        if size < LEAST_MEGABYTES:
            self.fail(f"{value} is too little to read any file; at least {LEAST_MEGABYTES}MiB", param, ctx)
        return size


def _first_line(ctx: click.Context, param: click.Parameter, value: pathlib.Path | None) -> str | None:
    if value is None:
        return None
    try:
        lines = value.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"the password file cannot be read: {error}", ctx, param) from error
    if not lines or not lines[0]:
        raise click.BadParameter("the password file's first line is empty", ctx, param)
    return lines[0]


def password_option(function: Function) -> Function:
    """`--password-file`: its first line opens locked files."""
    return click.option(
        "--password-file",
        "password",
        type=click.Path(exists=True, dir_okay=False, path_type=pathlib.Path),
        callback=_first_line,
        help="A text file whose first line opens locked PDFs.",
    )(function)


def limits_options(function: Function) -> Function:
    """`--timeout` and `--memory`: what reading one file may cost."""
    timeout = click.option(
        "--timeout",
        type=click.FloatRange(0, min_open=True),
        default=60.0,
        show_default=True,
        help="Seconds that reading a file may take; drawing its pages may take twenty times as long.",
    )
    memory = click.option(
        "--memory", type=MemorySize(), default="1GiB", show_default=True, help="Memory a file may take."
    )
    return timeout(memory(function))


def profile_folders_option(function: Function) -> Function:
    """`--profile-dir`: folders of a user's own profiles, which win over the built-in ones."""
    return click.option(
        "--profile-dir",
        "profile_folders",
        multiple=True,
        type=click.Path(exists=True, file_okay=False),
        help="A folder of your own layout profiles; may be given more than once.",
    )(function)


def ocr_option(function: Function) -> Function:
    """`--ocr`: scanned pages are read too, and never count as confirmed."""
    return click.option(
        "--ocr",
        is_flag=True,
        help="Read scanned pages with Tesseract; slow, and every value of them must be checked.",
    )(function)
