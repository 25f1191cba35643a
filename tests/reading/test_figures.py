"""Lines of figures in columns are rows of a table without any rule; other lines with numbers are not."""

from __future__ import annotations

import pytest

from tests.reading.sketch import HEIGHT, LEFT, RIGHT, Sketch, layout, lines, width_of

HEAD = ["구분", "계", "2018년", "2019년", "2020년"]
ROWS = [
    ["계", "12,300", "4,100", "4,100", "4,100"],
    ["국비", "6,300", "2,100", "", "4,200"],
    ["시비", "6,000", "2,000", "4,000", "-"],
]
EXPECTED = ["\t".join(row) for row in ROWS]


def drawn(
    rows: list[list[str]], *, align: float = 1.0, width: float = 90, top: float = 110, sketch: Sketch | None = None
) -> Sketch:
    """Rows of cells; `align` is 0 for cells set to the left, 1 to the right. The first column is set to the left."""
    sketch = sketch or Sketch()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            room = (width - 20 - width_of(cell)) * align if column else 0
            sketch.text(LEFT + width * column + room, top + 16 * number, cell)
    return sketch


@pytest.mark.parametrize("align", [0, 0.5, 1])
def test_figures_in_columns_are_rows(align: float) -> None:
    sketch = drawn([HEAD, *ROWS], align=align).text(LEFT, 80, "□ 투자계획").text(LEFT, 200, "○ 끝말을 적는다")
    assert lines(sketch) == ["□ 투자계획", "\t".join(HEAD), *EXPECTED, "○ 끝말을 적는다"]


def test_years_alone_may_be_the_heads() -> None:
    rows = [["구분", "2018", "2019", "2020"], ["국비", "1", "-", "20"], ["시비", "300", "4", ""]]
    assert lines(drawn(rows)) == ["\t".join(row) for row in rows]


def test_what_stands_above_without_columns_is_no_head() -> None:
    sketch = drawn(ROWS).text(LEFT, 94, "다음 표는 구비를 뺀 계획이며 그 밖의 재원은 해마다 따로 정한다")
    assert lines(sketch)[1:] == EXPECTED


def test_the_unit_line_belongs_to_the_table() -> None:
    sketch = drawn([HEAD, *ROWS]).text(400, 90, "(단위 : 백만원)").text(LEFT, 70, "□ 투자계획")
    assert lines(sketch) == ["□ 투자계획", "(단위 : 백만원)", "\t".join(HEAD), *EXPECTED]


def test_a_row_with_few_figures_is_a_row_too() -> None:
    rows = [*ROWS, ["구비", "", "", "", "700"], ["기타", "1", "", "", ""]]
    assert lines(drawn(rows)) == ["\t".join(row) for row in rows]


def test_figures_go_on_on_the_next_page() -> None:
    first = drawn([HEAD, *ROWS], top=HEIGHT - 104).text(LEFT, 100, "앞")
    second = drawn(
        [["구비", "5", "", "5", ""], ["민간", "7", "1", "2", "4"], ["기타", "9", "3", "3", "3"]],
        top=50,
        sketch=Sketch(2),
    )
    assert lines(first, second)[1:4] == ["\t".join(HEAD), *EXPECTED[:2]]
    assert lines(first, second)[-3:] == ["구비\t5\t\t5\t", "민간\t7\t1\t2\t4", "기타\t9\t3\t3\t3"]


def as_text(rows: list[list[str]]) -> str:
    return "".join("".join(row) for row in rows).replace(" ", "")


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:2],
        [[row[0], row[1]] for row in ROWS] * 2,
        [["가로등", "12개", "30개"], ["나무", "8그루", "9그루"], ["쉼터", "2곳", "3곳"]],
        [
            ["회의", "2018. 7. 1.", "2019. 7. 1."],
            ["답사", "2018. 8. 1.", "2019. 8. 1."],
            ["검토", "2018. 9.", "2019. 9."],
        ],
        [["도로과", "홍길순", "02-123-4567"], ["공원과", "김새봄", "02-123-4568"], ["건축과", "이가을", "02-123-4569"]],
        [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]],
    ],
    ids=["two rows", "two columns", "counts", "dates", "people", "no words"],
)
def test_other_lines_are_no_rows(rows: list[list[str]]) -> None:
    found = layout(drawn(rows)).text
    assert "\t" not in found
    assert found.replace(" ", "").replace("\n", "") == as_text(rows)


def test_numbers_out_of_line_are_no_rows() -> None:
    sketch = Sketch()
    for number in range(5):
        sketch.text(LEFT, 100 + 16 * number, "막대").text(150 + 17 * number, 100 + 16 * number, str(31 * number + 10))
        sketch.text(300 + 13 * number, 100 + 16 * number, str(17 * number + 10))
    assert not any("\t" in line for line in lines(sketch))


def test_numbers_in_running_text_are_no_rows() -> None:
    sketch = Sketch()
    for number in range(6):
        sketch.text(LEFT, 100 + 16 * number, f"○ 골목길 {number + 3}곳 정비에 1,200 들여 {number + 40} 넓힘")
        sketch.text(RIGHT - 40, 100 + 16 * number, f"{number * 3 + 12}")
    assert not any("\t" in line for line in lines(sketch))
