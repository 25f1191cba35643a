from __future__ import annotations

from tests.reading.sketch import Sketch, layout, lines


def test_lines_and_tables_come_from_top_to_bottom() -> None:
    sketch = Sketch().text(50, 300, "뒤").table([50, 150, 250], [100, 120, 140], [["가", "나"], ["다", "라"]])
    assert lines(sketch.text(50, 80, "앞")) == ["앞", "가\t나", "다\t라", "뒤"]


def test_tables_side_by_side_come_one_after_the_other() -> None:
    sketch = Sketch().table([320, 400, 480], [102, 122, 142], [["다", "라"], ["7", "8"]])
    sketch.table([50, 150, 250], [100, 130, 160], [["가", "나"], ["5", "6"]])
    assert layout(sketch).text == "가\t나\n5\t6\n\n다\t라\n7\t8\n\n"


def test_frames_side_by_side_are_read_from_left_to_right() -> None:
    sketch = Sketch().box(50, 100, 110, 130).text(60, 109, "참고")
    sketch.box(120, 100, 400, 130).text(130, 108, "세부 통계")
    assert lines(sketch) == ["참고", "세부 통계"]


def test_a_table_in_a_cell_gives_rows_of_its_own_after_the_outer_ones() -> None:
    sketch = Sketch().table([50, 150, 450], [100, 300, 340], [["개요", "설명"], ["끝", "없음"]])
    sketch.table([200, 260, 320], [150, 180, 210], [["가", "나"], ["다", "라"]])
    assert layout(sketch).text == "개요\t설명\n끝\t없음\n\n가\t나\n다\t라\n\n"


def test_a_framed_text_in_a_cell_is_text_of_the_cell() -> None:
    sketch = Sketch().table([50, 150, 450], [100, 200, 240], [["담당자", ""], ["끝", "없음"]])
    assert lines(sketch.box(200, 120, 300, 160).text(220, 130, "홍길순")) == ["담당자\t홍길순", "끝\t없음"]


def test_a_table_of_one_column_is_running_text() -> None:
    sketch = Sketch().table([50, 450], [100, 130, 190], [["제목"], ["- 하나\n- 둘"]])
    assert lines(sketch) == ["제목", "- 하나", "- 둘"]
