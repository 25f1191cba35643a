"""What a page break cuts off is told of, but not where the other page has it."""

from __future__ import annotations

import pytest

from extractor.layout import Box, Notice
from extractor.reading import overhang
from tests.reading.sketch import LEFT, Sketch, layout

PAGES = layout(
    Sketch(1).text(LEFT, 50, "앞쪽 줄"), Sketch(2).text(LEFT, 50, "담당부서: 새길과").text(LEFT, 300, "아래에 있는 줄")
)


@pytest.mark.parametrize(
    ("page", "text", "is_told"),
    [
        (1, "담당부서:새길과", False),
        (1, "담부서:길과", False),  # a browser leaves out letters of which nothing is to be seen
        (1, "담당부서:새길동", True),
        (1, "담당", False),
        (2, "담당부서:새길과", True),
    ],
)
def test_text_that_comes_again(page: int, text: str, *, is_told: bool) -> None:
    notice = Notice("hidden-text", page, Box(50, 790, 150, 800), None, text)
    assert list(overhang.without([notice], PAGES)) == [notice] * is_told


@pytest.mark.parametrize(("text", "is_told"), [("앞쪽줄", False), ("뒤쪽줄", True)])
def test_text_that_came_before(text: str, *, is_told: bool) -> None:
    notice = Notice("hidden-text", 2, Box(50, 2, 150, 12), None, text)
    assert list(overhang.without([notice], PAGES)) == [notice] * is_told


def test_what_is_hidden_among_the_lines_of_a_page_is_told_of() -> None:
    notice = Notice("hidden-text", 1, Box(50, 52, 150, 58), None, "담당부서:새길과")
    assert list(overhang.without([notice], PAGES)) == [notice]


def test_other_notices_stay() -> None:
    notice = Notice("damaged", 1, None, None, "담당부서: 새길과")
    assert list(overhang.without([notice], PAGES)) == [notice]
