"""Drafts of profiles: what is sure is mapped, what is not is a TODO."""

from __future__ import annotations

import tomllib

import pytest

from extractor.errors import ProfileError
from extractor.layout import LayoutText
from extractor.parsing.suggest import suggest


def draft(text: str) -> tuple[str, dict[str, object]]:
    written = suggest(LayoutText.from_text(text))
    return written, tomllib.loads(written)


KNOWN = "## 1. 공원\n공약출처\t사업유형\n선거공보\t신규\n□ 정책목표\n- 가\n"


def test_shared_words_need_no_line_but_their_anchors() -> None:
    _, found = draft(KNOWN)
    assert found["anchors"] == {"must": ["공약출처", "사업유형", "정책목표"]}
    assert "sections" not in found
    assert "grid" not in found


def test_a_heading_like_a_shared_one_is_mapped() -> None:
    _, found = draft(KNOWN + "□ 향후계획안\n- 나\n")
    assert found["sections"] == {"plans": ["향후계획안"]}


def test_a_heading_like_no_other_is_a_todo_with_its_line() -> None:
    written, _ = draft(KNOWN + "□ 쟁점 해소방안\n- 나\n")
    assert '# TODO = ["쟁점 해소방안"]  # line 6, 1 times, over items' in written


def test_a_heading_over_a_table_of_sums_is_money() -> None:
    table = "구분\t계\t2019\t2020\n계\t3\t1\t2\n"
    _, found = draft(KNOWN + f"□ 쓸 돈\n{table}□ 쓴 돈\n{table}")
    assert found["sections"] == {"investment": ["쓸 돈"], "execution": ["쓴 돈"]}


def test_quotes_and_backslashes_stay_toml() -> None:
    written, _ = draft(KNOWN + '□ "따옴표"\\ 둘\n- 나\n')
    assert tomllib.loads(written.replace("# TODO = ", "goals = "))["sections"] == {"goals": ['"따옴표"\\ 둘']}


def test_a_text_without_headings_and_forms_gives_no_draft() -> None:
    with pytest.raises(ProfileError, match="nothing to draft"):
        suggest(LayoutText.from_text("회의를 마쳤다.\n"))
