"""Tables that a real browser prints, in the looks that reports come in, read to the same cells by both readers."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from extractor.reading import glyphs, plumber
from extractor.reading.tables import find_tables
from tests.conftest import require_program

if TYPE_CHECKING:
    import pathlib

    from extractor.reading.page import Page

LOOKS = {
    "solid": "td { border: 1px solid #000 }",
    "dotted": "td { border: 1px dotted #000 }",
    "dashed": "td { border: 1px dashed #555 }",
    "double": "td { border: 3px double #000 }",
    "fine": "table { border: 2px solid #000 } td { border: 0.5px dotted #999 }",
    "open": "td { border: 1px solid #000 } td:first-child { border-left: 0 } td:last-child { border-right: 0 }"
    " tr.second td:first-child { border-left: 1px solid #000 }",
    "across": "td { border-top: 1px solid #000; border-bottom: 1px solid #000 }",
    "apart": "table { border-collapse: separate; border-spacing: 2px } td { border: 1px solid #000 }",
    "round": "table { border-collapse: separate; border-spacing: 0; border: 1px solid; border-radius: 8px }"
    " td { border: 0.5px solid }",
    "shaded": "table { border: 1px solid } td { border-left: 1px solid } tr.body td { border-top: 1px solid }"
    " tr.head td { background: #dde; border-top: 1px solid }",
}
"""Each look's style sheet."""
SHADED = {
    "tiles": "table { border-collapse: separate; border-spacing: 2px } td { background: #eee }"
    " tr.head td { background: #cde }",
    "stripes": "tr.head td { background: #235; color: #fff } tr.body:not(.head):nth-child(odd) td { background: #eef }",
    "levelled": "td { border-top: 1px solid #000; border-bottom: 1px solid #000 } tr.head td { background: #dde }",
}
"""Looks in which only the shades of cells show some of their sides; the second reader does not tell of shades."""
YEARS = ("2018", "2019", "2020")
FUNDS = (("sum", "1,200", "800", "-", "15", "2,000", "30"), ("city", "700", "", "", "15", "1,500", "0"))


def section(look: str) -> str:
    heads = "".join(f"<td colspan=2>{year}</td>" for year in YEARS)
    second = "<td>planned</td><td>secured</td>" * len(YEARS)
    rows = "".join(f"<tr class=body>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in FUNDS)
    return (
        f"<section class={look}><p>before the table</p><table>"
        f"<tr class='head body'><td rowspan=2>kind</td>{heads}</tr>"
        f"<tr class='head body second'>{second}</tr>{rows}</table><p>after the table</p></section>"
    )


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """All looks, a page each, in their order."""
    program = require_program("chromium")
    folder = tmp_path_factory.mktemp("browser")
    looks = LOOKS | SHADED
    scoped = "".join(f".{look} {{ {style} }}" for look, style in looks.items())
    style = (
        "@page { size: A4; margin: 20mm } body { font: 12px sans-serif } section { break-after: page }"
        " table { width: 100%; border-collapse: collapse } td { padding: 3px 5px; height: 16px; text-align: center }"
    )
    source, path = folder / "looks.html", folder / "looks.pdf"
    source.write_text(f"<style>{style}{scoped}</style>{''.join(map(section, looks))}", encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/home"]
    subprocess.run(
        [program, *flags, f"--print-to-pdf={path}", source.as_uri()], check=True, capture_output=True, timeout=120
    )
    return path


def shape(page: Page) -> list[tuple[int, int, int]]:
    return [(table.rows, table.columns, len(table.cells)) for table in find_tables([page])[0]]


@pytest.mark.parametrize("look", LOOKS)
def test_what_a_browser_prints(printed: pathlib.Path, look: str) -> None:
    number = list(LOOKS).index(look) + 1
    with glyphs.open_pdf(printed) as document, plumber.open_pdf(printed) as other:
        assert shape(document.page(number)) == [(4, 7, 24)]
        assert shape(other.page(number)) == [(4, 7, 24)]


@pytest.mark.parametrize("look", SHADED)
def test_what_shades_alone_show(printed: pathlib.Path, look: str) -> None:
    with glyphs.open_pdf(printed) as document:
        page = document.page(len(LOOKS) + list(SHADED).index(look) + 1)
        assert shape(page) == [(4, 7, 24)]
