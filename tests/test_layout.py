"""Layout text that came as text."""

from __future__ import annotations

import unicodedata

import pytest

from extractor.layout import LayoutText, Place


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("", ""),
        ("가", "가\n"),
        ("가\r\n나\r다", "가\n나\n다\n"),
        (unicodedata.normalize("NFD", "추진실적 Å"), "추진실적 Å\n"),
        ("가\u00a0나\u3000다\u2009라", "가 나 다 라\n"),
        ("1,\u200b234\u00ad5\u2060원\ufeff", "1,2345원\n"),
        ("\ufeff## 제목\n", "## 제목\n"),
        ("첫째 쪽\n\f둘째 쪽\n", "첫째 쪽\n둘째 쪽\n"),
        ("가\v나\f다\x85라\u2028마", "가 나 다 라 마\n"),
        ("가\t\t나\n\n\n다\n", "가\t\t나\n\n\n다\n"),
        ("’18. 7. 17. ‧ ᆞ △", "’18. 7. 17. ‧ ᆞ △\n"),
    ],
)
def test_what_other_programs_leave_in_a_text_is_made_plain(given: str, made: str) -> None:
    assert LayoutText.from_text(given).text == made


def test_glyphs_are_the_characters_that_are_no_white_space() -> None:
    assert LayoutText.from_text("가 나\t1,\u200b234\n\n다").glyphs == 8


def test_a_place_of_text_input_is_its_lines() -> None:
    layout = LayoutText.from_text("첫째\n둘째\n셋째")
    assert layout.places(0, 2) == (Place(None, None, 1),)
    assert layout.places(0, 6) == (Place(None, None, 1), Place(None, None, 2))
    assert layout.places(4, 4) == (Place(None, None, 2),)


def test_lines_and_offsets_lead_to_each_other() -> None:
    layout = LayoutText.from_text("첫째\n\n셋째\n")
    assert [layout.start_of(line) for line in (1, 2, 3)] == [0, 3, 4]
    assert [layout.line_at(at) for at in (0, 2, 3, 4, 6)] == [1, 1, 2, 3, 3]
