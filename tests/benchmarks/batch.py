"""What more workers gain, and what a run over many files costs: `python tests/benchmarks/batch.py [--many N]`.

A folder of 60 reports of a dozen pledges each, and one report of 600 pledges, are drawn from the samples' model and
converted with one worker and with two, in turn, each time by a process of its own. Printed are the seconds until all
was read, the seconds until all was written, and how many times as fast two workers were. With `--many`, N small reports
and a tenth of them are converted too: seconds, peak memory of the process that hands out the files, and the power of
the number of files with which the seconds grow.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from extractor.batch.inputs import Found  # noqa: E402
from extractor.batch.run import Plan, convert  # noqa: E402
from extractor.records import Outcome, RunInput  # noqa: E402
from tests.batch.reports import report  # noqa: E402
from tests.benchmarks.reading import draw, peak_memory  # noqa: E402

REPORTS = 60
TIMES = 50  # the dozen pledges of the sample, so many times over
TURNS = 3
WORKERS = (1, 2)


@dataclasses.dataclass(frozen=True)
class Result:
    """One run: wall-clock seconds until all was read and until all was written, and the parent's peak memory in MB."""

    read: float
    written: float
    peak: float


class Clock:
    """A watcher that notes when reading was done."""

    def __init__(self) -> None:
        self.read = math.nan

    def begin(self, found: Found) -> None:
        pass

    def done(self, line: RunInput) -> None:
        if line.outcome is Outcome.FAILED:
            raise SystemExit(f"{line.path}: {line.error}")

    def writing(self) -> None:
        self.read = time.perf_counter()


def one(folder: str, out: str, workers: int) -> None:
    """What a process of its own does: a run, and its line of JSON."""
    clock, began = Clock(), time.perf_counter()
    convert([folder], out, Plan(workers=workers), clock)
    written = time.perf_counter() - began
    print(json.dumps({"read": clock.read - began, "written": written, "peak": peak_memory()}))


def measure(folder: pathlib.Path, workers: int) -> Result:
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, __file__, "--one", str(folder), out, str(workers)]
        return Result(**json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def compare(name: str, folder: pathlib.Path, turns: int) -> None:
    """Converts a folder with each number of workers in turn, and prints the best of each and their ratio."""
    results: dict[int, list[Result]] = {workers: [] for workers in WORKERS}
    for _ in range(turns):
        for workers in WORKERS:
            results[workers].append(measure(folder, workers))
    best = {
        workers: (min(each.read for each in runs), min(each.written for each in runs))
        for workers, runs in results.items()
    }
    print(name)
    for workers, (read, written) in best.items():
        print(f"  {workers} worker{'s' if workers > 1 else ' '} read {read:7.2f} s  written {written:7.2f} s")
    few, many = (best[workers] for workers in WORKERS)
    print(f"  two are   {few[0] / many[0]:6.2f} x as fast    {few[1] / many[1]:6.2f} x", flush=True)


def draw_folder(folder: pathlib.Path, reports: int) -> None:
    """Reports of the sample's pledges, each in another order."""
    from samples.make.draw import draw_pdf
    from samples.make.files import SAMPLES

    made = next(sample for sample in SAMPLES if sample.name == "haneul-2022").report()
    for seed in range(reports):
        shuffled = tuple(random.Random(seed).sample(made.pledges, len(made.pledges)))
        drawn = draw_pdf(dataclasses.replace(made, pledges=shuffled), "ruled")
        (folder / f"{seed:03}.pdf").write_bytes(drawn)


def grow(files: int) -> None:
    """Converts a tenth of so many small reports, then all, and prints how the cost grows."""
    results: list[Result] = []
    for count in (files // 10, files):
        with tempfile.TemporaryDirectory() as folder:
            for seed in range(count):
                (pathlib.Path(folder) / f"{seed:06}.txt").write_text(report(seed), encoding="utf-8")
            results.append(measure(pathlib.Path(folder), WORKERS[-1]))
        last = results[-1]
        print(
            f"{count:,} small files: read {last.read:.1f} s  written {last.written:.1f} s  parent {last.peak:.0f} MB",
            flush=True,
        )
    few, many = results
    print(f"seconds grow with files to the power of {math.log10(many.written / few.written):.2f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--many", type=int, metavar="N", help="convert N small reports too; at least 10")
    options.add_argument("--reports", type=int, default=REPORTS, help="reports in the folder")
    options.add_argument("--times", type=int, default=TIMES, help="dozens of pledges in the long report")
    options.add_argument("--turns", type=int, default=TURNS, help="runs of each, of which the best counts")
    options.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.one:
        one(*chosen.one[:2], int(chosen.one[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        draw_folder(pathlib.Path(folder), chosen.reports)
        compare(f"{chosen.reports} reports", pathlib.Path(folder), chosen.turns)
    with tempfile.TemporaryDirectory() as folder:
        draw(pathlib.Path(folder), 12 * chosen.times, by_chromium=False)
        compare(f"one report of {12 * chosen.times} pledges", pathlib.Path(folder), chosen.turns)
    if chosen.many:
        grow(chosen.many)


if __name__ == "__main__":
    main()
