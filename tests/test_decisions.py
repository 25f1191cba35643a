"""`gongyak convert --decisions`: what auditors wrote in the workbook goes on into the next one."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
from typing import Any

import openpyxl
import pytest

from tests.batch.reports import report, wrong_sum


def gongyak(*arguments: str | pathlib.Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "extractor.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def rows(path: pathlib.Path) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(path, read_only=True)
    heading, *found = book["검증"].iter_rows(values_only=True)
    book.close()
    return [dict(zip(heading, row, strict=True)) for row in found]


def fill_in(path: pathlib.Path, **cells: Any) -> None:
    """What an auditor writes into the first row of findings."""
    book = openpyxl.load_workbook(path)
    sheet = book["검증"]
    headings = [cell.value for cell in sheet[1]]
    for heading, value in cells.items():
        sheet.cell(2, headings.index(heading) + 1).value = value
    book.save(path)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A report with a wrong sum, and beside it the folder that it was converted into."""
    folder = tmp_path_factory.mktemp("decisions")
    (folder / "wrong.txt").write_text(wrong_sum(1), encoding="utf-8")
    assert gongyak("convert", folder / "wrong.txt", "-o", folder / "out", "-q").returncode == 0
    return folder


@pytest.fixture
def decided(converted: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    """A workbook with a decision on its first finding, in its own folder."""
    shutil.copytree(converted, tmp_path, dirs_exist_ok=True)
    workbook = tmp_path / "out" / "pledges.xlsx"
    fill_in(workbook, 검토상태="보완요청", 검토의견="=담당과에 문의", 검토자="이감사")
    return workbook


def convert(tmp_path: pathlib.Path, decided: pathlib.Path, name: str = "wrong.txt") -> subprocess.CompletedProcess[str]:
    return gongyak("convert", tmp_path / name, "-o", tmp_path / "new", "--decisions", decided, "-q")


def test_a_decision_is_carried_over(tmp_path: pathlib.Path, decided: pathlib.Path) -> None:
    done = convert(tmp_path, decided)
    assert done.returncode == 0, done.stderr
    first, *others = rows(tmp_path / "new" / "pledges.xlsx")
    assert (first["검토상태"], first["검토의견"], first["검토자"]) == ("보완요청", "=담당과에 문의", "이감사")
    assert {row["검토상태"] for row in others} == {None}
    assert "1 decision carried over, 0 of them open again because the facts changed; 0 without a finding" in done.stderr


def test_a_decision_is_carried_over_into_its_own_folder(tmp_path: pathlib.Path, decided: pathlib.Path) -> None:
    done = gongyak("convert", tmp_path / "wrong.txt", "-o", decided.parent, "--decisions", decided, "-q")
    assert done.returncode == 0, done.stderr
    assert rows(decided)[0]["검토상태"] == "보완요청"


def test_other_facts_open_it_again(tmp_path: pathlib.Path, decided: pathlib.Path) -> None:
    fill_in(decided, 원문값="7")
    done = convert(tmp_path, decided)
    first = rows(tmp_path / "new" / "pledges.xlsx")[0]
    assert (first["검토상태"], first["검토자"]) == (None, "이감사")
    assert first["검토의견"] == "[내용이 바뀌어 다시 검토해야 함, 이전 판정: 보완요청] =담당과에 문의"
    assert "1 of them open again" in done.stderr


def test_a_decision_without_its_finding_is_told(tmp_path: pathlib.Path, decided: pathlib.Path) -> None:
    fill_in(decided, **{"지적 ID": "f-000000000000"})
    done = convert(tmp_path, decided)
    assert done.returncode == 0
    assert "a decision without its finding: f-000000000000" in done.stderr
    assert "담당과" not in done.stderr


def test_decisions_on_another_report_change_nothing(tmp_path: pathlib.Path, decided: pathlib.Path) -> None:
    (tmp_path / "other.txt").write_text(report(2), encoding="utf-8")
    done = convert(tmp_path, decided, "other.txt")
    assert done.returncode == 2
    assert "these decisions are about other reports" in done.stderr
    assert not (tmp_path / "new" / "pledges.xlsx").exists()


def test_an_unknown_word_changes_nothing(tmp_path: pathlib.Path, decided: pathlib.Path) -> None:
    fill_in(decided, 검토상태="괜찮음")
    before = decided.read_bytes()
    done = gongyak("convert", tmp_path / "wrong.txt", "-o", decided.parent, "--decisions", decided, "-q")
    assert done.returncode == 2
    assert "sheet 검증, row 2: 검토상태 '괜찮음' is none of 확인, 보완요청, 정정, 제외" in done.stderr
    assert decided.read_bytes() == before
