from __future__ import annotations

import pytest

from tests.reading.sketch import HEIGHT, LEFT, RIGHT, WIDTH, Sketch, layout, lines


def report(pages: int) -> list[Sketch]:
    """Pages with a running header and a page number, and text between."""
    sketches = [Sketch(number) for number in range(1, pages + 1)]
    for number, sketch in enumerate(sketches, 1):
        sketch.text(RIGHT - 100, 30, "2022년 추진현황").centred(0, WIDTH, HEIGHT - 40, f"- {number} -")
        sketch.text(LEFT, 90, f"{'가나다라마바사'[number % 7]} 사업").text(LEFT, HEIGHT - 110, "끝")
    return sketches


def test_headers_and_page_numbers_are_left_out_and_counted() -> None:
    found = layout(*report(3))
    assert found.text == "나 사업\n끝\n다 사업\n끝\n라 사업\n끝\n"
    assert found.furniture == ("2022년 추진현황", "- # -")
    assert found.furniture_glyphs == 3 * (len("2022년추진현황") + len("-1-"))
    assert found.glyphs == found.furniture_glyphs + 3 * len("나사업끝")


def test_headers_that_differ_on_odd_and_even_pages() -> None:
    sketches = [Sketch(number).text(LEFT, 90, "가" * number).text(LEFT, 600, "끝") for number in range(1, 7)]
    for sketch in sketches:
        sketch.text(LEFT, 30, "어느구" if sketch.number % 2 else "공약 이행")
    assert set(layout(*sketches).furniture) == {"어느구", "공약 이행"}


def test_a_section_that_opens_several_pages_is_no_furniture() -> None:
    sketches = [Sketch(number).text(LEFT, 60, "□ 추진실적").text(LEFT, 80, "가" * number) for number in (1, 2, 3)]
    assert lines(*sketches).count("□ 추진실적") == 3


def test_text_that_stands_where_other_pages_begin_is_no_furniture() -> None:
    sketches = [Sketch(number).text(LEFT, 60, "가" * number).text(LEFT, 90, "끝") for number in range(1, 6)]
    sketches += [Sketch(number).text(LEFT, 60, "추진실적").text(LEFT, 90, "끝") for number in range(6, 9)]
    assert lines(*sketches).count("추진실적") == 3


def test_unit_lines_are_no_furniture() -> None:
    sketches = [Sketch(number).text(LEFT, 60, "(단위 : 백만원)").text(LEFT, 90, "가" * number) for number in (1, 2, 3)]
    assert lines(*sketches).count("(단위 : 백만원)") == 3


def test_what_a_table_repeats_at_the_edge_is_no_furniture() -> None:
    rows = [["구분", "계"], ["국비", "10"]]
    sketches = [Sketch(number).table([50, 150, 250], [40, 60, 80], rows).text(LEFT, 300, "끝") for number in (1, 2)]
    assert "국비\t10" in lines(*sketches)


def test_a_header_that_is_set_as_a_table_is_left_out() -> None:
    sketches = [Sketch(number) for number in (1, 2, 3)]
    for sketch in sketches:
        sketch.table([50, 300, 550], [20, 50], [["어느구", f"{sketch.number}쪽"]])
        sketch.text(LEFT, 100, "가" * sketch.number).text(LEFT, 600, "끝")
    found = layout(*sketches)
    assert found.text == "가\n끝\n가가\n끝\n가가가\n끝\n"
    assert set(found.furniture) == {"어느구", "#쪽"}


def test_a_row_with_text_of_its_own_is_no_header() -> None:
    sketches = [Sketch(number) for number in (1, 2, 3)]
    for sketch in sketches:
        sketch.table([50, 300, 550], [20, 50], [["공약명", "가나다"[: sketch.number]]])
        sketch.text(LEFT, 600, "끝")
    assert lines(*sketches) == ["공약명\t가", "끝", "공약명\t가나", "끝", "공약명\t가나다", "끝"]


def test_who_can_be_called_is_no_furniture() -> None:
    sketches = [Sketch(number).text(LEFT, 100, "가" * number) for number in (1, 2, 3)]
    for sketch in sketches:
        sketch.text(LEFT, HEIGHT - 50, "총괄 김한빛 ☎7071")
    assert lines(*sketches).count("총괄 김한빛 ☎7071") == 3


def test_numbers_that_stand_apart_on_some_pages() -> None:
    sketches = [Sketch(number).text(LEFT, 100, "가" * number).text(LEFT, 600, "끝") for number in (1, 2, 3)]
    for sketch, text in zip(sketches, ("제1 2호", "제12호", "제1 3호"), strict=True):
        sketch.text(LEFT, 30, text)
    assert layout(*sketches).furniture == ("제# #호",)


@pytest.mark.parametrize("number", ["- 3 -", "3", "3/12", "3 쪽", "- 3-", "Page 3", "<3>"])
def test_on_a_single_page_the_shape_of_a_page_number_is_enough(number: str) -> None:
    sketch = Sketch().text(LEFT, 100, "본문").centred(0, WIDTH, HEIGHT - 40, number)
    assert lines(sketch) == ["본문"]


@pytest.mark.parametrize("text", ["끝.", "(단위 : 원)", "- 3개소 설치", "2022년"])
def test_other_text_at_the_edge_of_a_single_page_stays(text: str) -> None:
    sketch = Sketch().text(LEFT, 100, "본문").centred(0, WIDTH, HEIGHT - 40, text)
    assert lines(sketch)[-1].strip() == text


def test_a_bare_number_out_of_the_middle_stays() -> None:
    assert lines(Sketch().text(LEFT, 100, "본문").text(LEFT, HEIGHT - 40, "2022")) == ["본문", "2022"]


def about(*titles: str) -> list[Sketch]:
    """Pages with the title of what they are about above their text."""
    sketches = [Sketch(number).text(LEFT, 30, title) for number, title in enumerate(titles, 1)]
    for sketch in sketches:
        sketch.text(LEFT, 300, f"{chr(ord('가') + sketch.number)} 사업").text(LEFT, HEIGHT - 110, "끝")
    return sketches


def test_running_titles_that_change_are_left_out_where_they_stand_again() -> None:
    long = "5. 놀이터 조성 및 운영 활성화"
    sketches = about("1. 도서관", "1. 도서관", "2. 공원", "2. 공원", "3. 시장", "3. 시장", "4. 숲길", "4. 숲길", long)
    for sketch, title in zip(sketches[::2], ("1. 도서관", "2. 공원", "3. 시장", "4. 숲길"), strict=False):
        sketch.text(LEFT, 90, title)
    sketches[8].text(LEFT, 120, "5. 놀이터 조성 및", 14).text(LEFT, 140, "운영 활성화", 14)
    found = [line.strip("# ") for line in lines(*sketches)]
    assert [line for line in found if line[0].isdigit()] == ["1. 도서관", "2. 공원", "3. 시장", "4. 숲길", long]


def test_a_title_at_the_head_of_its_pages_is_kept_once() -> None:
    titles = [f"{number}. {name}" for number, name in enumerate(("도서관", "공원", "시장", "숲길"), 1)]
    found = lines(*about(*(title for title in titles for _ in range(4))))
    assert [line for line in found if line[0].isdigit()] == titles


def test_titles_of_single_pages_are_none_that_run() -> None:
    found = lines(*about("1. 도서관", "2. 공원", "3. 놀이터", "4. 시장"))
    assert [line for line in found if line[0].isdigit()] == ["1. 도서관", "2. 공원", "3. 놀이터", "4. 시장"]
