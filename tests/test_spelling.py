"""Words are compared through spacing and look-alikes."""

from __future__ import annotations

import re

import pytest

from extractor.spelling import fold, spaced, squeeze


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("추 진 실 적", "추진실적"),
        ("이행 후 계속 추진", "이행후계속추진"),
        ("’18", "'18"),
        ("국내ㆍ외", "국내·외"),
        ("국내‧외", "국내·외"),
        ("１２", "12"),
        ("3∼4", "3~4"),
    ],
)
def test_look_alikes_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("완료", "왼료"), ("국비", "구비"), ("1", "l")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_squeeze_takes_every_kind_of_space() -> None:
    assert squeeze("가 나\t다\n라\u00a0마\u3000바") == "가나다라마바"


def test_a_spaced_pattern_finds_the_word_in_any_spacing_and_no_other() -> None:
    pattern = re.compile(spaced("지속(기추진)"))
    assert pattern.fullmatch("지 속 ( 기추진 )")
    assert not pattern.fullmatch("지속기추진")
