"""Records of an invented district, built by hand."""

from __future__ import annotations

import msgspec

from extractor.records import (
    Amount,
    Budget,
    Check,
    Contact,
    Count,
    Date,
    Execution,
    Finding,
    Investment,
    Node,
    Outcome,
    Pledge,
    Press,
    Report,
    ReportRecords,
    Run,
    RunInput,
    SourcePlace,
    Target,
    Unplaced,
)

YEARS = ("2018", "2019", "2020", "2021")


def day(text: str, first: str, last: str | None = None) -> Date:
    last = last or first
    return Date(text=text, edtf=first if first == last else f"{first}/{last}", start=first, end=last, precision="day")


def node(text: str, *children: Node, mark: str | None = "-", **over: object) -> Node:
    return Node(**{"mark": mark, "text": text, "subject": text, "children": children, **over})  # type: ignore[arg-type]


def _achievements() -> tuple[Node, ...]:
    held = day("'19. 3. 4. ~ 6.", "2019-03-04", "2019-03-06")
    paid = Date(text="'20. 11.", edtf="2020-11", start="2020-11-01", end="2020-11-30", precision="month")
    return (
        node(
            "주민 설명회 2회 개최: '19. 3. 4. ~ 6.",
            subject="주민 설명회 2회 개최",
            dates=(held,),
            counts=(count("2회", 2, "회"),),
        ),
        node(
            "마을 정원 조성 지원금 지급: '20. 11.(3,500천 원)",
            node("가온길 12곳 1,500천 원", mark="▶", amounts=(Amount(text="1,500천 원", krw=1_500_000),)),
            node("나래길 8곳 2,000천 원", mark="▶", amounts=(Amount(text="2,000천 원", krw=2_000_000),)),
            subject="마을 정원 조성 지원금 지급",
            dates=(paid,),
            amounts=(Amount(text="3,500천 원", krw=3_500_000),),
        ),
    )


def count(text: str, value: int, unit: str) -> Count:
    return Count(text=text, value=value, unit=unit)


def _overview() -> tuple[Node, ...]:
    inner = node(
        "내용: 골목 정원 20곳", mark="▶", label="내용", value="골목 정원 20곳", counts=(count("20곳", 20, "곳"),)
    )
    return (
        node("사업내용", node("골목마다 작은 정원", inner, mark="-"), mark="○"),
        node(
            "소요예산: 120백만 원",
            label="소요예산",
            value="120백만 원",
            amounts=(Amount(text="120백만 원", krw=120_000_000),),
        ),
    )


def investment(funding: str, period: str, planned: int | None, secured: int | None) -> Investment:
    text = "계" if period == "total" else f"{period}년"
    return Investment(funding=funding, period=period, period_text=text, planned_krw=planned, secured_krw=secured)


def _investment() -> tuple[Investment, ...]:
    million = 1_000_000
    totals = (
        investment("계", "total", 120 * million, 110 * million),
        investment("구비", "total", 120 * million, 110 * million),
    )
    years = tuple(
        investment(name, year, 30 * million, None if year == "2018" else 25 * million)
        for name in ("계", "구비")
        for year in YEARS
    )
    return totals + years


def _execution() -> tuple[Execution, ...]:
    return (
        Execution(funding="계", period="total", period_text="계", executed_krw=60_000_000),
        *(Execution(funding="계", period=year, period_text=year, executed_krw=15_000_000) for year in YEARS),
    )


def _source_map(page: int) -> dict[str, tuple[SourcePlace, ...]]:
    pointers = ("/title", "/status", "/achievements/0", "/achievements/1", "/achievements/1/children/0", "/press/0")
    cells = ("/investment/0/planned_krw", "/investment/0/secured_krw", "/execution/0/executed_krw", "/targets/0/text")
    return {
        pointer: (SourcePlace(page=page, box=(50.0, 100.5 + at, 300.25, 112.5 + at), line=10 + at),)
        for at, pointer in enumerate((*pointers, *cells))
    }


def pledge(report_id: str = "0123456789ab", ordinal: int = 1, **over: object) -> Pledge:
    """A pledge with something in every field."""
    fields: dict[str, object] = {
        "id": f"{report_id}-{ordinal:03d}",
        "report_id": report_id,
        "ordinal": ordinal,
        "number": f"1-{ordinal}",
        "title": f"골목 정원 {ordinal}호 만들기",
        "pages": (ordinal, ordinal + 1),
        "sources": ("선거공보", "5대공약"),
        "kind": "신규",
        "lead": ("자체",),
        "status": ("정상추진", "완료", "일부추진", "이행후계속추진")[ordinal % 4],
        "budget": Budget(text="총 120백만 원 (구비)", krw=120_000_000, funding=("구비",)),
        "goals": (node("걷고 싶은 골목"), node("이웃이 함께 가꾸는 정원")),
        "overview": _overview(),
        "targets": tuple(Target(unit="골목 정원", period=year, period_text=year, text="5곳") for year in YEARS),
        "investment": _investment(),
        "execution": _execution(),
        "achievements": _achievements(),
        "plans": (node("2022. 4. ~ 12. 정원 돌봄 모임 운영"),),
        "press": (Press(outlet="가람일보", date=day("2020. 7. 24.", "2020-07-24"), text="가람일보(2020. 7. 24.)"),),
        "department": f"푸른정원{ordinal % 3 + 1}과",
        "contacts": (
            Contact(role="푸른정원과장", name="한가람", phone="5001"),
            Contact(role="담당", name="윤슬아", phone=None),
        ),
        "unplaced": (Unplaced(page=ordinal, line=40, text="(뒷면 참조)"),),
        "source_map": _source_map(ordinal),
    }
    return Pledge(**{**fields, **over})  # type: ignore[arg-type]


def finding(pledge_id: str | None, **over: object) -> Finding:
    fields: dict[str, object] = {
        "pledge_id": pledge_id,
        "rule": "sum-periods",
        "severity": "error",
        "kind": "source",
        "message": "구비 확보액의 계 110백만원이 연도별 합계 75백만원과 35백만원 다릅니다.",
        "pointer": "/investment/0/secured_krw",
        "expected": 75_000_000,
        "actual": 110_000_000,
        "page": 1,
        "box": (50.0, 107.5, 300.25, 119.5),
    }
    return Finding(**{**fields, **over})  # type: ignore[arg-type]


def results(file: str = "나래구-2022.pdf", pledges: int = 3, report_id: str = "0123456789ab") -> ReportRecords:
    """A report of as many pledges, each with a finding and two checks."""
    made = tuple(pledge(report_id, ordinal) for ordinal in range(1, pledges + 1))
    return of_pledges(*made, file=file, report_id=report_id)


def of_pledges(*made: Pledge, file: str = "나래구-2022.pdf", report_id: str = "0123456789ab") -> ReportRecords:
    """A report of these pledges."""
    findings = tuple(finding(one.id) for one in made)
    checks = tuple(
        check
        for one in made
        for check in (
            Check(pledge_id=one.id, rule="sum-periods", state="mismatch", compared=6),
            Check(pledge_id=one.id, rule="date-order", state="pass", compared=2),
        )
    )
    report = Report(
        report_id=report_id,
        file=file,
        sha256=report_id.ljust(64, "0"),
        pages=len(made) + 1,
        profile="naraegu",
        title="2022 공약 이행 보고서",
        organisation="나래구",
        as_of="2022-06",
        pledges=len(made),
        findings=len(findings),
        unplaced=sum(len(one.unplaced) for one in made),
    )
    return ReportRecords(report=report, pledges=made, findings=findings, checks=checks)


def with_findings(result: ReportRecords, *more: Finding) -> ReportRecords:
    """The same report with further findings."""
    findings = (*result.findings, *more)
    report = msgspec.structs.replace(result.report, findings=len(findings))
    return msgspec.structs.replace(result, report=report, findings=findings)


def run(*made: ReportRecords) -> Run:
    """The run that gave these reports, and an input that failed."""
    inputs = tuple(
        RunInput(
            path=one.report.file,
            outcome=Outcome.WARNED,
            report_id=one.report.report_id,
            pages=one.report.pages,
            pledges=one.report.pledges,
            findings=one.report.findings,
            seconds=0.5,
        )
        for one in made
    )
    failed = RunInput(path="빈파일.pdf", outcome=Outcome.FAILED, error="the file is empty")
    return Run(version="0.1.0", inputs=(*inputs, failed))
