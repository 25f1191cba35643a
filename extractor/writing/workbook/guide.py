"""The sheet 안내: what the workbook is, what was read, what the colours and words mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.audit.rules import RULES
from extractor.records import Run
from extractor.writing.workbook import labels, styles
from extractor.writing.workbook.grid import Grid
from extractor.writing.workbook.panel import Panel, Shown, Value
from extractor.writing.workbook.tally import Tally
from extractor.writing.workbook.worksheet import Worksheet

_WIDTHS = (30, 14, 70, 9, 9, 9, 16)


def write(worksheet: Worksheet, run: Run, tally: Tally, grids: Sequence[Grid]) -> None:
    """Fill the sheet."""
    panel = Panel(worksheet, _WIDTHS)
    panel.line("공약 이행 보고서 변환 결과", styles.TITLE)
    panel.line(
        "공약 이행 보고서(PDF)에 인쇄된 내용을 빠짐없이 표로 옮기고, 숫자와 날짜가 서로 맞는지 점검한 결과입니다."
    )
    panel.line(
        "보고서 자체의 오류는 고치지 않고 ‘검증’ 시트에 적습니다. 빈칸은 보고서에 적혀 있지 않다는 뜻이며 0과 다릅니다."
    )
    panel.table("개요", ("항목", "값"), _counts(run, tally))
    panel.table("시트", ("시트", "줄 수", "내용"), _sheets(grids))
    panel.table("심각도", ("심각도", "건수", "뜻"), _severities(tally))
    panel.table("점검 규칙", ("규칙", "심각도", "코드"), _rules())
    panel.table("검토상태", ("검토상태", "적는 곳", "뜻"), _REVIEW_STATES)
    _notes(panel, grids)
    panel.table("입력 파일", ("파일", "결과", "사유", "쪽수", "공약 수", "지적 수", "보고서 ID"), _inputs(run))


def _counts(run: Run, tally: Tally) -> Iterator[Sequence[Value]]:
    yield "gongyak 버전", run.version
    yield "입력 파일", len(run.inputs)
    yield "변환한 보고서", tally.reports
    yield "공약", tally.all.pledges
    yield "지적", tally.findings.total()
    yield "미해석", tally.unplaced


def _sheets(grids: Sequence[Grid]) -> Iterator[Sequence[Value]]:
    yield Shown("요약", styles.LINK, "'요약'!A1"), None, "이행률, 재정확보율, 집행률과 그 분모. 합계는 수식입니다"
    for grid in grids:
        worksheet, _ = grid.parts[0]
        yield Shown(grid.sheet.name, styles.LINK, f"'{worksheet.title}'!A1"), grid.rows, grid.sheet.about


def _severities(tally: Tally) -> Iterator[Sequence[Value]]:
    meanings = {
        "error": "보고서의 숫자나 표시가 서로 맞지 않습니다. 원문을 확인해야 합니다",
        "warning": "틀렸을 수 있습니다. 사람이 보고 판단해야 합니다",
        "info": "알아 둘 점입니다. 잘못은 아닙니다",
    }
    for severity, word in labels.SEVERITIES.items():
        yield word, tally.findings[severity], meanings[severity]


def _rules() -> Iterator[Sequence[Value]]:
    for rule in RULES:
        yield rule.label, labels.SEVERITIES[rule.severity], Shown(rule.name, styles.CODE)


_REVIEW_STATES = (
    ("확인", "‘검증’ 시트", "지적이 맞음을 확인했습니다"),
    ("보완요청", "‘검증’ 시트", "담당부서에 보완을 요청했습니다"),
    ("정정", "‘검증’ 시트", "보고서나 판독 결과를 바로잡았습니다"),
    ("제외", "‘검증’ 시트", "지적으로 보지 않습니다"),
)


def _notes(panel: Panel, grids: Sequence[Grid]) -> None:
    notes = [
        f"‘{grid.sheet.name}’은(는) 한 시트에 담을 수 있는 줄 수를 넘어 시트 {len(grid.parts)}개로 나누었습니다."
        for grid in grids
        if len(grid.parts) > 1
    ]
    notes += [
        f"‘{grid.sheet.name}’의 {grid.unlinked:,}줄에는 링크가 없습니다. 한 시트에 담을 수 있는 링크 수를 넘었습니다."
        for grid in grids
        if grid.unlinked
    ]
    long = sum(len(grid.long) for grid in grids)
    if long:
        notes.append(f"한 칸에 담을 수 없는 긴 글 {long:,}개는 칸에 앞부분만 있고, 전체는 ‘긴글’ 시트에 있습니다.")
    if notes:
        panel.table("알림", ("내용",), ((note,) for note in notes))


def _inputs(run: Run) -> Iterator[Sequence[Value]]:
    for each in run.inputs:
        counts = (each.pages, each.pledges, each.findings)
        reasons = [each.error] if each.error else []
        reasons += [f"{page.page}쪽: {page.error}" for page in each.page_errors]
        name = Shown(each.report_id, styles.CODE) if each.report_id else None
        yield each.path, labels.OUTCOMES[each.outcome], "; ".join(reasons) or None, *counts, name
