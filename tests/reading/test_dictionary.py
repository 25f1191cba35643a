import pytest

from extractor.reading.dictionary import Words


def known(*texts: str) -> Words:
    words = Words()
    words.learn(texts, (), ())
    return words


def test_pieces_at_wrapped_ends_are_no_words() -> None:
    words = Words()
    words.learn(["안전점검 설", "치 후", "설치 안내"], [0], ())
    assert words.one("설", "치") is True


def test_a_piece_tells_how_its_word_begins() -> None:
    words = Words()
    words.learn(["이용자 교육과정", "개설", "이용자 교육 안내"], [0], ())
    assert words.one("교육", "과정") is True


def test_a_piece_tells_how_its_word_ends() -> None:
    words = Words()
    words.learn(["문화체", "육관 개관"], [0], ())
    assert words.one("관계기", "관") is True


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("감리용역",), True),
        (("감리 용역",), False),
        (("조사 용역 시행",), False),  # what follows is a word, and no other ends so
        (("조사용역 시행",), True),  # other words end so
        (("조사용역 시행", "설계 용역"), None),
        (("감리용품",), True),
        (("감리 시행",), False),
        ((), None),
    ],
)
def test_what_the_words_of_a_document_tell(texts: tuple[str, ...], expected: bool | None) -> None:
    assert known(*texts).one("감리", "용역") is expected


def test_signs_after_a_word_do_not_hide_it() -> None:
    assert known("조사 용역 시행").one("감리", "용역,") is False


def test_a_sign_after_a_syllable_hides_no_word() -> None:
    assert known("보강 공사 시행 안내", "조례 제정 시 참고").one("시", "행:") is True


def test_numbers_are_one_number() -> None:
    assert known("총 1,234백만 원").one("56백만", "원") is False
    assert known("총 1,234백만원").one("56백만", "원") is True


def test_a_syllable_that_is_a_word_may_begin_another() -> None:
    words = known("참여할 수 있다", "준공 예정")
    assert words.one("수", "준을") is None
    assert words.one("수", "준공") is False


@pytest.mark.parametrize(
    ("texts", "clings"),
    [(("3억 원 (시비)",), False), (("3억 원(시비)",), True), (("3억 원 (시비) 2억 원(국비)",), None)],
)
def test_brackets_after_a_word(texts: tuple[str, ...], clings: bool | None) -> None:
    assert known(*texts).bracket_clings("원") is clings


def test_a_space_at_a_break_parts_two_words() -> None:
    words = Words()
    words.learn(["총 5백만 원", "(국비)", "감리", "용역"], (), [0, 2])
    assert words.bracket_clings("원") is False
    assert words.one("감리", "용역") is False


def test_brackets_cling_in_most_places() -> None:
    assert known("점검(매월)").brackets_cling
    assert known("가나").brackets_cling
    assert not known("점검 (매월)").brackets_cling
    assert known("수행: '20. 2.(10천 원)").brackets_cling_to_dates
    assert not known("수행: '20. 2. (10천 원)").brackets_cling_to_dates


def test_lines_that_repeat_are_learned_once() -> None:
    words = Words()
    for _ in range(3):
        words.learn(["감리", "용역", "감리(매월)", "점검 (매월)"], (), ())
    assert words.brackets_cling  # one line of each kind
    words.learn(["감리", "시행"], [0], ())
    assert words.one("감리", "용역") is False  # uncut, it was a word before


@pytest.mark.parametrize("first", [[0], []])
def test_a_line_is_learned_cut_and_uncut(first: list[int]) -> None:
    words = Words()
    for cut in (first, [0] if not first else []):
        words.learn(["조사용", "역을"], cut, ())
    assert words.one("조사용", "품을") is False
