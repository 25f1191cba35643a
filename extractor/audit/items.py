"""The items and texts of a pledge with the JSON pointer of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractor.records import Node, Pledge

_WORD = re.compile("[가-힣]{2,}")


class Item(NamedTuple):
    """A list item, its pointer, and the items above it, outermost first."""

    pointer: str
    node: Node
    above: tuple[Node, ...] = ()


def walk(nodes: Iterable[Node], base: str, above: tuple[Node, ...] = ()) -> Iterator[Item]:
    """Every item of a list, depth first, in printed order. `base` is the pointer of the list (`/achievements`)."""
    for index, node in enumerate(nodes):
        pointer = f"{base}/{index}"
        yield Item(pointer, node, above)
        if node.children:
            yield from walk(node.children, f"{pointer}/children", (*above, node))


class Line(NamedTuple):
    """A text, its pointer, and its words: the runs of two and more Hangul syllables."""

    pointer: str
    text: str
    words: list[str]


def prose(pledge: Pledge) -> tuple[Line, ...]:
    """Everything written in words: title, list items and targets. Names of people are not in it."""
    return tuple(Line(pointer, text, _WORD.findall(text)) for pointer, text in _prose(pledge))


def _prose(pledge: Pledge) -> Iterator[tuple[str, str]]:
    yield "/title", pledge.title
    for name, nodes in _lists(pledge):
        for item in walk(nodes, f"/{name}"):
            yield item.pointer, item.node.text
    for index, target in enumerate(pledge.targets):
        yield f"/targets/{index}/text", f"{target.unit} {target.text}"


def other_texts(pledge: Pledge) -> Iterator[tuple[str, str]]:
    """Pointer and text of every printed value that is text but no prose, `unplaced` included."""
    yield from _grid(pledge)
    for name, rows in (("investment", pledge.investment), ("execution", pledge.execution)):
        for index, row in enumerate(rows):
            yield f"/{name}/{index}", f"{row.funding} {row.period_text}"
    for index, caption in enumerate(pledge.press):
        yield f"/press/{index}", caption.text
    for index, contact in enumerate(pledge.contacts):
        yield f"/contacts/{index}", f"{contact.role} {contact.name} {contact.phone or ''}"
    for index, stray in enumerate(pledge.unplaced):
        yield f"/unplaced/{index}", stray.text


def _grid(pledge: Pledge) -> Iterator[tuple[str, str]]:
    budget = pledge.budget.text if pledge.budget else None
    for name, word in (("number", pledge.number), ("budget", budget), ("department", pledge.department)):
        if word is not None:
            yield f"/{name}", word
    for name, words in (("sources", pledge.sources), ("lead", pledge.lead)):
        for index, word in enumerate(words):
            yield f"/{name}/{index}", word


def _lists(pledge: Pledge) -> tuple[tuple[str, tuple[Node, ...]], ...]:
    return (
        ("goals", pledge.goals),
        ("overview", pledge.overview),
        ("achievements", pledge.achievements),
        ("plans", pledge.plans),
    )
