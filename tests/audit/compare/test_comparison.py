"""Two whole reports: what came and went, what cannot be compared, and the two sample reports."""

from __future__ import annotations

import json
import pathlib
from collections import Counter
from typing import Any

import msgspec
import pytest

from extractor.audit.compare import Change, compare, pair_editions, read_feed
from extractor.errors import UsageError
from extractor.records import Finding, Pledge, ReportRecords
from extractor.writing.feed import write
from tests.audit.factories import node, pledge, results, run

SAMPLES = pathlib.Path(__file__).parents[3] / "samples"
OLD, NEW = "abcdef012345", "fedcba543210"


def gold(year: int) -> ReportRecords:
    """The records that a sample report must give."""
    content: dict[str, Any] = json.loads((SAMPLES / f"haneul-{year}.gold.json").read_text("utf-8"))
    report_id = f"{year:012}"
    pledges = tuple(
        msgspec.convert({**each, "id": f"{report_id}-{each['ordinal']:03}", "report_id": report_id}, Pledge)
        for each in content["pledges"]
    )
    facts = {key: content["report"][key] for key in ("title", "organisation", "as_of")}
    return results(*pledges, **facts, file=f"haneul-{year}.pdf")


@pytest.fixture(scope="module")
def changes() -> tuple[Change, ...]:
    return compare(gold(2021), gold(2022)).changes


def test_the_samples_have_each_kind_of_change(changes: tuple[Change, ...]) -> None:
    kinds = Counter(change.kind for change in changes)
    expected = {"renamed", "renumbered", "split", "added", "dropped", "status", "status-back", "restated"}
    expected |= {"plan-raised", "plan-cut", "achievement-gone", "achievement-reworded", "contacts-gone"}
    assert set(kinds) == expected
    assert (kinds["split"], kinds["added"], kinds["dropped"]) == (1, 1, 2)


def test_every_pointer_of_a_change_leads_to_a_value(changes: tuple[Change, ...]) -> None:
    old = {item.id: item for item in gold(2021).pledges}
    new = {item.id: item for item in gold(2022).pledges}
    for change in changes:
        if change.old_pointer is not None and change.old is not None:
            assert change.old_id is not None
            assert value(old[change.old_id], change.old_pointer), change
        if change.new_pointer is not None and change.new is not None:
            assert change.new_id is not None
            assert value(new[change.new_id], change.new_pointer) is not None, change


def value(item: Pledge, pointer: str) -> Any:
    here = msgspec.to_builtins(item)
    for step in pointer.split("/")[1:]:
        here = here[step] if isinstance(here, dict) else here[int(step)]
    return here


def test_what_was_dropped_stands_last_and_numbers_used_again_deceive_nobody(changes: tuple[Change, ...]) -> None:
    assert [change.kind for change in changes[-2:]] == ["dropped", "dropped"]
    (added,) = [change for change in changes if change.kind == "added"]
    assert added.title not in {change.title for change in changes if change.kind == "dropped"}


def test_achievements_that_went_with_a_part_are_not_gone() -> None:
    book = [
        node(text) for text in ("도서관 부지 매입 계약 체결", "도서관 설계 공모 당선작 선정", "어린이 열람실 공사 착공")
    ]
    lamp = [node(text) for text in ("가로등 교체 공사 착공", "가로등 점검 결과 공개", "전신주 지중화 협약 체결")]
    old = pledge(title="도서관 건립과 골목길 정비", achievements=(*book, *lamp))
    first = pledge(id=f"{NEW}-001", report_id=NEW, title="도서관 건립", achievements=tuple(book))
    second = pledge(
        id=f"{NEW}-002", report_id=NEW, ordinal=2, title="골목길 정비", achievements=tuple(lamp), goals=(), overview=()
    )
    found = compare(results(old), results(first, second)).changes
    assert [change.kind for change in found] == ["renamed", "split"]


def test_merged_pledges_are_said_to_be() -> None:
    lamp = [node(text) for text in ("가로등 교체 공사 착공", "가로등 점검 결과 공개", "전신주 지중화 협약 체결")]
    second = pledge(id=f"{OLD}-002", ordinal=2, title="골목길 정비", achievements=tuple(lamp), goals=(), overview=())
    new = pledge(id=f"{NEW}-001", report_id=NEW, achievements=(*pledge().achievements, *lamp))
    (change,) = compare(results(pledge(), second), results(new)).changes
    assert (change.kind, change.old_id, change.new_id) == ("merged", second.id, new.id)


def new_results(**changes: Any) -> ReportRecords:
    return results(pledge(id=f"{NEW}-001", report_id=NEW), **changes)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param(results(), results(), "the same report twice", id="same"),
        pytest.param(results(), new_results(organisation="온빛구"), "푸른구 and 온빛구", id="districts"),
        pytest.param(results(as_of="2022-12"), new_results(as_of="2021-12"), "after the new one", id="order"),
        pytest.param(
            results(),
            results(pledge(report_id=NEW, title="다른 일", achievements=())),
            "no pledge in common",
            id="none",
        ),
    ],
)
def test_what_cannot_be_compared_is_said(old: ReportRecords, new: ReportRecords, reason: str) -> None:
    with pytest.raises(UsageError) as error:
        compare(old, new)
    assert reason in str(error.value)
    assert error.value.hint


def feed(folder: pathlib.Path, *reports: ReportRecords) -> pathlib.Path:
    write(folder / "feed", reports)
    return folder


FINDING = Finding(pledge_id=None, rule="text-suspect", severity="warning", kind="reading", message="쪽이 빠졌습니다.")


def test_a_feed_is_read_whole_from_its_folder_or_the_one_above(tmp_path: pathlib.Path) -> None:
    first, second = results(findings=(FINDING,)), new_results()
    first = msgspec.structs.replace(first, checks=run(pledge()).checks)
    folder = feed(tmp_path / "out", first, second)
    assert list(read_feed(folder)) == list(read_feed(folder / "feed")) == [first, second]


def test_a_folder_without_a_feed(tmp_path: pathlib.Path) -> None:
    with pytest.raises(UsageError, match="the folder has no feed"):
        list(read_feed(tmp_path))
    with pytest.raises(UsageError, match="there is no such folder"):
        list(read_feed(tmp_path / "none"))


def test_a_broken_line_is_named(tmp_path: pathlib.Path) -> None:
    folder = feed(tmp_path / "out", results())
    with (folder / "feed" / "pledges.jsonl").open("ab") as file:
        file.write(b'{"id": 3}\n')
    with pytest.raises(UsageError, match=r"pledges\.jsonl: line 2: the line cannot be read"):
        list(read_feed(folder))


def test_records_of_another_version(tmp_path: pathlib.Path) -> None:
    folder = feed(tmp_path / "out", results(pledge(schema="gongyak/pledge/9")))
    with pytest.raises(UsageError, match="gongyak/pledge/9, this version reads gongyak/pledge/1"):
        list(read_feed(folder))


def named(report_id: str, organisation: str | None) -> ReportRecords:
    return results(pledge(report_id=report_id), organisation=organisation, file=f"{report_id}.pdf")


def test_reports_of_many_organisations_are_paired() -> None:
    olds = [named("a", "푸른구"), named("b", "온빛구")]
    news = [named("c", "온빛 구"), named("d", "푸른구")]
    pairs = pair_editions(olds, news)
    assert [(old.report.report_id, new.report.report_id) for old, new in pairs] == [("b", "c"), ("a", "d")]


@pytest.mark.parametrize(
    ("olds", "news", "reason"),
    [
        ([named("a", "푸른구"), named("b", "푸른구")], [named("c", "푸른구")], "2 reports of the other side"),
        ([named("a", "푸른구"), named("b", "온빛구")], [named("c", "푸른구")], "0 reports of the other side"),
        ([named("a", "푸른구")], [named("b", "푸른구"), named("c", "온빛구")], "0 reports of the other side"),
        ([named("a", None), named("b", None)], [named("c", "온빛구")], "does not name its organisation"),
    ],
)
def test_a_report_without_one_partner(olds: list[ReportRecords], news: list[ReportRecords], reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        pair_editions(olds, news)
