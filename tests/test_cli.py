"""The command as a user calls it: arguments, streams, exit status."""

from __future__ import annotations

import json
import os
import pathlib
import pty
import signal
import subprocess
import sys
import time

import pytest

from extractor.cli.layout import page_numbers
from extractor.errors import UsageError
from tests.batch.reports import report, wrong_sum

SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "samples"
GONGYAK = (sys.executable, "-m", "extractor.cli")


def gongyak(*arguments: str | pathlib.Path, **options: object) -> subprocess.CompletedProcess[str]:
    command = [*GONGYAK, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, **options)  # type: ignore[call-overload]


@pytest.fixture
def good(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "good.txt"
    path.write_text(report(1), encoding="utf-8")
    return path


def test_convert_writes_the_outputs_and_says_so(good: pathlib.Path, tmp_path: pathlib.Path) -> None:
    done = gongyak("convert", good, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1] == "1 input: 1 ok, 0 warned, 0 failed; 1 pledge, 0 findings (0 errors)"
    assert {path.name for path in (tmp_path / "out").iterdir()} == {".gongyak", "feed", "pledges.xlsx", "run.json"}


def test_a_failed_input_is_one_line_and_exit_status_1(good: pathlib.Path, tmp_path: pathlib.Path) -> None:
    done = gongyak("convert", good, tmp_path / "gone.pdf", "-o", tmp_path / "out", "-q")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"gongyak: {tmp_path}/gone.pdf: no such file or directory",
        "2 inputs: 1 ok, 0 warned, 1 failed; 1 pledge, 0 findings (0 errors)",
    ]
    run = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert [(line["outcome"], line["error"]) for line in run["inputs"]] == [
        ("failed", "no such file or directory"),
        ("ok", None),
    ]


def test_strict_and_json(tmp_path: pathlib.Path) -> None:
    (tmp_path / "wrong.txt").write_text(wrong_sum(1), encoding="utf-8")
    done = gongyak("convert", tmp_path / "wrong.txt", "-o", tmp_path / "out", "--strict", "--log-json")
    assert done.returncode == 3
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["event"] for event in events] == ["begin", "input", "writing", "end"]
    assert events[-1]["inputs"] == events[-1]["ok"] == 1


def test_dry_run_reads_and_writes_nothing(good: pathlib.Path, tmp_path: pathlib.Path) -> None:
    done = gongyak("convert", good, "-o", tmp_path / "out", "--dry-run")
    assert (done.returncode, done.stdout) == (0, f"read\t{good}\n")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["convert"],
        ["convert", "a.pdf"],
        ["convert", "a.pdf", "-o", "out", "--memory", "lots"],
        ["convert", "a.pdf", "-o", "out", "--memory", "1MiB"],
        ["convert", "a.pdf", "-o", "out", "--workers", "0"],
        ["convert", "a.pdf", "-o", "out", "--timeout", "0"],
        ["convert", "a.pdf", "-o", "out", "--profile", "atlantis"],
        ["convert", "a.pdf", "-o", "out", "--password-file", "gone.txt"],
        ["convert", "a.pdf", "-o", __file__],
        ["convert", "a.pdf", "-o", "out", "--no-such-option"],
        ["fly"],
        ["layout"],
    ],
    ids=lambda arguments: " ".join(arguments[-2:]) or "nothing",
)
def test_wrong_usage_is_exit_status_2_and_writes_nothing(arguments: list[str], tmp_path: pathlib.Path) -> None:
    done = gongyak(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_layout_prints_the_text_and_nothing_else(good: pathlib.Path) -> None:
    done = gongyak("layout", good)
    assert (done.returncode, done.stdout, done.stderr) == (0, good.read_text(encoding="utf-8"), "")


def test_layout_of_some_pages() -> None:
    sample = SAMPLES / "haneul-2022.pdf"
    whole, some = gongyak("layout", sample), gongyak("layout", sample, "--pages", "2")
    assert some.returncode == 0
    assert 0 < len(some.stdout) < len(whole.stdout) / 5


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("1,3,5-", [1, 3, 5, 6, 7]), ("-2", [1, 2]), ("7", [7]), ("2-3,3-4", [2, 3, 4]), (" 1 , 2 ", [1, 2])],
)
def test_page_lists(text: str, numbers: list[int]) -> None:
    assert page_numbers(text, 7) == numbers


@pytest.mark.parametrize("text", ["", "-", "0", "8", "3-2", "a", "1,,2", "1--2", "1 2", "-8"])
def test_page_lists_that_make_no_sense(text: str) -> None:
    with pytest.raises(UsageError, match="--pages"):
        page_numbers(text, 7)


def test_pages_of_a_text_are_wrong_usage(good: pathlib.Path) -> None:
    done = gongyak("layout", good, "--pages", "1")
    assert done.returncode == 2
    assert "only a PDF has pages" in done.stderr


def test_a_reader_that_leaves_is_no_error(tmp_path: pathlib.Path) -> None:
    (tmp_path / "long.txt").write_text(report(1, 400), encoding="utf-8")
    command = f"{sys.executable} -m extractor.cli layout {tmp_path}/long.txt | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.startswith("## ")
    assert done.stderr == ""


def test_a_terminal_gets_a_bar_and_a_table(good: pathlib.Path, tmp_path: pathlib.Path) -> None:
    ours, theirs = pty.openpty()
    command = [*GONGYAK, "convert", str(good), str(tmp_path / "gone.pdf"), "-o", str(tmp_path / "out")]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "200"}
    with subprocess.Popen(command, stderr=theirs, stdout=theirs, env=environment) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                chunk = os.read(ours, 65536)
            except OSError:  # Linux says so when the other side has closed
                break
            if not chunk:
                break
            seen += chunk
    os.close(ours)
    text = seen.decode()
    assert process.returncode == 1
    assert "2/2" in text
    assert "what needs a person" in text
    assert "gone.pdf: no such file or directory" in text
    assert "2 inputs: 1 ok, 0 warned, 1 failed" in text


def test_interrupting_ends_with_130_and_no_half_output(tmp_path: pathlib.Path) -> None:
    for seed in range(60):
        (tmp_path / f"{seed}.txt").write_text(report(seed, 20), encoding="utf-8")
    command = [*GONGYAK, "convert", str(tmp_path), "-o", str(tmp_path / "out"), "--workers", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert process.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said
    assert {path.name for path in (tmp_path / "out").iterdir()} == {".gongyak"}


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    heavy = {"numpy", "pandas", "lark", "pdfplumber", "pypdfium2", "openpyxl", "jinja2", "rich", "pebble"}
    code = f"""
import sys
from extractor.cli import main
try:
    main(["--help"])
except SystemExit:
    print(sorted({heavy} & set(sys.modules)))
"""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - began
    assert done.stdout.splitlines()[-1] == "[]"
    assert seconds < 1.0  # 0.05 s on a quiet machine; the promise is 0.3 s


def test_version() -> None:
    done = gongyak("--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, "gongyak")
