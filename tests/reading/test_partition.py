"""Lattices parted into rectangles: those that are drawn come back, and others are told apart."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.partition import Fields, part

Rectangle = tuple[int, int, int, int]  # row, column, end row, end column


@st.composite
def partitions(draw: st.DrawFn) -> tuple[int, int, list[Rectangle]]:
    """A grid of fields cut into rectangles, halving one of them again and again."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    done = [(0, 0, height, width)]
    for _ in range(draw(st.integers(0, 8))):
        row, column, row_end, column_end = done.pop(draw(st.integers(0, len(done) - 1)))
        down = draw(st.booleans())
        if down and row_end - row > 1:
            cut = draw(st.integers(row + 1, row_end - 1))
            done += [(row, column, cut, column_end), (cut, column, row_end, column_end)]
        elif not down and column_end - column > 1:
            cut = draw(st.integers(column + 1, column_end - 1))
            done += [(row, column, row_end, cut), (row, cut, row_end, column_end)]
        else:
            done.append((row, column, row_end, column_end))
    return height, width, done


def sides(height: int, width: int, rectangles: list[Rectangle]) -> tuple[np.ndarray, ...]:
    """Whether the top, bottom, left and right side of each field is ruled."""
    owner = np.zeros((height + 2, width + 2), np.int64) - 1
    for number, (row, column, row_end, column_end) in enumerate(rectangles):
        owner[row + 1 : row_end + 1, column + 1 : column_end + 1] = number
    own = owner[1:-1, 1:-1]
    return own != owner[:-2, 1:-1], own != owner[2:, 1:-1], own != owner[1:-1, :-2], own != owner[1:-1, 2:]


def fields(*lattices: tuple[int, int, tuple[np.ndarray, ...]]) -> Fields:
    """The fields of several lattices, one after the other."""
    return Fields(
        np.array([height for height, _, _ in lattices]),
        np.array([width for _, width, _ in lattices]),
        *(np.concatenate([ruled[at].ravel() for _, _, ruled in lattices]) for at in range(4)),
    )


@given(st.lists(partitions(), min_size=1, max_size=4))
def test_rectangles_come_back_in_reading_order(drawn: list[tuple[int, int, list[Rectangle]]]) -> None:
    found = part(fields(*((height, width, sides(height, width, cut)) for height, width, cut in drawn)))
    assert found.plain.all()
    for number, (_, _, cut) in enumerate(drawn):
        own = found.lattice == number
        ends = (found.row, found.column, found.row_end, found.column_end)
        assert list(zip(*(each[own].tolist() for each in ends), strict=True)) == sorted(cut)


@given(partitions(), st.data())
def test_a_side_too_many_or_too_few_makes_no_rectangles_or_other_ones(
    drawn: tuple[int, int, list[Rectangle]], data: st.DataObject
) -> None:
    """Whatever is called plain must be framed all around and open within."""
    height, width, cut = drawn
    ruled = [side.copy() for side in sides(height, width, cut)]
    row, column = data.draw(st.integers(0, height - 1)), data.draw(st.integers(0, width - 1))
    if row + 1 < height:  # the ruling between two fields, seen from both
        ruled[1][row, column] = ruled[0][row + 1, column] = not ruled[1][row, column]
    found = part(fields((height, width, tuple(ruled))))
    if found.plain[0]:
        ends = (found.row, found.column, found.row_end, found.column_end)
        cells = list(zip(*(each.tolist() for each in ends), strict=True))
        for at, side in enumerate(sides(height, width, cells)):
            assert (side == ruled[at]).all()


def test_a_cell_of_another_shape_is_none() -> None:
    """An L of three fields beside a single one."""
    top = np.array([[True, True], [False, True]])
    bottom = np.array([[False, True], [True, True]])
    left = np.array([[True, False], [True, True]])
    right = np.array([[False, True], [True, True]])
    assert part(fields((2, 2, (top, bottom, left, right)))).plain.tolist() == [False]
