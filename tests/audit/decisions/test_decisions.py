"""Decisions are carried to the same findings, and opened again where the facts have changed."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
import pytest

from extractor.audit.decisions import STATES, Standing, read_decisions
from extractor.audit.decisions.sheet import HEADINGS
from extractor.errors import UsageError
from extractor.identity import finding_ids
from extractor.records import Finding
from tests.audit.factories import MILLION, results

ROW = {
    "지적 ID": "f-0123456789ab",
    "공약 ID": "abcdef012345-001",
    "계산값": 150 * MILLION,
    "원문값": 153 * MILLION,
    "검토상태": "확인",
    "검토의견": "담당과에 확인함",
    "검토자": "이감사",
}


def workbook(
    path: pathlib.Path,
    *rows: Mapping[str, Any],
    headings: Sequence[str] = ("공약명", *HEADINGS),
    sheet: str = "검증",
    above: int = 0,
) -> pathlib.Path:
    book = openpyxl.Workbook()
    made = book.create_sheet(sheet)
    for _ in range(above):
        made.append(["2022년 상반기 점검"])
    made.append(list(headings))
    for row in rows:
        made.append([row.get(heading) for heading in headings])
    book.save(path)
    return path


def test_a_decision_stands_while_the_facts_stand(tmp_path: pathlib.Path) -> None:
    decisions = read_decisions(workbook(tmp_path / "a.xlsx", ROW))
    standing = decisions.standing("f-0123456789ab", 150 * MILLION, 153 * MILLION)
    assert standing == Standing(state="확인", opinion="담당과에 확인함", reviewer="이감사")


def test_other_facts_open_it_again_and_say_so(tmp_path: pathlib.Path) -> None:
    decisions = read_decisions(workbook(tmp_path / "a.xlsx", ROW))
    standing = decisions.standing("f-0123456789ab", 150 * MILLION, 154 * MILLION)
    assert (standing.state, standing.reopened, standing.reviewer) == (None, True, "이감사")
    assert standing.opinion == "[내용이 바뀌어 다시 검토해야 함, 이전 판정: 확인] 담당과에 확인함"


def test_a_finding_that_nobody_decided_on_is_open(tmp_path: pathlib.Path) -> None:
    decisions = read_decisions(
        workbook(tmp_path / "a.xlsx", {**ROW, "검토상태": None, "검토의견": " ", "검토자": None})
    )
    assert decisions.by_id == {}
    assert decisions.standing("f-0123456789ab", 1, 2) == Standing()


@pytest.mark.parametrize("state", STATES)
def test_every_word_of_the_list_is_known(tmp_path: pathlib.Path, state: str) -> None:
    decisions = read_decisions(workbook(tmp_path / "a.xlsx", {**ROW, "검토상태": state}))
    assert decisions.by_id["f-0123456789ab"].state == state


def test_facts_that_a_spreadsheet_program_rewrote_are_the_same(tmp_path: pathlib.Path) -> None:
    decisions = read_decisions(workbook(tmp_path / "a.xlsx", {**ROW, "계산값": "150000000", "원문값": 153e6}))
    assert not decisions.standing("f-0123456789ab", 150 * MILLION, 153 * MILLION).reopened


def test_columns_may_move_and_titles_may_stand_above(tmp_path: pathlib.Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROW, headings=tuple(reversed(HEADINGS)), above=3)
    assert list(read_decisions(path).by_id) == ["f-0123456789ab"]


def test_a_second_sheet_of_findings_is_read(tmp_path: pathlib.Path) -> None:
    assert read_decisions(workbook(tmp_path / "a.xlsx", ROW, sheet="검증 (2)")).by_id


def test_the_same_row_twice_is_one_decision(tmp_path: pathlib.Path) -> None:
    assert len(read_decisions(workbook(tmp_path / "a.xlsx", ROW, ROW)).by_id) == 1


@pytest.mark.parametrize(
    ("rows", "options", "reason"),
    [
        pytest.param([{**ROW, "검토상태": "완료"}], {}, "row 2: 검토상태 '완료' is none of 확인, 보완요청", id="word"),
        pytest.param(
            [ROW, {**ROW, "검토상태": "제외"}], {}, "row 3: finding f-0123456789ab is decided twice", id="twice"
        ),
        pytest.param([{**ROW, "지적 ID": None}], {}, "row 2: a decision without 지적 ID", id="no id"),
        pytest.param([ROW], {"headings": HEADINGS[:-2]}, "has no column 검토의견, 검토자", id="deleted columns"),
        pytest.param([ROW], {"headings": ("공약명",)}, "has no column 지적 ID", id="no heading at all"),
        pytest.param([ROW], {"headings": ("공약명",), "above": 30}, "has no column 지적 ID", id="long and foreign"),
        pytest.param([ROW], {"sheet": "공약"}, "has no sheet 검증", id="no sheet"),
    ],
)
def test_what_cannot_be_read_is_said(
    tmp_path: pathlib.Path, rows: list[Mapping[str, Any]], options: Mapping[str, Any], reason: str
) -> None:
    path = workbook(tmp_path / "a.xlsx", *rows, **options)
    before = path.read_bytes()
    with pytest.raises(UsageError) as error:
        read_decisions(path)
    assert reason in str(error.value)
    assert str(path) in str(error.value)
    assert error.value.hint
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"a,b\n1,2\n"])
def test_a_file_that_is_no_workbook(tmp_path: pathlib.Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="no workbook"):
        read_decisions(path)


def test_a_file_that_is_not_there(tmp_path: pathlib.Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        read_decisions(tmp_path / "none.xlsx")


def test_decisions_of_another_report_are_refused(tmp_path: pathlib.Path) -> None:
    decisions = read_decisions(workbook(tmp_path / "a.xlsx", ROW))
    decisions.must_concern(["abcdef012345", "ffffffffffff"])
    with pytest.raises(UsageError, match="about other reports"):
        decisions.must_concern(["ffffffffffff"])


def test_what_becomes_of_every_decision(tmp_path: pathlib.Path) -> None:
    findings = tuple(
        Finding(
            pledge_id="abcdef012345-001",
            rule="sum-periods",
            severity="error",
            kind="source",
            message="",
            pointer=f"/investment/{at}/planned_krw",
            expected=150 * MILLION,
            actual=actual,
        )
        for at, actual in enumerate((153 * MILLION, 154 * MILLION, 155 * MILLION))
    )
    converted = results(findings=findings)
    same, other, _ = finding_ids(converted.report.report_id, findings)
    rows = [{**ROW, "지적 ID": name} for name in (same, other, "f-gone")]
    carried = read_decisions(workbook(tmp_path / "a.xlsx", *rows)).carried([converted])
    assert (carried.kept, carried.reopened) == (1, 1)
    assert [decision.finding_id for decision in carried.gone] == ["f-gone"]
