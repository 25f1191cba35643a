"""Small makers of records for the tests of the audit. Everything in them is invented."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from typing import Any

from extractor.audit.checks import Audit, audit
from extractor.layout import LayoutText, Notice
from extractor.parsing.parsed import Compared, ParsedPledge, ParsedReport
from extractor.profile import Profile, load
from extractor.records import (
    Amount,
    Budget,
    Check,
    Count,
    Date,
    Execution,
    Finding,
    Investment,
    Node,
    Pledge,
    Report,
    ReportRecords,
    SourcePlace,
    Target,
)

MILLION = 1_000_000
PROFILE = load("seongdong")
YEARS = ("2018", "2019", "2020", "2021", "2022-06")
MARKS = {"kind": ("신규",), "lead": ("자체",), "status": ("정상추진",)}

Row = Mapping[str, int | None]


def date(edtf: str) -> Date:
    """A date of EDTF years, months and days, or an interval of two of them."""
    first, _, last = edtf.partition("/")
    start, start_precision = _bounds(first)[0], _bounds(first)[2]
    end, end_precision = _bounds(last or first)[1], _bounds(last or first)[2]
    precision = start_precision if start_precision == end_precision else f"{start_precision}/{end_precision}"
    return Date(text=f"'{edtf[2:]}", edtf=edtf, start=start, end=end, precision=precision)


def _bounds(edtf: str) -> tuple[str, str, str]:
    parts = edtf.split("-")
    if len(parts) == 3:
        return edtf, edtf, "day"
    if len(parts) == 2 and int(parts[1]) > 12:
        month = {"40": 1, "41": 7}[parts[1]]
        return f"{parts[0]}-{month:02}-01", f"{parts[0]}-{month + 5:02}-{30 if month == 1 else 31}", "half"
    if len(parts) == 2:
        return f"{edtf}-01", f"{edtf}-{calendar.monthrange(int(parts[0]), int(parts[1]))[1]}", "month"
    return f"{edtf}-01-01", f"{edtf}-12-31", "year"


def node(
    text: str,
    *dates: str,
    krw: Sequence[int] = (),
    times: Sequence[int] = (),
    label: str | None = None,
    children: Sequence[Node] = (),
) -> Node:
    """An item; `times` makes counts such as `3회`, which the text must hold."""
    return Node(
        mark="-",
        text=text,
        label=label,
        value=text if label else None,
        subject=text,
        dates=tuple(date(edtf) for edtf in dates),
        amounts=tuple(Amount(text=f"{won:,}원", krw=won) for won in krw),
        counts=tuple(Count(text=f"{number}회", value=number, unit="회") for number in times),
        children=tuple(children),
    )


def investment(rows: Mapping[str, tuple[Row, Row]]) -> tuple[Investment, ...]:
    """The table of `{funding: (planned, secured)}`, each `{period: won in millions}`."""
    return tuple(
        Investment(
            funding=funding,
            period=period,
            period_text=period,
            planned_krw=_won(planned.get(period)),
            secured_krw=_won(secured.get(period)),
        )
        for funding, (planned, secured) in rows.items()
        for period in dict.fromkeys((*planned, *secured))
    )


def execution(rows: Mapping[str, Row]) -> tuple[Execution, ...]:
    """The table of `{funding: {period: won in millions}}`."""
    return tuple(
        Execution(funding=funding, period=period, period_text=period, executed_krw=won)
        for funding, cells in rows.items()
        for period, cell in cells.items()
        if (won := _won(cell)) is not None
    )


def _won(millions: int | None) -> int | None:
    return None if millions is None else millions * MILLION


def row(*cells: int | None) -> dict[str, int | None]:
    """A row of the yearly table: its 계, then one cell for each of `YEARS`."""
    return dict(zip(("total", *YEARS), cells, strict=False))


def pledge(**changes: Any) -> Pledge:
    """A pledge on which every rule holds: two sources, five years, three achievements."""
    fields: dict[str, Any] = {
        "id": "abcdef012345-001",
        "report_id": "abcdef012345",
        "ordinal": 1,
        "title": "푸른마을 도서관 건립",
        "pages": (3, 4),
        "sources": ("선거공보",),
        "kind": "신규",
        "lead": ("자체",),
        "status": "정상추진",
        "budget": Budget(text="총 150백만 원 (시비, 구비)", krw=150 * MILLION, funding=("시비", "구비")),
        "goals": (node("책 읽는 마을 조성"),),
        "overview": (node("소요예산: 150백만 원(시비, 구비)", krw=[150 * MILLION], label="소요예산"),),
        "targets": (Target(unit="건립", period="2018", period_text="2018", text="설계"),),
        "investment": investment(
            {
                "계": (row(150, 20, 25, 30, 35, 40), row(150, 20, 25, 30, 35, 40)),
                "시비": (row(100, 10, 15, 20, 25, 30), row(100, 10, 15, 20, 25, 30)),
                "구비": (row(50, 10, 10, 10, 10, 10), row(50, 10, 10, 10, 10, 10)),
            }
        ),
        "execution": execution(
            {
                "계": row(145, 19, 24, 29, 34, 39),
                "시비": row(100, 10, 15, 20, 25, 30),
                "구비": row(45, 9, 9, 9, 9, 9),
            }
        ),
        "achievements": (
            node("설계 공모", "2018-05-03", krw=[10 * MILLION]),
            node("주민 설명회 2회 개최", "2019-04-02", "2019-06-11", times=[2]),
            node("착공식 개최", "2020-09"),
        ),
        "source_map": {"/title": (SourcePlace(page=3, box=(50.0, 40.0, 300.0, 60.0), line=1),)},
    }
    return Pledge(**{**fields, **changes})


def parsed(*pledges: Pledge, **changes: Any) -> ParsedReport:
    """A report of these pledges as parsed; `changes` are fields of every `ParsedPledge`."""
    fields: dict[str, Any] = {
        "marks": MARKS,
        "sections": frozenset(PROFILE.expected),
        "compared": Compared(dates=4, intervals=1, numbers=54, tables=2),
    }
    return ParsedReport(pledges=tuple(ParsedPledge(item, **{**fields, **changes}) for item in pledges))


def run(*pledges: Pledge, profile: Profile = PROFILE, notices: Sequence[Notice] = (), **changes: Any) -> Audit:
    """The audit of a report of these pledges."""
    return audit(
        parsed(*(pledges or (pledge(),)), **changes),
        profile,
        LayoutText("\n".join(PROFILE.anchors.must), notices=tuple(notices)),
    )


def results(*pledges: Pledge, findings: Sequence[Finding] = (), **changes: Any) -> ReportRecords:
    """All that a report of these pledges became; `changes` are fields of its `Report`."""
    chosen = pledges or (pledge(),)
    fields: dict[str, Any] = {
        "report_id": chosen[0].report_id,
        "file": "pureun-2022.pdf",
        "sha256": chosen[0].report_id.ljust(64, "0"),
        "pages": 9,
        "profile": PROFILE.name,
        "title": "푸른구 공약사업 추진현황",
        "organisation": "푸른구",
        "as_of": "2022-06",
        "pledges": len(chosen),
        "findings": len(findings),
        "unplaced": 0,
    }
    return ReportRecords(report=Report(**{**fields, **changes}), pledges=chosen, findings=tuple(findings))


def found(result: Audit, rule: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in result.findings if finding.rule == rule]


def check(result: Audit, rule: str) -> Check:
    """The ledger's row of one rule, of a report with one pledge."""
    (row,) = [item for item in result.checks if item.rule == rule]
    return row
