"""The page pictures of a pledge with everything that is drawn over them, and the lines of a text input."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence

from extractor.layout import Box, LayoutText
from extractor.records import Severity
from extractor.writing.review import anchors
from extractor.writing.review.findings import SEVERITIES, Numbered
from extractor.writing.review.places import Spot
from extractor.writing.review.values import FACTS, Value

# To the right of the picture is a margin in which the findings' numbers stand, so that they cover nothing printed.
MARGIN = 26
BADGE = 15


@dataclasses.dataclass(frozen=True, slots=True)
class Drawn:
    """A page picture that was written: its file, relative to the report's folder, and its size in points."""

    page: int
    file: str
    width: float
    height: float


@dataclasses.dataclass(frozen=True, slots=True)
class Link:
    """A value's boxes on a page, the record that they lead to and its text."""

    spot: Spot
    to: str
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Outline:
    """A finding's boxes on a page, and where in the margin its number stands."""

    finding: Numbered
    boxes: tuple[Box, ...]
    badge: float


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its picture (None where it could not be drawn), the values on it and the findings."""

    page: int
    picture: Drawn | None
    links: tuple[Link, ...] = ()
    outlines: tuple[Outline, ...] = ()

    @property
    def anchor(self) -> str:
        return anchors.page(self.page)


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A line of a text input: its cells, the first value that stands in it, and the findings about its values."""

    number: int
    cells: tuple[str, ...]
    to: str | None
    findings: tuple[Numbered, ...]
    masked: bool

    @property
    def anchor(self) -> str:
        return anchors.line(self.number)


def sheets(
    pages: Iterable[int],
    drawn: Mapping[int, Drawn],
    spots: Sequence[Spot],
    texts: Mapping[str, str],
    findings: Sequence[Numbered],
) -> tuple[Sheet, ...]:
    """The pages of a pledge, in order. `texts` are what the page shows, by pointer."""
    made: list[Sheet] = []
    for page in pages:
        picture = drawn.get(page)
        if picture is None:
            made.append(Sheet(page, None))
            continue
        links = tuple(_link(spot, texts) for spot in spots if spot.page == page)
        made.append(Sheet(page, picture, links, _outlines(page, picture, findings)))
    return tuple(made)


def lines(
    layout: LayoutText,
    shown: Iterable[int],
    values: Iterable[Value],
    findings: Iterable[Numbered],
    masked: Collection[int],
) -> tuple[Line, ...]:
    """Those lines of a text input, from 1; a masked line keeps its number and loses its text."""
    first: dict[int, str] = {}
    for value in values:
        for target in value.targets:
            first.setdefault(target.line, value.anchor)
    about: dict[int, tuple[Numbered, ...]] = {}
    for finding in findings:
        for target in finding.targets[:1]:
            about[target.line] = (*about.get(target.line, ()), finding)
    printed = layout.text.split("\n")
    return tuple(
        Line(number, _cells(printed, number, masked), first.get(number), about.get(number, ()), number in masked)
        for number in shown
    )


def worst(findings: Iterable[Numbered]) -> Severity | None:
    """The worst severity among the findings."""
    found = {finding.finding.severity for finding in findings}
    return next((severity for severity in SEVERITIES if severity in found), None)


def _link(spot: Spot, texts: Mapping[str, str]) -> Link:
    pointer = anchors.nearest(spot.pointer, texts)
    return Link(spot, anchors.value(pointer or FACTS), texts[pointer] if pointer else "")


def _outlines(page: int, picture: Drawn, findings: Sequence[Numbered]) -> tuple[Outline, ...]:
    """The findings on a page from top to bottom, their numbers pushed apart where they would cover one another."""
    here = [(finding, finding.boxes[page]) for finding in findings if page in finding.boxes]
    here.sort(key=lambda pair: (pair[1][0].top, pair[0].number))
    step = min(BADGE, picture.height / max(1, len(here)))
    made: list[Outline] = []
    free = 0.0
    for at, (finding, boxes) in enumerate(here):
        top = max(free, min(boxes[0].top, picture.height - step * (len(here) - at)))
        made.append(Outline(finding, boxes, round(top, 2)))
        free = top + step
    return tuple(made)


def _cells(printed: list[str], number: int, masked: Collection[int]) -> tuple[str, ...]:
    if number in masked or number > len(printed):
        return ()
    return tuple(printed[number - 1].split("\t"))
