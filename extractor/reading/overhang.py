"""Text that is cut off at a page's foot and comes again at the next one's head: nothing that anybody hides.

A browser prints twice what lies across a page break, and leaves out the letters of which nothing would be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.layout import LayoutText, Notice

_HEAD = 3
"""Lines at a page's head in which what the page before has cut off may come again."""


class _Leaf(NamedTuple):
    """The first lines of a page, and where its lowest line ends, in points."""

    head: list[str]
    bottom: float


_NOTHING = _Leaf([], 0.0)


def without(notices: list[Notice], layout: LayoutText) -> Iterator[Notice]:
    """The notices, but for text cut off below the lines of a page that stands at the next one's head."""
    leaves: dict[int, _Leaf] = {}
    for notice in notices:
        if notice.kind == "hidden-text" and notice.page is not None and notice.box is not None:
            leaves = leaves or _leaves(layout)
            own, following = (leaves.get(number, _NOTHING) for number in (notice.page, notice.page + 1))
            if notice.box.bottom > own.bottom and any(_is_within(notice.text, line) for line in following.head):
                continue
        yield notice


def _leaves(layout: LayoutText) -> dict[int, _Leaf]:
    """The pages that have text, by number."""
    found: dict[int, _Leaf] = {}
    at = 0
    for line in layout.text.splitlines(keepends=True):
        for number, place in enumerate(layout.places(at, at + len(line)) if line.strip() else ()):
            if place.page is not None and place.box is not None:
                leaf = found.get(place.page, _NOTHING)
                head = [*leaf.head, line] if number == 0 and len(leaf.head) < _HEAD else leaf.head
                found[place.page] = _Leaf(head, max(leaf.bottom, place.box.bottom))
        at += len(line)
    return found


def _is_within(text: str, line: str) -> bool:
    """Whether the characters of the text stand in the line in their order, whatever is between them."""
    left = iter(line)
    return all(char in left for char in text)
