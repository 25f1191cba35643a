from __future__ import annotations

import pytest

from extractor.reading.breaks import LineBreak
from extractor.reading.dictionary import Words
from extractor.reading.wraps import Break, Habits, habits, joint
from tests.reading.sketch import LEFT, RIGHT, Sketch, lines, width_of

LETTERS, WORDS, SPACES = Habits(False, True), Habits(False, False), Habits(True, False)
FITTING = Habits(True, False, hanging=False)


def known(*texts: str) -> Words:
    words = Words()
    words.learn(texts, (), ())
    return words


def full(left: str, right: str, *, cell: bool = False, space: bool = False) -> Break:
    return Break(left, right, space, room=1.0, lead=10.0, size=10.0, cell=cell)


def joined(at: Break, words: Words | None = None, habit: Habits = LETTERS) -> str:
    return at.left + joint(at, words or Words(), habit) + at.right


def test_room_for_one_more_character_means_that_words_were_parted() -> None:
    at = Break("타당성 조사 용역", "시행", space=False, room=16.0, lead=10.0, size=10.0, cell=True)
    assert joined(at, known("용역시행")) == "타당성 조사 용역 시행"


def test_a_space_printed_at_the_end_of_the_line_decides() -> None:
    assert joined(full("운영", "결과", space=True), known("운영결과")) == "운영 결과"


def test_where_a_document_prints_such_spaces_their_absence_decides() -> None:
    assert joined(full("기업당 최", "대", cell=True), known("최 대"), SPACES) == "기업당 최대"


def test_the_words_of_the_document_decide() -> None:
    words = known("시설물 설치 후", "조사 용역 시행", "안전점검 실시")
    assert joined(full("시설물 3개소 설", "치 후"), words, WORDS) == "시설물 3개소 설치 후"
    assert joined(full("조사 용역", "시행"), words, LETTERS) == "조사 용역 시행"
    assert joined(full("사전 안전점", "검"), words, WORDS) == "사전 안전점검"


def test_pieces_that_begin_other_words_are_words() -> None:
    words = known("하천 점용허가와 안전성", "협의를 마침")
    assert joined(full("하천 점용허가", "협의"), words, LETTERS) == "하천 점용허가 협의"


def test_words_with_other_numbers_in_them_are_the_same_words() -> None:
    assert joined(full("설명회 12", "회 개최"), known("설명회 3회 개최"), WORDS) == "설명회 12회 개최"


def test_a_sign_is_not_parted_from_its_letter() -> None:
    at = Break("보강 공사 시", "행: 여름", space=False, room=10.6, lead=9.5, size=10.0, cell=False)
    assert joined(at) == "보강 공사 시행: 여름"


def test_letters_that_close_a_bracket_open_no_list() -> None:
    assert joined(full("(국비, 기", "타)", cell=True), known("(시비, 기타)")) == "(국비, 기타)"


def test_letters_in_brackets_are_a_piece_of_their_own() -> None:
    assert joined(full("18백만 원(구", "비)"), known("(국비, 구비)", "비고 비)"), WORDS) == "18백만 원(구비)"


def test_nobody_breaks_a_line_before_one_syllable() -> None:
    at = Break("생활권 시설 확", "충", space=False, room=300.0, lead=10.0, size=10.0, cell=False)
    assert joined(at) == "생활권 시설 확충"
    assert joined(at._replace(left="가로등", right="등"), known("안내판 등")) == "가로등 등"
    assert joined(at._replace(right="충전")) == "생활권 시설 확 충전"


def test_what_stands_above_one_syllable_is_no_word_for_sure() -> None:
    sketch = Sketch()
    for top, text in enumerate(("생활권 확", "여건 확", "시설 확", "안전 확")):
        sketch.text(LEFT, 100 + 40 * top, f"○ {text}").text(LEFT + 15, 115 + 40 * top, "충")
    assert lines(sketch.text(RIGHT - width_of("(끝)"), 300, "(끝)"))[0] == "○ 생활권 확충"


@pytest.mark.parametrize("word", ["및", "또는"])
def test_words_between_words_stand_alone(word: str) -> None:
    assert joined(full("거점 육성", f"{word} 지역 활력")) == f"거점 육성 {word} 지역 활력"


@pytest.mark.parametrize(("habit", "text"), [(LETTERS, "가나다라"), (WORDS, "가나 다라")])
def test_the_habit_of_the_document_decides_at_last(habit: Habits, text: str) -> None:
    assert joined(full("가나", "다라"), habit=habit) == text


@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        ("융자 지원", "(분기별)", "융자 지원(분기별)"),
        ("지원(", "분기별)", "지원(분기별)"),
        ("국내", "·외", "국내·외"),
        ("중소·", "영세", "중소·영세"),
        ("시행,", "주민설명회", "시행, 주민설명회"),
        ("5. 17. ~", "8. 13.", "5. 17. ~ 8. 13."),
        ("5. 17.~", "8. 13.", "5. 17.~8. 13."),
        ("5. 17.", "~ 8. 13.", "5. 17. ~ 8. 13."),
        ("2019.", "9.", "2019. 9."),
        ("hybrid", "cloud", "hybrid cloud"),
        ("서비스를 제공", "하는", "서비스를 제공하는"),
        ("구역", "을", "구역을"),
        ("지원", "- 다음", "지원 - 다음"),
    ],
)
def test_characters_on_both_sides(left: str, right: str, text: str) -> None:
    assert joined(full(left, right)) == text


def test_a_number_split_in_its_cell_is_one_number() -> None:
    assert joined(full("1,", "234", cell=True)) == "1,234"
    assert joined(full("12", "345", cell=True)) == "12345"
    assert joined(Break("1,", "234", space=False, room=30.0, lead=5.0, size=10.0, cell=True)) == "1,234"


@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        ("총 7,5", "60백만 원", "총 7,560백만 원"),
        ("총 10,86", "1백", "총 10,861백"),
        ("총 1", "0,861백만 원", "총 10,861백만 원"),
        ("총 10,", "15", "총 10,15"),
        ("표 2,5", "600개", "표 2,5 600개"),
        ("제1회 12", "30명", "제1회 12 30명"),
    ],
)
def test_a_number_that_is_broken_off_within_its_thousands_goes_on(left: str, right: str, text: str) -> None:
    """In a narrow cell, though words stand before it."""
    assert joined(full(left, right, cell=True), habit=WORDS) == text


def test_a_bracket_may_be_broken_off_wherever_it_stands() -> None:
    at = Break("개최: '19. 4.", "(300천 원)", space=False, room=60.0, lead=5.0, size=10.0, cell=False)
    assert joined(at, known("수행: '20. 2.(10천 원)")) == "개최: '19. 4.(300천 원)"
    assert joined(at) == "개최: '19. 4. (300천 원)"


def test_the_particle_of_an_object_ends_its_word() -> None:
    assert joined(full("거리공연 활성화를", "통한 거점 육성")) == "거리공연 활성화를 통한 거점 육성"


def test_a_number_is_not_parted_from_what_it_counts() -> None:
    at = Break("선거공약서 5", "대공약", space=False, room=20.0, lead=9.0, size=10.0, cell=True)
    assert joined(at, habit=SPACES) == "선거공약서 5대공약"
    assert joined(at._replace(space=True), habit=SPACES) == "선거공약서 5 대공약"
    assert joined(at._replace(left="개최: 8. 13"), habit=SPACES) == "개최: 8. 13 대공약"
    assert joined(at, known("10대공약")) == "선거공약서 5대공약"
    assert joined(at) == "선거공약서 5 대공약"


def test_a_comma_in_running_text_parts_two_numbers() -> None:
    assert joined(full("제3조,", "234쪽")) == "제3조, 234쪽"


def test_a_centred_title_is_broken_between_words() -> None:
    at = full("141.5억", "달러로")._replace(centred=True)
    assert joined(at, habit=SPACES) == "141.5억 달러로"
    assert joined(at, known("141.5억달러로"), SPACES) == "141.5억달러로"


def telling(*, space: bool = False, full: bool = True, tight: bool = False, roomy: bool = False) -> LineBreak:
    return LineBreak("", "", space, full, tight, roomy)


def test_habits_come_from_the_breaks() -> None:
    assert habits([telling()] * 9 + [telling(full=False)]) == Habits(False, True, hanging=False)
    assert habits([telling()] * 3 + [telling(full=False)] * 7) == Habits(False, False, hanging=False)
    assert habits([telling(space=True)] * 3 + [telling()] * 2).spaces


def test_spaces_hang_out_of_lines_where_some_do() -> None:
    spaced, tight = [telling(space=True, roomy=True)] * 5, [telling(tight=True)] * 3
    assert habits([*spaced, *tight, telling(space=True, tight=True)]).hanging
    assert not habits([*spaced, *tight]).hanging
    assert not habits([*spaced, telling(space=True, tight=True)]).hanging  # one alone may have been measured wrong


def test_words_go_on_where_a_space_had_room_and_is_not_there() -> None:
    spaced, tight = [telling(space=True, roomy=True)] * 5, [telling(tight=True)] * 3
    assert habits([*spaced, *tight, *[telling(roomy=True)] * 2]).letters
    assert not habits([*spaced, *tight]).letters


NARROW = [LEFT, LEFT + 78, LEFT + 200]


def cell(text: str) -> str:
    """What comes of a text that stands in a cell of 70 points: once for each line, so that its words are not known."""
    row = lines(Sketch().table(NARROW, [100, 180, 220], [[text, "가"], ["나", "다"]]))[0]
    return row.split("\t")[0]


def test_short_paragraphs_in_a_cell_are_parted_by_a_space() -> None:
    assert cell("선거공보\n선거공약서\nSNS") == "선거공보 선거공약서 SNS"


def test_a_cell_that_breaks_inside_words_reads_right() -> None:
    assert cell("기본계획수립및\n타당성조사용역\n시행안") == "기본계획수립및타당성조사용역시행안"


def test_a_cell_that_breaks_between_words_reads_right() -> None:
    assert cell("기본계획\n타당성조사\n용역시행") == "기본계획 타당성조사 용역시행"


def test_a_wrapped_paragraph_is_one_line() -> None:
    first = "지역 경제 활성화를 위하여 중소기업의 시장 판로를 넓히고 우수한 기업을 불러들여 좋은 일자리를 더욱"
    sketch = Sketch().text(LEFT, 100, first).text(LEFT, 115, "늘림").text(LEFT, 145, "새 문단")
    assert RIGHT - LEFT - width_of(first) < width_of("늘림")
    sketch.text(RIGHT - width_of("(끝)"), 200, "(끝)")
    assert lines(sketch) == [f"{first} 늘림", "새 문단", "(끝)"]


def test_a_bracket_after_a_date_clings_where_it_does_elsewhere() -> None:
    at = Break("공사 시행: '21. 10. 13.", "(1,050천 원)", space=False, room=30.0, lead=3.0, size=10.0, cell=False)
    assert joined(at, known("개소: '18. 3. 2.(30백만 원)")) == "공사 시행: '21. 10. 13.(1,050천 원)"
    assert joined(at, known("개소: '18. 3. 2. (30백만 원)")) == "공사 시행: '21. 10. 13. (1,050천 원)"


def test_a_date_without_spaces_goes_on_without_one() -> None:
    assert joined(full("공사: '20.6.8.~7.", "23.(13,850천 원)"), habit=WORDS) == "공사: '20.6.8.~7.23.(13,850천 원)"
    assert joined(full("공사: '18.12.", "2.~23."), habit=WORDS) == "공사: '18.12.2.~23."
    assert joined(full("공사: '20. 6. 8. ~ 7.", "23.(13,850천 원)"), habit=WORDS).endswith("~ 7. 23.(13,850천 원)")


def test_a_syllable_that_is_never_alone_may_end_a_word() -> None:
    words = known("공동 홍보와 주민 교육", "체험 교실")
    assert joined(full("지역 공동", "체 활력 회복"), words, LETTERS) == "지역 공동체 활력 회복"
    assert joined(full("지역 공동", "체 활력 회복"), words, WORDS) == "지역 공동 체 활력 회복"


def test_a_space_that_had_no_room_is_not_missed() -> None:
    at = full("설치 후 시범", "운영")
    assert joined(at, habit=SPACES) == "설치 후 시범운영"
    assert joined(at, habit=FITTING) == "설치 후 시범 운영"
    assert joined(at._replace(room=4.0), habit=FITTING) == "설치 후 시범운영"
    assert joined(full("감리", "용역"), known("조사 용역 시행"), FITTING) == "감리 용역"


@pytest.mark.parametrize(
    ("left", "right", "words", "text"),
    [
        ("보강 공사", "(주 5일)", "점검(매월)", "보강 공사(주 5일)"),
        ("보강 공사", "(주 5일)", "점검 (매월)", "보강 공사 (주 5일)"),
        ("총 12백만 원", "(국비)", "점검(매월) 3억 원 (시비)", "총 12백만 원 (국비)"),
        ("12백만 원", "(국비)", "점검 (매월) 3억 원(시비)", "12백만 원(국비)"),
    ],
)
def test_brackets_stand_as_they_do_elsewhere(left: str, right: str, words: str, text: str) -> None:
    assert joined(full(left, right), known(words), WORDS) == text


def test_a_bracket_with_room_for_more_was_parted() -> None:
    at = full("보강 공사", "(주 5일)")._replace(room=25.0)
    assert joined(at, known("점검(매월)"), WORDS) == "보강 공사 (주 5일)"


@pytest.mark.parametrize(
    ("left", "right", "text"),
    [
        ("공사: ’19.", "10.4.~14.", "공사: ’19.10.4.~14."),
        ("공사: ’19.", "10. 4. ~ 14.", "공사: ’19. 10. 4. ~ 14."),
        ("2022.", "6월", "2022. 6월"),
        ("맞벌이(5월) ·", "한부모", "맞벌이(5월) · 한부모"),
        ("맞벌이·", "한부모", "맞벌이·한부모"),
        ("맞벌이", "· 한부모", "맞벌이 · 한부모"),
        ("전담/", "겸직 인력", "전담/겸직 인력"),
        ("SN", "S", "SN S"),
    ],
)
def test_dots_strokes_and_dates(left: str, right: str, text: str) -> None:
    assert joined(full(left, right)) == text


def test_the_document_tells_of_dates_and_latin_words() -> None:
    assert joined(full("2022.", "6월"), known("2021.6월")) == "2022.6월"
    assert joined(full("선거공약서 SN", "S"), known("SNS")) == "선거공약서 SNS"
    assert joined(full("선거공약서 12", "34")._replace(room=4.0), habit=FITTING) == "선거공약서 1234"


def test_what_is_done_stands_apart_where_nothing_else_tells() -> None:
    assert joined(full("맞벌이 가정 교육과정", "개설,")) == "맞벌이 가정 교육과정 개설,"
    assert joined(full("교육과정", "개설"), known("교육과정개설")) == "교육과정개설"
    assert joined(full("교육과정 및", "확대")) == "교육과정 및 확대"
