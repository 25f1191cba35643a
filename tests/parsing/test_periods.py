"""The heads of yearly tables."""

from __future__ import annotations

import pytest

from extractor.parsing.periods import Periods
from tests.parsing.case import PROFILE, phrases


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("계", "total"),
        ("합 계", "total"),
        ("총계", "total"),
        ("2018", "2018"),
        ("2018년", "2018"),
        ("2018년도", "2018"),
        ("2018.", "2018"),
        ("'18", "2018"),
        ("’18년", "2018"),
        ("2022.6월", "2022-06"),
        ("2022. 6.", "2022-06"),
        ("2022년 6월", "2022-06"),
        ("2022년6월", "2022-06"),
        ("2022. 6월말", "2022-06"),
        ("２０２２. ６월", "2022-06"),
        ("2022 상반기", "2022-40"),
        ("2022년 상반기", "2022-40"),
        ("2021년 3/4분기", "2021-35"),
        ("임기후", "after_term"),
        ("임 기 후", "after_term"),
        ("향후", "after_term"),
        ("임기전", "before_term"),
        ("기투자", "before_term"),
        ("민선 7기", "민선7기"),
        ("20212", "20212"),
        ("가", "가"),
    ],
)
def test_a_head_of_a_table(printed: str, name: str) -> None:
    periods = Periods(PROFILE, phrases())
    assert periods.name(printed) == name
    assert periods.name(printed) == name
