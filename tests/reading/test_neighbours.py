"""Tables with rules across only, and what stands around them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from tests.reading.sketch import Sketch, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

XS = [50.0, 150, 250, 350, 450, 550]
HEADS = ["구분", "계", "2021", "2022", "비고"]
ROWS = [["국비", "3", "1", "2", "없음"], ["시비", "30", "10", "20", "없음"]]
EXPECTED = ["\t".join(row) for row in (HEADS, *ROWS)]


def draw(sketch: Sketch, top: float, rows: Sequence[Sequence[str]], xs: Sequence[float] = XS) -> None:
    """Rows of 16 points between rules across."""
    for at, row in enumerate(rows):
        sketch.rule(xs[0], top + 16 * at, xs[-1], top + 16 * at)
        for (left, right), text in zip(itertools.pairwise(xs), row, strict=True):
            sketch.centred(left, right, top + 16 * at + 4, text, 8)
    sketch.rule(xs[0], top + 16 * len(rows), xs[-1], top + 16 * len(rows))


def test_a_narrower_table_that_begins_like_a_wider_one_ends_at_its_own_side() -> None:
    sketch = Sketch()
    narrow = [50.0, 150, 250, 340]
    draw(sketch, 100, [["출처", "유형", "주체"], ["공보", "신규", "자체"]], narrow)
    sketch.text(50, 150, "■ 추진목표", 8)
    draw(sketch, 170, [HEADS, *ROWS])
    assert lines(sketch) == ["출처\t유형\t주체", "공보\t신규\t자체", "■ 추진목표", *EXPECTED]


def test_a_row_of_many_lines_is_a_row_however_low_the_others_of_the_page_are() -> None:
    sketch = Sketch()
    sketch.rule(50, 100, 550, 100).rule(50, 220, 550, 220)
    for at in range(8):
        sketch.centred(250, 350, 104 + 14 * at, "설계와 착공", 8)
    for (left, right), text in zip(itertools.pairwise(XS), ["도로", "운영", "", "관리", "확대"], strict=True):
        sketch.centred(left, right, 156, text, 8)
    sketch.text(50, 240, "■ 투자계획", 8)
    draw(sketch, 260, [HEADS, *ROWS * 4])
    assert lines(sketch)[0] == "도로\t운영\t" + " ".join(["설계와 착공"] * 8) + "\t관리\t확대"


def test_a_mark_alone_is_a_row_however_small_the_tables_below_are_set() -> None:
    sketch = Sketch()
    rows = [HEADS, ["도로", "운영", "관리", "설계", "착공"], ["", "", "V", "", ""]]
    draw(sketch, 100, rows)
    sketch.text(50, 154, "■ 투자계획", 8)
    for at in range(6):
        sketch.rule(50, 170 + 12 * at, 550, 170 + 12 * at)
        for (left, right), text in zip(itertools.pairwise(XS), HEADS, strict=True):
            sketch.centred(left, right, 174 + 12 * at, text, 5)
    assert lines(sketch.rule(50, 242, 550, 242))[:3] == ["\t".join(row) for row in rows]


def test_the_stripes_of_headings_are_no_rows() -> None:
    sketch = Sketch()
    for top, text in ((60, "도로 정비와 보행 환경 개선"), (240, "■ 투자계획"), (300, "■ 향후계획")):
        sketch.shade(50, top, 550, top + 20).text(54, top + 6, text, 8)
    sketch.text(50, 86, "담당부서: 도로과 과장: 홍길동", 8)
    draw(sketch, 104, [HEADS, *ROWS])
    assert lines(sketch)[:5] == ["도로 정비와 보행 환경 개선", "담당부서: 도로과 과장: 홍길동", *EXPECTED]


def test_captions_across_the_sides_of_shaded_cells_are_no_row_above_them() -> None:
    sketch, xs = Sketch(), [34.0, 90, 255, 407, 561]
    for left, right in ((34, 206), (212, 384), (390, 561)):
        sketch.centred(left, right, 91, "하늘일보(2021. 3. 30.)", 8)
    for (left, right), text in zip(
        itertools.pairwise(xs), ["담당", "홍길동(7747)", "김나래(7988)", "이하늘(7814)"], strict=True
    ):
        sketch.shade(left, 104, right, 120).text(left + 3, 108, text, 8)
    sketch.rule(34, 104, 561, 104).rule(34, 120, 561, 120).text(50, 135, "■ 투자계획", 8)
    draw(sketch, 160, [HEADS, *ROWS], [34, 150, 250, 350, 450, 561])
    captions, *rest = lines(sketch)
    assert "\t" not in captions
    assert rest == ["담당\t홍길동(7747)\t김나래(7988)\t이하늘(7814)", "■ 투자계획", *EXPECTED]


def test_a_row_above_the_first_rule_stands_below_the_table_before() -> None:
    sketch = Sketch().text(42, 58, "구민신문(2021. 9. 2.)", 11).text(42, 74, "하늘신문(2021. 9. 2.)", 11)
    for y in (90, 106.5, 113, 129.5, 146):
        sketch.rule(42, y, 552, y)
    people = ["담당자", "과장 노은솔(02-700-7280)", "팀장 선우보라(02-700-7770)", "담당 길가온(02-700)"]
    heads = ["관리번호", "II-2-1", "담당부서", "공원녹지과"]
    for x, text in zip((47, 96, 250, 413), people, strict=True):
        sketch.text(x, 94, text, 9)
    for x, text in zip((98, 247, 353, 458), heads, strict=True):
        sketch.text(x, 117, text, 9)
    sketch.text(103, 133, "공약명", 9).text(312, 133, "별마루동 마을 꽃밭 운영 활성화", 9)
    assert lines(sketch)[2:] == ["\t".join(people), "\t".join(heads), "공약명\t\t별마루동 마을 꽃밭 운영 활성화\t"]


def test_rules_that_begin_farther_in_stand_beside_a_label_on_the_page_before() -> None:
    sketch = Sketch()
    sketch.rule(50, 100, 550, 100).rule(50, 148, 550, 148)
    for at, row in enumerate([["2020", "5", "-", "5"], ["2021", "6", "1", "5"], ["2022", "-", "-", "-"]]):
        sketch.rule(150, 100 + 16 * at, 550, 100 + 16 * at)
        for (left, right), text in zip(itertools.pairwise(XS[1:]), row, strict=True):
            sketch.centred(left, right, 104 + 16 * at, text, 8)
    assert lines(sketch) == ["\t2020\t5\t-\t5", "\t2021\t6\t1\t5", "\t2022\t-\t-\t-"]


def test_a_list_between_two_rules_is_no_row() -> None:
    sketch = Sketch().rule(50, 50, 550, 50)
    items = ["- 운영비 지급", "○ 시범 운영", "○ 안전 점검"]
    for at, item in enumerate(items):
        sketch.text(50 + 8 * item.startswith("-"), 60 + 16 * at, item, 8)
    draw(sketch, 114, [["하늘일보", "구민신문", "뉴스"]], [50.0, 200, 400, 550])
    assert [line.strip() for line in lines(sketch)] == [*items, "하늘일보\t구민신문\t뉴스"]


def test_a_heading_in_the_middle_of_its_columns_beside_one_that_stands_over_a_gap() -> None:
    sketch, xs = Sketch(), [50.0, 130, 210, 290, 370, 450, 530]
    draw(sketch, 100, [["번호", "1", "부서", "과", "팀", "끝"]], xs)
    sketch.centred(50, 130, 128, "출처", 8).centred(130, 290, 120, "유형", 8).centred(290, 530, 120, "주체", 8)
    sketch.rule(130, 132, 530, 132)
    for (left, right), text in zip(itertools.pairwise(xs[1:]), ["신규", "계속", "자체", "도", "기타"], strict=True):
        sketch.centred(left, right, 136, text, 8)
    draw(sketch, 148, [["공보", "✓", "", "✓", "", ""]], xs)
    assert lines(sketch)[1:3] == ["출처\t유형\t\t주체\t\t", "\t신규\t계속\t자체\t도\t기타"]
