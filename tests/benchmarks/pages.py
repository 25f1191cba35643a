"""An invented report as HTML, and printed by headless Chromium: for measuring on pages as browsers make them."""

from __future__ import annotations

import html
import pathlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterable

from samples.make.arrangement import blocks
from samples.make.blocks import Begin, Block, Box, Cover, Entry, Line, Section, Table, Title, Turn, Unit
from samples.make.model import Report

STYLE = """
@page { size: A4; margin: 18mm 16mm }
body { font: 10pt/1.5 NanumGothic, 'Noto Sans CJK KR', sans-serif; margin: 0 }
section { break-before: page }
h2 { font-size: 14pt; margin: 0 0 6pt }
h3 { font-size: 11.5pt; margin: 8pt 0 3pt }
p { margin: 1pt 0 }
.unit { text-align: right; font-size: 8pt }
table { width: 100%; border-collapse: collapse; font-size: 7.5pt; margin: 2pt 0 8pt }
td { border: 0.6pt solid #333; padding: 2pt 3pt; text-align: center }
.head, .label { background: #e4ebf3 }
.number { text-align: right }
"""
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic", "--no-pdf-header-footer",
)  # fmt: skip


def print_pdf(report: Report, path: pathlib.Path) -> None:
    """Prints the report to `path` by Chromium. Raises FileNotFoundError where it is not installed."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise FileNotFoundError("Chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "report.html")
        page.write_text(as_html(report), encoding="utf-8")
        command = [program, *QUIET, f"--user-data-dir={folder}/profile", f"--print-to-pdf={path}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


def as_html(report: Report) -> str:
    """The report as a page, each pledge beginning on a sheet of its own."""
    body = "\n".join(_element(block) for block in blocks(report))
    return f'<!doctype html><html lang="ko"><meta charset="utf-8"><style>{STYLE}</style><body><section>{body}</section>'


def _element(block: Block) -> str:
    match block:
        case Begin():
            made = "</section><section>"
        case Turn():
            made = ""
        case Cover(lines):
            made = "".join(f"<h2>{html.escape(line)}</h2>" for line in lines)
        case Title(text):
            made = f"<h2>{html.escape(text)}</h2>"
        case Section(mark, text):
            made = f"<h3>{html.escape(f'{mark} {text}')}</h3>"
        case Entry(depth, mark, text):
            made = f'<p style="margin-left: {12 * depth}pt">{html.escape(f"{mark} {text}")}</p>'
        case Line(text):
            made = f"<p>{html.escape(text)}</p>"
        case Unit(text):
            made = f'<p class="unit">{html.escape(text)}</p>'
        case Table(_, rows):
            made = f"<table>{''.join(map(_row, rows))}</table>"
    return made


def _row(row: Iterable[Box | None]) -> str:
    return f"<tr>{''.join(_cell(cell) for cell in row if cell)}</tr>"


def _cell(cell: Box) -> str:
    text = "<br>".join(map(html.escape, cell.lines))
    return f'<td class="{cell.role}" colspan="{cell.across}" rowspan="{cell.down}">{text}</td>'
