"""What changed since an earlier feed."""

from __future__ import annotations

import pathlib
from collections.abc import Sequence
from typing import Any

import invented
import msgspec
import pytest

from extractor.errors import UsageError
from extractor.records import ReportRecords
from extractor.writing import feed
from extractor.writing.feed.changes import KEYS


def changes(tmp_path: pathlib.Path, old: Sequence[ReportRecords], new: Sequence[ReportRecords]) -> list[dict[str, Any]]:
    feed.write(tmp_path / "old", old)
    feed.write(tmp_path / "new", new, since=tmp_path / "old")
    return [msgspec.json.decode(line) for line in (tmp_path / "new" / "changes.jsonl").read_bytes().splitlines()]


def stored(folder: pathlib.Path) -> dict[tuple[str, ...], Any]:
    found: dict[tuple[str, ...], Any] = {}
    for name, key in KEYS.items():
        for line in (folder / f"{name}.jsonl").read_bytes().splitlines():
            record = msgspec.json.decode(line)
            found[name, *(record[field] for field in key)] = record
    return found


def test_nothing_changed(tmp_path: pathlib.Path) -> None:
    assert changes(tmp_path, [invented.results()], [invented.results()]) == []


def test_one_pledge_changed(tmp_path: pathlib.Path) -> None:
    old = invented.results()
    pledge = msgspec.structs.replace(old.pledges[1], status="폐기")
    new = msgspec.structs.replace(old, pledges=(old.pledges[0], pledge, old.pledges[2]))
    (change,) = changes(tmp_path, [old], [new])
    assert (change["op"], change["table"], change["key"]) == ("upsert", "pledges", [pledge.id])
    assert change["record"]["status"] == "폐기"


def test_what_is_gone_goes_before_what_it_refers_to(tmp_path: pathlib.Path) -> None:
    found = changes(tmp_path, [invented.results(pledges=1)], [])
    assert {change["op"] for change in found} == {"delete"}
    assert [change["table"] for change in found] == ["checks", "checks", "findings", "pledges", "reports"]


def test_changes_lead_from_the_old_feed_to_the_new(tmp_path: pathlib.Path) -> None:
    old = [invented.results("가.pdf", 3), invented.results("나.pdf", 2, "ba9876543210")]
    pledge = msgspec.structs.replace(old[0].pledges[0], title="다른 이름")
    first = msgspec.structs.replace(old[0], pledges=(pledge, *old[0].pledges[1:]))
    first = invented.with_findings(first, invented.finding(pledge.id, rule="duplicate"))
    new = [first, invented.results("다.pdf", 1, "cccccccccccc")]
    found = changes(tmp_path, old, new)
    held = stored(tmp_path / "old")
    for change in found:
        key = (change["table"], *change["key"])
        if change["op"] == "delete":
            del held[key]
        else:
            held[key] = change["record"]
    assert held == stored(tmp_path / "new")
    assert len(found) < len(held) + 12


def test_a_feed_can_take_the_place_of_the_one_it_is_held_against(tmp_path: pathlib.Path) -> None:
    feed.write(tmp_path / "feed", [invented.results(pledges=1)])
    feed.write(tmp_path / "feed", [invented.results(pledges=2)], since=tmp_path / "feed")
    lines = (tmp_path / "feed" / "changes.jsonl").read_bytes().splitlines()
    assert [msgspec.json.decode(line)["key"][0] for line in lines][:2] == ["0123456789ab", "0123456789ab-002"]


def test_a_folder_without_a_feed_is_named(tmp_path: pathlib.Path) -> None:
    with pytest.raises(UsageError, match=r"reports\.jsonl: no feed is there"):
        feed.write(tmp_path / "new", [invented.results()], since=tmp_path / "nothing")
    assert not (tmp_path / "new").exists()


def test_a_feed_without_hashes_is_named(tmp_path: pathlib.Path) -> None:
    feed.write(tmp_path / "old", [invented.results()])
    (tmp_path / "old" / "pledges.jsonl").write_text('{"id": "x"}\n')
    with pytest.raises(UsageError, match=r"pledges\.jsonl: line 1: .*content_hash"):
        feed.write(tmp_path / "new", [invented.results()], since=tmp_path / "old")
