"""The grammar of what stands inside a line, compiled once for a profile."""

from __future__ import annotations

import functools
import re

from lark import Lark, Token, Tree

from extractor.parsing.vocabulary import inline_grammar
from extractor.profile import Profile

STARTS = ("phrase", "period", "amount", "title", "staff")


class Inline:
    """Parses stretches of a line: `phrase`, `period`, `amount`, `title` and `staff`, each a start of one grammar.

    `strict` refuses a grammar in which two terminals of equal priority collide; it costs time, so tests ask for it.
    """

    def __init__(self, grammar: str, *, strict: bool = False) -> None:
        self._lark = Lark(
            grammar,
            parser="lalr",
            lexer="contextual",
            start=list(STARTS),
            strict=strict,
            maybe_placeholders=True,
            g_regex_flags=re.MULTILINE,
        )

    def parse(self, text: str, start: str) -> Tree[Token]:
        """The tree of the text; token positions are offsets into it. Raises lark's errors where it has none."""
        return self._lark.parse(text, start=start)  # pyright: ignore[reportUnknownMemberType]: lark's own gap


def inline(profile: Profile) -> Inline:
    """The inline grammar of the profile, compiled once a process."""
    return _compiled(inline_grammar(profile))


@functools.cache
def _compiled(grammar: str) -> Inline:
    return Inline(grammar)
