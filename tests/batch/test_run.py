"""Whole runs: every input accounted for, whatever it is, and nothing read twice."""

from __future__ import annotations

import concurrent.futures
import json
import os
import pathlib
import shutil
import zipfile
from collections.abc import Sequence

import pytest

from extractor.batch.run import Ended, Plan, convert, preview
from extractor.batch.worker import Limits
from extractor.errors import ExitCode, OutputError, UsageError
from extractor.records import Outcome
from tests.batch.reports import Remembering, report, wrong_sum


def ran(arguments: Sequence[pathlib.Path | str], out: pathlib.Path, **plan: object) -> Ended:
    chosen = Plan(workers=2, **plan)  # type: ignore[arg-type]
    return convert([str(each) for each in arguments], out, chosen, Remembering())


def outcomes(ended: Ended) -> dict[str, str]:
    return {pathlib.Path(line.path).name: line.outcome.value for line in ended.run.inputs}


def errors(ended: Ended) -> dict[str, str | None]:
    return {pathlib.Path(line.path).name: line.error for line in ended.run.inputs}


def content(out: pathlib.Path) -> dict[str, bytes]:
    """All bytes that a user sees, with the seconds of `run.json` taken out."""
    found = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    found = {name: raw for name, raw in found.items() if not name.startswith(".gongyak")}
    run = json.loads(found["run.json"])
    for line in run["inputs"]:
        del line["seconds"]
    return found | {"run.json": json.dumps(run).encode()}


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    made = tmp_path / "in"
    made.mkdir()
    for seed in range(4):
        (made / f"{seed}.txt").write_text(report(seed, 2), encoding="utf-8")
    return made


def test_what_cannot_be_converted_is_named_and_the_rest_is_written(
    folder: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    (folder / "empty.pdf").touch()
    (folder / "no.pdf").write_bytes(b"this is no PDF")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    (folder / "shopping.txt").write_text("milk\nbread\n")
    (folder / "copy.txt").write_bytes((folder / "1.txt").read_bytes())
    os.mkfifo(folder / "pipe.pdf")
    ended = ran([folder, tmp_path / "gone.pdf"], tmp_path / "out")
    assert outcomes(ended) == {
        **{f"{seed}.txt": "ok" for seed in range(4)},
        **dict.fromkeys(["cut.pdf", "empty.pdf", "gone.pdf", "no.pdf", "pipe.pdf", "shopping.txt"], "failed"),
        "copy.txt": "warned",
    }
    said = errors(ended)
    assert said["empty.pdf"] == "the file is empty"
    assert said["gone.pdf"] == "no such file or directory"
    assert said["pipe.pdf"] == "this is not a regular file"
    assert "no pledge" in (said["shopping.txt"] or "")
    assert "same bytes as" in (said["copy.txt"] or "")
    assert ended.exit_code is ExitCode.SOME_FAILED
    written = (tmp_path / "out" / "feed" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["file"] for line in written] == [f"{seed}.txt" for seed in range(4)]
    assert all("\n" not in (error or "") for error in said.values())


def test_the_same_inputs_give_the_same_bytes(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    files = sorted(folder.iterdir())
    ran(files, tmp_path / "one")
    convert([str(path) for path in files[::-1]], tmp_path / "two", Plan(workers=1), Remembering())
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_an_unchanged_input_is_not_read_again(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    first = ran([folder], tmp_path / "out")
    before = content(tmp_path / "out")
    again = ran([folder], tmp_path / "out")
    assert all(line.seconds > 0 for line in first.run.inputs)
    assert all(line.seconds == 0 for line in again.run.inputs)
    assert content(tmp_path / "out") == before


def test_a_changed_input_is_read_again_and_a_renamed_one_is_not(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    ran([folder], tmp_path / "out")
    (folder / "0.txt").write_text(report(99), encoding="utf-8")
    (folder / "1.txt").rename(folder / "renamed.txt")
    again = ran([folder], tmp_path / "out")
    seconds = {pathlib.Path(line.path).name: line.seconds for line in again.run.inputs}
    assert seconds.pop("0.txt") > 0
    assert set(seconds.values()) == {0.0}
    feed = (tmp_path / "out" / "feed" / "reports.jsonl").read_text(encoding="utf-8")
    assert '"renamed.txt"' in feed
    assert '"1.txt"' not in feed


def test_half_a_part_is_read_again(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    ran([folder], tmp_path / "out")
    before = content(tmp_path / "out")
    for part in (tmp_path / "out" / ".gongyak" / "parts").iterdir():
        part.write_bytes(part.read_bytes()[:-10])
    assert all(line.seconds > 0 for line in ran([folder], tmp_path / "out").run.inputs)
    assert content(tmp_path / "out") == before


def test_failures_are_remembered_until_asked_or_the_limits_change(tmp_path: pathlib.Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("milk")
    seconds = [
        ran([bad], tmp_path / "out", **plan).run.inputs[0].seconds  # type: ignore[arg-type]
        for plan in ({}, {}, {"retry_failed": True}, {"limits": Limits(seconds=59)})
    ]
    assert [each > 0 for each in seconds] == [True, False, True, True]


def test_failfast_stops_and_still_accounts_for_all(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    ended = convert([str(tmp_path / "0-gone.pdf"), str(folder)], tmp_path / "out", Plan(failfast=True), Remembering())
    assert len(ended.run.inputs) == 5
    assert {line.outcome for line in ended.run.inputs} == {Outcome.FAILED}


def test_archives_are_folders(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(folder / "1.txt", "deep/1.txt")
        archive.writestr("bad.pdf", b"no")
    (tmp_path / "broken.zip").write_bytes(b"PK")
    ended = ran([tmp_path / "a.zip", tmp_path / "broken.zip"], tmp_path / "out")
    labels = {line.path.removeprefix(f"{tmp_path}/"): line.outcome.value for line in ended.run.inputs}
    assert labels == {"a.zip/deep/1.txt": "ok", "a.zip/bad.pdf": "failed", "broken.zip": "failed"}
    assert {path.name for path in (tmp_path / "out" / ".gongyak").iterdir()} == {"lock", "parts", "workbooks"}


def test_a_preview_writes_nothing(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    seen = [state for state, _ in preview([str(folder), str(tmp_path / "gone.pdf")], tmp_path / "out", Plan())]
    assert sorted(seen) == ["fail", "read", "read", "read", "read"]
    assert not (tmp_path / "out").exists()
    ran([folder], tmp_path / "out")
    assert {state for state, _ in preview([str(folder)], tmp_path / "out", Plan())} == {"known"}


def test_any_executor_gives_the_same_bytes(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    (folder / "no.pdf").write_bytes(b"this is no PDF")
    ran([folder], tmp_path / "own")
    with concurrent.futures.ThreadPoolExecutor(2) as executor:
        convert([str(folder)], tmp_path / "threads", Plan(workers=2), Remembering(), executor)
    assert content(tmp_path / "own") == content(tmp_path / "threads")


def test_errors_of_the_report_are_counted_and_are_no_warning(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.txt").write_text(wrong_sum(1), encoding="utf-8")
    ended = ran([tmp_path / "a.txt"], tmp_path / "out")
    assert ended.errors >= 1
    assert outcomes(ended) == {"a.txt": "ok"}


def test_a_folder_without_reports_is_wrong_usage_and_nothing_is_written(tmp_path: pathlib.Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "photo.jpg").touch()
    with pytest.raises(UsageError, match="nothing to convert"):
        ran([tmp_path / "in"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_output_that_is_a_file_is_left_alone(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="must be a folder"):
        ran([folder], tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_feed_that_is_not_ours_is_left_alone(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    (tmp_path / "out" / "feed").mkdir(parents=True)
    (tmp_path / "out" / "feed" / "thesis.txt").write_text("mine")
    with pytest.raises(OutputError, match="not written by gongyak"):
        ran([folder], tmp_path / "out")
    assert (tmp_path / "out" / "feed" / "thesis.txt").read_text() == "mine"


def test_a_workbook_that_somebody_changed_is_kept(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    ran([folder], tmp_path / "out")
    (tmp_path / "out" / "pledges.xlsx").write_bytes(b"an auditor's work")
    kept = ran([folder], tmp_path / "out").kept
    assert kept is not None
    assert kept.read_bytes() == b"an auditor's work"
    assert ran([folder], tmp_path / "out").kept is None


def test_a_workbook_that_is_open_stops_the_run(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "~$pledges.xlsx").touch()
    with pytest.raises(OutputError, match="open in a spreadsheet"):
        ran([folder], tmp_path / "out")


def test_one_run_at_a_time(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    (tmp_path / "out" / ".gongyak").mkdir(parents=True)
    with (tmp_path / "out" / ".gongyak" / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(OutputError, match="another run"):
            ran([folder], tmp_path / "out")


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="this system has no /proc")
def test_a_disk_that_takes_nothing_leaves_the_old_outputs_whole(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    ran([folder], tmp_path / "out")
    before = content(tmp_path / "out")
    shutil.rmtree(tmp_path / "out" / ".gongyak" / "parts")
    (tmp_path / "out" / ".gongyak" / "parts").symlink_to("/proc")  # where nothing can be created, not even by root
    with pytest.raises(OutputError, match="cannot be written"):
        ran([folder], tmp_path / "out")
    assert content(tmp_path / "out") == before
