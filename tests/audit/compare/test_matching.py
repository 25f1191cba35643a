"""Which pledge became which."""

from __future__ import annotations

from extractor.audit.compare.matching import match
from extractor.records import Node, Pledge
from tests.audit.factories import node, pledge


def made(ordinal: int, number: str | None, title: str, *lines: str) -> Pledge:
    items: tuple[Node, ...] = tuple(node(line) for line in lines)
    return pledge(
        id=f"abcdef012345-{ordinal:03}",
        ordinal=ordinal,
        number=number,
        title=title,
        goals=(),
        overview=(),
        achievements=items,
    )


LIBRARY = (
    "도서관 부지 매입 계약 체결",
    "도서관 설계 공모 당선작 선정",
    "어린이 열람실 공사 착공",
    "책 축제 개최와 기증 도서 접수",
)


def pairs(old: list[Pledge], new: list[Pledge]) -> list[tuple[int, int, str]]:
    return [(pair.old, pair.new, pair.basis) for pair in match(old, new).pairs]


def test_number_and_title() -> None:
    old = [made(1, "1-1", "푸른마을 도서관 건립"), made(2, "1-2", "맑은내 산책로 조성")]
    new = [made(1, "1-1", "푸른 마을 도서관 건립"), made(2, "1-2", "맑은내 산책로  조성")]
    assert pairs(old, new) == [(0, 0, "number-title"), (1, 1, "number-title")]


def test_a_title_with_another_number() -> None:
    old = [made(1, "1-1", "푸른마을 도서관 건립"), made(2, "1-2", "맑은내 산책로 조성")]
    new = [made(1, "1-1", "맑은내 산책로 조성"), made(2, "1-2", "푸른마을 도서관 건립")]
    assert pairs(old, new) == [(1, 0, "title"), (0, 1, "title")]


def test_a_new_name_is_told_by_what_stands_below_it() -> None:
    old = [made(1, None, "푸른마을 도서관 건립", *LIBRARY), made(2, None, "푸른마을 체육관 건립", "체육관 부지 매입")]
    new = [made(1, None, "푸른마을 수영장 건립", "수영장 부지 매입"), made(2, None, "온가족 책나눔터 조성", *LIBRARY)]
    (pair,) = match(old, new).pairs
    assert (pair.old, pair.new, pair.basis) == (0, 1, "similar")
    assert 50 <= pair.score < 100


def test_like_names_over_other_lines_are_two_pledges() -> None:
    old = [made(1, None, "청년 일자리 확대 추진", *(f"청년 면접 정장 대여 {at}차" for at in range(4)))]
    new = [made(1, None, "노인 일자리 확대 추진", *(f"어르신 급식 도우미 배치 {at}차" for at in range(4)))]
    found = match(old, new)
    assert (found.pairs, found.split, found.merged) == ((), (), ())


def test_without_lines_only_a_very_like_title_will_do() -> None:
    old = [made(1, None, "전통시장 활성화 지원사업")]
    assert pairs(old, [made(1, None, "전통시장 활성화 지원 사업 추진")]) == [(0, 0, "similar")]
    assert pairs(old, [made(1, None, "전통문화 계승 지원")]) == []


def test_an_equal_number_speaks_for_a_pair() -> None:
    old = [made(1, "2-1", "전통시장 환경 개선")]
    assert pairs(old, [made(1, "2-1", "전통시장 시설 개선")]) == [(0, 0, "similar")]
    assert pairs(old, [made(1, "3-1", "전통시장 시설 개선")]) == []


def test_two_pledges_of_one_title_are_told_apart_by_number() -> None:
    old = [made(1, "1", "마을버스 증차"), made(2, "2", "마을버스 증차")]
    new = [made(1, "2", "마을버스 증차"), made(2, "1", "마을버스 증차")]
    assert pairs(old, new) == [(1, 0, "number-title"), (0, 1, "number-title")]


def test_a_part_that_was_split_off() -> None:
    street = ("가로등 교체 공사 착공", "가로등 점검 결과 공개", "전신주 지중화 협약 체결")
    old = [made(1, None, "도서관 건립과 골목길 정비", *LIBRARY, *street)]
    new = [made(1, None, "도서관 건립", *LIBRARY), made(2, None, "골목길 정비", *street)]
    found = match(old, new)
    assert [(pair.old, pair.new) for pair in found.pairs] == [(0, 0)]
    assert [(pair.old, pair.new) for pair in found.split] == [(0, 1)]


def test_a_pledge_that_was_merged_into_another() -> None:
    street = ("가로등 교체 공사 착공", "가로등 점검 결과 공개", "전신주 지중화 협약 체결")
    old = [made(1, None, "도서관 건립", *LIBRARY), made(2, None, "골목길 정비", *street)]
    new = [made(1, None, "도서관 건립과 골목길 정비", *LIBRARY, *street)]
    found = match(old, new)
    assert [(pair.old, pair.new) for pair in found.pairs] == [(0, 0)]
    assert [(pair.old, pair.new) for pair in found.merged] == [(1, 0)]


def test_lines_that_many_pledges_have_tell_nothing() -> None:
    common = ("기본계획 수립 용역 착수", "주민설명회 개최", "운영위원회 개최", "만족도 조사 실시")
    old = [made(1, None, "장미공원 정비", *common), made(2, None, "은하수 돌봄터 설치", *common)]
    new = [made(1, None, "청소년 축구 교실", *common), made(2, None, "국제 교류 확대", *common)]
    assert match(old, new).pairs == ()


def test_nothing_to_match() -> None:
    assert match([], [made(1, None, "가")]).pairs == match([made(1, None, "가")], []).pairs == ()
