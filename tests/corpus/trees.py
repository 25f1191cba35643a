"""Corpus files: reading them, and writing the tree of a layout text as lines."""

from __future__ import annotations

import dataclasses
import pathlib
from collections.abc import Iterator

from lark import Token, Tree

from extractor.layout import LayoutText
from extractor.parsing.page import page_parser
from extractor.parsing.tables import cells_of
from extractor.profile import load

CORPUS = pathlib.Path(__file__).parent
DIVIDER = "---\n"


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One corpus file: a layout text, and the tree that it must have."""

    path: pathlib.Path
    text: str
    tree: str

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"

    def parsed(self) -> str:
        """The tree that the text has now."""
        tree = page_parser(load(self.path.parent.name)).parse(LayoutText.from_text(self.text).text)
        return "".join(f"{line}\n" for line in _lines(tree, 0))


def entries() -> list[Entry]:
    """Every corpus file, by name."""
    return [_entry(path) for path in sorted(CORPUS.glob("*/*.txt"))]


def write(entry: Entry) -> None:
    """Writes the tree that the text of a file has now into the file."""
    entry.path.write_text(f"{entry.text}{DIVIDER}{entry.parsed()}", encoding="utf-8")


def _entry(path: pathlib.Path) -> Entry:
    text, _, tree = path.read_text(encoding="utf-8").partition(f"\n{DIVIDER}")
    return Entry(path, text.removesuffix("\n") + "\n", tree)


def _lines(node: Tree[Token] | Token | None, depth: int) -> Iterator[str]:
    """A rule with what is below it indented; a row's cells on its line, `·` where one is empty."""
    margin = "  " * depth
    if not isinstance(node, Tree):
        yield margin + _token(node)
    elif node.data in {"row", "opening", "staff_row"}:
        yield f"{margin}{node.data}: {' | '.join(map(_token, cells_of(node)))}"
    else:
        yield f"{margin}{node.data}"
        for child in node.children:
            yield from _lines(child, depth + 1)


def _token(token: Tree[Token] | Token | None) -> str:
    return "·" if token is None else f"{token.type} {token.strip()}" if isinstance(token, Token) else str(token.data)
