"""Tables without any rule, whose cells are shaded: tiles, stripes, heads."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from extractor.reading import tables
from tests.reading.sketch import Sketch, lines, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

XS = [50.0, 130, 210, 290, 370]
HEADS = ["구분", "계", "2021", "2022"]
ROWS = [["국비", "3", "1", "2"], ["시비", "30", "10", "20"], ["합계", "33", "11", "22"]]
EXPECTED = ["\t".join(row) for row in (HEADS, *ROWS)]


def row(sketch: Sketch, top: float, texts: Sequence[str], *, shaded: int = 0, gap: float = 0.0) -> None:
    """A row of 16 points, whose first cells are shaded, with white between them."""
    for at, ((left, right), text) in enumerate(zip(itertools.pairwise(XS), texts, strict=True)):
        if at < shaded:
            sketch.shade(left + gap, top + gap, right - gap, top + 16 - gap)
        sketch.centred(left, right, top + 4, text, 8)


def table(shaded: Sequence[int], *, top: float = 100, gap: float = 0.0) -> Sketch:
    sketch = Sketch()
    for number, (texts, cells) in enumerate(zip((HEADS, *ROWS), shaded, strict=True)):
        row(sketch, top + 16 * number, texts, shaded=cells, gap=gap)
    return sketch


@pytest.mark.parametrize(
    ("shaded", "gap"),
    [
        ((4, 4, 4, 4), 0.0),
        ((4, 4, 4, 4), 1.0),
        ((4, 4, 4, 4), 2.0),
        ((4, 0, 4, 0), 0.0),  # stripes, the last row without
        ((4, 1, 1, 1), 0.0),  # heads and labels
    ],
)
def test_shaded_cells_make_a_table(shaded: tuple[int, ...], gap: float) -> None:
    assert lines(table(shaded, gap=gap)) == EXPECTED


def test_a_heading_underlined_right_above_shaded_heads_is_no_row() -> None:
    text = "공동체 활력 회복"
    sketch = Sketch().text(XS[0], 85, text, 12).rule(XS[0], 98, XS[0] + width_of(text, 12), 98)
    assert lines(sketch.take(table((4, 4, 4, 4)))) == [f"## {text}", *EXPECTED]


def test_shaded_headings_above_a_ruled_table_add_no_row_to_it() -> None:
    sketch = Sketch()
    for top, text in ((60, "■ 추진목표"), (260, "■ 향후계획")):
        sketch.shade(XS[0], top, XS[-1], top + 16).text(XS[0] + 2, top + 4, text, 8)
    for y in (82, 93, 132, 144):
        sketch.rule(XS[0], y, XS[-1], y)
    for (left, right), head in zip(itertools.pairwise(XS), HEADS, strict=True):
        sketch.centred(left, right, 83, head, 8).centred(left, right, 95, "공사", 8).centred(left, right, 134, "끝", 8)
    sketch.centred(XS[0], XS[1], 118, "착공", 8)
    assert lines(sketch)[1:-1] == ["\t".join(HEADS), "공사 착공\t공사\t공사\t공사", "끝\t끝\t끝\t끝"]


WORDS = [["구분", "계획", "", "확보 예정"], ["나눔 쉼터", "", "설계 용역", ""], ["쉼터", "", "", "운영"]]


@pytest.mark.parametrize("ruled", [False, True])
def test_shaded_cells_with_wide_white_around_them(ruled: bool) -> None:
    """A rule above them, if there is one, reaches over them on both sides; a page break cut the one below."""
    sketch = Sketch()
    for number, texts in enumerate(WORDS):
        row(sketch, 100 + 16 * number, texts, shaded=4, gap=2.0)
    if ruled:
        sketch.rule(XS[0] - 2, 98, XS[-1] + 2, 98)
    assert lines(sketch) == ["\t".join(texts) for texts in WORDS]


def test_stripes_across_all_columns_make_a_table() -> None:
    sketch = table((0, 0, 0, 0))
    for top in (100, 132):
        sketch.shade(XS[0], top, XS[-1], top + 16)
    assert lines(sketch) == EXPECTED


def test_a_last_row_without_shade_stands_as_high_as_shaded_ones() -> None:
    """Another table of the same width, with other columns, stands above it on the page."""
    sketch = table((4, 4, 4, 4))
    for left, right, text in ((50.0, 105.0, "연도"), (105.0, 240.0, "예산"), (240.0, 370.0, "집행")):
        sketch.shade(left, 300, right, 328).centred(left, right, 310, text, 8)
        sketch.centred(left, right, 340, "77", 8)
    assert lines(sketch) == [*EXPECTED, "연도\t예산\t집행", "77\t77\t77"]


def test_text_in_the_middle_of_two_rows_is_one_cells_whatever_columns_another_table_has() -> None:
    sketch = Sketch()
    for left, right in itertools.pairwise((50.0, 170, 222, 262, 370)):
        sketch.shade(left, 100, right, 116)
    for left, right, text in ((50.0, 170.0, "연도"), (170.0, 222.0, "예산"), (262.0, 370.0, "집행")):
        sketch.centred(left, right, 104, text, 8)
    row(sketch, 284, HEADS, shaded=4)
    for top, texts in ((300, ["완료", "정상"]), (316, ["일부", "보류"]), (332, ["1", "2"])):
        for (left, right), text in zip(itertools.pairwise(XS), texts, strict=False):
            sketch.shade(left, top, right, top + 16).centred(left, right, top + 4, text, 8)
    sketch.shade(210, 300, 370, 316).centred(210, 370, 304, "예산", 8).centred(210, 370, 327, "국비구비", 8)
    ((_, table),) = tables.find_tables([sketch.page()])
    assert [2, 2, 2, 2] in table.spans.tolist()


def test_a_cell_that_spans_rows_is_one() -> None:
    sketch = Sketch().shade(50, 100, 130, 132).centred(50, 130, 112, "구분", 8)
    for left, right, text in ((130.0, 290.0, "2021"), (290.0, 370.0, "2022")):
        sketch.shade(left, 100, right, 116).centred(left, right, 104, text, 8)
    for (left, right), text in zip(itertools.pairwise(XS[1:]), ["계획", "확보", "계획"], strict=True):
        sketch.shade(left, 116, right, 132).centred(left, right, 120, text, 8)
    row(sketch, 132, ["국비", "3", "1", "2"])
    assert lines(sketch) == ["구분\t2021\t\t2022", "\t계획\t확보\t계획", "국비\t3\t1\t2"]


def test_text_below_a_table_is_no_row_of_it() -> None:
    sketch = table((4, 1, 1, 1)).text(50, 172, "○ 지속 가능한 주민 지원 기반을 마련하고 시설을 넓힘", 10)
    assert lines(sketch) == [*EXPECTED, "○ 지속 가능한 주민 지원 기반을 마련하고 시설을 넓힘"]


def test_a_last_row_without_shade_stands_in_the_columns_of_its_own_table() -> None:
    """The table above it has other ones, as wide together; and a heading follows close below."""
    other = [50.0, 110, 250, 370]
    sketch = Sketch()
    for top in (40, 56):
        for left, right in itertools.pairwise(other):
            sketch.shade(left, top, right, top + 16).centred(left, right, top + 4, "운영", 8)
    sketch.text(50, 95, "□ 투자계획", 12).take(table((4, 0, 4, 0), top=140)).text(50, 207, "□ 집행액", 12)
    assert lines(sketch) == ["운영\t운영\t운영"] * 2 + ["□ 투자계획", *EXPECTED, "□ 집행액"]


def test_two_tables_with_a_heading_between_them_stay_two() -> None:
    sketch = table((4, 1, 1, 1)).text(50, 190, "□ 집행액", 10).take(table((4, 1, 1, 1), top=210))
    assert lines(sketch) == [*EXPECTED, "□ 집행액", *EXPECTED]


def test_a_heading_on_a_shade_as_wide_as_the_table_below_is_no_row_of_it() -> None:
    """A line of text stands between them; below most heads stands a rule."""
    sketch = Sketch().shade(XS[0], 60, XS[-1], 78).text(54, 64, "1-1. 골목 장터 조성", 12)
    sketch.text(54, 84, "담당부서: 지역경제과", 9).take(table((4, 4, 4, 4)))
    for top in (116, 132, 148, 164):
        sketch.rule(XS[0], top, XS[-1], top)
    assert lines(sketch) == ["## 1-1. 골목 장터 조성", "담당부서: 지역경제과", *EXPECTED]


def test_the_shade_of_a_heading_is_no_table() -> None:
    sketch = Sketch()
    for top in (100, 160, 220):
        sketch.shade(50, top, 250, top + 16).text(54, top + 3, "□ 추진실적").text(54, top + 24, "○ 주민설명회 개최")
    assert lines(sketch) == ["□ 추진실적", "○ 주민설명회 개최"] * 3


def test_shaded_cells_between_rules_change_nothing() -> None:
    ys = [100.0 + 16 * k for k in range(5)]
    plain = Sketch().table(XS, ys, [HEADS, *ROWS])
    shaded = Sketch().table(XS, ys, [HEADS, *ROWS])
    for left, right in itertools.pairwise(XS):
        shaded.shade(left, 100, right, 116)
    assert lines(shaded) == lines(plain) == EXPECTED


def test_a_shaded_heading_brings_no_rule_into_the_ruled_table_below_it() -> None:
    """The first two lines below the shade would be a row, but for the rules."""
    rows = [["구분", "2020", "2021", "2022"], ["나눔 쉼터\n운영", "설계 용역\n시행", "공사 착공\n예정", "운영"]]
    sketch = Sketch().shade(50, 60, 370, 76).text(52, 64, "□ 추진계획").shade(50, 136, 370, 152).text(52, 140, "□ 실적")
    sketch.table(XS, [79, 94, 126], rows)
    assert lines(sketch)[1:3] == ["구분\t2020\t2021\t2022", "나눔 쉼터 운영\t설계 용역 시행\t공사 착공 예정\t운영"]
