"""Dates: the contract's table row by row, look-alikes of dates, and dates that cannot be."""

from __future__ import annotations

import pytest

from extractor.parsing import phrase
from extractor.records import Date
from tests.parsing.case import phrases


def told(text: str) -> list[tuple[str, str, str, str]]:
    """EDTF, first and last day, and precision of every date in the text."""
    return [_told(reading.date) for reading in phrase.read(text, phrases()).dates if reading.date]


def _told(date: Date) -> tuple[str, str, str, str]:
    return date.edtf, date.start, date.end, date.precision


def edtf(text: str) -> list[str]:
    return [each[0] for each in told(text)]


def trouble(text: str) -> list[str | None]:
    return [reading.trouble for reading in phrase.read(text, phrases()).dates]


@pytest.mark.parametrize(
    ("printed", "dates"),
    [
        ("'18. 7. 17. ~ 8. 13", [("2018-07-17/2018-08-13", "2018-07-17", "2018-08-13", "day")]),
        ("'18. 9. 13. ~ 15.", [("2018-09-13/2018-09-15", "2018-09-13", "2018-09-15", "day")]),
        ("'20. 7. 13. ~ '21. 1.", [("2020-07-13/2021-01", "2020-07-13", "2021-01-31", "day/month")]),
        (
            "'19. 6. 27./8. 8./10. 1.",
            [
                ("2019-06-27", "2019-06-27", "2019-06-27", "day"),
                ("2019-08-08", "2019-08-08", "2019-08-08", "day"),
                ("2019-10-01", "2019-10-01", "2019-10-01", "day"),
            ],
        ),
        ("'18. 11.(7,000천 원)", [("2018-11", "2018-11-01", "2018-11-30", "month")]),
        ("2022. 4. ~ 12.", [("2022-04/2022-12", "2022-04-01", "2022-12-31", "month")]),
        ("2022년 상반기", [("2022-40", "2022-01-01", "2022-06-30", "half")]),
        ("2022. 9 하반기", [("2022-09", "2022-09-01", "2022-09-30", "month")]),
        ("2021년 3분기", [("2021-35", "2021-07-01", "2021-09-30", "quarter")]),
        ("2018년", [("2018", "2018-01-01", "2018-12-31", "year")]),
    ],
)
def test_the_contract_s_table(printed: str, dates: list[tuple[str, str, str, str]]) -> None:
    assert told(printed) == dates
    assert told(f"공사 착공: {printed}") == dates
    assert told(f"{printed} 공사 착공") == dates


@pytest.mark.parametrize(
    ("printed", "dates"),
    [
        ("’18. 7. 17.", ["2018-07-17"]),
        ("‘18.7.17", ["2018-07-17"]),
        ("′18. 7. 17.", ["2018-07-17"]),
        ("２０１８. ７. １７.", ["2018-07-17"]),
        ("2018.07.17.", ["2018-07-17"]),
        ("2018년 7월 17일(화)", ["2018-07-17"]),
        ("2018년7월", ["2018-07"]),
        ("2018. 7", ["2018-07"]),
        ("2018.7", ["2018-07"]),
        ("'19.3.4.(월)~3.8.(금)", ["2019-03-04/2019-03-08"]),
        ("2019년 3월 4일 ~ 7일", ["2019-03-04/2019-03-07"]),
        ("2019. 3월 ~ 5월", ["2019-03/2019-05"]),
        ("2018.3.1.∼2019.2.28.", ["2018-03-01/2019-02-28"]),
        ("'19. 상반기 ~ 하반기", ["2019-40/2019-41"]),
        ("2021. 1/4분기 ~ 3/4분기", ["2021-33/2021-35"]),
        ("2018 ~ 2022", ["2018/2022"]),
        ("'18 ~ '20", ["2018/2020"]),
        ("2018년 ~ 2019년", ["2018/2019"]),
        ("2019. 3. 4., 2020. 5. 6.", ["2019-03-04", "2020-05-06"]),
        ("'19. 6. 27., 7. 3.", ["2019-06-27", "2019-07-03"]),
        ("'19. 6. 27./'20. 1. 3.", ["2019-06-27", "2020-01-03"]),
        ("2020. 2. 29.", ["2020-02-29"]),
        ("2022 하반기", ["2022-41"]),
        ("2022년 말", ["2022"]),
        ("2018. 7. ~", ["2018-07"]),
        ("`18. 7. 17.", ["2018-07-17"]),
        ("2022년 1~6월", ["2022-01/2022-06"]),
        ("'22. 1 ~ 6월", ["2022-01/2022-06"]),
        ("2021년 1~3분기", ["2021-33/2021-35"]),
        ("'19. 6. 27. ~ 28./8. 8. ~ 9.", ["2019-06-27/2019-06-28", "2019-08-08/2019-08-09"]),
        ("'19. 6. 27./8. 8. ~ '20. 1. 9./2. 3.", ["2019-06-27", "2019-08-08/2020-01-09", "2020-02-03"]),
        ("'19. 6. 27., 28.(2회)", ["2019-06-27", "2019-06-28"]),
        ("'19. 6., 8.", ["2019-06", "2019-08"]),
    ],
)
def test_other_ways_to_print_a_date(printed: str, dates: list[str]) -> None:
    assert edtf(printed) == dates
    assert trouble(printed) == [None] * len(dates)


@pytest.mark.parametrize(
    "text",
    [
        "2018",
        "2018명",
        "2021.3㎡",
        "2018. 5개소 정비",
        "2018년대",
        "2018년간",
        "02-123-2018",
        "제2018호",
        "1,2018.",
        "14:00",
        "3.5㎡",
        "7. 17.",
        "1/4",
        "~ 8. 13.",
        "1~6월",
        "`가",
        "'가",
        "'1",
        "18. 7.",
    ],
)
def test_numbers_that_are_no_dates(text: str) -> None:
    assert edtf(text) == []


@pytest.mark.parametrize(
    "text",
    ["'19. 2. 30.", "2019. 2. 29.", "'19. 13.", "'19. 0. 3.", "'19. 2. 0.", "'19. 4. 31. ~ 5. 2.", "2019. 5. 1. ~ 40."],
)
def test_a_day_that_does_not_exist_is_no_date(text: str) -> None:
    assert edtf(text) == []
    assert trouble(text) == ["date-invalid"]


def test_an_end_without_a_year_that_would_come_before_its_start_is_of_the_next_year() -> None:
    assert edtf("'18. 11. 5. ~ 2. 10.") == ["2018-11-05/2019-02-10"]
    assert trouble("'18. 11. 5. ~ 2. 10.") == ["date-rollover"]


def test_a_stated_end_before_its_start_stays_and_is_told() -> None:
    assert edtf("'21. 3. 5. ~ '20. 1. 2.") == ["2021-03-05/2020-01-02"]
    assert trouble("'21. 3. 5. ~ '20. 1. 2.") == ["date-reversed"]
    assert trouble("2021 ~ 2019") == ["date-reversed"]


def test_an_invalid_date_in_a_list_leaves_the_others() -> None:
    assert edtf("'19. 6. 27./2. 30./10. 1.") == ["2019-06-27", "2019-10-01"]
    assert trouble("'19. 6. 27./2. 30./10. 1.") == [None, "date-invalid", None]


def test_years_of_two_digits_are_of_this_century_up_to_69() -> None:
    assert edtf("'69. 1. / '70. 1.") == ["2069-01", "1970-01"]


def test_the_text_of_a_date_is_as_printed() -> None:
    (reading,) = phrase.read("간담회 ’18.  7. 17. ~ 8. 13 개최", phrases()).dates
    assert reading.date
    assert reading.date.text == "’18.  7. 17. ~ 8. 13"
    assert reading.interval
