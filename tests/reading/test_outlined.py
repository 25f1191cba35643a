"""Tables whose outer sides alone are ruled down are parted by the gaps in their text; frames around text are not."""

from __future__ import annotations

import pytest

from tests.reading.sketch import RIGHT, Sketch, lines

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


def test_a_page_of_boxes_is_left_alone() -> None:
    sketch = Sketch()
    for row in range(40):
        for column in range(3):
            x, top = 50 + 160 * column, 20 + 18 * row
            sketch.box(x, top, x + 150, top + 12).text(x + 2, top + 1, "가").text(x + 60, top + 1, "나")
    assert len(lines(sketch)) == 120
