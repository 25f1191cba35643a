"""What reading costs, and whether its cells are right: `python tests/benchmarks/reading.py`.

One report of 60 pledges and one ten times as long are invented, printed by every producer that is at hand (reportlab,
headless Chromium, WeasyPrint), and read in turn, each time by a process of its own: pdfium's bare text, gongyak's whole
reading stage, pdfplumber's words and tables, and camelot's lattice where it is installed
(`pip install 'gongyak[benchmark]'`). Printed for each are milliseconds a page (of one core; a quick reader has several
turns, and the best counts), peak memory, and how many of the table rows that were printed came back with every cell
right. Producers differ in what a page costs pdfium itself: a browser's takes it three times as long as a drawn one.
Slow readers read the short report only, unless `--all` asks for more. Reports given as arguments are read instead,
without a count of rows.
"""

from __future__ import annotations

import argparse
import collections
import ctypes
import dataclasses
import importlib.util
import itertools
import json
import math
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from samples.make.model import Report

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

Rows = collections.Counter[str]


@dataclasses.dataclass(frozen=True)
class Result:
    """One reader on one report: seconds of one core, pages, peak memory in MB, rows that came back."""

    seconds: float
    pages: int
    peak: float
    rows: Rows


def rows_of(table: Iterable[Iterable[str | None]]) -> Rows:
    """A table's rows for comparing: white space apart, and without columns in which no cell begins."""
    grid = [["".join((cell or "").split()) for cell in row] for row in table]
    if max(map(len, grid), default=0) < 2:
        return Rows()
    used = [any(column) for column in itertools.zip_longest(*grid)]
    return Rows("\t".join(itertools.compress(row, used)) for row in grid)


def rows_of_text(text: str) -> Rows:
    """The rows of all tables of a layout text."""
    rows = Rows()
    for is_table, lines in itertools.groupby(text.splitlines(), lambda line: "\t" in line):
        if is_table:
            rows += rows_of(line.split("\t") for line in lines)
    return rows


def bare(path: str) -> tuple[int, Rows]:
    """pdfium's text, and nothing else: what any reader on pdfium pays."""
    from pypdfium2 import raw

    document = raw.FPDF_LoadDocument(path.encode(), None)
    pages = raw.FPDF_GetPageCount(document)
    for number in range(pages):
        page = raw.FPDF_LoadPage(document, number)
        text = raw.FPDFText_LoadPage(page)
        count = raw.FPDFText_CountChars(text)
        buffer = (ctypes.c_ushort * (count + 1))()
        raw.FPDFText_GetText(text, 0, count, buffer)
        bytes(buffer).decode("utf-16-le", "replace")
        raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)
    raw.FPDF_CloseDocument(document)
    return pages, Rows()


def gongyak(path: str) -> tuple[int, str]:
    from extractor.reading.pages import read_pages

    layout = read_pages(path)
    return layout.pages or 0, layout.text


def pdfplumber(path: str) -> tuple[int, Rows]:
    import pdfplumber

    rows = Rows()
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_words()
            for table in page.extract_tables():
                rows += rows_of(table)
            page.close()
        return len(document.pages), rows


def camelot(path: str) -> tuple[int, Rows]:
    import camelot  # pyright: ignore[reportMissingImports]

    tables = camelot.read_pdf(path, pages="all", flavor="lattice")
    rows = Rows()
    for table in tables:
        rows += rows_of(table.df.values.tolist())
    return max(table.page for table in tables), rows


READERS: dict[str, Callable[[str], tuple[int, Rows | str]]] = {
    "bare": bare,
    "gongyak": gongyak,
    "pdfplumber": pdfplumber,
    "camelot": camelot,
}
SLOW = ("pdfplumber", "camelot")
SHORT, LONG = 60, 600
"""Pledges of the two reports."""
TURNS = 3
"""Of a quick reader; a slow one has one turn."""


def measure(reader: str, path: pathlib.Path) -> Result:
    """Runs a reader in a process of its own."""
    command = [sys.executable, __file__, "--one", reader, str(path), str(1 if reader in SLOW else TURNS)]
    output = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return Result(output["seconds"], output["pages"], output["peak"], Rows(output["rows"]))


def one(reader: str, path: str, turns: int) -> None:
    """What that process does: imports apart, the reader's time, the best of several turns, and its peak memory."""
    READERS[reader](str(ROOT / "samples" / "haneul-2022.pdf"))
    seconds: list[float] = []
    peak = 0.0
    for _ in range(turns):
        found = None  # a reader does not have to keep what an earlier turn read
        start = time.process_time()
        pages, found = READERS[reader](path)
        seconds.append(time.process_time() - start)
        peak = peak or peak_memory()  # of one turn: another begins with what this one left behind
    rows = rows_of_text(found) if isinstance(found, str) else found
    print(json.dumps({"seconds": min(seconds), "pages": pages, "peak": peak, "rows": rows}))


def peak_memory() -> float:
    """The most memory that this process held, in MB; not asked of Linux's ru_maxrss, which counts the parent's too."""
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def by_reportlab(report: Report, path: pathlib.Path) -> None:
    from samples.make.draw import draw_pdf

    path.write_bytes(draw_pdf(report, "ruled"))


def by_chromium(report: Report, path: pathlib.Path) -> None:
    from tests.benchmarks.pages import print_pdf

    print_pdf(report, path)


def by_weasyprint(report: Report, path: pathlib.Path) -> None:
    import weasyprint  # pyright: ignore[reportMissingImports]

    from tests.benchmarks.pages import as_html

    weasyprint.HTML(string=as_html(report)).write_pdf(path)


PRODUCERS: dict[str, Callable[[Report, pathlib.Path], None]] = {
    "reportlab": by_reportlab,
    "Chromium": by_chromium,
    "WeasyPrint": by_weasyprint,
}


def invent(folder: pathlib.Path, pledges: int, producer: str) -> tuple[pathlib.Path, Rows]:
    """An invented report of so many pledges, and the table rows that it prints. Raises ImportError or FileNotFoundError
    where the producer is not installed."""
    from samples.make.invent import build
    from samples.make.text import layout_text

    report = build(1, pledges)
    path = folder / f"{pledges}-pledges-{producer}.pdf"
    PRODUCERS[producer](report, path)
    return path, rows_of_text(layout_text(report))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--all", action="store_true", help="let the slow readers read the long report too")
    options.add_argument("--by", action="append", choices=list(PRODUCERS), help="print them by this producer alone")
    options.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options.add_argument("reports", nargs="*", type=pathlib.Path, help="other PDFs to read instead of invented ones")
    chosen = options.parse_args()
    if chosen.one:
        one(*chosen.one[:2], int(chosen.one[2]))
        return
    there = [name for name in READERS if name in ("bare", "gongyak") or importlib.util.find_spec(name)]
    for path in chosen.reports:
        print(path.name)
        results = {name: measure(name, path) for name in there}
        for name in there:
            report(name, results, Rows())
    if not chosen.reports:
        for producer in chosen.by or PRODUCERS:
            try:
                invented(there, producer, slow_too=chosen.all)
            except (ImportError, FileNotFoundError) as error:
                print(f"{producer} prints nothing: {error}")


def invented(there: list[str], producer: str, *, slow_too: bool) -> None:
    """Reads the invented reports as one producer prints them, and tells how the cost grows from one to the other."""
    results: dict[int, dict[str, Result]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for pledges in (SHORT, LONG):
            path, truth = invent(pathlib.Path(folder), pledges, producer)
            print(f"{pledges} pledges printed by {producer}, {path.stat().st_size / 1e6:.1f} MB", flush=True)
            names = [name for name in there if pledges == SHORT or name not in SLOW or slow_too]
            results[pledges] = {name: measure(name, path) for name in names}
            for name in names:
                report(name, results[pledges], truth)
    for name in results[LONG]:
        grown = exponent(results[SHORT][name], results[LONG][name])
        print(f"{name}: cost grows with pages to the power of {grown:.2f}", flush=True)


def exponent(short: Result, long: Result) -> float:
    return math.log(long.seconds / short.seconds) / math.log(long.pages / short.pages)


def report(name: str, results: Mapping[str, Result], truth: Rows) -> None:
    """A line on one reader, with what it costs beside the others."""
    result, base, peer = results[name], results["bare"], results.get("pdfplumber")
    right = sum((truth & result.rows).values())
    cells = "" if name == "bare" or not truth else f"  rows right {right:,} of {sum(truth.values()):,}"
    faster = f", {peer.seconds / result.seconds:5.1f} x as fast as pdfplumber" if peer else ""
    print(
        f"  {name:10s} {result.pages:5d} pages {1000 * result.seconds / result.pages:8.2f} ms a page"
        f" ({result.seconds / base.seconds:6.2f} x pdfium's bare text{faster}) {result.peak:5.0f} MB{cells}"
    )


if __name__ == "__main__":
    main()
