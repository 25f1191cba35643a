from __future__ import annotations

from tests.reading.sketch import HEIGHT, LEFT, Sketch, layout, lines

XS = [50, 150, 350, 550]
BOTTOM = HEIGHT - 40
HEAD = ["구분", "2021", "2022"]


def over_the_page(above: list[list[str]], below: list[list[str]], *, closed: bool = True) -> list[str]:
    """The lines of a table whose rows stand at the bottom of one page and at the top of the next."""
    height = 40
    ys = [BOTTOM - height * (len(above) - number) for number in range(len(above) + 1)]
    first = Sketch(1).text(LEFT, 100, "앞").table(XS, ys, above, bottom=closed)
    ys = [50 + height * number for number in range(len(below) + 1)]
    return lines(first, Sketch(2).table(XS, ys, below).text(LEFT, 600, "뒤"))


def test_a_table_goes_on_on_the_next_page() -> None:
    found = over_the_page([HEAD, ["국비", "1", "2"]], [["시비", "3", "4"], ["합계", "4", "6"]])
    assert found == ["앞", "구분\t2021\t2022", "국비\t1\t2", "시비\t3\t4", "합계\t4\t6", "뒤"]


def test_a_repeated_head_is_left_out_and_counted() -> None:
    ys = [BOTTOM - 80, BOTTOM - 40, BOTTOM]
    first = Sketch(1).text(LEFT, 100, "앞").table(XS, ys, [HEAD, ["국비", "1", "2"]])
    second = Sketch(2).table(XS, [50, 90, 130], [HEAD, ["시비", "3", "4"]])
    found = layout(first, second)
    assert found.text == "앞\n\n구분\t2021\t2022\n국비\t1\t2\n시비\t3\t4\n\n"
    assert found.furniture == ("구분 2021 2022",)
    assert (found.furniture_glyphs, found.glyphs) == (10, 1 + 10 + 4 + 10 + 4)


def test_a_first_row_that_repeats_a_row_of_numbers_is_no_head() -> None:
    found = over_the_page([HEAD, ["국비", "1", "2"]], [HEAD, ["국비", "1", "2"]])
    assert found.count("국비\t1\t2") == 2


def test_a_row_that_the_page_split_is_healed() -> None:
    found = over_the_page(
        [HEAD, ["판로", "", "전시회를\n기업의 판로를 넓히는 전시회를 크게"]], [["", "", "열도록"]], closed=False
    )
    assert found == ["앞", "구분\t2021\t2022", "판로\t\t전시회를 기업의 판로를 넓히는 전시회를 크게 열도록", "뒤"]


def test_the_rest_of_a_split_row_may_stand_in_other_cells() -> None:
    found = over_the_page([HEAD, ["판로", "하나", ""]], [["", "", "둘"], ["융자", "3", "4"]], closed=False)
    assert found[2:] == ["판로\t하나\t둘", "융자\t3\t4", "뒤"]


def test_a_row_with_a_first_cell_of_its_own_is_another_row() -> None:
    found = over_the_page([HEAD, ["판로", "하나", "둘"]], [["융자", "셋", "넷"]], closed=False)
    assert found[2:] == ["판로\t하나\t둘", "융자\t셋\t넷", "뒤"]


def test_a_closed_row_is_split_only_where_its_text_breaks_off() -> None:
    full = "기업의 판로를 넓히는 전시회를 크게 연"
    found = over_the_page([HEAD, ["판로", "하나", f"전시회를\n{full}"]], [["", "", "다음에 닫음"]])
    assert found[2:] == [f"판로\t하나\t전시회를 {full} 다음에 닫음", "뒤"]
    found = over_the_page([HEAD, ["국비", "1", "2"]], [["", "3", "4"]])
    assert found[2:] == ["국비\t1\t2", "\t3\t4", "뒤"]


def test_a_closed_row_whose_label_alone_goes_on_is_split_where_it_is_full() -> None:
    found = over_the_page([HEAD, ["청년 시설과\n교육 과정의 새로", "하나", "둘"]], [["운영", "", ""]])
    assert found[2:] == ["청년 시설과 교육 과정의 새로 운영\t하나\t둘", "뒤"]
    found = over_the_page([HEAD, ["청년 시설과\n교육", "하나", "둘"]], [["운영", "", ""]])
    assert found[2:] == ["청년 시설과 교육\t하나\t둘", "운영\t\t", "뒤"]


def test_a_heading_over_all_columns_after_the_break_is_no_rest_of_a_label() -> None:
    first = (
        Sketch(1)
        .text(LEFT, 100, "앞")
        .table(XS, [BOTTOM - 40, BOTTOM], [["청년 시설과\n교육 과정의 새로", "하나", "둘"]])
    )
    second = Sketch(2).table(XS, [70, 90], [["완료", "추진", "보류"]])
    second.rule(50, 50, 550, 50).rule(50, 50, 50, 70).rule(550, 50, 550, 70).text(54, 53, "이행상태")
    assert lines(first, second)[1:] == ["청년 시설과 교육 과정의 새로\t하나\t둘", "이행상태\t\t", "완료\t추진\t보류"]


def test_a_row_beside_a_label_that_spans_it_is_split_where_its_text_breaks_off() -> None:
    full = "기업의 판로를 넓히는 전시회를 크게 연"
    found = over_the_page([HEAD, ["", "하나", f"전시회를\n{full}"]], [["", "", "다음에 닫음"], ["융자", "3", "4"]])
    assert found[2:] == [f"\t하나\t전시회를 {full} 다음에 닫음", "융자\t3\t4", "뒤"]


def test_a_mark_below_a_full_cell_is_a_row_of_its_own() -> None:
    full = "기업의 판로를 넓히는 전시회를 크게 연다"
    found = over_the_page([HEAD, ["판로", "하나", f"전시회를\n{full}"]], [["", "", "✓"]])
    assert found[2:] == [f"판로\t하나\t전시회를 {full}", "\t\t✓", "뒤"]


def test_a_split_label_goes_on_by_words_and_letter_by_letter() -> None:
    xs, wide = [50, 100, 158, 430], "전시회를\n기업의 판로를 넓히는 전시회를 크게 열어 주는 것으로"
    found = split_between(xs, ["마을회\n시설", "", wide], ["정비", "", "계획"])
    assert found[1:] == ["마을회 시설 정비\t\t전시회를 기업의 판로를 넓히는 전시회를 크게 열어 주는 것으로 계획"]
    _, found = split_between([50, 68, 158, 430], ["마\n을", "", wide], ["회\n관\n정\n비", "", "계획"])
    assert found.replace(" ", "").startswith("마을회관정비\t\t전시회를")


def test_a_tick_below_a_narrow_head_is_another_row() -> None:
    found = split_between([50, 100, 148, 430], ["완료", "정상추진", "소요예산"], ["", "●", ""])
    assert found[1:] == ["완료\t정상추진\t소요예산", "\t●\t"]


def split_between(xs: list[float], above: list[str], below: list[str]) -> list[str]:
    """The lines of a table whose last row a page break parts, where the lines of its cells are full."""
    first = Sketch(1).text(LEFT, 100, "앞").table(xs, [BOTTOM - 35, BOTTOM], [above], bottom=False)
    return lines(first, Sketch(2).table(xs, [50, 120], [below]))


def test_what_is_left_of_spanning_labels_is_no_row() -> None:
    xs, top, y = [50, 130, 210, 290, 370, 450], BOTTOM - 70, BOTTOM - 40
    first = Sketch(1).text(LEFT, 100, "앞").rule(50, top, 450, top).rule(50, y, 210, y).rule(290, y, 450, y)
    for x in xs:
        first.rule(x, top, x, BOTTOM if x in {210, 290} else y)
    for x in xs[:-1]:
        first.text(x + 4, top + 4, "다시")
    second = Sketch(2).table(xs, [50, 90], [["완료", "추진중", "", "폐기", "예산"]])
    assert lines(first.rule(210, BOTTOM, 290, BOTTOM), second)[1:] == [
        "다시\t다시\t다시\t다시\t다시",
        "완료\t추진중\t\t폐기\t예산",
    ]


def test_rows_of_numbers_are_whole_though_no_rule_closes_them() -> None:
    found = over_the_page([HEAD, ["", "1,000", "2,000"]], [["", "3,000", "4,000"]], closed=False)
    assert found[2:] == ["\t1,000\t2,000", "\t3,000\t4,000", "뒤"]


def test_a_cell_that_spans_the_page_break_stays_empty_below() -> None:
    first = Sketch(1).text(LEFT, 100, "앞")
    for y in (BOTTOM - 80, BOTTOM):
        first.rule(50, y, 550, y)
    first.rule(150, BOTTOM - 40, 550, BOTTOM - 40)
    for x in XS:
        first.rule(x, BOTTOM - 80, x, BOTTOM)
    first.text(60, BOTTOM - 70, "계획").text(160, BOTTOM - 70, "1").text(160, BOTTOM - 30, "2")
    second = Sketch(2).table(XS, [50, 90, 130], [["", "3", ""], ["집행", "4", ""]])
    assert lines(first, second) == ["앞", "계획\t1\t", "\t2\t", "\t3\t", "집행\t4\t"]


def test_another_table_on_the_next_page_is_not_joined() -> None:
    first = Sketch(1).text(LEFT, 100, "앞").table([50, 300, 550], [BOTTOM - 40, BOTTOM], [["가", "나"]])
    second = Sketch(2).table(XS, [50, 90], [["다", "라", "마"]])
    assert layout(first, second).text == "앞\n\n가\t나\n\n다\t라\t마\n\n"


def test_text_between_parts_two_tables() -> None:
    first = Sketch(1).table(XS, [100, BOTTOM - 60], [["가", "나", "다"]]).text(LEFT, BOTTOM - 20, "사이")
    second = Sketch(2).table(XS, [50, 90], [["라", "마", "바"]])
    assert layout(first, second).text == "가\t나\t다\n\n사이\n\n라\t마\t바\n\n"


def test_a_table_that_ends_in_mid_page_does_not_go_on() -> None:
    first = Sketch(1).table(XS, [100, 140], [["가", "나", "다"]])
    second = Sketch(2).table(XS, [50, 90], [["라", "마", "바"]]).text(LEFT, BOTTOM - 20, "끝")
    assert layout(first, second).text == "가\t나\t다\n\n라\t마\t바\n\n끝\n"


def test_cards_that_are_set_alike_are_not_joined() -> None:
    first = Sketch(1).table(XS, [60, 400, BOTTOM], [["번호", "1", "가"], ["이름", "나", ""]])
    second = Sketch(2).table(XS, [60, 400, BOTTOM], [["번호", "2", "다"], ["이름", "라", ""]])
    assert layout(first, second).text == "번호\t1\t가\n이름\t나\t\n\n번호\t2\t다\n이름\t라\t\n\n"


def test_pages_bound_on_the_other_side_are_moved() -> None:
    ys = [BOTTOM - 80, BOTTOM - 40, BOTTOM]
    first = Sketch(1).text(LEFT, 100, "앞").table(XS, ys, [HEAD, ["국비", "1", "2"]])
    second = Sketch(2).table([x + 14 for x in XS], [50, 90], [["시비", "3", "4"]])
    assert lines(first, second)[-2:] == ["국비\t1\t2", "시비\t3\t4"]


def test_rows_that_no_ruling_parts_are_parted() -> None:
    sketch = Sketch().table(XS, [100, 140, 200], [["구분", "계", "비율"], ["국비\n시비", "1,200\n800", "60%\n40%"]])
    assert lines(sketch) == ["구분\t계\t비율", "국비\t1,200\t60%", "시비\t800\t40%"]


def test_wrapped_cells_are_not_parted() -> None:
    sketch = Sketch().table(XS, [100, 140, 200], [["구분", "계", "비율"], ["지방\n채무", "1,200\n800", "모름\n없음"]])
    assert lines(sketch)[1:] == ["지방 채무\t1,200 800\t모름 없음"]


def test_a_page_break_between_two_rows_of_headings() -> None:
    first = Sketch(1).text(LEFT, 100, "앞")
    top = BOTTOM - 40
    first.rule(50, top, 550, top).rule(150, BOTTOM, 550, BOTTOM)
    for x, text in ((50, "구분"), (150, "2021"), (350, "2022"), (550, "")):
        first.rule(x, top, x, BOTTOM).text(x + 4, top + 4, text)
    xs = [50, 150, 250, 350, 450, 550]
    second = Sketch(2).table(xs, [50, 90, 130], [["", "계획", "확보", "계획", "확보"], ["국비", "1", "2", "3", "4"]])
    found = lines(first, second.text(LEFT, 600, "뒤"))
    assert found[1:-1] == ["구분\t2021\t\t2022\t", "\t계획\t확보\t계획\t확보", "국비\t1\t2\t3\t4"]


def the_form_over_the_page(*, repeated: bool) -> list[str]:
    """A form whose upper rows stand at the bottom of one page; those below, on the next one, divide its columns."""
    words = [["출처", "유형", "주체"], ["공보", "신규", "자체"]]
    ys = [BOTTOM - 80, BOTTOM - 40, BOTTOM]
    first = Sketch(1).text(LEFT, 100, "앞").table(XS, ys, words)
    second, top = Sketch(2), 50
    if repeated:
        second.table(XS, [50, 90], words[:1], bottom=False)
        top = 90
    xs = [50, 100, 150, 350, 550]
    second.table(xs, [top, top + 40, top + 80], [["완료", "추진중", "보류", "예산"], ["", "✓", "", "12원"]])
    return lines(first, second.text(LEFT, 600, "뒤"))


def test_the_lower_rows_of_a_table_divide_its_columns() -> None:
    found = the_form_over_the_page(repeated=False)
    assert found[1:-1] == ["출처\t\t유형\t주체", "공보\t\t신규\t자체", "완료\t추진중\t보류\t예산", "\t✓\t\t12원"]


def test_a_repeated_head_over_divided_columns_is_left_out() -> None:
    assert the_form_over_the_page(repeated=True) == the_form_over_the_page(repeated=False)


def test_a_repeated_head_joins_columns_that_neither_part_has_all_of() -> None:
    head = ["출처", "유형", "주체"]
    first = Sketch(1).text(LEFT, 100, "앞").table(XS, [BOTTOM - 80, BOTTOM - 40], [head], bottom=False)
    first.table([50, 150, 350, 450, 550], [BOTTOM - 40, BOTTOM], [["가", "나", "다", "라"]])
    second = Sketch(2).table(XS, [50, 90], [head], bottom=False)
    second.table([50, 150, 250, 350, 550], [90, 130], [["마", "바", "사", "아"]])
    assert lines(first, second)[1:] == ["출처\t유형\t\t주체\t", "가\t나\t\t다\t라", "마\t바\t사\t아\t"]


def test_tables_whose_headings_stand_elsewhere_are_not_joined() -> None:
    head = ["출처", "유형", "주체"]
    first = Sketch(1).text(LEFT, 100, "앞").table(XS, [BOTTOM - 80, BOTTOM - 40, BOTTOM], [head, head])
    second = Sketch(2).table([50, 200, 300, 550], [50, 90, 130], [head, ["가", "나", "다"]])
    assert lines(first, second)[-2:] == ["출처\t유형\t주체", "가\t나\t다"]


FORM = [50, 150, 270, 410, 550]
STATES = ["이행", "완료", "일부", "비고"]


def the_rest_of_a_form(first: Sketch, xs: list[int]) -> list[str]:
    """The lines of a form, and of its last row, which stands on the next page without the label that spans it."""
    return lines(first, Sketch(2).table(xs, [50, 90], [["해당", "안됨", "1"]]).text(LEFT, 600, "뒤"))


def test_a_label_that_stayed_on_the_page_before() -> None:
    first = Sketch(1).text(LEFT, 100, "앞").table(FORM, [BOTTOM - 40, BOTTOM], [STATES])
    assert the_rest_of_a_form(first, FORM[1:]) == ["앞", "\t".join(STATES), "\t해당\t안됨\t1", "뒤"]


def test_a_label_that_is_longer_than_its_row_before_the_break() -> None:
    first = Sketch(1).text(LEFT, 100, "앞").table(FORM, [BOTTOM - 60, BOTTOM - 20], [STATES])
    first.rule(50, BOTTOM - 20, 50, BOTTOM).rule(150, BOTTOM - 20, 150, BOTTOM).rule(50, BOTTOM, 150, BOTTOM)
    assert the_rest_of_a_form(first, FORM[1:]) == ["앞", "\t".join(STATES), "\t해당\t안됨\t1", "뒤"]


def test_a_narrower_table_with_columns_of_its_own_is_another() -> None:
    first = Sketch(1).text(LEFT, 100, "앞").table(FORM, [BOTTOM - 40, BOTTOM], [STATES])
    assert the_rest_of_a_form(first, [150, 330, 450, 550])[-2] == "해당\t안됨\t1"


def test_a_label_set_in_the_middle_may_stand_after_the_break() -> None:
    found = over_the_page([HEAD, ["", "하나", ""]], [["판로", "", "둘"]])
    assert found[2:] == ["판로\t하나\t둘", "뒤"]


def test_the_rest_of_an_open_row_may_be_far_from_the_break() -> None:
    full = "기업의 판로를 넓히는 전시회를 크게 연"
    found = over_the_page([HEAD, ["판로", "하나", full]], [["", "", "다음에 닫음"]], closed=False)
    assert found[2:] == [f"판로\t하나\t{full} 다음에 닫음", "뒤"]


def test_a_label_in_the_middle_of_a_cell_that_stands_across_the_break() -> None:
    first, top = Sketch(1).text(LEFT, 100, "앞"), BOTTOM - 120
    first.rule(50, top, 550, top).rule(50, top + 40, 550, top + 40).rule(150, top + 80, 550, top + 80)
    second = Sketch(2).rule(50, 130, 550, 130)
    for y in (50, 90):
        second.rule(150, y, 550, y)
    for x in XS:
        first.rule(x, top, x, BOTTOM)
        second.rule(x, 50, x, 130)
    for number, (x, text) in enumerate(((50, "구분"), (150, "연도"), (350, "금액"))):
        first.text(x + 4, top + 4, text)
        for row in range(4):
            page, y = (first, top + 44 + 40 * row) if row < 2 else (second, 54 + 40 * (row - 2))
            if number:
                page.text(x + 4, y, str(10 * row + number))
    found = lines(first, second.text(54, 65, "집행").text(LEFT, 600, "뒤"))
    assert found == ["앞", "구분\t연도\t금액", "집행\t1\t2", "\t11\t12", "\t21\t22", "\t31\t32", "뒤"]


def test_the_rest_of_a_cell_stands_no_farther_right_in_a_wider_one() -> None:
    rows = [["출처", "신규", "계속"], ["5대공약", "가", "나"]]
    first = Sketch(1).text(LEFT, 100, "앞")
    first.table([50, 90, 350, 550], [BOTTOM - 40, BOTTOM - 20, BOTTOM], rows, bottom=False)
    second = Sketch(2).table([50, 550], [50, 90], [[""]]).centred(50, 550, 53, "이행상태")
    second.table([50, 90, 350, 550], [90, 130], [["완료", "정상", "지연"]])
    assert lines(first, second) == ["앞", *map("\t".join, rows), "이행상태\t\t", "완료\t정상\t지연"]


def test_words_stand_in_the_column_in_whose_middle_they_are_where_the_next_page_lacks_its_sides() -> None:
    xs = [50, 100, 150, 350, 550]
    first = Sketch(1).text(LEFT, 100, "앞").table([50, 150, 350, 550], [BOTTOM - 40, BOTTOM - 20], [HEAD])
    first.table(xs, [BOTTOM - 20, BOTTOM], [["완료", "지속", "정상", "지연"]])
    second = Sketch(2).table([50, 150, 350, 550], [50, 70, 90], [HEAD]).centred(100, 150, 73, "✓")
    assert lines(first, second) == ["앞", "구분\t\t2021\t2022", "완료\t지속\t정상\t지연", "\t✓\t\t"]


def test_a_closed_row_is_split_where_the_rest_lacks_the_white_above_it_that_all_rows_have() -> None:
    xs, rows = [50, 118, 170, 550], [["단위사업", "2021", "2022"], ["한끼 나눔식당", "기본계획", "운영"]]
    heads = [["단위사업", "2021", "2022"], ["", "", ""], ["시설 정비", "설계", "운영"]]
    for white, expected in (
        (1, ["한끼 나눔식당 운영\t기본계획 수립\t운영", "시설 정비\t설계\t운영"]),
        (4, ["한끼 나눔식당\t기본계획\t운영", "운영\t수립\t", "시설 정비\t설계\t운영"]),
    ):
        first = Sketch(1).text(LEFT, 100, "앞").table(xs, [BOTTOM - 34, BOTTOM - 17, BOTTOM], rows)
        second = Sketch(2).table(xs, [50, 67, 84, 101], heads)
        second.text(54, 67 + white, "운영").text(122, 67 + white, "수립")
        assert lines(first, second)[2:] == expected


def test_a_part_without_rules_down_is_as_wide_as_thick_rules_go_where_the_next_one_has_them() -> None:
    first = Sketch(1).text(LEFT, 100, "앞")
    for y in (BOTTOM - 40, BOTTOM - 20, BOTTOM):
        first.rule(48, y, 552, y)
    for x0, x1, head, text in ((48, 148, "구분", "국비"), (148, 348, "2021", "1"), (348, 552, "2022", "2")):
        first.shade(x0, BOTTOM - 40, x1, BOTTOM - 20).centred(x0, x1, BOTTOM - 35, head).centred(
            x0, x1, BOTTOM - 15, text
        )
    second = Sketch(2).table([50, 151, 351, 550], [50, 70, 90], [["구분", "2021", "2022"], ["시비", "3", "4"]])
    assert lines(first, second) == ["앞", "구분\t2021\t2022", "국비\t1\t2", "시비\t3\t4"]


def test_numbers_below_the_heads_at_a_page_s_foot_are_a_row_of_their_own() -> None:
    xs, rows = [50, 80, 115, 150], [["구분", "2021", "2022"], ["", "계획액", "확보액"]]
    first = Sketch(1).text(LEFT, 100, "앞").table(xs, [BOTTOM - 34, BOTTOM - 17, BOTTOM], rows, bottom=False)
    second = Sketch(2).table(xs, [50, 67], [["계", "3,382", "3,372"]])
    assert lines(first, second)[1:] == ["구분\t2021\t2022", "\t계획액\t확보액", "계\t3,382\t3,372"]


def test_full_rows_on_both_sides_of_a_page_break_are_two() -> None:
    xs, heads = [50, 118, 158, 208, 258], ["단위사업", "2020", "2021", "2022"]
    first = Sketch(1).text(LEFT, 100, "앞")
    rows = [heads, ["한끼 나눔식당", "운영", "공사 착공", "기본계획"]]
    first.table(xs, [BOTTOM - 34, BOTTOM - 17, BOTTOM], rows, bottom=False)
    second = Sketch(2).table(xs, [50, 67, 84], [heads, ["주민 교육과정", "유지관리", "운영 확대", "설계 용역"]])
    assert lines(first, second)[2:] == [
        "한끼 나눔식당\t운영\t공사 착공\t기본계획",
        "주민 교육과정\t유지관리\t운영 확대\t설계 용역",
    ]
