"""Text that is cut off at a page's foot and comes again at the next one's head: nothing that anybody hides.

A browser prints twice what lies across a page break, and leaves out the letters of which nothing would be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.layout import LayoutText, Notice

_SHORTEST = 6
"""Characters. What is shorter may stand on the next page by chance."""
_HEAD = 3
"""Lines at a page's head in which what the page before has cut off may come again."""


def without(notices: list[Notice], layout: LayoutText) -> Iterator[Notice]:
    """The notices, but for text cut off at a page's foot that stands at the next one's head."""
    heads: dict[int, list[str]] = {}
    for notice in notices:
        if notice.kind == "hidden-text" and notice.page is not None and len(notice.text) >= _SHORTEST:
            heads = heads or _heads(layout)
            if any(_is_within(notice.text, line) for line in heads.get(notice.page + 1, ())):
                continue
        yield notice


def _heads(layout: LayoutText) -> dict[int, list[str]]:
    """The first lines of the layout text that stand on each page."""
    found: dict[int, list[str]] = {}
    at = 0
    for line in layout.text.splitlines(keepends=True):
        places = layout.places(at, at + len(line)) if line.strip() else ()
        if places and places[0].page is not None:
            found.setdefault(places[0].page, []).append(line)
        at += len(line)
    return {page: lines[:_HEAD] for page, lines in found.items()}


def _is_within(text: str, line: str) -> bool:
    """Whether the characters of the text stand in the line in their order, whatever is between them."""
    left = iter(line)
    return all(char in left for char in text)
