"""List items and paragraphs to Nodes."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping

from lark import Token, Tree

from extractor.parsing import phrase
from extractor.parsing.depth import split_bullet
from extractor.parsing.draft import Draft
from extractor.parsing.page import bullet_ranks
from extractor.records import Node

# The first colon that parts two sides: not that of `14:00` or `https://`.
_COLON = re.compile(r"\s*(?:(?<!\d)[:：]|[:：](?!\d))(?!//)\s*")


def nodes(
    draft: Draft, lines: Iterable[Tree[Token] | Token], pointer: str, *, labels: bool = False
) -> tuple[Node, ...]:
    """The items of a section, nested, at `pointer`/0, `pointer`/1, …

    Lines without a bullet are items of their own as long as they stand before the first bulleted one; a later
    one may be a garbled heading, so it stays unplaced. With `labels`, the sides of the first colon are told apart.
    """
    reader = _Reader(draft, bullet_ranks(draft.profile), labels)
    found: list[Node] = []
    bulleted = False
    for line in lines:
        here = f"{pointer}/{len(found)}"
        if isinstance(line, Tree) and line.data == "item":
            bulleted = True
            found.append(reader.item(line, here))
        elif isinstance(line, Token) and line.type == "PLAIN" and not bulleted:
            found.append(reader.node(None, [_extent(line)], (), here))
    return tuple(found)


@dataclasses.dataclass(frozen=True, slots=True)
class _Reader:
    draft: Draft
    ranks: Mapping[str, int]
    labels: bool

    def item(self, tree: Tree[Token], pointer: str) -> Node:
        tokens = [child for child in tree.children if isinstance(child, Token)]
        inner = (child for child in tree.children if isinstance(child, Tree))
        start, end = _extent(tokens[0])
        mark, skip = split_bullet(str(tokens[0]).lstrip(" "), self.ranks)
        self.draft.claims.claim(start, start + skip)
        extents = [(start + skip, end), *map(_extent, tokens[1:])]
        children = tuple(self.item(child, f"{pointer}/children/{index}") for index, child in enumerate(inner))
        return self.node(mark, extents, children, pointer)

    def node(self, mark: str | None, extents: list[tuple[int, int]], children: tuple[Node, ...], pointer: str) -> Node:
        text = " ".join(" ".join(self.draft.layout.text[start:end] for start, end in extents).split())
        self.draft.place(pointer, *extents)
        said = phrase.read(text, self.draft.inline)
        label, value = _sides(text) if self.labels else (None, None)
        _look_at_dates(self.draft, said, pointer, extents)
        return Node(
            mark=mark,
            text=text,
            label=label,
            value=value,
            subject=said.subject,
            dates=tuple(reading.date for reading in said.dates if reading.date),
            amounts=said.amounts,
            counts=said.counts,
            children=children,
        )


def _look_at_dates(draft: Draft, said: phrase.Phrase, pointer: str, extents: list[tuple[int, int]]) -> None:
    draft.dates += len(said.dates)
    draft.intervals += sum(reading.interval for reading in said.dates)
    for reading in said.dates:
        if reading.trouble:
            draft.remark(reading.trouble, pointer, reading.text, extents[0][0], extents[-1][1])


def _sides(text: str) -> tuple[str | None, str | None]:
    match = _COLON.search(text)
    if match is None or not match.start() or match.end() == len(text):
        return None, None
    return text[: match.start()], text[match.end() :]


def _extent(token: Token) -> tuple[int, int]:
    start = (token.start_pos or 0) + len(token) - len(token.lstrip())
    return start, start + len(token.strip())
