"""A pledge's title and the number before it."""

from __future__ import annotations

from lark import Token

from extractor.parsing.draft import Draft
from extractor.parsing.inline import Inline
from extractor.spelling import fold

_MARKS = " #*"


def is_numbered(text: str, inline: Inline) -> bool:
    """Whether a title begins with a number."""
    return isinstance(inline.parse(text, "title").children[0], Token)


def title(draft: Draft, line: Token | None, form: str | None = None) -> tuple[str | None, str]:
    """Number (without the dot after it) and title of a heading line; both are placed.

    form : the title that the pledge's form prints. It goes before the heading's, which is then placed only if it is
        the same.
    """
    if line is None:
        return None, form or ""
    text = line.strip()
    skip = len(text) - len(text.lstrip(_MARKS)) if text.strip(_MARKS) else 0
    start = (line.start_pos or 0) + len(line) - len(line.lstrip())
    ordinal, rest = draft.inline.parse(text.strip(_MARKS) or text, "title").children
    assert isinstance(rest, Token)
    if form is not None and fold(form) != fold(rest):
        return None, form
    draft.claims.claim(start, start + len(text))
    at = start + skip + (rest.start_pos or 0)
    draft.place("/title", (at, at + len(rest.rstrip())))
    if not isinstance(ordinal, Token):
        return None, rest.strip()
    number = ordinal.strip().rstrip(".)")
    draft.place("/number", (start + skip, start + skip + len(number)))
    return number, rest.strip()
