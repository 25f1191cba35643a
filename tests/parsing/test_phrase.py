"""The inside of a line: dates, sums and counts among words, and the subject."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.parsing import phrase
from tests.parsing.case import phrases

PIECES = (
    *(
        "'18",
        "’",
        "2018",
        "2022",
        "20",
        "1",
        "7",
        "31",
        "99",
        "0",
        " ",
        "  ",
        ".",
        ". ",
        "년",
        "월",
        "일",
        "~",
        " ~ ",
        "/",
    ),
    *(
        ", ",
        "·",
        "(",
        ")",
        "상반기",
        "3분기",
        "3/4분기",
        "말",
        "(월)",
        "원",
        "만",
        "억",
        "천",
        "백",
        "백만 원",
        ",",
        "12.5",
        "△",
    ),
    *("-", "개", "회", "명", "가", "나다", "도", "과장", "담당", ":", "☎", "총괄부서", "02-1", "\t", "①", "1-3", "I"),
)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("수요조사 실시: '18. 7. 17. ~ 8. 13", "수요조사 실시"),
        ("수요조사 실시 : 2018년", "수요조사 실시"),
        ("지원금 지급: '18. 11.(7,000천 원)", "지원금 지급"),
        ("간담회 3회 실시: '19. 6. 27./8. 8.", "간담회 3회 실시"),
        ("2022. 9 하반기 융자 지원", "2022. 9 하반기 융자 지원"),
        ("구비 258백만 원", "구비"),
        ("38개 업체 5백만 원 지원", "38개 업체 5백만 원 지원"),
        ("'18. 7. 17.", "'18. 7. 17."),
        ("달빛", "달빛"),
        ("달빛:", "달빛:"),
        ("개관(2018. 7. 17.)", "개관"),
        ("개관 [2018. 7. 17.]", "개관"),
    ],
)
def test_the_subject_is_the_text_without_its_trailing_dates_and_sums(text: str, subject: str) -> None:
    assert phrase.read(text, phrases()).subject == subject


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("38개 업체", [("38개 업체", 38, "개 업체")]),
        ("3회 실시", [("3회", 3, "회")]),
        ("1,200명 참여, 12개소", [("1,200명", 1200, "명"), ("12개소", 12, "개소")]),
        ("５개소", [("５개소", 5, "개소")]),
        ("제3회 달빛축제", []),
        ("3개월간 3개년", []),
        ("3회의 3회계", []),
        ("12.5명", []),
        ("9999999999999개", []),
    ],
)
def test_counts(text: str, counts: list[tuple[str, int, str]]) -> None:
    found = phrase.read(text, phrases()).counts
    assert [(each.text, each.value, each.unit) for each in found] == counts


def test_everything_in_one_line() -> None:
    said = phrase.read("2020년 달빛 38개 업체 5,525백만 원, 솔숲 14개 업체 1,964백만 원: '20. 5.(3천원)", phrases())
    assert [reading.text for reading in said.dates] == ["2020년", "'20. 5."]
    assert [each.krw for each in said.amounts] == [5_525_000_000, 1_964_000_000, 3_000]
    assert [each.value for each in said.counts] == [38, 14]


@settings(max_examples=300, derandomize=True, deadline=None, database=None)
@given(st.text())
def test_any_text_has_a_reading(text: str) -> None:
    phrase.read(text, phrases())
    phrases().parse(text, "staff")


DATES = (
    "2018",
    "'18",
    "'19",
    "2019",
    " ~ ",
    "~",
    "/",
    ", ",
    "1. ",
    "7. ",
    "17. ",
    "8.",
    "월 ",
    "년 ",
    "일",
    " ",
    "(월)",
    "말",
)


@pytest.mark.parametrize("pieces", [PIECES, (*DATES, "상반기", "3분기")], ids=["all", "dates"])
@pytest.mark.parametrize("seed", range(3))
def test_anything_almost_a_date_or_a_sum_has_a_reading(seed: int, pieces: tuple[str, ...]) -> None:
    """A lookahead that promises what the next terminal refuses would raise here."""
    chance = random.Random(seed)
    for _ in range(1_500):
        text = "".join(chance.choices(pieces, k=chance.randint(1, 16)))
        phrase.read(text, phrases())
        phrases().parse(text, "staff")
        phrases().parse(f"{text.strip()}.", "title")
