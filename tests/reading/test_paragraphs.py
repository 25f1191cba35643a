from __future__ import annotations

from tests.reading.sketch import LEFT, RIGHT, Sketch, layout, lines, width_of

FILLED = "융자 지원을 받는 중소기업 가운데 지식산업센터에 들어온 기업을 먼저 돕고 판로를 넓히는 사업"
END = RIGHT - width_of("(끝)")


def test_depth_follows_the_indentation() -> None:
    sketch = Sketch().text(LEFT, 100, "○ 가").text(LEFT + 12, 115, "- 나").text(LEFT + 24, 130, "▶다")
    sketch.text(LEFT + 12, 145, "- 라").text(LEFT, 160, "○ 마")
    assert lines(sketch) == ["○ 가", "  - 나", "    ▶다", "  - 라", "○ 마"]


def test_at_equal_indentation_depth_follows_the_mark() -> None:
    sketch = Sketch().text(LEFT, 100, "○ 가").text(LEFT + 0.8, 115, "- 나").text(LEFT, 130, "○ 다")
    assert lines(sketch) == ["○ 가", "  - 나", "○ 다"]


def test_marks_of_one_kind_at_about_the_same_place_are_of_one_level() -> None:
    sketch = Sketch().text(LEFT, 100, "- 가").text(LEFT + 6, 115, "▶나").text(LEFT + 12, 130, "※ 다")
    sketch.text(LEFT + 13, 145, "▶라").text(LEFT, 160, "- 마")
    assert lines(sketch) == ["- 가", "  ▶나", "    ※ 다", "  ▶라", "- 마"]


def test_a_full_line_has_wide_spaces_before_its_mark_and_after_it() -> None:
    sketch = Sketch().text(LEFT, 100, "- 가").text(LEFT + 6, 115, "▶ 나")
    sketch.text(LEFT + 15, 130, "▶").text(LEFT + 34, 130, FILLED).text(LEFT + 15, 145, "확대한다")
    sketch.text(LEFT, 160, "- 다").text(RIGHT + 10, 200, "끝")
    assert lines(sketch) == ["- 가", "  ▶ 나", f"  ▶ {FILLED} 확대한다", "- 다", "끝"]


def test_each_run_of_items_has_its_own_depths() -> None:
    sketch = Sketch().text(LEFT, 100, "□ 개요").text(LEFT + 10, 115, "○ 가").text(LEFT + 20, 130, "- 나")
    sketch.text(LEFT, 150, "□ 계획").text(LEFT + 20, 165, "- 다")
    assert lines(sketch) == ["□ 개요", "○ 가", "  - 나", "□ 계획", "- 다"]


def test_the_second_line_of_an_item_hangs() -> None:
    sketch = Sketch().text(LEFT, 100, "○ 해외 지사화 사업").text(LEFT + 15, 115, "(기업당 2백만 원)")
    sketch.text(LEFT, 130, "○ 다음").text(END, 200, "(끝)")
    assert lines(sketch) == ["○ 해외 지사화 사업 (기업당 2백만 원)", "○ 다음", "(끝)"]


def test_a_full_line_goes_on_under_its_mark() -> None:
    sketch = Sketch().text(LEFT, 100, f"○ {FILLED}").text(LEFT, 115, "확대한다").text(END, 200, "(끝)")
    assert lines(sketch) == [f"○ {FILLED} 확대한다", "(끝)"]


def test_a_full_line_goes_on_right_of_a_narrow_mark() -> None:
    sketch = Sketch().text(LEFT, 100, f"- {FILLED}").text(LEFT + 18, 115, "확대한다").text(END, 200, "(끝)")
    assert lines(sketch) == [f"- {FILLED} 확대한다", "(끝)"]


def test_loosely_set_lines_go_on_where_they_are_full() -> None:
    sketch = Sketch().text(LEFT, 100, f"○ {FILLED}").text(LEFT + 15, 128, "확대한다")
    sketch.text(LEFT, 200, "○ 짧은 문단").text(LEFT + 15, 228, "다음 문단").text(END, 400, "(끝)")
    assert lines(sketch) == [f"○ {FILLED} 확대한다", "○ 짧은 문단", "다음 문단", "(끝)"]


def test_a_line_is_full_without_the_room_for_a_wide_space() -> None:
    end = LEFT + width_of(f"○ {FILLED}") + width_of("10.") + 3
    sketch = Sketch().text(LEFT, 100, f"○ {FILLED}").text(LEFT, 115, "10. 1. 개최")
    sketch.text(end - width_of("(끝)"), 200, "(끝)")
    assert lines(sketch) == [f"○ {FILLED} 10. 1. 개최", "(끝)"]


def test_a_line_that_is_not_full_ends_its_paragraph() -> None:
    sketch = Sketch().text(LEFT, 100, "짧은 문단").text(LEFT, 115, "다음 문단").text(END, 200, "(끝)")
    assert lines(sketch) == ["짧은 문단", "다음 문단", "(끝)"]


def test_a_letter_that_counts_opens_a_paragraph_but_no_other() -> None:
    sketch = Sketch().text(LEFT, 100, f"○ {FILLED}").text(LEFT + 15, 115, "원) 지원")
    sketch.text(LEFT, 130, f"○ {FILLED}").text(LEFT + 15, 145, "라) 융자").text(END, 200, "(끝)")
    assert lines(sketch)[0].endswith("원) 지원")
    assert lines(sketch)[2] == "라) 융자"


def test_a_numbered_line_opens_a_paragraph_but_a_date_does_not() -> None:
    sketch = Sketch().text(LEFT, 100, f"○ {FILLED}").text(LEFT + 15, 115, "10. 1. 개최")
    sketch.text(LEFT, 130, f"가. {FILLED}").text(LEFT, 145, "나. 다음").text(END, 200, "(끝)")
    assert lines(sketch) == [f"○ {FILLED} 10. 1. 개최", f"가. {FILLED}", "나. 다음", "(끝)"]
    sketch = Sketch().text(LEFT, 100, f"○ {FILLED}").text(LEFT + 15, 115, "23.(5천 원)").text(END, 200, "(끝)")
    assert lines(sketch) == [f"○ {FILLED} 23.(5천 원)", "(끝)"]


def test_the_mark_of_an_item_may_stay_behind_on_the_page_before() -> None:
    first = Sketch(1).text(LEFT, 700, "○ 해외 지사화 사업").text(LEFT, 720, "○").text(END, 60, "(끝)")
    second = Sketch(2).text(LEFT + 15, 60, "판로 개척").text(LEFT, 75, "○ 다음")
    assert lines(first, second) == ["(끝)", "○ 해외 지사화 사업", "○ 판로 개척", "○ 다음"]
    away = Sketch(2).text(LEFT + 90, 60, "판로 개척")
    assert lines(first, away) == ["(끝)", "○ 해외 지사화 사업", "○", "판로 개척"]


def test_a_number_that_goes_on_a_date_or_closes_a_bracket_opens_nothing() -> None:
    sketch = Sketch().text(LEFT, 100, "○ 수요조사: '18. 7. 23. ~ 8.").text(LEFT + 15, 115, "19.")
    sketch.text(LEFT, 130, "○ 예산: 20백만 원(국비, 기").text(LEFT + 15, 145, "타)")
    sketch.text(LEFT, 160, "○ 개최: '19. 7. 9./7.").text(LEFT + 15, 175, "11.")
    sketch.text(LEFT, 190, "1. 착공 '21. 3.").text(LEFT, 205, "2. 준공").text(END, 300, "(끝)")
    found = ["○ 수요조사: '18. 7. 23. ~ 8. 19.", "○ 예산: 20백만 원(국비, 기타)", "○ 개최: '19. 7. 9./7. 11."]
    assert lines(sketch) == [*found, "1. 착공 '21. 3.", "2. 준공", "(끝)"]


def test_an_item_goes_on_over_the_page() -> None:
    first = Sketch(1).text(LEFT, 100, "○ 앞").text(LEFT, 700, f"○ {FILLED}").text(END, 300, "(끝)")
    second = Sketch(2).text(LEFT + 15, 100, "확대한다").text(LEFT, 130, "○ 뒤")
    found = layout(first, second)
    assert f"○ {FILLED} 확대한다\n○ 뒤\n" in found.text
    start = found.text.index(FILLED)
    assert [place.page for place in found.places(start, start + len(FILLED) + 5)] == [1, 2]


def test_a_mark_that_stays_behind_at_the_foot_of_a_page_is_its_items() -> None:
    first = Sketch(1).text(LEFT, 100, "○ 앞").text(LEFT + 15, 115, "- 하나").text(LEFT, 700, "○")
    second = Sketch(2).text(LEFT + 15, 100, "확대한다").text(LEFT, 130, "○ 뒤")
    assert lines(first, second) == ["○ 앞", "  - 하나", "○ 확대한다", "○ 뒤"]
    second = Sketch(2).text(LEFT, 100, "○ 다음")
    assert lines(first, second) == ["○ 앞", "  - 하나", "○", "○ 다음"]


def test_underlined_items_are_no_table() -> None:
    sketch = Sketch()
    items = (
        "○ 기본계획 수립",
        "- 시설비 지원",
        "- 교육 모집",
        "○ 운영비 지급",
        "○ 기본계획을 다시 알림",
        "○ 기본계획을 다시 고침",
    )
    for top, item in zip(range(100, 220, 20), items, strict=True):
        mark, text = item.split(" ", 1)
        left = LEFT + 10 * (mark == "-")
        sketch.text(left, top, mark).text(left + 15, top, text)
        sketch.rule(left, top + 11, left + width_of(mark), top + 11)
        sketch.rule(left + (15 if mark == "-" else 0), top + 11, left + 15 + width_of(text), top + 11)
    assert [line.strip() for line in lines(sketch)] == list(items)


def test_larger_text_is_a_heading() -> None:
    sketch = Sketch().text(LEFT, 100, "1. 창업 지원", 14)
    sketch.text(LEFT, 140, "○ 본문이 길게 이어진다").text(LEFT, 155, "○ 더")
    assert lines(sketch)[0] == "## 1. 창업 지원"


def test_a_wrapped_heading_is_one_line() -> None:
    sketch = Sketch().centred(0, 600, 100, "어느 지역의 경제를", 14).centred(0, 600, 118, "살리는 공약", 14)
    sketch.text(LEFT, 160, "○ 본문이 길게 이어진다").text(LEFT, 175, "○ 그리고 또 이어진다").text(END, 300, "(끝)")
    assert lines(sketch)[0] == "## 어느 지역의 경제를 살리는 공약"


def test_headings_below_one_another_stay_apart() -> None:
    sketch = Sketch().text(LEFT, 80, "추진현황", 14).text(LEFT, 100, "하늘구", 14).text(LEFT, 120, "1-1. 창업 지원", 14)
    sketch.centred(0, 600, 160, "열린 행정", 14).centred(0, 600, 190, "2021년", 14).text(END, 300, "(끝)")
    sketch.text(LEFT, 220, f"○ {FILLED}").text(LEFT, 235, f"○ {FILLED}")
    assert lines(sketch)[:5] == ["## 추진현황", "## 하늘구", "## 1-1. 창업 지원", "## 열린 행정", "## 2021년"]


def test_a_numbered_heading_goes_on_where_it_was_broken_by_hand() -> None:
    sketch = Sketch().text(LEFT, 80, "1-1. 지식산업센터에", 14).text(LEFT, 98, "들어온 기업 지원", 14)
    sketch.text(LEFT, 130, "1-2. 창업 지원", 14).text(LEFT, 160, "하늘구", 14).text(END, 300, "(끝)")
    sketch.text(LEFT, 220, f"○ {FILLED}").text(LEFT, 235, f"○ {FILLED}")
    assert lines(sketch)[:3] == ["## 1-1. 지식산업센터에 들어온 기업 지원", "## 1-2. 창업 지원", "## 하늘구"]


def test_a_heading_that_fills_its_line_goes_on() -> None:
    sketch = Sketch().text(LEFT, 80, "지식산업센터에 들어온 기업을 돕고 판로를 넓히는 중소기업 융자", 16)
    sketch.text(LEFT, 100, "지원 사업", 16).text(END, 300, "(끝)")
    sketch.text(LEFT, 160, f"○ {FILLED}").text(LEFT, 175, f"○ {FILLED}")
    assert lines(sketch)[0] == "## 지식산업센터에 들어온 기업을 돕고 판로를 넓히는 중소기업 융자 지원 사업"


def test_a_long_paragraph_in_large_letters_is_no_heading() -> None:
    sketch = Sketch().text(LEFT, 700, "○ 본문이 길게 이어지고 또 이어져서 대부분의 글자가 이 크기로 놓인다 " * 2)
    sketch.text(LEFT, 715, "○ 본문이 길게 이어지고 또 이어져서 대부분의 글자가 이 크기로 놓인다 " * 2)
    for number in range(4):
        sketch.text(LEFT, 100 + 18 * number, "가나다라 " * 7 + "마바사", 14)
    assert lines(sketch)[0].startswith("가나다라")


def test_a_framed_title_is_a_heading() -> None:
    sketch = Sketch().box(LEFT, 90, RIGHT, 120).text(LEFT + 8, 98, "창업 지원", 14)
    sketch.text(LEFT, 140, "○ 본문이 길게 이어진다").text(LEFT, 155, "○ 더")
    assert lines(sketch)[0] == "## 창업 지원"


def test_a_section_mark_makes_no_second_heading_mark() -> None:
    sketch = Sketch().text(LEFT, 100, "□ 추진실적", 14).text(LEFT, 140, "○ 본문이 길게 이어진다")
    assert lines(sketch)[0] == "□ 추진실적"


def test_a_unit_line_stands_directly_before_its_table() -> None:
    sketch = Sketch().text(RIGHT - 70, 98, "(단위 : 백만원)").text(LEFT, 100, "□ 투자계획", 12)
    sketch.table([50, 150, 250], [130, 150, 170], [["구분", "계"], ["국비", "10"]])
    assert layout(sketch).text == "□ 투자계획\n\n(단위 : 백만원)\n구분\t계\n국비\t10\n\n"


def test_a_unit_printed_beside_the_heading_is_a_line_of_its_own() -> None:
    sketch = Sketch().text(LEFT, 100, "□ 집행액").text(RIGHT - 70, 100, "(단위 : 천원)")
    sketch.table([50, 150, 250], [130, 150, 170], [["구분", "계"], ["국비", "10"]])
    assert layout(sketch).text.startswith("□ 집행액\n\n(단위 : 천원)\n구분\t계\n")


def test_tables_side_by_side_have_each_their_own_unit() -> None:
    sketch = Sketch().text(LEFT, 80, "(단위 : 원)").text(330, 80, "(단위 : 명)")
    sketch.table([50, 150, 250], [100, 120, 140], [["가", "나"], ["1", "2"]])
    sketch.table([330, 400, 500], [100, 120, 140], [["다", "라"], ["3", "4"]])
    assert lines(sketch) == ["(단위 : 원)", "가\t나", "1\t2", "(단위 : 명)", "다\t라", "3\t4"]


def test_unit_lines_without_a_table_keep_their_place() -> None:
    sketch = Sketch().text(LEFT, 100, "□ 가").text(LEFT, 120, "(단위 : 원)").text(LEFT, 140, "□ 나")
    assert lines(sketch.text(LEFT, 160, "(단위 : 명)")) == ["□ 가", "(단위 : 원)", "□ 나", "(단위 : 명)"]


def test_words_in_columns_go_on_no_line_that_had_room() -> None:
    """The row of a table without any rule stands right below an item, where its text begins."""
    sketch = (
        Sketch().text(LEFT, 100, "○ 참여자 모집").text(LEFT + 15, 115, "총괄부서").text(LEFT + 100, 115, "과장: 국이슬")
    )
    sketch.text(LEFT + 220, 115, "팀장: 빈도겸").text(END, 200, "(끝)")
    assert lines(sketch) == ["○ 참여자 모집", "총괄부서 과장: 국이슬 팀장: 빈도겸", "(끝)"]
