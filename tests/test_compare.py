"""`gongyak compare` as a user calls it."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys

import openpyxl
import pytest

SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "samples"
OLD, NEW = SAMPLES / "haneul-2021.txt", SAMPLES / "haneul-2022.txt"


def gongyak(*arguments: str | pathlib.Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "extractor.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("compare") / "out"
    done = gongyak("compare", OLD, NEW, "-o", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("haneul-2021.txt -> haneul-2022.txt: 10 pledges matched; ")
    return folder


def test_it_writes_lines_a_workbook_and_a_review(out: pathlib.Path) -> None:
    assert {path.name for path in out.iterdir()} == {"changes.jsonl", "changes.xlsx", "review"}
    assert (out / "review" / "index.html").is_file()


def test_the_workbook_says_what_the_lines_say(out: pathlib.Path) -> None:
    lines = [json.loads(line) for line in (out / "changes.jsonl").read_text("utf-8").splitlines()]
    book = openpyxl.load_workbook(out / "changes.xlsx", read_only=True)
    heading, *rows = book["변경"].iter_rows(values_only=True)
    book.close()
    shown = [dict(zip(heading, row, strict=True)) for row in rows]
    assert [row["내용"] for row in shown] == [line["message"] for line in lines]
    assert [(row["이전 값"], row["새 값"]) for row in shown] == [(line["old"], line["new"]) for line in lines]
    assert {line["old_report_id"] for line in lines} != {line["new_report_id"] for line in lines}


def test_every_matched_pledge_has_its_row(out: pathlib.Path) -> None:
    book = openpyxl.load_workbook(out / "changes.xlsx", read_only=True)
    _, *rows = book["공약대응"].iter_rows(values_only=True)
    book.close()
    assert len(rows) == 10


def test_the_same_reports_give_the_same_bytes(out: pathlib.Path, tmp_path: pathlib.Path) -> None:
    assert gongyak("compare", OLD, NEW, "-o", tmp_path / "again").returncode == 0
    for path in sorted(out.rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "again" / path.relative_to(out)).read_bytes(), path.name


def test_converted_folders_give_the_same_lines(out: pathlib.Path, tmp_path: pathlib.Path) -> None:
    for path in (OLD, NEW):
        assert gongyak("convert", path, "-o", tmp_path / path.stem, "-q").returncode == 0
    folders = [tmp_path / path.stem for path in (OLD, NEW)]
    assert gongyak("compare", *folders, "-o", tmp_path / "out").returncode == 0
    assert (tmp_path / "out" / "changes.jsonl").read_bytes() == (out / "changes.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "status", "message"),
    [
        (OLD, OLD, 2, "this is the same report twice"),
        (NEW, OLD, 2, "after the new one"),
        (SAMPLES / "make", NEW, 2, "the folder has no feed"),
        (OLD, SAMPLES / "README.md", 1, "no pledge report"),
        (OLD, SAMPLES / "gone.pdf", 2, "does not exist"),
    ],
)
def test_what_cannot_be_compared_is_said_and_nothing_is_written(
    old: pathlib.Path, new: pathlib.Path, status: int, message: str, tmp_path: pathlib.Path
) -> None:
    done = gongyak("compare", old, new, "-o", tmp_path / "out")
    assert done.returncode == status
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_names_and_phones_can_be_left_out(tmp_path: pathlib.Path) -> None:
    done = gongyak("compare", OLD, NEW, "-o", tmp_path / "out", "--redact", "contacts")
    assert done.returncode == 0, done.stderr
    written = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*.html"))
    assert "도하람".encode() not in written
    assert "도하람".encode() in b"".join(path.read_bytes() for path in SAMPLES.glob("haneul-2022.txt"))
