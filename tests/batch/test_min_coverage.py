"""Coverage: a line a report in the account of the run, and a report that is not covered enough has failed."""

from __future__ import annotations

import json
import pathlib

import pytest

from extractor.batch.run import Ended, Plan, convert
from extractor.records import Outcome
from tests.batch.reports import Remembering, report

STRAY = report(2).replace("□ 추진실적", "구분 없는 표\t\t나\t\n\n□ 추진실적")


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "whole.txt").write_text(report(1), encoding="utf-8")
    (tmp_path / "in" / "stray.txt").write_text(STRAY, encoding="utf-8")
    return tmp_path


def run(folder: pathlib.Path, min_coverage: float) -> Ended:
    return convert([str(folder / "in")], folder / "out", Plan(min_coverage=min_coverage), Remembering())


def test_every_character_is_accounted_for(folder: pathlib.Path) -> None:
    ended = run(folder, 0.0)
    for line in ended.run.inputs:
        assert line.coverage is not None
        assert line.coverage.lost == 0
    stray, whole = (line.coverage for line in ended.run.inputs)
    assert stray is not None
    assert whole is not None
    assert (whole.unplaced, whole.share) == (0, 1.0)
    assert stray.unplaced > 0
    written = json.loads((folder / "out" / "run.json").read_text("utf-8"))["inputs"][1]["coverage"]
    assert written == {"read": whole.read, "placed": whole.placed, "furniture": 0, "unplaced": 0}


def test_a_report_below_the_share_has_failed_and_the_others_are_written(folder: pathlib.Path) -> None:
    ended = run(folder, 1.0)
    stray, whole = ended.run.inputs
    assert (stray.outcome, stray.report_id, stray.pledges) == (Outcome.FAILED, None, 0)
    assert stray.error is not None
    assert "is below 1" in stray.error
    assert whole.outcome is Outcome.OK
    reports = (folder / "out" / "feed" / "reports.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["file"] for line in reports] == ["whole.txt"]


def test_what_failed_for_its_coverage_is_there_again_without_the_option(folder: pathlib.Path) -> None:
    run(folder, 1.0)
    ended = run(folder, 0.0)
    assert [line.report_id is None for line in ended.run.inputs] == [False, False]
