"""A feed read back gives the records that it was made of."""

from __future__ import annotations

import pathlib

import invented
import msgspec
import pytest

from extractor.errors import UsageError
from extractor.writing import feed
from extractor.writing.feed.read import read


def test_the_records_come_back(tmp_path: pathlib.Path) -> None:
    whole = invented.finding(None, rule="text-suspect", pointer=None, expected="x", actual=None, page=None, box=None)
    bare = msgspec.structs.replace(invented.results("다.pdf", 1, "cccccccccccc"), findings=(), checks=())
    results = [
        invented.with_findings(invented.results("가.pdf", 3), whole),
        msgspec.structs.replace(invented.results("나.pdf", 1, "ba9876543210"), pledges=(), findings=(), checks=()),
        bare,
        invented.results("라.pdf", 2, "dddddddddddd"),
    ]
    feed.write(tmp_path, results)
    assert list(read(tmp_path)) == results


def test_a_folder_without_a_feed_is_named(tmp_path: pathlib.Path) -> None:
    with pytest.raises(UsageError, match="no feed is there"):
        list(read(tmp_path))


def test_a_broken_line_is_named(tmp_path: pathlib.Path) -> None:
    feed.write(tmp_path, [invented.results()])
    with (tmp_path / "pledges.jsonl").open("ab") as file:
        file.write(b'{"id": 3}\n')
    with pytest.raises(UsageError, match=r"pledges\.jsonl: line 4"):
        list(read(tmp_path))
