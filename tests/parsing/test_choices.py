"""Choices of a form, and which of them are marked."""

from __future__ import annotations

import pytest

from extractor.parsing.choices import Choice, Choices
from extractor.parsing.tables import Cell, Table, tables
from tests.parsing.case import PROFILE, rule


def table(text: str) -> Table:
    (only,) = tables(rule("document").parse(text).children)
    return only


def named(found: Table, text: str) -> Cell:
    return next(cell for cell in found.cells() if cell.text == text)


def told(choices: list[Choice]) -> list[tuple[str, bool]]:
    return [(choice.word, choice.checked) for choice in choices]


def test_choices_below_their_head_with_marks_below_them() -> None:
    form = table("가\t사업유형\t\t사업주체\n\t신규\t계속\t자체\n나\t\t✓\t✓\n")
    choices = Choices(form, PROFILE)
    assert told(choices.below(named(form, "사업유형"), "KIND")) == [("신규", False), ("계속", True)]
    assert told(choices.below(named(form, "사업주체"), None)) == [("자체", True)]


def test_choices_beside_their_head_with_marks_beside_them() -> None:
    form = table("사업유형\t신규\t✓\t계속\t\t사업주체\t자체\n")
    assert told(Choices(form, PROFILE).beside(named(form, "사업유형"), "KIND")) == [("신규", True), ("계속", False)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("☑ 신규 □ 계속", [("신규", True), ("계속", False)]),
        ("□신규 ■계속", [("신규", False), ("계속", True)]),
        ("○ 신규", [("신규", True)]),
        ("신규 계속", []),
        ("☑ 신규사업", []),
    ],
)
def test_choices_within_a_cell(text: str, found: list[tuple[str, bool]]) -> None:
    form = table(f"가\t{text}\n")
    assert told(Choices(form, PROFILE).within(named(form, text), PROFILE.kinds)) == found


def test_states_with_states_below_them_are_heads() -> None:
    form = table("완료\t\t추진중\t보류\n완료\t이행후계속추진\t정상추진\t\n\t\t✓\t\n")
    lowest = Choices(form, PROFILE).lowest("STATUS")
    assert told(lowest) == [("보류", False), ("완료", False), ("이행후계속추진", False), ("정상추진", True)]


def test_a_choice_s_extent_is_its_word() -> None:
    text = "가\t☑ 신 규\n"
    form = table(text)
    (choice,) = Choices(form, PROFILE).within(named(form, "☑ 신 규"), PROFILE.kinds)
    assert text[choice.start : choice.end] == "신 규"


@pytest.mark.parametrize("sign", ["1", "*", "※", "ᐯ"])
def test_any_sign_that_stands_for_some_choices_and_not_for_others_marks_these(sign: str) -> None:
    form = table(f"가\t사업유형\t\t사업주체\t\t\n\t신규\t계속\t자체\t도\t민간\n나\t\t{sign}\t{sign}\t\t{sign}\n")
    choices = Choices(form, PROFILE)
    assert told(choices.below(named(form, "사업유형"), "KIND")) == [("신규", False), ("계속", True)]
    assert told(choices.below(named(form, "사업주체"), None)) == [("자체", True), ("도", False), ("민간", True)]


@pytest.mark.parametrize("row", [",\t", "1\t1", "1\t2", "12\t", "-\t"])
def test_other_signs_mark_nothing(row: str) -> None:
    form = table(f"가\t사업유형\t\n\t신규\t계속\n나\t{row}\n")
    assert told(Choices(form, PROFILE).below(named(form, "사업유형"), "KIND")) == [("신규", False), ("계속", False)]
