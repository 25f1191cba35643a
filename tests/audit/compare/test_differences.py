"""What changed in one pledge from one report to the next."""

from __future__ import annotations

import re
from typing import Any

import pytest

from extractor.audit.compare import LABELS, Change, compare
from extractor.audit.compare.settled import Settled, settled
from extractor.records import Budget, Contact, Pledge
from tests.audit.factories import MILLION, execution, investment, node, pledge, results

OLD = "abcdef012345"
NEW = "fedcba543210"


def new_pledge(**changes: Any) -> Pledge:
    return pledge(**{"id": f"{NEW}-001", "report_id": NEW, **changes})


def changes(old: Pledge, new: Pledge, *, as_of: str | None = "2021-12-31") -> list[Change]:
    found = compare(results(old, as_of=as_of), results(new, as_of="2022-12-31")).changes
    for change in found:
        assert change.kind in LABELS
        assert re.search("[가-힣]", change.message)
    return list(found)


def test_the_same_pledge_again_has_not_changed() -> None:
    assert changes(pledge(), new_pledge()) == []


def test_a_new_name_with_its_score() -> None:
    (change,) = changes(pledge(number="1"), new_pledge(number="1", title="푸른마을 큰도서관 건립"))
    assert (change.kind, change.old, change.new) == ("renamed", "푸른마을 도서관 건립", "푸른마을 큰도서관 건립")
    assert change.score is not None
    assert f"(유사도 {change.score:.0f})" in change.message


def test_spacing_is_no_new_name() -> None:
    assert changes(pledge(), new_pledge(title="푸른 마을 도서관건립")) == []


def test_a_new_number() -> None:
    (change,) = changes(pledge(number="1-2"), new_pledge(number="1-3"))
    assert (change.kind, change.message) == ("renumbered", "공약번호가 1-2에서 1-3으로 바뀌었습니다.")


@pytest.mark.parametrize(
    ("old", "new", "kind", "severity"),
    [
        ("정상추진", "완료", "status", "info"),
        ("완료", "이행후계속추진", "status", "info"),
        ("이행후계속추진", "완료", "status", "info"),
        ("완료", "정상추진", "status-back", "warning"),
        ("정상추진", "보류", "status-back", "warning"),
        ("완료", None, "status", "info"),
        (None, "폐기", "status", "info"),
        ("장기계획", "보류", "status", "info"),
    ],
)
def test_a_status_that_moves(old: str | None, new: str | None, kind: str, severity: str) -> None:
    (change,) = changes(pledge(status=old), new_pledge(status=new))
    assert (change.kind, change.severity, change.old, change.new) == (kind, severity, old, new)


def test_a_figure_of_a_year_that_was_over() -> None:
    before = execution({"계": {"total": 30, "2020": 10, "2021": 20}})
    after = execution({"계": {"total": 41, "2020": 11, "2021": 20, "2022": 10}})
    (change,) = changes(pledge(execution=before), new_pledge(execution=after))
    assert (change.kind, change.severity) == ("restated", "warning")
    assert (change.old_pointer, change.new_pointer) == ("/execution/1/executed_krw", "/execution/1/executed_krw")
    assert (change.old, change.new) == (10 * MILLION, 11 * MILLION)
    assert change.message == "지난 기간의 전체 재원 2020년 집행액이 10백만원에서 11백만원으로 바뀌었습니다(+1백만원)."


def test_a_figure_that_is_no_longer_printed() -> None:
    before = execution({"계": {"2020": 10, "2021": 20}})
    (change,) = changes(pledge(execution=before), new_pledge(execution=execution({"계": {"2021": 20}})))
    assert (change.kind, change.new, change.new_pointer) == ("restated", None, None)
    assert change.message == "전체 재원 2020년 집행액 10백만원이 새 보고서에는 적혀 있지 않습니다."


def test_a_figure_of_a_year_that_was_still_running_may_change() -> None:
    before, after = execution({"계": {"2021": 20}}), execution({"계": {"2021": 25}})
    assert changes(pledge(execution=before), new_pledge(execution=after), as_of="2021-06-30") == []


def test_a_total_that_follows_its_sources_is_not_said_again() -> None:
    before = execution({"계": {"2020": 10}, "구비": {"2020": 10}})
    after = execution({"계": {"2020": 12}, "구비": {"2020": 12}})
    assert [change.old_pointer for change in changes(pledge(execution=before), new_pledge(execution=after))] == [
        "/execution/1/executed_krw"
    ]


def test_a_total_that_does_not_follow_its_sources_is_said() -> None:
    before = execution({"계": {"2020": 10}, "구비": {"2020": 10}})
    after = execution({"계": {"2020": 13}, "구비": {"2020": 12}})
    assert len(changes(pledge(execution=before), new_pledge(execution=after))) == 2


def test_a_plan_that_was_cut_names_its_years() -> None:
    before = investment({"계": ({"total": 30, "2021": 10, "2022": 20}, {})})
    after = investment({"계": ({"total": 25, "2021": 10, "2022": 15}, {})})
    (change,) = changes(pledge(investment=before), new_pledge(investment=after))
    assert (change.kind, change.severity) == ("plan-cut", "warning")
    assert change.message == "계획액이 30백만원에서 25백만원으로 줄었습니다(-5백만원, 기간별: 2022년 -5백만원)."


def test_a_plan_that_was_raised() -> None:
    before = investment({"계": ({"total": 30}, {})})
    after = investment({"계": ({"total": 35}, {})})
    (change,) = changes(pledge(investment=before), new_pledge(investment=after))
    assert (change.kind, change.severity, change.new) == ("plan-raised", "info", 35 * MILLION)


def test_without_a_table_the_budget_is_the_plan() -> None:
    budget = Budget(text="총 200백만 원", krw=200 * MILLION)
    found = changes(pledge(investment=()), new_pledge(investment=(), budget=budget))
    assert [(change.kind, change.old_pointer) for change in found] == [("plan-raised", "/budget")]


def test_an_achievement_that_vanished() -> None:
    kept = node("설계 공모", "2018-05-03")
    old = pledge(achievements=(kept, node("사진 공모전 개최", "2021-10-05")))
    (change,) = changes(old, new_pledge(achievements=(kept,)))
    assert (change.kind, change.severity, change.old_pointer) == ("achievement-gone", "warning", "/achievements/1")
    assert change.message == "지난 보고서의 추진실적 「사진 공모전 개최」가 새 보고서에 없습니다."


def test_an_achievement_that_was_reworded() -> None:
    old = pledge(achievements=(node("입주기업 20개 기업 임차료 지원", "2021-06"),))
    new = new_pledge(achievements=(node("입주기업 22개 기업 임차료 지원", "2021-06"),))
    (change,) = changes(old, new)
    assert (change.kind, change.old_pointer, change.new_pointer) == (
        "achievement-reworded",
        "/achievements/0",
        "/achievements/0",
    )
    assert change.score is not None
    assert change.score > 90


def test_a_yearly_event_of_another_year_is_another_event() -> None:
    old = pledge(achievements=(node("책 축제 개최: '20. 5. 1.", "2020-05-01"),))
    new = new_pledge(achievements=(node("책 축제 개최: '22. 5. 1.", "2022-05-01"),))
    assert [change.kind for change in changes(old, new)] == ["achievement-gone"]


def test_an_item_below_another_counts_too() -> None:
    old = pledge(achievements=(node("지원", children=[node("운영비 90건 지원"), node("시설비 3건 지원")]),))
    new = new_pledge(achievements=(node("지원", children=[node("시설비 3건 지원")]),))
    assert [change.old_pointer for change in changes(old, new)] == ["/achievements/0/children/0"]


def contact(role: str, name: str) -> Contact:
    return Contact(role=role, name=name, phone="7011")


def test_contacts_that_were_left_out_are_named_by_role() -> None:
    old = pledge(contacts=(contact("공원과장", "한별"), contact("담당", "노을"), contact("담당", "이슬")))
    new = new_pledge(contacts=(contact("공원과장", "바다"), contact("담당", "노을")))
    (change,) = changes(old, new)
    assert (change.kind, change.message) == ("contacts-gone", "담당자가 3명에서 2명으로 줄었습니다(담당).")
    assert "이슬" not in str(change)


def test_another_person_is_no_change() -> None:
    assert changes(pledge(contacts=(contact("담당", "노을"),)), new_pledge(contacts=(contact("담당", "바다"),))) == []


@pytest.mark.parametrize(
    ("as_of", "over"),
    [
        ("2021", Settled(2021, 12)),
        ("2021-06", Settled(2021, 6)),
        ("2021-06-30", Settled(2021, 6)),
        ("2021-40", Settled(2021, 6)),
        ("2021-35", Settled(2021, 9)),
        (None, Settled(2021, 12)),
    ],
)
def test_when_the_old_report_was_written(as_of: str | None, over: Settled) -> None:
    assert settled(results(as_of=as_of)) == over


@pytest.mark.parametrize(
    ("column", "covered"),
    [
        ("2020", True),
        ("2021", False),
        ("2021-06", True),
        ("before_term", True),
        ("after_term", False),
        ("total", False),
    ],
)
def test_which_periods_were_over(column: str, covered: bool) -> None:
    assert Settled(2021, 6).covers(column) is covered
