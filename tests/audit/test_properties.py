"""Whatever the records hold: no rule fails, the ledger is whole, and every pointer leads somewhere."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.audit.compare import compare
from extractor.audit.rates import rates
from extractor.audit.rules import RULES
from extractor.errors import UsageError
from extractor.layout import NOTICE_KINDS, Box, Notice
from extractor.parsing.parsed import Compared, Remark
from extractor.records import (
    Amount,
    Budget,
    Contact,
    Count,
    Date,
    Execution,
    Investment,
    Node,
    Pledge,
    Target,
    Unplaced,
)
from tests.audit.factories import pledge, results, run

# Whole reports are large to make, on a busy machine too large for Hypothesis's taste.
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

REMARKED = ("date-invalid", "date-rollover", "date-reversed", "unit-assumed", "number-invalid")

words = st.text(st.sampled_from("가나다라마융자용지원 회3제.~'·\ufffd\ue001-=<&"), max_size=20)
periods = st.sampled_from(["total", "2018", "2019", "2022-06", "2022-13", "before_term", "after_term", "9999", ""])
fundings = st.sampled_from(["계", "국비", "시비", "구비", ""])
won = st.integers(-(10**15), 10**15)
days = st.dates().map(lambda day: day.isoformat())
precisions = st.sampled_from(["day", "month", "quarter", "half", "year", "day/month", ""])
dates = st.builds(Date, text=words, edtf=days, start=days, end=days, precision=precisions)


def _with(node: Node, children: list[Node]) -> Node:
    return msgspec.structs.replace(node, children=tuple(children))


leaves = st.builds(
    Node,
    mark=st.none() | words,
    text=words,
    label=st.none() | st.sampled_from(["소요예산", "총 사업비", "내용", ""]),
    value=st.none() | words,
    subject=words,
    dates=st.lists(dates, max_size=3).map(tuple),
    amounts=st.lists(st.builds(Amount, text=words, krw=won), max_size=2).map(tuple),
    counts=st.lists(
        st.builds(Count, text=words, value=st.integers(0, 99), unit=st.sampled_from(["회", "회 실시", "개소", ""])),
        max_size=2,
    ).map(tuple),
)
nodes = st.recursive(leaves, lambda below: st.builds(_with, leaves, st.lists(below, max_size=2)))
items = st.lists(nodes, max_size=4).map(tuple)


def rows(kind: Any, **fields: Any) -> st.SearchStrategy[Any]:
    return st.lists(st.builds(kind, **fields), max_size=8).map(tuple)


pledges = st.builds(
    pledge,
    title=words,
    number=st.none() | words,
    status=st.none() | words | st.sampled_from(["완료", "보류"]),
    pages=st.none() | st.just((1, 2)),
    budget=st.none() | st.builds(Budget, text=words, krw=st.none() | won, funding=st.just(())),
    goals=items,
    overview=items,
    achievements=items,
    targets=rows(Target, unit=words, period=periods, period_text=words, text=words),
    investment=rows(
        Investment,
        funding=fundings,
        period=periods,
        period_text=words,
        planned_krw=st.none() | won,
        secured_krw=st.none() | won,
    ),
    execution=rows(Execution, funding=fundings, period=periods, period_text=words, executed_krw=won),
    contacts=rows(Contact, role=words, name=words, phone=st.none() | words),
    unplaced=rows(Unplaced, page=st.none() | st.just(1), line=st.integers(1, 99), text=words),
)
notices = st.builds(
    Notice,
    kind=st.sampled_from(sorted(NOTICE_KINDS)),
    page=st.none() | st.integers(1, 5),
    box=st.none() | st.just(Box(1.0, 2.0, 3.0, 4.0)),
    line=st.none() | st.integers(1, 99),
    text=words,
)
remarks = st.builds(
    Remark, rule=st.sampled_from(REMARKED), pointer=st.sampled_from(["", "/investment", "/achievements/0"]), text=words
)
marks = st.dictionaries(st.sampled_from(["kind", "lead", "status"]), st.lists(words, max_size=3).map(tuple))


@settings(SLOW, max_examples=60)
@given(
    st.lists(pledges, min_size=1, max_size=2),
    st.lists(notices, max_size=4),
    st.lists(remarks, max_size=4).map(tuple),
    marks,
)
def test_the_ledger_is_whole_whatever_the_records_hold(
    found: list[Pledge], told: list[Notice], remarked: tuple[Remark, ...], marked: dict[Any, Any]
) -> None:
    numbered = [msgspec.structs.replace(item, id=f"abcdef012345-{at:03}") for at, item in enumerate(found)]
    result = run(*numbered, notices=told, remarks=remarked, marks=marked, compared=Compared(), sections=frozenset())
    assert len(result.checks) == len(numbered) * len(RULES)
    fired = {(each.pledge_id, each.rule) for each in result.findings if each.pledge_id is not None}
    for check in result.checks:
        assert (check.state == "mismatch") == ((check.pledge_id, check.rule) in fired), check
        assert check.compared > 0 or check.state in ("not_applicable", "not_checked"), check
        assert check.compared == 0 or check.state != "not_applicable", check
    contents = {item.id: msgspec.to_builtins(item) for item in numbered}
    for finding in result.findings:
        assert finding.message.endswith(".")
        if finding.pledge_id is not None and finding.pointer and finding.rule not in REMARKED:
            leads_somewhere(contents[finding.pledge_id], finding.pointer)


def leads_somewhere(content: Any, pointer: str) -> None:
    here = content
    for step in pointer.split("/")[1:]:
        here = here[step] if isinstance(here, dict) else here[int(step)]


@settings(SLOW, max_examples=40)
@given(st.lists(pledges, min_size=1, max_size=2), st.lists(pledges, min_size=1, max_size=2))
def test_any_two_reports_can_be_compared_or_are_refused(old: list[Pledge], new: list[Pledge]) -> None:
    before = results(*(_named(item, "aaaaaaaaaaaa", at) for at, item in enumerate(old)), as_of="2021")
    after = results(*(_named(item, "bbbbbbbbbbbb", at) for at, item in enumerate(new)), as_of="2022")
    assert all(rate.share is None or rate.denominator for rate in rates([before, after]))
    try:
        comparison = compare(before, after)
    except UsageError:
        return
    assert len({match.old_id for match in comparison.matches}) == len(comparison.matches)
    assert len({match.new_id for match in comparison.matches}) == len(comparison.matches)
    spoken = {change.new_id for change in comparison.changes} | {match.new_id for match in comparison.matches}
    assert {item.id for item in after.pledges} <= spoken
    left = {change.old_id for change in comparison.changes} | {match.old_id for match in comparison.matches}
    assert {item.id for item in before.pledges} <= left


def _named(item: Pledge, report_id: str, at: int) -> Pledge:
    return msgspec.structs.replace(item, id=f"{report_id}-{at:03}", report_id=report_id, ordinal=at + 1)
