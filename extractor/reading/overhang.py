"""Text that a page break cuts off, and that the other page has: nothing that anybody hides.

A browser prints on both pages what lies across the break, cuts it there, and may leave out the letters of which nothing
would be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.layout import Box, LayoutText, Notice

_NEAR = 3
"""Lines at a page's head and foot in which what the other page has cut off may stand."""


class _Leaf(NamedTuple):
    """The lines of a page, and where its highest line begins and its lowest one ends, in points."""

    lines: list[str]
    top: float
    bottom: float


_NOTHING = _Leaf([], float("inf"), 0.0)


def without(notices: list[Notice], layout: LayoutText) -> Iterator[Notice]:
    """The notices, but for text cut off below or above the lines of a page that stands next to it on the other page."""
    leaves: dict[int, _Leaf] = {}
    for notice in notices:
        if notice.kind == "hidden-text" and notice.page is not None and notice.box is not None:
            leaves = leaves or _leaves(layout)
            if any(_is_within(notice.text, line) for line in _beside(leaves, notice.page, notice.box)):
                continue
        yield notice


def _beside(leaves: dict[int, _Leaf], page: int, box: Box) -> list[str]:
    """The lines of the page before or after, where the box stands above or below all lines of its own."""
    before, own, after = (leaves.get(number, _NOTHING) for number in (page - 1, page, page + 1))
    return [
        *(after.lines[:_NEAR] if box.bottom > own.bottom else ()),
        *(before.lines[-_NEAR:] if box.top < own.top else ()),
    ]


def _leaves(layout: LayoutText) -> dict[int, _Leaf]:
    """The pages that have text, by number."""
    found: dict[int, _Leaf] = {}
    at = 0
    for line in layout.text.splitlines(keepends=True):
        for number, place in enumerate(layout.places(at, at + len(line)) if line.strip() else ()):
            if place.page is not None and place.box is not None:
                leaf = found.get(place.page) or _Leaf([], float("inf"), 0.0)
                if number == 0:
                    leaf.lines.append(line)
                found[place.page] = leaf._replace(
                    top=min(leaf.top, place.box.top), bottom=max(leaf.bottom, place.box.bottom)
                )
        at += len(line)
    return found


def _is_within(text: str, line: str) -> bool:
    """Whether the characters of the text stand in the line in their order, whatever is between them."""
    left = iter(line)
    return all(char in left for char in text)
