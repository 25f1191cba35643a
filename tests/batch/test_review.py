"""The review of a converted folder: the records as they were written there, findings and all."""

from __future__ import annotations

import pathlib

import pytest

from extractor.batch import review
from extractor.batch.run import Plan, convert
from extractor.batch.worker import Limits
from extractor.errors import UsageError
from tests.batch.reports import Remembering, wrong_sum


def test_the_review_shows_what_the_audit_found(tmp_path: pathlib.Path) -> None:
    (tmp_path / "wrong.txt").write_text(wrong_sum(1), encoding="utf-8")
    convert([str(tmp_path / "wrong.txt")], tmp_path / "out", Plan(), Remembering())
    said: list[str] = []
    assert review.write(tmp_path / "out", Limits(), None, said.append) == 1
    pages = "".join(path.read_text("utf-8") for path in (tmp_path / "out" / "review").rglob("*.html"))
    assert "구비 집행액의 계 11백만원이 연도별 합계 10백만원과 1백만원 다릅니다." in pages
    assert said == []


def test_a_file_that_has_gone_is_said(tmp_path: pathlib.Path) -> None:
    (tmp_path / "wrong.txt").write_text(wrong_sum(1), encoding="utf-8")
    convert([str(tmp_path / "wrong.txt")], tmp_path / "out", Plan(), Remembering())
    (tmp_path / "wrong.txt").unlink()
    said: list[str] = []
    review.write(tmp_path / "out", Limits(), None, said.append)
    assert said == ["wrong.txt: the file is not there as it was read: no pictures of its pages"]


def test_a_folder_without_a_feed_is_refused(tmp_path: pathlib.Path) -> None:
    with pytest.raises(UsageError, match="no feed"):
        review.write(tmp_path, Limits(), None, print)
    assert not (tmp_path / "review").exists()
