"""An error of every rule, planted in a report that is right: found at its place. And none in what is right."""

from __future__ import annotations

import functools
import json
import pathlib
from typing import Any, NamedTuple

import pytest

from extractor import profile
from extractor.audit.checks import Audit, audit
from extractor.audit.rules import RULES
from extractor.convert import convert_file
from extractor.layout import LayoutText
from extractor.parsing.parser import parse
from extractor.records import ReportRecords

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"

CLEAN = """## 2021년 공약사업 추진현황
## 하늘구
## (2021. 12. 31. 기준)

## 1-1. 골목 정비와 나눔장터 운영

공약출처\t사업유형\t\t사업주체\t\t
\t신규\t계속\t자체\t온빛시(정부)\t민간/기타
선거공보\t✓\t\t✓\t\t
완료\t\t추진중\t\t소요예산\t
완료\t이행후계속추진\t정상추진\t일부추진\t총 100백만 원 (시비, 구비)\t
\t\t✓\t\t\t

□ 정책목표
○ 누구나 머무는 골목 만들기
□ 사업개요
○ 임기내 추진목표: 골목 12곳 정비
○ 소요예산: 100백만 원(시비, 구비)
□ 연차별 추진목표

단위사업\t2020\t2021
골목 정비\t설계\t공사

□ 연차별 투자계획

(단위 : 백만원)
구분\t계\t\t2020\t\t2021\t
\t계획액\t확보액\t계획액\t확보액\t계획액\t확보액
계\t100\t100\t40\t40\t60\t60
시비\t70\t70\t30\t30\t40\t40
구비\t30\t30\t10\t10\t20\t20

□ 연차별 집행액

(단위 : 백만원)
구분\t계\t2020\t2021
계\t90\t35\t55
시비\t65\t27\t38
구비\t25\t8\t17

□ 추진실적
○ 골목 정비 기본계획 수립: '20. 2. 3. ~ 5. 17.
○ 육성기금 융자 지원 접수: '20. 3. 2.
○ 주민 간담회 3회 개최: '20. 4. 7./6. 9./7. 16.
○ 육성기금 융자 지원 심사: '20. 8. 3.
○ 골목 정비 자재 구입: '20. 10. 5.(20,000천 원)
○ 육성기금 융자 지원 결정: '21. 1. 11.
○ 육성기금 융자 지원 실행: '21. 3. 15.
○ 골목 정비 준공식 개최: '21. 11. 2.
□ 향후계획
○ 골목 안내판 설치: 2021. 12.
○ 육성기금 융자 지원 안내: 2021. 12.

총괄부서\t골목과장: 나하늘 ☎7011\t골목팀장: 구름솔 ☎7012\t담당: 문가온 ☎7015
"""


class Planted(NamedTuple):
    rule: str
    old: str
    new: str
    pointer: str


PLANTED = (
    Planted("sum-periods", "시비\t70\t70", "시비\t71\t70", "/investment/3/planned_krw"),
    Planted("sum-funding", "계\t90\t35", "계\t90\t36", "/execution/1/executed_krw"),
    Planted("budget-investment", "총 100백만 원 (시", "총 103백만 원 (시", "/budget"),
    Planted("budget-overview", "소요예산: 100백만 원", "소요예산: 99백만 원", "/budget"),
    Planted("overspent", "구비\t25\t8\t17", "구비\t25\t12\t13", "/execution/7/executed_krw"),
    Planted("underfunded", "계\t100\t100\t40\t40", "계\t100\t99\t40\t39", "/investment/0/secured_krw"),
    Planted("overfunded", "계\t100\t100\t40\t40", "계\t100\t101\t40\t41", "/investment/0/secured_krw"),
    Planted("narrative-execution", "(20,000천 원)", "(36,000천 원)", "/achievements/4"),
    Planted("check-none", "\t\t✓\t\t\t\n", "\t\t\t\t\t\n", "/status"),
    Planted("check-many", "\t\t✓\t\t\t\n", "✓\t\t✓\t\t\t\n", "/status"),
    Planted("date-invalid", "'20. 8. 3.", "'20. 6. 31.", "/achievements/3"),
    Planted("date-rollover", "'20. 2. 3. ~ 5. 17.", "'20. 2. 3. ~ 1. 17.", "/achievements/0"),
    Planted("date-reversed", "'20. 2. 3. ~ 5. 17.", "'20. 2. 3. ~ '19. 5. 17.", "/achievements/0"),
    Planted("date-outside-term", "'21. 11. 2.", "'22. 11. 2.", "/achievements/7"),
    Planted("date-order", "'20. 8. 3.", "'20. 1. 3.", "/achievements/3"),
    Planted("count-dates", "간담회 3회", "간담회 4회", "/achievements/2"),
    Planted("duplicate", "지원 심사: '20. 8. 3.", "지원 접수: '20. 3. 2.", "/achievements/3"),
    Planted("unit-assumed", "□ 연차별 집행액\n\n(단위 : 백만원)\n", "□ 연차별 집행액\n\n", "/execution"),
    Planted("number-invalid", "구비\t25\t8\t17", "구비\t25\t팔\t17", "/execution"),
    Planted("section-missing", "□ 정책목표\n○ 누구나 머무는 골목 만들기\n", "", "/goals"),
    Planted("unplaced", "□ 연차별 집행액\n", "이름\t없는\t줄\n\n□ 연차별 집행액\n", "/unplaced/0"),
    Planted("text-suspect", "자재 구입", "자재 \ufffd입", "/achievements/4"),
    Planted("spelling-suspect", "융자 지원 실행", "용자 지원 실행", "/achievements/6"),
)


def audited(text: str) -> Audit:
    layout = LayoutText.from_text(text)
    own = profile.load("seongdong")
    return audit(parse(layout, own, "abcdef012345"), own, layout)


def test_the_report_is_right() -> None:
    result = audited(CLEAN)
    assert result.findings == ()
    assert {check.rule: check.state for check in result.checks} == {rule.name: "pass" for rule in RULES}


def test_every_rule_is_planted() -> None:
    assert {planted.rule for planted in PLANTED} == {rule.name for rule in RULES}


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.rule)
def test_a_planted_error_is_found_at_its_place(planted: Planted) -> None:
    assert CLEAN.count(planted.old) == 1
    result = audited(CLEAN.replace(planted.old, planted.new))
    pointers = [finding.pointer for finding in result.findings if finding.rule == planted.rule]
    assert pointers, sorted({finding.rule for finding in result.findings})
    assert pointers[0] is not None
    assert pointers[0].startswith(planted.pointer)
    (check,) = [check for check in result.checks if check.rule == planted.rule]
    assert check.state == "mismatch"


PDFS = sorted(SAMPLES.glob("*.pdf"))


@functools.cache
def converted(path: pathlib.Path) -> ReportRecords:
    return convert_file(path).records


def gold(path: pathlib.Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
    return content


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_the_planted_errors_of_the_samples_are_found_at_their_boxes(path: pathlib.Path) -> None:
    records = converted(path)
    places = {pledge.ordinal: pledge.source_map for pledge in records.pledges}
    found = {(finding.pledge_id, finding.rule, finding.pointer): finding for finding in records.findings}
    for each in gold(path)["findings"]:
        finding = found[f"{records.report.report_id}-{each['ordinal']:03}", each["rule"], each["pointer"]]
        if each["rule"] == "unplaced":  # which stands in no field, and so has no entry in the source map
            assert finding.page is not None
            continue
        place = places[each["ordinal"]][each["pointer"]][0]
        assert (finding.page, finding.box) == (place.page, place.box)


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_the_samples_have_no_other_errors_or_warnings(path: pathlib.Path) -> None:
    planted = {(each["ordinal"], each["rule"], each["pointer"]) for each in gold(path)["findings"]}
    pledges = {pledge.id: pledge.ordinal for pledge in converted(path).pledges}
    found = [
        (pledges.get(finding.pledge_id or ""), finding.rule, finding.pointer)
        for finding in converted(path).findings
        if finding.severity != "info"
    ]
    assert [each for each in found if each not in planted] == []
