"""Lines of keys and words in a TOML text."""

from __future__ import annotations

from extractor.profile.toml_lines import TomlLines

TEXT = """title = "x"

[sections]
goals = [
    "가",
    "나",
]
[money.units]
"천원" = 1000
marks.yes = ["O"]
"""


def test_keys_are_found_in_their_tables() -> None:
    lines = TomlLines(TEXT)
    assert (lines.key("title"), lines.key("sections", "goals"), lines.key("money", "units", "천원")) == (1, 4, 9)


def test_a_missing_key_is_at_the_table_around_it() -> None:
    assert TomlLines(TEXT).key("sections", "plans") == 3
    assert TomlLines(TEXT).key("anchors", "must") is None


def test_a_word_is_found_below_its_key() -> None:
    assert TomlLines(TEXT).word("나", "sections", "goals") == 6
    assert TomlLines(TEXT).word("없음", "sections", "goals") == 4
