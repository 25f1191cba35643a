"""What a report says of itself."""

from __future__ import annotations

import pytest

from extractor.layout import LayoutText
from extractor.parsing.parser import parse
from tests.parsing.case import PROFILE, REPORT_ID, report

PLEDGE = "\n## 1-1. 도서관\n\n공약출처\t사업유형\n선거공보\t\n\n□ 정책목표\n○ 가\n"


@pytest.mark.parametrize(
    ("cover", "title", "organisation", "as_of"),
    [
        (
            "## 2022년 공약사업 추진현황\n## 달빛구\n## (2022. 6. 30. 기준)\n",
            "2022년 공약사업 추진현황",
            "달빛구",
            "2022-06-30",
        ),
        ("달빛구 공약 추진상황 보고\n2022년 6월말 현재\n", "달빛구 공약 추진상황 보고", "달빛구", "2022-06"),
        ("# 공약실천계획서\n달빛구청\n", "공약실천계획서", "달빛구청", None),
        ("한별도 달빛군 공약실천계획서\n", "한별도 달빛군 공약실천계획서", "한별도 달빛군", None),
        ("아무 말\n", None, None, None),
        ("", None, None, None),
    ],
)
def test_a_cover(cover: str, title: str | None, organisation: str | None, as_of: str | None) -> None:
    found = report(cover + PLEDGE)
    assert (found.title, found.organisation, found.as_of) == (title, organisation, as_of)


def test_lines_in_smaller_type_under_the_cover_s_heading_where_the_form_prints_the_title() -> None:
    form = "\n공약출처\t선거공보\n공약명\t도서관\n\n□ 정책목표\n○ 가\n"
    found = report("## 2022년 공약사업 추진현황\n달빛구\n(2022. 6. 30. 기준)\n" + form)
    assert (found.title, found.organisation, found.as_of) == ("2022년 공약사업 추진현황", "달빛구", "2022-06-30")
    assert found.pledges[0].pledge.unplaced == ()


def test_a_line_of_the_cover_that_says_none_of_these_is_unplaced() -> None:
    (only,) = report("## 2022년 공약사업\n아무 말\n" + PLEDGE).pledges
    assert [stray.text for stray in only.pledge.unplaced] == ["아무 말"]


def test_running_headers_tell_what_the_cover_does_not() -> None:
    layout = LayoutText(PLEDGE, furniture=("달빛구 공약사업 추진현황", "- 1 -", "2022. 6. 30. 기준"))
    found = parse(layout, PROFILE, REPORT_ID)
    assert (found.title, found.organisation, found.as_of) == ("달빛구 공약사업 추진현황", "달빛구", "2022-06-30")


def test_the_last_part_of_a_year_in_the_tables_dates_a_report_that_does_not() -> None:
    table = "□ 연차별 집행액\n\n(단위 : 원)\n구분\t2021\t2022.6월\n구비\t1\t2\n"
    assert report(PLEDGE + table).as_of == "2022-06"
    assert report("## 공약 (2022. 5. 31. 기준)\n" + PLEDGE + table).as_of == "2022-05-31"
