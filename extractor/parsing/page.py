"""The grammar of whole pages, compiled once for a profile: layout text to a tree that has every line."""

from __future__ import annotations

import functools
import re

from lark import Lark, Token, Tree

from extractor.parsing.depth import Depth
from extractor.parsing.vocabulary import line_terminals, page_grammar
from extractor.profile import Profile


class PageGrammar:
    """Parses layout text. Total: any text that ends in a newline has a tree, with every line in it.

    `strict` refuses a grammar in which two terminals of equal priority collide; it costs time, so tests ask for it.
    """

    def __init__(self, grammar: str, ranks: dict[str, int], *, start: str = "document", strict: bool = False) -> None:
        self._lark = Lark(
            grammar,
            parser="lalr",
            lexer="contextual",
            start=start,
            strict=strict,
            maybe_placeholders=True,
            postlex=Depth(ranks, line_terminals()),
            g_regex_flags=re.MULTILINE,
        )

    def parse(self, text: str) -> Tree[Token]:
        """The tree of the text; the positions of its tokens are offsets into the text."""
        return self._lark.parse(text)  # pyright: ignore[reportUnknownMemberType]: lark's own gap


def bullet_ranks(profile: Profile) -> dict[str, int]:
    """Each bullet's depth as the profile gives it, outermost 0."""
    return {mark: rank for rank, marks in enumerate(profile.bullets) for mark in marks}


def page_parser(profile: Profile) -> PageGrammar:
    """The page grammar of the profile, compiled once a process."""
    return _compiled(page_grammar(profile), tuple(bullet_ranks(profile).items()))


@functools.cache
def _compiled(grammar: str, ranks: tuple[tuple[str, int], ...]) -> PageGrammar:
    return PageGrammar(grammar, dict(ranks))
