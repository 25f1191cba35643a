"""A PDF that is read in page ranges gives what it gives in one go, whatever happens to its ranges."""

from __future__ import annotations

import os
import pathlib
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from extractor.batch import agenda, isolation
from extractor.batch.run import Ended, Plan, convert
from extractor.batch.steps import OCR_RANGE, RANGE, Range, Read, Whole
from extractor.batch.worker import Done, Limits
from extractor.convert import Options
from extractor.reading.glyphs import STRETCH
from tests.batch.reports import Remembering, report
from tests.batch.test_run import content
from tests.conftest import require_program
from tests.hostile import bombs, damage, locked, texts
from tests.hostile.base import base

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "haneul-2022.pdf"
CLEAN = {"lock", "parts", "workbooks"}


def ran(arguments: Sequence[pathlib.Path], out: pathlib.Path, **plan: object) -> Ended:
    return convert([str(each) for each in arguments], out, Plan(**plan), Remembering())  # type: ignore[arg-type]


def said(ended: Ended) -> dict[str, tuple[str, str | None]]:
    return {pathlib.Path(line.path).name: (line.outcome.value, line.error) for line in ended.run.inputs}


def left(out: pathlib.Path) -> set[str]:
    """What a run leaves in its own folder."""
    return {path.name for path in (out / ".gongyak").iterdir()}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The outputs of the sample, read in one go."""
    out = tmp_path_factory.mktemp("whole")
    ran([SAMPLE], out)
    return content(out)


@pytest.mark.parametrize(("workers", "pages"), [(2, 1), (2, 2), (3, 7)])
def test_a_split_file_gives_the_same_bytes(
    workers: int, pages: int, expected: dict[str, bytes], tmp_path: pathlib.Path
) -> None:
    ran([SAMPLE], tmp_path, workers=workers, range_pages=pages)
    assert content(tmp_path) == expected
    assert left(tmp_path) == CLEAN


def test_scans_are_shared_out_in_shorter_ranges() -> None:
    assert Plan(options=Options(ocr=True)).pages_together == OCR_RANGE < Plan().pages_together == RANGE
    assert Plan(options=Options(ocr=True), range_pages=2).pages_together == 2


def test_ranges_are_whole_stretches_of_reading() -> None:
    """So that pdfium has seen the same pages before each page, however many processes share a file."""
    assert RANGE % STRETCH == 0


@pytest.mark.parametrize(
    ("groups", "password"),
    [((damage, texts), None), ((locked,), None), ((locked,), locked.PASSWORD.decode())],
    ids=["damaged", "locked", "opened"],
)
def test_broken_and_locked_files_say_the_same_split(
    groups: tuple[ModuleType, ...], password: str | None, tmp_path: pathlib.Path
) -> None:
    """Lost and blank pages, hidden text, broken files: the same notices in the same order, the same failures."""
    folder = tmp_path / "in"
    folder.mkdir()
    for group in groups:
        for name, raw in group.cases(base()):
            (folder / f"{name}.pdf").write_bytes(raw)
    options = Options(password=password)
    whole = ran([folder], tmp_path / "whole", options=options, workers=2)
    split = ran([folder], tmp_path / "split", options=options, workers=2, range_pages=1)
    assert said(split) == said(whole)
    assert content(tmp_path / "split") == content(tmp_path / "whole")
    assert left(tmp_path / "split") == CLEAN


def test_scans_are_recognised_in_ranges_too(tmp_path: pathlib.Path) -> None:
    require_program("tesseract")
    picture = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(picture).text((200, 200), "2021", fill=0, font_size=80)
    picture.save(tmp_path / "scan.pdf", resolution=150)
    with pypdfium2.PdfDocument.new() as made, pypdfium2.PdfDocument(SAMPLE) as source:
        made.import_pages(source, [1, 2])
        with pypdfium2.PdfDocument(tmp_path / "scan.pdf") as scan:
            made.import_pages(scan)
        made.import_pages(source, [3, 4])
        made.save(tmp_path / "mixed.pdf")
    plan = {"options": Options(ocr=True), "limits": Limits(seconds=300, megabytes=4096)}
    ran([tmp_path / "mixed.pdf"], tmp_path / "whole", **plan)
    ended = ran([tmp_path / "mixed.pdf"], tmp_path / "split", **plan, workers=2, range_pages=2)
    assert [error.page for error in ended.run.inputs[0].page_errors] == [3]
    assert content(tmp_path / "split") == content(tmp_path / "whole")


def crash() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def eat() -> NoReturn:
    bytearray(2 << 30)
    raise AssertionError


class KilledRange(Range):
    def __call__(self) -> Read:
        return crash() if 5 in self.pages else Range.__call__(self)


class KilledWhole(Whole):
    def __call__(self) -> Done:
        crash()


class HungryRange(Range):
    def __call__(self) -> Read:
        eat()


class HungryWhole(Whole):
    def __call__(self) -> Done:
        eat()


class SlowRange(Range):
    def __call__(self) -> Read:
        if pathlib.Path(self.place).parent.is_dir():  # its file has not been given up
            time.sleep(60)
        return Range.__call__(self)


def test_a_file_of_which_a_range_died_is_read_in_one_go(
    expected: dict[str, bytes], tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda, "Range", KilledRange)
    ran([SAMPLE], tmp_path, workers=2, range_pages=2)
    assert content(tmp_path) == expected
    assert left(tmp_path) == CLEAN


@pytest.mark.parametrize(
    ("ranges", "whole", "reason"),
    [
        (KilledRange, KilledWhole, "reading it crashed: SIGKILL"),
        (HungryRange, HungryWhole, "it needs more than 1024 MiB of memory"),
        (SlowRange, Whole, "it took longer than 5 s"),
    ],
    ids=["crash", "memory", "hang"],
)
def test_a_file_that_dies_split_and_in_one_go_costs_itself_alone(
    ranges: type[Range], whole: type[Whole], reason: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda, "Range", ranges)
    monkeypatch.setattr(isolation, "Whole", whole)
    for seed in range(3):
        (tmp_path / f"{seed}.txt").write_text(report(seed), encoding="utf-8")
    began = time.monotonic()
    inputs = [SAMPLE, *sorted(tmp_path.glob("*.txt"))]
    lines = said(ran(inputs, tmp_path / "out", workers=2, range_pages=2, limits=Limits(seconds=5)))
    assert time.monotonic() - began < 5 * 4
    outcome, error = lines.pop(SAMPLE.name)
    assert (outcome, (error or "").partition(" (")[0]) == ("failed", reason)
    assert lines == {f"{seed}.txt": ("ok", None) for seed in range(3)}
    assert left(tmp_path / "out") == CLEAN


def test_a_page_that_ends_its_child_says_the_same_split(tmp_path: pathlib.Path) -> None:
    cases = dict(bombs.cases(base()))
    (tmp_path / "bomb.pdf").write_bytes(cases["flate-1-gigabyte"])
    (tmp_path / "good.pdf").write_bytes(base().written())
    inputs = [tmp_path / "bomb.pdf", tmp_path / "good.pdf"]
    lines = said(ran(inputs, tmp_path / "split", workers=2, range_pages=1))
    assert lines == said(ran(inputs, tmp_path / "whole"))
    assert {name: outcome for name, (outcome, _) in lines.items()} == {"bomb.pdf": "failed", "good.pdf": "ok"}


SPLIT_RUN = """
import sys
from extractor.batch.run import Plan, convert
from tests.batch.reports import Remembering
convert(sys.argv[2:], sys.argv[1], Plan(workers=2, range_pages=2), Remembering())
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("leaves", [1, 4])
def test_killed_in_the_middle_of_a_split_file_it_ends_byte_identical(
    leaves: int, expected: dict[str, bytes], tmp_path: pathlib.Path
) -> None:
    command = [sys.executable, "-c", SPLIT_RUN, str(tmp_path), str(SAMPLE)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        until = time.monotonic() + 60
        while len(list(tmp_path.glob(".gongyak/scratch-*/*/*.leaves"))) < leaves:
            assert time.monotonic() < until
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
    assert not (tmp_path / "run.json").exists()
    subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL, timeout=120)
    assert content(tmp_path) == expected
    assert left(tmp_path) == CLEAN
