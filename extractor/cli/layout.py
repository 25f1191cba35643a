"""`gongyak layout`: what the grammar reads."""

from __future__ import annotations

import re

import click

from extractor.cli.options import ocr_option, password_option
from extractor.errors import UsageError

_RANGE = re.compile(r"\s*(\d*)\s*(-?)\s*(\d*)\s*")


@click.command("layout")
@click.argument("file", type=click.Path())
@click.option("--pages", metavar="LIST", help="Pages of a PDF to read, from 1: 1,3,5- or -4.")
@ocr_option
@password_option
def command(file: str, pages: str | None, ocr: bool, password: str | None) -> None:
    """Print the layout text of FILE: plain lines, tabs between table cells, two spaces of indentation a level."""
    from extractor.convert import Options, is_pdf, read_layout

    chosen = None
    if pages is not None:
        if not is_pdf(file):
            raise UsageError("only a PDF has pages", file=file, hint="leave --pages out")
        chosen = page_numbers(pages, _count(file, password))
    layout = read_layout(file, Options(ocr=ocr, password=password), pages=chosen)
    for notice in layout.notices:
        where = f"page {notice.page}: " if notice.page else ""
        click.echo(f"gongyak: {file}: {where}{notice.kind}: {' '.join(notice.text.split())}", err=True)
    click.echo(layout.text, nl=False)


def page_numbers(text: str, total: int) -> list[int]:
    """`1,3,5-` of a document of `total` pages as sorted numbers. Raises UsageError."""
    chosen: set[int] = set()
    for part in text.split(","):
        found = _RANGE.fullmatch(part)
        if not found or not (found[1] or found[3]) or (found[3] and not found[2]):
            raise UsageError(f"--pages {text}: {part.strip()!r} is no page or range", hint="write 1,3,5-")
        first = int(found[1] or 1)
        last = int(found[3] or (total if found[2] else first))
        if not 1 <= first <= last <= total:
            raise UsageError(f"--pages {text}: {part.strip()!r} is not within pages 1 to {total}")
        chosen.update(range(first, last + 1))
    return sorted(chosen)


def _count(file: str, password: str | None) -> int:
    from extractor.reading.glyphs import open_pdf

    with open_pdf(file, password) as document:
        return document.pages
