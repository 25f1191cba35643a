"""Which rule took each line of a layout text, and what of it found no place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from lark import Token, Tree

from extractor.errors import ParseError
from extractor.layout import LayoutText
from extractor.parsing.page import page_parser
from extractor.parsing.parser import parse
from extractor.parsing.tables import line_of
from extractor.profile import Profile

NO_RULE = "blank"


@dataclasses.dataclass(frozen=True, slots=True)
class Explained:
    """A line, the rules that took it from the outside in (`achievements item`), and what of it stayed unplaced."""

    line: int
    rule: str
    text: str
    unplaced: str | None


def explain(layout: LayoutText, profile: Profile) -> Iterator[Explained]:
    """Every line of the layout text, in order."""
    rules: dict[int, str] = {}
    for child in page_parser(profile).parse(layout.text).children:
        _walk(child, (), rules)
    unplaced = _unplaced(layout, profile)
    for number, line in enumerate(layout.text.split("\n")[:-1], start=1):
        yield Explained(number, rules.get(number, NO_RULE), line, unplaced.get(number))


def _walk(node: Tree[Token] | Token, above: tuple[str, ...], rules: dict[int, str]) -> None:
    if isinstance(node, Token):
        if node.line is not None:
            rules.setdefault(node.line, " ".join((*above, node.type)))
    elif node.data in {"row", "opening", "staff_row"}:
        rules[line_of(node)] = " ".join((*above, str(node.data)))
    else:
        for child in node.children:
            _walk(child, (*above, str(node.data)), rules)


def _unplaced(layout: LayoutText, profile: Profile) -> dict[int, str]:
    try:
        found = parse(layout, profile, "0" * 12).pledges
    except ParseError:
        return {}
    unplaced: dict[int, str] = {}
    for stray in (stray for parsed in found for stray in parsed.pledge.unplaced):
        unplaced[stray.line] = f"{unplaced[stray.line]} … {stray.text}" if stray.line in unplaced else stray.text
    return unplaced
