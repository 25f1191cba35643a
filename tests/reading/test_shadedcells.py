"""Where no rules run down, the shades of cells show the columns."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from extractor.reading.tables import find_tables
from tests.reading.sketch import Sketch, lines, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

XS = [50, 120, 170, 220, 270, 320]


def level(ys: Sequence[float], x0: float = XS[0], x1: float = XS[-1]) -> Sketch:
    sketch = Sketch()
    for y in ys:
        sketch.rule(x0, y, x1, y)
    return sketch


def heads(sketch: Sketch, xs: Sequence[float], top: float, bottom: float, texts: Sequence[str]) -> None:
    for (left, right), text in zip(itertools.pairwise(xs), texts, strict=True):
        sketch.shade(left, top, right, bottom).centred(left, right, top + 4, text, 8)


def numbers(sketch: Sketch, top: float, texts: Sequence[str]) -> None:
    for right, text in zip(XS[1:], texts, strict=True):
        sketch.text(right - 1 - width_of(text, 8), top + 4, text, 8)


HEADS = ["구분", "계획액", "확보액", "집행액", "잔액"]


def test_numbers_that_leave_no_gaps_stand_below_their_heads() -> None:
    sketch = level([100, 116, 132, 148])
    heads(sketch, XS, 100, 116, HEADS)
    numbers(sketch, 116, ["합계", "15,103,456", "13,228,125", "-", "1"])
    numbers(sketch, 132, ["구비", "1", "", "", "123,456,789"])
    assert lines(sketch) == [
        "\t".join(HEADS),
        "합계\t15,103,456\t13,228,125\t-\t1",
        "구비\t1\t\t\t123,456,789",
    ]


def test_a_shaded_head_over_two_columns_spans_them() -> None:
    sketch = level([100, 116, 132, 148])
    heads(sketch, [50, 120, 220, 320], 100, 116, ["재원", "2021", "2022"])
    heads(sketch, XS, 116, 132, HEADS)
    numbers(sketch, 132, ["합계", "1,234", "-", "", "5"])
    assert lines(sketch)[0] == "재원\t2021\t\t2022\t"


def test_a_plain_head_in_the_middle_of_shaded_ones_spans_them() -> None:
    sketch = level([100, 132, 148]).rule(120, 116, 320, 116)
    sketch.centred(50, 120, 112, "출처", 8).centred(120, 320, 104, "주체", 8)
    heads(sketch, XS[1:], 116, 132, ["신규", "계속", "자체", "기타"])
    numbers(sketch, 132, ["공보", "✓", "", "✓", ""])
    assert lines(sketch) == ["출처\t주체\t\t\t", "\t신규\t계속\t자체\t기타", "공보\t✓\t\t✓\t"]


def test_shaded_cells_without_words_are_the_last_row() -> None:
    sketch = level([100, 116, 132, 148])
    numbers(sketch, 100, HEADS)
    numbers(sketch, 116, ["합계", "1", "2", "3", "4"])
    heads(sketch, XS, 132, 148, [""] * 5)
    assert lines(sketch) == ["\t".join(HEADS), "합계\t1\t2\t3\t4", "\t\t\t\t"]


def test_words_that_begin_where_their_head_does_stand_below_it_however_near_others_end() -> None:
    sketch = level([100, 116, 132, 148])
    heads(sketch, XS, 100, 116, [""] * 5)
    for top, texts in (
        (104, HEADS),
        (120, ["나눔 주차장 운영", "설계", "", "착공", ""]),
        (136, ["쉼터", "", "준공", "", "운영"]),
    ):
        for x, text in zip(XS, texts, strict=False):
            sketch.text(x + 1, top, text, 8.4)
    assert lines(sketch)[1:] == ["나눔 주차장 운영\t설계\t\t착공\t", "쉼터\t\t준공\t\t운영"]


def test_a_word_whose_second_half_begins_where_a_head_does_stays_one() -> None:
    sketch = level([100, 116, 132, 148])
    heads(sketch, XS, 100, 116, [""] * 5)
    for x, text in zip(XS, HEADS, strict=False):
        sketch.text(x, 104, text, 8)
    sketch.text(104, 120, "선거공보", 8).text(220, 120, "✓", 8).text(50, 136, "국비", 8).text(170, 136, "✓", 8)
    assert lines(sketch)[1:] == ["선거공보\t\t\t✓\t", "국비\t\t✓\t\t"]


def test_words_across_the_columns_of_other_rows_are_one_cell() -> None:
    sketch = level([100, 116, 132, 148])
    heads(sketch, XS, 100, 116, HEADS)
    numbers(sketch, 116, ["합계", "1,234", "-", "", "5"])
    sketch.shade(50, 132, 120, 148).centred(50, 120, 136, "비고", 8)
    sketch.centred(120, 320, 136, "마을 꽃밭 조성과 운영 지원 조례", 8)
    assert lines(sketch)[-1] == "비고\t마을 꽃밭 조성과 운영 지원 조례\t\t\t"


def test_a_highlighted_row_shows_no_columns() -> None:
    sketch = level([100, 116, 132, 148])
    sketch.shade(50, 100, 320, 116)
    for (left, right), text in zip(itertools.pairwise(XS), HEADS, strict=True):
        sketch.centred(left, right, 104, text, 8)
    numbers(sketch, 116, ["합계", "1,234", "12", "3", "5"])
    numbers(sketch, 132, ["구비", "1,234", "12", "3", "5"])
    assert lines(sketch) == ["\t".join(HEADS), "합계\t1,234\t12\t3\t5", "구비\t1,234\t12\t3\t5"]


def test_a_unit_line_right_below_another_rule_is_no_row() -> None:
    sketch = level([86, 100, 116, 132])
    sketch.text(260, 88, "(단위: 백만원)", 8)
    heads(sketch, XS, 100, 116, HEADS)
    numbers(sketch, 116, ["합계", "15,103", "13,228", "-", "1"])
    assert lines(sketch) == ["(단위: 백만원)", "\t".join(HEADS), "합계\t15,103\t13,228\t-\t1"]


def test_a_line_between_a_rule_and_shaded_heads_is_no_row_of_these() -> None:
    """The rule is as long as the table is wide, and stands below a title."""
    sketch = level([96, 132, 148, 164]).text(52, 102, "담당부서: 도로과 과장: 길도겸", 8)
    heads(sketch, XS, 116, 132, HEADS)
    numbers(sketch, 132, ["합계", "1,234", "-", "", "5"])
    numbers(sketch, 148, ["국비", "34", "-", "", "5"])
    sketch.rule(XS[0], 116, XS[-1], 116)
    expected = ["\t".join(HEADS), "합계\t1,234\t-\t\t5", "국비\t34\t-\t\t5"]
    assert lines(sketch) == ["담당부서: 도로과 과장: 길도겸", *expected]


def test_a_row_alone_between_two_rules_is_parted_by_its_shaded_label() -> None:
    """It stands on the page after the rest of its table."""
    sketch = level([40, 56]).shade(50, 40, 120, 56).centred(50, 120, 44, "소요예산", 8)
    sketch.text(122, 44, "총 5,997백만 원 (도비, 기타)", 8).text(50, 90, "□ 사업목표")
    assert lines(sketch) == ["소요예산\t총 5,997백만 원 (도비, 기타)", "□ 사업목표"]


def test_double_rules_part_no_rows_of_their_own() -> None:
    sketch = level([100, 102, 140, 142, 158, 160]).rule(120, 118, 320, 118).rule(120, 120, 320, 120)
    heads(sketch, [120, 220, 320], 101, 119, ["2021", "2022"])
    heads(sketch, XS[1:], 119, 141, HEADS[1:])
    sketch.shade(50, 101, 120, 141).centred(50, 120, 116, "구분", 8)
    numbers(sketch, 143, ["합계", "15,103", "13,228", "-", "1"])
    assert lines(sketch) == ["구분\t2021\t\t2022\t", "\t계획액\t확보액\t집행액\t잔액", "합계\t15,103\t13,228\t-\t1"]


def test_no_row_stands_above_the_rule_that_shaded_heads_hang_from() -> None:
    sketch = level([100, 116, 132, 148])
    heads(sketch, XS, 100, 116, HEADS)
    numbers(sketch, 116, ["합계", "15,103", "13,228", "-", "1"])
    numbers(sketch, 132, ["구비", "1", "2", "3", "4"])
    for x, text in ((55, "담당"), (130, "도로과"), (180, "과장"), (230, "길은솔"), (280, "7000")):
        sketch.text(x, 90, text, 8)
    assert lines(sketch)[:2] == ["담당 도로과 과장 길은솔 7000", "\t".join(HEADS)]


def test_two_double_rules_around_a_heading_are_no_table() -> None:
    sketch = level([100, 102, 120, 122]).text(60, 106, "1-1. 골목길 정비", 8)
    assert not find_tables([sketch.page()])[0]
