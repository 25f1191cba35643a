"""A table without rules down goes on on the next page where its words stand in the same columns."""

from __future__ import annotations

import pytest

from tests.reading.sketch import HEIGHT, LEFT, Sketch, lines

BOTTOM = HEIGHT - 40
WIDTHS = (110, 70, 60, 80, 60, 90)
XS = tuple(LEFT + sum(WIDTHS[:at]) for at in range(len(WIDTHS) + 1))
HEAD = ["단위사업", "2018", "2019", "2020", "2021", "임기후"]
FIRST = ["도로 정비", "설계", "착공", "준공", "", "관리"]
ABOVE = ["앞", "\t".join(HEAD), "\t".join(FIRST)]


def part(sketch: Sketch, rows: list[list[str]], top: float, *, shift: float = 0, right: float = XS[-1]) -> Sketch:
    """Rules across with text in the middle of columns between them; each row is 30 points high."""
    for number, row in enumerate(rows):
        y = top + 30 * number
        sketch.rule(LEFT + shift, y, right + shift, y)
        for cell, x0, x1 in zip(row, XS, XS[1:], strict=False):
            texts = cell.split("\n") if cell else []
            for at, line in enumerate(texts):
                sketch.centred(x0 + shift, x1 + shift, y + 10 - 6 * (len(texts) - 1) + 12 * at, line)
    return sketch.rule(LEFT + shift, top + 30 * len(rows), right + shift, top + 30 * len(rows))


def over_the_page(rows: list[list[str]], *, shift: float = 0, right: float = XS[-1]) -> list[str]:
    first = part(Sketch(1).text(LEFT, 100, "앞"), [HEAD, FIRST], BOTTOM - 60)
    return lines(first, part(Sketch(2), rows, 50, shift=shift, right=right))


@pytest.mark.parametrize("empty", [(5,), (1,), (3,), (1, 5), (2, 3), (4, 5), (1, 3)])
@pytest.mark.parametrize("shift", [0, 14])
def test_columns_that_are_empty_on_the_next_page_keep_their_place(empty: tuple[int, ...], shift: float) -> None:
    row = ["가로등 교체", *("" if column in empty else "운영 확대" for column in range(1, 6))]
    rows = [row, ["나무", *row[1:]]]
    assert over_the_page(rows, shift=shift) == [*ABOVE, *("\t".join(row) for row in rows)]


def test_columns_never_filled_side_by_side_are_told_apart() -> None:
    rows = [["가로등", "설계", "", "착공", "", ""], ["나무", "", "설계", "", "착공", ""]]
    assert over_the_page(rows) == [*ABOVE, *("\t".join(row) for row in rows)]


def test_wider_words_than_on_the_first_page_stand_in_their_columns() -> None:
    rows = [["가로등", "설계 용역과", "착공과", "준공과 운영", "운영 중", "유지 관리 중"]] * 2
    assert over_the_page(rows) == [*ABOVE, *("\t".join(row) for row in rows)]


def test_one_row_of_wrapped_cells_goes_on() -> None:
    rows = [["가로등", "", "", "설계와\n착공", "", "유지"]]
    assert over_the_page(rows) == [*ABOVE, "가로등\t\t\t설계와 착공\t\t유지"]


def test_a_repeated_head_is_left_out() -> None:
    rows = [HEAD, ["가로등", "설계", "", "", "", ""]]
    assert over_the_page(rows) == [*ABOVE, "가로등\t설계\t\t\t\t"]


def test_a_third_page_goes_on_too() -> None:
    first = part(Sketch(1).text(LEFT, 100, "앞"), [HEAD, FIRST], BOTTOM - 60)
    full = [["가로등", "설계", "착공", "준공", "운영", "관리"]] * 24
    found = lines(first, part(Sketch(2), full, 40), part(Sketch(3), [["나무", "", "심기", "", "", "관리"]] * 2, 40))
    assert found[-2:] == ["나무\t\t심기\t\t\t관리"] * 2


@pytest.mark.parametrize("change", ["width", "places"])
def test_another_table_does_not_go_on(change: str) -> None:
    first = part(Sketch(1).text(LEFT, 100, "앞"), [HEAD, FIRST], BOTTOM - 60)
    second = Sketch(2)
    rows = [["소관", "명", "비고"], ["도로과", "12", "없음"]]
    right = XS[-1] - 40 if change == "width" else XS[-1]
    for number, row in enumerate(rows):
        second.rule(LEFT, 50 + 30 * number, right, 50 + 30 * number)
        for text, middle in zip(row, (160, 300, 390), strict=True):
            second.centred(middle - 50, middle + 50, 60 + 30 * number, text)
    second.rule(LEFT, 110, right, 110)
    assert lines(first, second)[-2:] == ["소관\t명\t비고", "도로과\t12\t없음"]
