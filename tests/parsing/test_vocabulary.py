"""A profile's words as terminals."""

from __future__ import annotations

import re

import msgspec
import pytest

from extractor.errors import ProfileError
from extractor.parsing.page import PageGrammar, bullet_ranks
from extractor.parsing.vocabulary import inline_grammar, line_terminals, page_grammar, words
from tests.parsing.case import PROFILE


def taking(**changes: object) -> PageGrammar:
    """The page grammar of the profile with some lists replaced."""
    profile = msgspec.structs.replace(PROFILE, **changes)
    return PageGrammar(page_grammar(profile), bullet_ranks(profile), strict=True)


def kinds(grammar: PageGrammar, line: str) -> list[str]:
    (found,) = grammar.parse(line).children
    return [str(getattr(found, "data", getattr(found, "type", "")))]


def test_a_section_s_words_are_the_profile_s() -> None:
    grammar = taking(sections={**PROFILE.sections, "goals": ("이루려는 것",)})
    assert kinds(grammar, "□ 이 루 려는것\n") == ["goals"]
    assert kinds(grammar, "□ 정책목표\n") == ["unknown"]


def test_heading_marks_and_bullets_are_the_profile_s() -> None:
    grammar = taking(headings=("♣",), bullets=(("♥",), ("-",)))
    assert kinds(grammar, "♣ 정책목표\n") == ["goals"]
    assert kinds(grammar, "□ 정책목표\n") == ["PLAIN"]
    assert kinds(grammar, "♥가\n") == ["item"]
    assert kinds(grammar, "○ 가\n") == ["PLAIN"]


def test_words_with_signs_of_regular_expressions_are_taken_as_they_are() -> None:
    grammar = taking(opening=("(1.) 공약[출처]/*",))
    assert kinds(grammar, "(1.)공약[출처]/*\t가\n") == ["grid"]
    assert kinds(grammar, "1 공약출처\t가\n") == ["row"]


def test_a_longer_word_goes_before_a_shorter_one() -> None:
    pattern = next(line for line in words(PROFILE).split("\n") if line.startswith("_STATUS_WORDS"))
    assert pattern.index("이 *행 *후 *계 *속 *추 *진") < pattern.index("이 *행 *후 *계 *속|")


@pytest.mark.parametrize("field", ["headings", "opening", "totals", "funding", "corners"])
def test_a_list_without_words_is_an_error_that_names_it(field: str) -> None:
    with pytest.raises(ProfileError, match="names no word for"):
        page_grammar(msgspec.structs.replace(PROFILE, **{field: ()}))


def test_a_profile_s_own_terminals_come_last() -> None:
    own = "%override TITLE.18: /^@@ [^\\n]+\\n/\n"
    assert page_grammar(msgspec.structs.replace(PROFILE, vocabulary=own)).endswith(own)
    assert kinds(taking(vocabulary=own), "@@ 가\n") == ["title"]


def test_the_lexer_accepts_every_line_at_any_depth() -> None:
    grammar = page_grammar(PROFILE)
    defined = set(re.findall(r"^([A-Z]\w*)\.\d+:", grammar, re.MULTILINE))
    assert defined - {"CONTINUATION"} <= set(line_terminals())


def test_staff_words_are_in_both_grammars() -> None:
    assert "_STAFF_WORDS: " in page_grammar(PROFILE)
    assert "_STAFF_WORDS: " in inline_grammar(PROFILE)
