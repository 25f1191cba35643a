"""White space where it is printed, or where nothing else explains a distance."""

from __future__ import annotations

import numpy as np
import pytest

from extractor.reading import spacing


def shown(pieces: list[tuple[str, float]]) -> str:
    """The text of a line as its gaps part it: pieces printed with the space that stands before each in points, at ten
    points; a piece that begins with a space has that printed as a character."""
    codes: list[int] = []
    boxes: list[tuple[float, float, float, float]] = []
    spaces: list[bool] = []
    x = 50.0
    for text, before in pieces:
        x += before
        for at, char in enumerate(text.lstrip()):
            width = 10.0 if ord(char) >= 0x1100 else 5.0
            codes.append(ord(char))
            boxes.append((x, 100.0, x + width, 110.0))
            spaces.append(at == 0 and text.startswith(" "))
            x += width
    size = np.full(len(codes), 10.0, np.float32)
    gap = spacing.gaps(np.array(codes, np.uint32), np.array(boxes, np.float32), size, np.array(spaces, np.bool_))
    return "".join(" " * int(apart) + chr(code) for code, apart in zip(codes, gap.tolist(), strict=True))


PRINTED = [("하늘구", 0.0), (" 공약", 3.0), (" 사업의", 3.0), (" 추진", 3.0), (" 현황", 3.0)]


@pytest.mark.parametrize("width", [2.0, 2.5])
def test_scripts_set_apart_are_one_word_where_spaces_are_printed(width: float) -> None:
    line = [*PRINTED, (" 2022", 3.0), ("년", width), (" 3,000", 3.0), ("천", width), (" 원", 3.0)]
    assert shown(line) == "하늘구 공약 사업의 추진 현황 2022년 3,000천 원"


def test_letter_spacing_comes_on_top_of_what_sets_scripts_apart() -> None:
    def loose(word: str, before: float) -> list[tuple[str, float]]:
        return [(word[:2], before), *((letter, 0.6) for letter in word[2:])]

    line = [*loose(" 공약", 3.6), *loose(" 사업의", 3.6), *loose(" 추진", 3.6), *loose(" 2022", 3.6), ("년", 2.9)]
    assert shown(line) == " 공약 사업의 추진 2022년"


def test_columns_beside_the_words_make_no_difference() -> None:
    line = [*PRINTED, (" 2022", 3.0), ("년", 2.0), *[("7", 40.0)] * 9]
    assert shown(line) == "하늘구 공약 사업의 추진 현황 2022년" + " 7" * 9


def test_a_distance_between_scripts_is_a_space_where_none_are_printed() -> None:
    line = [("하늘구", 0.0), ("공약", 3.0), ("사업의", 3.0), ("추진", 3.0), ("현황", 3.0), ("2022", 2.5), ("년도", 2.5)]
    assert shown(line) == "하늘구 공약 사업의 추진 현황 2022 년도"
