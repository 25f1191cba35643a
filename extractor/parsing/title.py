"""A pledge's title and the number before it."""

from __future__ import annotations

from lark import Token

from extractor.parsing.draft import Draft

_MARKS = " #*"


def title(draft: Draft, line: Token) -> tuple[str | None, str]:
    """Number (without the dot after it) and title of a heading line; both are placed."""
    text = line.strip()
    skip = len(text) - len(text.lstrip(_MARKS))
    start = (line.start_pos or 0) + len(line) - len(line.lstrip())
    draft.claims.claim(start, start + len(text))
    text = text.strip(_MARKS)
    tree = draft.inline.parse(text, "title")
    ordinal, rest = tree.children
    assert isinstance(rest, Token)
    at = start + skip + (rest.start_pos or 0)
    draft.place("/title", (at, at + len(rest.rstrip())))
    if not isinstance(ordinal, Token):
        return None, rest.strip()
    number = ordinal.strip().rstrip(".)")
    draft.place("/number", (start + skip, start + skip + len(number)))
    return number, rest.strip()
