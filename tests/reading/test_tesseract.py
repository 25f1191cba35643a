"""What Tesseract prints, put together: its words say where, its text has the spaces."""

from __future__ import annotations

import itertools

import pytest

from extractor.reading import tesseract
from extractor.reading.tesseract import Letter

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"

Piece = tuple[int, int, float, str]
"""Left, width, how sure, and text."""


def table(*pages: list[tuple[int, list[Piece]]]) -> str:
    """A table of words: for each page its lines, as their top and their pieces; a line is 30 pixels high."""
    rows = [HEAD]
    for page, lines in enumerate(pages, 1):
        for line, (top, pieces) in enumerate(lines, 1):
            left, right = pieces[0][0], pieces[-1][0] + pieces[-1][1]
            rows.append(f"4\t{page}\t1\t1\t{line}\t0\t{left}\t{top}\t{right - left}\t30\t-1\t")
            for word, (x, width, sure, text) in enumerate(pieces, 1):
                rows.append(f"5\t{page}\t1\t1\t{line}\t{word}\t{x}\t{top}\t{width}\t30\t{sure}\t{text}")
    return "\n".join(rows) + "\n"


def shown(line: list[Letter]) -> str:
    return "".join((" " if letter.space else "") + letter.text for letter in line).strip()


def one(text: str, *pieces: Piece) -> list[Letter]:
    ((line,),) = tesseract.letters(text + "\n", table([(100, list(pieces))]), 1)
    return line


def test_pieces_of_words_have_the_spaces_of_the_text() -> None:
    line = one(
        "청년 창업 40개",
        (0, 30, 93, "청"),
        (30, 30, 92, "년"),
        (70, 60, 95, "창업"),
        (140, 60, 90, "40"),
        (200, 30, 96, "개"),
    )
    assert shown(line) == "청년 창업 40개"
    assert line[2].box == (70, 100, 100, 130)
    assert line[4].box == (140, 100, 170, 130)


def test_pieces_that_overlap_stay_in_their_order() -> None:
    line = one("2,505백만", (0, 100, 66, "2,505"), (80, 30, 91, "백"), (110, 30, 96, "만"))
    middles = [(letter.box[0] + letter.box[2]) / 2 for letter in line]
    assert middles == sorted(middles)
    assert "".join(letter.text for letter in line) == "2,505백만"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("7.638,.500", "7,638,500"),
        ("2.505", "2,505"),
        ("1,200", "1,200"),
        ("2022.6", "2022.6"),
        ("12.5", "12.5"),
        ("2018.11.13", "2018.11.13"),
    ],
)
def test_numbers_in_groups_have_commas(read: str, printed: str) -> None:
    assert shown(one(read, (0, 100, 90, read))) == printed


def test_letters_that_were_read_twice_are_kept_once() -> None:
    sure, unsure = [(0, 60, 95.0, "제목")], [(2, 56, 40.0, "자무")]
    found = tesseract.letters("자무\n제목\n", table([(100, unsure), (101, sure)]), 1)
    assert [shown(line) for line in found[0]] == ["제목"]


def test_each_picture_has_its_lines() -> None:
    words = table([(100, [(0, 30, 90, "가")])], [], [(50, [(0, 30, 90, "나")])])
    for text in ("가\n\f\f나\n", "가\n\f\f나\n\f"):
        found = tesseract.letters(text, words, 3)
        assert [[shown(line) for line in page] for page in found] == [["가"], [], ["나"]]


def test_where_text_and_words_differ_the_words_count() -> None:
    line = one("다른 글", (0, 30, 90, "가"), (40, 30, 90, "나"))
    assert shown(line) == "가 나"
    assert all(left.box[2] <= right.box[0] for left, right in itertools.pairwise(line))
