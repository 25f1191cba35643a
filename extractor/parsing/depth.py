"""Depth of list items: a Lark post-lexer that puts _INDENT and _DEDENT around them, as a line's margin says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lark import Token
from lark.lark import PostLex

DEEPEST = 16  # levels; a hostile text must not nest as deep as the interpreter's stack


class _Level(NamedTuple):
    indent: int
    rank: int


class Depth(PostLex):
    """Nests ITEM tokens by indentation and, where that is equal, by the rank of their bullets.

    A dedent that meets no open level snaps to the nearest one; below the deepest level all items are level.
    Tokens other than items close every level.
    The stack lives in `process`, so that one instance serves any number of parses.
    """

    def __init__(self, ranks: Mapping[str, int], always_accept: tuple[str, ...]) -> None:
        self._ranks = ranks
        self.always_accept = always_accept  # type: ignore[assignment]

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        stack: list[_Level] = []
        for token in stream:
            if token.type == "ITEM":
                yield from self._nest(token, stack)
            elif token.type != "CONTINUATION":
                yield from (_made("_DEDENT", token) for _ in stack[1:])
                stack.clear()
            yield token
        yield from (Token("_DEDENT", "") for _ in stack[1:])

    def _nest(self, token: Token, stack: list[_Level]) -> Iterator[Token]:
        level, depth = self._level(token), len(stack)
        while len(stack) > 1 and _closes(level, *stack[-2:]):
            stack.pop()
            yield _made("_DEDENT", token)
        closed = len(stack) < depth
        if not stack:
            stack.append(level)
        elif level > stack[-1] and not closed and depth < DEEPEST:
            stack.append(level)
            yield _made("_INDENT", token)
        elif len(stack) == 1:
            stack[0] = level

    def _level(self, token: Token) -> _Level:
        text = token.lstrip(" ")
        mark = split_bullet(text, self._ranks)[0]
        return _Level(len(token) - len(text), self._ranks.get(mark[-1:], len(self._ranks)))


def _closes(level: _Level, outer: _Level, inner: _Level) -> bool:
    """Whether an item at `level` ends the list at `inner`, the innermost, and so goes on with the one around it."""
    if level >= inner:
        return False
    if level <= outer:
        return True
    if level.indent in {outer.indent, inner.indent}:
        return False
    # Between two margins: the bullet tells which list it is of, or else the nearer margin.
    if (level.rank == inner.rank) != (level.rank == outer.rank):
        return level.rank == outer.rank
    return level.indent - outer.indent <= inner.indent - level.indent


def split_bullet(text: str, ranks: Mapping[str, int]) -> tuple[str, int]:
    """The bullet that the text begins with, and where the rest begins; `- ▶ a` has the bullet `▶`."""
    mark, at = "", 0
    while at < len(text) and text[at] in ranks and (not mark or mark == "-"):
        mark = text[at]
        at += 1
        while text[at : at + 1] == " ":
            at += 1
    return mark, at


def _made(kind: str, token: Token) -> Token:
    return Token.new_borrow_pos(kind, "", token)
