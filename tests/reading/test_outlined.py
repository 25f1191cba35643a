"""Tables whose outer sides alone are ruled down are parted by the gaps in their text; frames around text are not."""

from __future__ import annotations

import itertools

import pytest

from tests.reading.sketch import HEIGHT, RIGHT, Sketch, lines

XS = (50.0, 150.0, 250.0, 350.0, 450.0)
ROWS = [["구분", "2018", "2019", "2020", "2021"], ["국비", "1,200", "300", "", "40"], ["시비", "700", "", "15", "6"]]
EXPECTED = ["\t".join(row) for row in ROWS]


def drawn(sketch: Sketch, rows: list[list[str]], top: float = 100, height: float = 20) -> Sketch:
    for number, row in enumerate(rows):
        sketch.rule(50, top + height * number, RIGHT, top + height * number)
        for text, x in zip(row, XS, strict=False):
            sketch.centred(x, x + 100, top + height * number + 5, text)
    return sketch.rule(50, top + height * len(rows), RIGHT, top + height * len(rows))


@pytest.mark.parametrize("sides", ["both", "left", "right", "head", "stub and head"])
def test_sides_alone_make_no_frame_of_a_table(sides: str) -> None:
    sketch = drawn(Sketch(), ROWS)
    if sides in ("both", "left", "stub and head"):
        sketch.rule(50, 100, 50, 160)
    if sides in ("both", "right"):
        sketch.rule(RIGHT, 100, RIGHT, 160)
    if sides in ("head", "stub and head"):  # as a shaded heading has them
        sketch.rule(50, 100, 50, 120).rule(RIGHT, 100, RIGHT, 120)
    assert lines(sketch) == EXPECTED


def test_frames_one_below_the_other_hold_running_text() -> None:
    sketch = Sketch().rule(50, 100, 50, 180).rule(RIGHT, 100, RIGHT, 180)
    texts = ["추진 개요", "담당 부서: 도로과", "예산        100", "끝"]
    for number, text in enumerate(texts):
        sketch.rule(50, 100 + 20 * number, RIGHT, 100 + 20 * number).text(60, 105 + 20 * number, text)
    sketch.rule(50, 180, RIGHT, 180)
    assert lines(sketch) == ["추진 개요", "담당 부서: 도로과", "예산 100", "끝"]


def test_a_framed_title_is_no_row_whatever_stands_apart_in_it() -> None:
    sketch = Sketch().box(50, 60, RIGHT, 80).text(60, 65, "1-1").text(120, 65, "골목길 정비").text(450, 65, "도로과")
    assert lines(drawn(sketch, ROWS)) == ["1-1 골목길 정비 도로과", *EXPECTED]


def test_a_table_that_is_ruled_inside_keeps_its_cells() -> None:
    rows = [["가 나다 라", "1    2    3"], ["라", "4    5    6"], ["마", "7    8    9"]]
    sketch = Sketch().table((50, 250, 550), (100, 120, 140, 160), rows)
    assert lines(sketch) == ["가 나다 라\t1 2 3", "라\t4 5 6", "마\t7 8 9"]


def test_rules_beside_shaded_labels_all_the_way_down_part_no_other_columns() -> None:
    """Two columns of labels, the first of them over all rows; no rule closes the rows at the right."""
    sketch = Sketch()
    for number, row in enumerate((["국비", "1,200", "300", "-", "40"], ["시비", "700", "", "15", "6"])):
        top = 100 + 20 * number
        sketch.rule(80, top, RIGHT, top)
        for text, x in zip(row, XS, strict=True):
            sketch.centred(x + (40 if x == 50 else 0), x + 100, top + 5, text)
    for x in (50, 80, 150):
        sketch.rule(x, 100, x, 140)
    sketch.rule(50, 100, 80, 100).rule(50, 140, RIGHT, 140).text(55, 105, "계")
    assert lines(sketch) == ["계\t국비\t1,200\t300\t-\t40", "\t시비\t700\t\t15\t6"]


def test_a_page_of_boxes_is_left_alone() -> None:
    sketch = Sketch()
    for row in range(40):
        for column in range(3):
            x, top = 50 + 160 * column, 20 + 18 * row
            sketch.box(x, top, x + 150, top + 12).text(x + 2, top + 1, "가").text(x + 60, top + 1, "나")
    assert len(lines(sketch)) == 120


@pytest.mark.parametrize("rows", [2, 3])
@pytest.mark.parametrize("labels", [False, True])
def test_sides_of_shaded_heads_part_the_rows_below_as_their_words_do(rows: int, *, labels: bool) -> None:
    sketch = drawn(Sketch(), ROWS[:rows])
    for x in (*XS, RIGHT):
        sketch.rule(x, 100, x, 120)
    if labels:
        for x in XS[:2]:
            sketch.rule(x, 120, x, 100 + 20 * rows)
    assert lines(sketch) == EXPECTED[:rows]


def test_the_sides_of_shaded_heads_may_be_pieces_and_the_first_of_them_short() -> None:
    """A narrow label stands first, and each head brings a piece of the rule above along."""
    xs = (50, 80, 200, 320, 440)
    sketch = Sketch()
    for left, right in itertools.pairwise((*xs, RIGHT)):
        sketch.rule(left, 100, right - 5, 100)
        sketch.rule(left, 100, left, 120)  # as the shade of each head has them
    for y in (120, 140, 160):
        sketch.rule(50, y, RIGHT, y)
    for x in (50, 80):
        sketch.rule(x, 120, x, 160)
    sketch.rule(RIGHT, 100, RIGHT, 120)
    rows = [[row[0][:1], *row[1:]] for row in ROWS]
    for number, row in enumerate(rows):
        for text, left, right in zip(row, xs, (*xs[1:], RIGHT), strict=True):
            sketch.centred(left, right, 105 + 20 * number, text)
    assert lines(sketch) == ["\t".join(row) for row in rows]


def test_a_shaded_head_alone_on_its_page_is_the_head_of_the_next_one() -> None:
    first = drawn(Sketch(1).text(50, 60, "앞"), ROWS[:1], top=HEIGHT - 60)
    for x in (*XS, RIGHT):
        first.rule(x, HEIGHT - 60, x, HEIGHT - 40)
    assert lines(first, drawn(Sketch(2), ROWS[1:], top=40)) == ["앞", *EXPECTED]


def test_one_row_with_a_shaded_label_is_a_row() -> None:
    sketch = drawn(Sketch(), ROWS[2:]).rule(50, 100, 50, 120).rule(150, 100, 150, 120)
    assert lines(sketch) == ["시비\t700\t15\t6"]


@pytest.mark.parametrize("wide", [1, 2])
def test_text_with_wide_spaces_in_a_ruled_table_stays_in_its_cell(wide: int) -> None:
    texts = [
        "국비 1억   시비 20억   구비 300억",
        "관계기관   협의와 검토",
        "주민설명회와 공청회   개최",
        "설계   착공과   준공",
    ]
    rows = [[f"항목{number}", text] for number, text in enumerate(texts * wide)]
    ys = tuple(100 + 20 * number for number in range(len(rows) + 1))
    assert lines(Sketch().table((50, 150, 550), ys, rows)) == [f"{a}\t{' '.join(b.split())}" for a, b in rows]


def test_words_set_apart_in_one_cell_of_two_rows_stay_there() -> None:
    sketch = Sketch()
    for y, start in ((100, 50), (120, 250), (140, 50)):
        sketch.rule(start, y, RIGHT, y)
    for x in (150, 250, 320):
        sketch.rule(x, 100, x, 140)
    sketch.text(60, 115, "담당 부서").text(160, 115, "도로과").text(255, 105, "책임자").text(255, 125, "담당자")
    sketch.text(330, 105, "과").text(370, 105, "장").text(400, 105, "홍길순 (7001)")
    sketch.text(330, 125, "주무관").text(400, 125, "김새봄 (7002)")
    assert lines(sketch) == ["담당 부서\t도로과\t책임자\t과 장 홍길순 (7001)", "\t\t담당자\t주무관 김새봄 (7002)"]


def test_a_shaded_label_over_many_rows_is_a_rule_down_beside_columns() -> None:
    sketch = Sketch().rule(50, 100, 50, 220).rule(150, 100, 150, 220)
    for number, texts in enumerate(
        [ROWS[0], *(["국비" if not at else "", "1,200", "300", "15", "40"] for at in range(5))]
    ):
        sketch.rule(50 if number < 2 else 150, 100 + 20 * number, RIGHT, 100 + 20 * number)
        for text, x in zip(texts, XS, strict=True):
            sketch.centred(x, x + 100, 105 + 20 * number, text)
            if not number:
                sketch.shade(x, 100, x + 100, 120)
    sketch.rule(50, 220, RIGHT, 220)
    assert lines(sketch)[:3] == ["구분\t2018\t2019\t2020\t2021", "국비\t1,200\t300\t15\t40", "\t1,200\t300\t15\t40"]
