"""What writing costs: `python tests/benchmarks/outputs.py [PLEDGES]`.

Reports of invented records, ten pledges each, 10,000 pledges where nothing else is asked for, are written in turn as
each output, each time by a process of its own on one core. Printed are the rows, seconds of that core, peak memory and
the size of what was written.
"""

from __future__ import annotations

import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "writing")]

import invented  # noqa: E402

from extractor.records import Pledge, ReportRecords, Run  # noqa: E402
from extractor.writing import feed, parquet, workbook  # noqa: E402
from extractor.writing.database import write_sqlite  # noqa: E402

OUTPUTS: dict[str, Callable[[pathlib.Path, Iterator[ReportRecords]], None]] = {
    "workbook": lambda path, results: workbook.write(path, results, Run(version="0", inputs=())),
    "workbook with links": lambda path, results: workbook.write(
        path, results, Run(version="0", inputs=()), link=lambda pledge, pointer: f"review/{pledge}.html#{pointer}"
    ),
    "feed": feed.write,
    "parquet": parquet.write,
    "sqlite": write_sqlite,
}


def pledge(report_id: str, ordinal: int) -> Pledge:
    """A pledge of 15 rows in all sheets together: a small one, as most are."""
    made = invented.pledge(report_id, ordinal)
    fields = {name: getattr(made, name) for name in made.__struct_fields__}
    small = {"goals": 1, "overview": 0, "targets": 2, "investment": 4, "execution": 1, "press": 1, "unplaced": 0}
    return Pledge(**{**fields, **{name: fields[name][:count] for name, count in small.items()}})


def results(pledges: int) -> Iterator[ReportRecords]:
    for at in range(pledges // 10):
        report_id = f"{at:012x}"
        made = (pledge(report_id, ordinal) for ordinal in range(1, 11))
        yield invented.of_pledges(*made, file=f"{at:06}.pdf", report_id=report_id)


def rows_of_sheets(pledges: int) -> int:
    """How many rows the workbook's sheets hold."""
    import openpyxl

    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "w.xlsx"
        workbook.write(path, results(10), Run(version="0", inputs=()))
        book = openpyxl.load_workbook(path)
        return sum(book[name].max_row - 1 for name in book.sheetnames[2:]) * pledges // 10


def measure(name: str, pledges: int) -> None:
    """Write one output in this process, and print its line."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / "out"
        before, began = time.process_time(), time.perf_counter()
        OUTPUTS[name](target, results(pledges))
        seconds, wall = time.process_time() - before, time.perf_counter() - began
        size = sum(path.stat().st_size for path in pathlib.Path(folder).rglob("*") if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:20} {seconds:8.1f} s of the core {wall:8.1f} s {peak:6.0f} MB peak {size / 1e6:8.1f} MB", flush=True)


def main() -> None:
    pledges = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    if len(sys.argv) > 2:
        measure(sys.argv[2], pledges)
        return
    print(f"{pledges:,} pledges, {rows_of_sheets(pledges):,} rows in the workbook's sheets", flush=True)
    for name in OUTPUTS:
        subprocess.run([sys.executable, __file__, str(pledges), name], check=True)


if __name__ == "__main__":
    main()
