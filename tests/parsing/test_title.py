"""Titles and numbers of pledges."""

from __future__ import annotations

import pytest

from tests.parsing.case import parsed, report


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("## 1-3. 마을 도서관", "1-3", "마을 도서관"),
        ("## 1-3 마을 도서관", "1-3", "마을 도서관"),
        ("# 12. 마을 도서관", "12", "마을 도서관"),
        ("## 12) 마을 도서관", "12", "마을 도서관"),
        ("## 3.마을 도서관", "3", "마을 도서관"),
        ("## I-①-1 마을 도서관", "I-①-1", "마을 도서관"),
        ("## 마을 도서관", None, "마을 도서관"),
        ("## 100세 시대 마을 도서관", None, "100세 시대 마을 도서관"),
        ("## 3.5등급 마을 도서관", None, "3.5등급 마을 도서관"),
        ("## 1-3.", None, "1-3."),
        ("## **마을 도서관**", None, "마을 도서관"),
        ("마을 도서관", None, "마을 도서관"),
        ("1-3. 마을 도서관", "1-3", "마을 도서관"),
        ("## ##", None, "## ##"),
    ],
)
def test_a_title_above_its_form(line: str, number: str | None, title: str) -> None:
    pledge = parsed(f"{line}\n\n공약출처\t사업유형\n선거공보\t\n\n□ 정책목표\n○ 가\n").pledge
    assert (pledge.number, pledge.title) == (number, title)
    assert [place.line for place in pledge.source_map["/title"]] == [1]
    assert ("/number" in pledge.source_map) == (number is not None)
    assert pledge.unplaced == ()


def test_the_last_of_several_headings_is_the_title() -> None:
    first, second = report(
        "## 달빛구 공약\n## 1. 가\n□ 정책목표\n○ 나\n□ 사업개요\n○ 다\n## 2. 라\n□ 정책목표\n○ 마\n□ 사업개요\n○ 바\n"
    ).pledges
    assert (first.pledge.title, second.pledge.title) == ("가", "라")
