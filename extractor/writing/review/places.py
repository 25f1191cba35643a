"""Where the values of a pledge stand: from JSON pointers to boxes on page pictures, or to lines of a text input."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import NamedTuple

from extractor.layout import Box
from extractor.records import SourcePlace
from extractor.writing.review import anchors


class Target(NamedTuple):
    """A link to where something is printed: the page (None for text input), the line, and the id to go to."""

    page: int | None
    line: int
    anchor: str


@dataclasses.dataclass(frozen=True, slots=True)
class Spot:
    """The boxes of one value on one page, in points. `anchor` is the id of the spot, `pointer` the value's."""

    pointer: str
    anchor: str
    page: int
    boxes: tuple[Box, ...]

    @property
    def area(self) -> float:
        return sum((box.x1 - box.x0) * (box.bottom - box.top) for box in self.boxes)


@dataclasses.dataclass(frozen=True, slots=True)
class Places:
    """The source map of one pledge, ready to be linked to.

    pictured : the pages there are pictures of; what stands on others is linked to the page as a whole.
    """

    source_map: Mapping[str, tuple[SourcePlace, ...]]
    pictured: frozenset[int] = frozenset()

    def targets(self, pointer: str) -> tuple[Target, ...]:
        """Where to go for a value: one target a page, or the first line. A value without a place has its parent's."""
        while pointer not in self.source_map:
            if not pointer:
                return ()
            pointer = pointer.rpartition("/")[0]
        first: dict[int | None, int] = {}
        for place in self.source_map[pointer]:
            first.setdefault(place.page, place.line)
        return tuple(
            Target(page, line, self._anchor(pointer, page, line, index))
            for index, (page, line) in enumerate(first.items())
        )

    def spots(self) -> tuple[Spot, ...]:
        """Every value's boxes on pictured pages, large ones first, so that a small box lies above one around it."""
        found = [
            Spot(pointer, target.anchor, target.page, boxes)
            for pointer, places in self.source_map.items()
            for target in self.targets(pointer)
            if target.page in self.pictured and (boxes := _boxes(places, target.page))
        ]
        return tuple(sorted(found, key=lambda spot: -spot.area))

    def _anchor(self, pointer: str, page: int | None, line: int, index: int) -> str:
        if page is None:
            return anchors.line(line)
        if page in self.pictured and _boxes(self.source_map[pointer], page):
            return anchors.spot(pointer, page if index else None)
        return anchors.page(page)


def _boxes(places: tuple[SourcePlace, ...], page: int | None) -> tuple[Box, ...]:
    return tuple(Box(*place.box) for place in places if place.page == page and place.box)
