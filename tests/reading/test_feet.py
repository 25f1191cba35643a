"""A table without rules down that a page break cuts: what stands below its last rule is a row, too."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from tests.reading.sketch import HEIGHT, LEFT, RIGHT, Sketch, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

XS = (50.0, 150.0, 250.0, 350.0, 450.0, 550.0)
HEAD = ["구분", "2018", "2019", "2020", "2021"]
ROWS = [["국비", "1,200", "300", "-", "40"], ["시비", "700", "", "15", "6"], ["구비", "5", "", "", ""]]
TOP = HEIGHT - 160


def shaded(sketch: Sketch, texts: Sequence[str], top: float, *, xs: Sequence[float] = XS, height: float = 20) -> Sketch:
    """A row of shaded cells, whose sides the reader takes for rules where the cell ends at rules above and below."""
    for (left, right), text in zip(itertools.pairwise(xs), texts, strict=True):
        sketch.shade(left, top, right, top + height).centred(left, right, top + 5, text)
    return sketch


def sides(sketch: Sketch, top: float, bottom: float, xs: Sequence[float] = XS) -> Sketch:
    for x in xs:
        sketch.rule(x, top, x, bottom)
    return sketch


def row(sketch: Sketch, texts: Sequence[str], top: float, xs: Sequence[float] = XS) -> Sketch:
    for (left, right), text in zip(itertools.pairwise(xs), texts, strict=True):
        sketch.centred(left, right, top + 5, text)
    return sketch


def cut(rows: Sequence[Sequence[str]], *, heads: bool = True) -> Sketch:
    """A table at a page's foot: rules above each of its rows, and none below the last."""
    sketch = Sketch(1).text(LEFT, 100, "앞")
    for number, texts in enumerate([HEAD, *rows]):
        top = TOP + 20 * number
        sketch.rule(XS[0], top, XS[-1], top)
        if number or not heads:
            row(sketch, texts, top)
        else:
            sides(shaded(sketch, texts, top), top, top + 20)
    return sketch


def expected(rows: Sequence[Sequence[str]]) -> list[str]:
    return ["앞", *("\t".join(texts) for texts in [HEAD, *rows])]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_row_below_the_last_rule_stands_in_the_columns_of_shaded_heads(count: int) -> None:
    assert lines(cut(ROWS[:count])) == expected(ROWS[:count])


def test_it_stands_in_the_columns_of_the_rows_above_where_no_heads_are_shaded() -> None:
    assert lines(cut(ROWS[:2], heads=False)) == expected(ROWS[:2])


def test_a_running_foot_may_follow_and_the_next_page_goes_on() -> None:
    first = cut(ROWS[:1]).centred(LEFT, RIGHT, HEIGHT - 30, "- 1 -")
    second = Sketch(2).table(XS, (50, 70, 90), [HEAD, ROWS[1]]).centred(LEFT, RIGHT, HEIGHT - 30, "- 2 -")
    assert lines(first, second) == ["앞", *("\t".join(texts) for texts in [HEAD, *ROWS[:2]])]


def test_text_below_a_table_is_no_row_of_it() -> None:
    sketch = cut(ROWS[:2])
    sketch.rule(XS[0], TOP + 60, XS[-1], TOP + 60).text(LEFT, TOP + 65, "※ 국비는 보조금이며 시비는 자체 재원임")
    assert lines(sketch) == [*expected(ROWS[:2]), "※ 국비는 보조금이며 시비는 자체 재원임"]


def test_lines_that_go_on_down_the_page_are_no_row_of_it() -> None:
    sketch = cut(ROWS[:1])
    for number in range(1, 6):
        row(sketch, ROWS[0], TOP + 20 + 14 * number)
    assert len(lines(sketch)) == 1 + 1 + 6


def test_a_table_that_is_ruled_down_is_closed_by_its_last_rule() -> None:
    sketch = Sketch(1).text(LEFT, 100, "앞").table(XS, (TOP, TOP + 20, TOP + 40), [HEAD, ROWS[0]])
    row(sketch, ["가", "나", "다", "라", "마"], TOP + 40)
    assert lines(sketch)[-1] == "가나다라마"


def test_shaded_cells_that_end_together_are_the_last_row() -> None:
    sketch = cut(ROWS[:1])
    top = TOP + 40
    shaded(sketch.rule(XS[0], top, XS[-1], top), ["완료", "추진", "지연", "보류", "폐기"], top)
    assert lines(sketch) == [*expected(ROWS[:1]), "완료\t추진\t지연\t보류\t폐기"]


def test_below_heads_that_nothing_closes_one_more_row_may_stand() -> None:
    sketch = Sketch(1).text(LEFT, 100, "앞").rule(XS[0], TOP, XS[-1], TOP)
    row(shaded(sketch, HEAD, TOP), ROWS[0], TOP + 20)
    assert lines(sketch) == expected(ROWS[:1])


def test_a_label_may_span_the_rows_that_the_page_cuts() -> None:
    sketch = cut([])
    sketch.rule(XS[0], TOP + 20, XS[-1], TOP + 20).shade(XS[0], TOP + 20, XS[1], TOP + 80)
    for number, texts in enumerate((["계획", "1", "2", "3", "4"], ["", "5", "6", "7", "8"], ["", "9", "8", "7", "6"])):
        top = TOP + 20 + 20 * number
        row(sketch.rule(XS[number > 0], top, XS[-1], top), texts, top)
    assert lines(sketch) == [*expected([]), "계획\t1\t2\t3\t4", "\t5\t6\t7\t8", "\t9\t8\t7\t6"]


def test_a_shaded_label_with_words_beside_it_is_the_last_row() -> None:
    xs = (50.0, 150.0, 300.0, 400.0, 550.0)
    sketch = Sketch(1).text(LEFT, 100, "앞").rule(50, TOP, 550, TOP)
    for left, right in ((50, 150), (300, 400)):
        sketch.shade(left, TOP, right, TOP + 20)
    row(sketch, ["관리번호", "1-1", "담당부서", "도로과"], TOP, xs)
    assert lines(sketch) == ["앞", "관리번호\t1-1\t담당부서\t도로과"]


def test_a_tick_alone_below_its_head_is_the_last_row() -> None:
    sketch = cut([]).rule(XS[0], TOP + 20, XS[-1], TOP + 20).centred(XS[2], XS[3], TOP + 25, "✓")
    assert lines(sketch) == [*expected([]), "\t\t✓\t\t"]


def test_a_number_alone_below_a_table_is_the_page_s() -> None:
    sketch = cut([]).rule(XS[0], TOP + 20, XS[-1], TOP + 20).centred(XS[2], XS[3], TOP + 25, "3")
    assert lines(sketch)[-1] == "3"


def test_the_last_row_may_be_underlined_and_higher_than_its_words() -> None:
    sketch = cut(ROWS[:1])
    top = TOP + 40
    row(sketch.rule(XS[0], top, XS[-1], top), ["시비", "7,000", "1,500", "15", "6"], top + 15)
    for left, width in ((90, 20), (187.5, 25), (287.5, 25)):
        sketch.rule(left, top + 31, left + width, top + 31)
    assert lines(sketch) == [*expected(ROWS[:1]), "시비\t7,000\t1,500\t15\t6"]


def test_below_heads_without_a_rule_of_their_own_only_some_columns_may_be_ruled() -> None:
    sketch = shaded(Sketch(1).text(LEFT, 100, "앞"), HEAD, TOP).shade(XS[0], TOP + 20, XS[1], TOP + 62)
    row(sketch, ["계획", "1", "2", "3", "4"], TOP + 20)
    row(sketch.rule(XS[1], TOP + 40, XS[-1], TOP + 40), ["", "5", "6", "7", "8"], TOP + 40)
    sketch.rule(XS[0], TOP, XS[-1], TOP)
    assert lines(sketch) == [*expected([]), "계획\t1\t2\t3\t4", "\t5\t6\t7\t8"]


def test_a_table_is_no_wider_than_its_rules_though_another_one_is() -> None:
    sketch = Sketch(1).table((50, 300, 550), (100, 120), [["가", "나"]]).text(LEFT, TOP - 20, "□ 추진상황")
    xs = (50.0, 130.0, 210.0, 290.0, 370.0, 450.0)
    sides(shaded(sketch.rule(50, TOP, 450, TOP), HEAD, TOP, xs=xs), TOP, TOP + 20, xs)
    row(sketch.rule(50, TOP + 20, 450, TOP + 20), ROWS[0], TOP + 20, xs)
    shaded(sketch.rule(50, TOP + 40, 450, TOP + 40), ["완료", "추진", "지연", "보류", "폐기"], TOP + 40, xs=xs)
    assert lines(sketch)[2:] == ["\t".join(HEAD), "\t".join(ROWS[0]), "완료\t추진\t지연\t보류\t폐기"]


def test_words_may_stand_at_the_foot_of_the_last_row() -> None:
    sketch = cut(ROWS[:1]).rule(XS[0], TOP + 40, XS[-1], TOP + 40)
    assert lines(row(sketch, ROWS[1], TOP + 63)) == expected(ROWS[:2])


def test_it_stands_in_the_columns_of_heads_alone_that_have_no_shade() -> None:
    assert lines(cut(ROWS[:1], heads=False)) == expected(ROWS[:1])


def test_the_box_of_a_heading_right_above_is_no_side_of_the_table() -> None:
    sketch = cut(ROWS[:1], heads=False).text(XS[0] + 5, TOP - 15, "추진목표")
    sketch.box(XS[0], TOP - 20, XS[0] + 60, TOP - 2.5)
    assert lines(sketch)[-2:] == expected(ROWS[:1])[-2:]
