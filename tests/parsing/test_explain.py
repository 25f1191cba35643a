"""Which rule took each line."""

from __future__ import annotations

from extractor.layout import LayoutText
from extractor.parsing.explain import explain
from tests.parsing.case import PROFILE


def told(text: str) -> list[tuple[int, str, str | None]]:
    return [(each.line, each.rule, each.unplaced) for each in explain(LayoutText.from_text(text), PROFILE)]


def test_every_line_with_its_rules_and_what_is_left_of_it() -> None:
    text = "## 도서관\n\n공약출처\t사업유형\n선거공보\t나라\n□ 정책목표\n○ 가\n  - 나\n    다\n라\n□ 기타\n- 마\n"
    assert told(text) == [
        (1, "title TITLE", None),
        (2, "blank", None),
        (3, "grid opening", None),
        (4, "grid row", "나라"),
        (5, "goals GOALS", None),
        (6, "goals item ITEM", None),
        (7, "goals item item ITEM", None),
        (8, "goals item item CONTINUATION", None),
        (9, "goals PLAIN", "라"),
        (10, "unknown UNKNOWN", "□ 기타"),
        (11, "unknown item ITEM", "- 마"),
    ]


def test_two_strays_on_one_line_are_both_told() -> None:
    (row,) = [each for each in told("## 가\n\n공약출처\t사업유형\t\n나\t다\t\n□ 정책목표\n○ 라\n") if each[0] == 4]
    assert row[2] == "다"
    text = "## 가\n□ 정책목표\n○ 나\n총괄부서 ☎☎ 과장: 도하람 ::\n"
    (line,) = [each for each in told(text) if each[0] == 4]
    assert line[2] == "☎☎ … ::"


def test_a_text_without_a_pledge_is_explained_too() -> None:
    assert told("가\n○ 나\n") == [(1, "PLAIN", None), (2, "item ITEM", None)]
