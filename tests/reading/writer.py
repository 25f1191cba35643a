"""Invented reports as flat OpenDocument text, and printed by LibreOffice Writer: how a word processor sets them."""

from __future__ import annotations

import dataclasses
import html
import subprocess
from typing import TYPE_CHECKING

from samples.make.arrangement import blocks
from samples.make.blocks import Begin, Cover, Entry, Line, Section, Table, Title, Turn, Unit
from tests.conftest import absent, require_program

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator, Sequence

    from samples.make.blocks import Block, Box
    from samples.make.model import Report

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
_FACE = 'style:font-name="F" style:font-name-asian="F"'


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """How a report is set: the font, its size in text and in tables; whether cells are ruled down; the colour behind
    heads and labels; what follows the mark of a real list (None: marks are typed)."""

    font: str = "NanumGothic"
    text: float = 10
    cell: float = 8.5
    down: bool = True
    shade: str | None = None
    after_mark: str | None = None


def _paragraph(name: str, size: float, *, bold: bool = False, align: str = "start", more: str = "") -> str:
    weight = 'fo:font-weight="bold" style:font-weight-asian="bold"' if bold else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph">'
        f'<style:paragraph-properties fo:text-align="{align}" {more}/>'
        f'<style:text-properties {_FACE} fo:font-size="{size}pt" style:font-size-asian="{size}pt" {weight}/>'
        "</style:style>"
    )


def _styles(look: Look) -> Iterator[str]:
    yield _paragraph("cover", 20, bold=True, align="center")
    yield _paragraph("title", 15, bold=True, more='fo:break-before="page"')
    yield _paragraph("section", 12, bold=True, more='fo:margin-top="0.3cm" fo:keep-with-next="always"')
    yield _paragraph("line", look.text)
    yield _paragraph("unit", 8, align="end")
    for depth in range(4):
        indent = f'fo:margin-left="{0.5 * depth + 0.4}cm" fo:text-indent="-0.4cm"'
        yield _paragraph(f"entry{depth}", look.text, more=indent)
    for role in ("head", "label", "text", "number", "tick"):
        yield _paragraph(role, look.cell, bold=role in ("head", "label"), align="end" if role == "number" else "center")
    rule = "0.5pt solid #000000"
    for name, shade in (("plain", None), ("shaded", look.shade)):
        ground = f'fo:background-color="{shade}"' if shade else ""
        down = f'fo:border-left="{rule}" fo:border-right="{rule}"' if look.down else ""
        yield (
            f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
            f'fo:padding="0.06cm" style:vertical-align="middle" fo:border-top="{rule}" fo:border-bottom="{rule}" '
            f"{down} {ground}/></style:style>"
        )
    for name, page in (("upright", "Standard"), ("wide", "Landscape")):
        yield f'<style:style style:name="{name}" style:family="paragraph" style:master-page-name="{page}"/>'
    yield (
        '<style:style style:name="whole" style:family="table">'
        '<style:table-properties style:rel-width="100%" table:align="margins"/></style:style>'
    )


def _list_style(mark: str, after: str) -> str:
    levels = "".join(
        f'<text:list-level-style-bullet text:level="{level + 1}" text:bullet-char="{html.escape(mark)}">'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f'<style:list-level-label-alignment text:label-followed-by="{after}" fo:text-indent="-0.6cm" '
        f'text:list-tab-stop-position="{0.6 * level + 1}cm" fo:margin-left="{0.6 * level + 1}cm"/>'
        f"</style:list-level-properties><style:text-properties {_FACE}/></text:list-level-style-bullet>"
        for level in range(4)
    )
    return f'<text:list-style style:name="list{ord(mark)}">{levels}</text:list-style>'


def _text(style: str, text: str) -> str:
    return f'<text:p text:style-name="{style}">{html.escape(text)}</text:p>'


def _listed(entry: Entry) -> str:
    opened, closed = "<text:list-item><text:list>" * entry.depth, "</text:list></text:list-item>" * entry.depth
    item = f"<text:list-item>{_text('line', entry.text)}</text:list-item>"
    return f'<text:list text:style-name="list{ord(entry.mark)}">{opened}{item}{closed}</text:list>'


def _cell(cell: Box | None) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    style = "shaded" if cell.role in ("head", "label") else "plain"
    lines = "".join(_text(cell.role, line) for line in cell.lines)
    return (
        f'<table:table-cell table:style-name="{style}" table:number-columns-spanned="{cell.across}" '
        f'table:number-rows-spanned="{cell.down}">{lines}</table:table-cell>'
    )


def _table(table: Table) -> str:
    rows = [f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in table.rows]
    heads = table.heads if table.heads < len(rows) else 0
    head = f"<table:table-header-rows>{''.join(rows[:heads])}</table:table-header-rows>" if heads else ""
    columns = f'<table:table-column table:number-columns-repeated="{len(table.rows[0])}"/>'
    body = "".join(rows[heads:])
    return f'<table:table table:style-name="whole">{columns}{head}{body}</table:table>{_text("unit", "")}'


def _element(block: Block, look: Look) -> str:
    match block:
        case Title(text) | Line(text) | Unit(text):
            made = _text(type(block).__name__.lower(), text)
        case Cover(lines):
            made = "".join(_text("cover", line) for line in lines)
        case Section(mark, text):
            made = _text("section", f"{mark} {text}")
        case Entry(depth, mark, text):
            made = _listed(block) if look.after_mark else _text(f"entry{depth}", f"{mark} {text}")
        case Turn(landscape):
            made = _text("wide" if landscape else "upright", "")
        case Table():
            made = _table(block)
        case Begin():
            made = ""
    return made


def as_fodt(report: Report, look: Look) -> str:
    """The report as a flat OpenDocument text."""
    made = list(blocks(report))
    marks = sorted({block.mark for block in made if isinstance(block, Entry)}) if look.after_mark else []
    styles = "".join((*_styles(look), *(_list_style(mark, look.after_mark or "") for mark in marks)))
    pages = "".join(
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{width}cm" '
        f'fo:page-height="{height}cm" fo:margin="2cm"/></style:page-layout>'
        for name, width, height in (("a", 21, 29.7), ("b", 29.7, 21))
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls>'
        f'<style:font-face style:name="F" svg:font-family="\'{look.font}\'"/></office:font-face-decls>'
        '<office:styles><style:default-style style:family="paragraph"><style:text-properties '
        'style:language-asian="ko" style:country-asian="KR"/></style:default-style></office:styles>'
        f"<office:automatic-styles>{pages}{styles}</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="a"/>'
        '<style:master-page style:name="Landscape" style:page-layout-name="b"/></office:master-styles>'
        f"<office:body><office:text>{''.join(_element(block, look) for block in made)}</office:text></office:body>"
        "</office:document>"
    )


def print_all(reports: Sequence[tuple[str, Report, Look]], folder: pathlib.Path) -> None:
    """Prints the reports to `NAME.pdf` in the folder; skips the test where there is no LibreOffice Writer."""
    program = require_program("soffice")
    sources = [folder / f"{name}.fodt" for name, _, _ in reports]
    for source, (_, report, look) in zip(sources, reports, strict=True):
        source.write_text(as_fodt(report, look), encoding="utf-8")
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [program, "--headless", home, "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=300)
    if not all(source.with_suffix(".pdf").exists() for source in sources):
        absent("LibreOffice Writer")
