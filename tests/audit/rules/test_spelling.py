"""spelling-suspect."""

from __future__ import annotations

import pytest

from tests.audit.factories import check, found, node, pledge, run


def texts(*lines: str) -> tuple[object, ...]:
    return tuple(node(line) for line in lines)


LOANS = [f"{year}년 육성기금 융자 지원" for year in range(2018, 2023)]


def test_a_word_one_letter_off_a_frequent_one() -> None:
    result = run(pledge(achievements=texts("2017년 육성기금 용자 지원", *LOANS)))
    (finding,) = found(result, "spelling-suspect")
    assert (finding.severity, finding.kind, finding.pointer) == ("info", "source", "/achievements/0")
    assert (finding.expected, finding.actual) == ("융자", "용자")
    assert finding.message == "「용자」는 「융자」의 오기로 보입니다(보고서에서 「융자」 5회, 「용자」 1회)."


def test_the_words_are_counted_over_the_whole_report() -> None:
    wrong = pledge(achievements=texts("육성기금 용자 지원"))
    others = [pledge(id=f"abcdef012345-00{at}", ordinal=at, achievements=texts(LOANS[at])) for at in range(2, 5)]
    more = pledge(id="abcdef012345-009", ordinal=9, achievements=texts(*LOANS[:1]))
    assert [finding.pledge_id for finding in found(run(wrong, *others, more), "spelling-suspect")] == [wrong.id]


def test_a_long_word_needs_no_company() -> None:
    lines = [f"{word} 지식산업센터 {word}" for word in ("가나", "다라", "마바", "사아")]
    assert found(run(pledge(achievements=texts(*lines, "지식신업센터"))), "spelling-suspect")


@pytest.mark.parametrize(
    ("odd", "usual"),
    [
        pytest.param("자원 순환 교육", "주민 지원 확대", id="another word in other company"),
        pytest.param("도서관의 운영", "도서관을 운영", id="particle"),
        pytest.param("사업비 집행", "사업을 집행", id="two letters off"),
        pytest.param("육성기금 용자 지원", "육성기금 융자금 지원", id="other length"),
    ],
)
def test_honest_words_are_left_alone(odd: str, usual: str) -> None:
    lines = [f"{usual} {number}" for number in range(6)]
    assert check(run(pledge(achievements=texts(odd, *lines))), "spelling-suspect").state == "pass"


def test_words_that_are_both_common_are_left_alone() -> None:
    lines = ["육성기금 융자 지원"] * 5 + ["육성기금 용자 지원"] * 2
    items = tuple(node(f"{line} {at}") for at, line in enumerate(lines))
    assert check(run(pledge(achievements=items)), "spelling-suspect").state == "pass"
