"""Running headers, footers and page numbers: what stands at the edge of the pages again and again."""

from __future__ import annotations

import dataclasses
import math
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import openers, order
from extractor.reading.sheet import OPEN, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_EDGE = 0.12
"""Share of the page's height, from the top and from the bottom, where furniture stands."""
_SAME_HEIGHT = 4.0
"""Points by which the same header may stand higher or lower from page to page."""
_MOSTLY = 0.7
"""Share of the pages with anything at that height that must repeat what stands there. What is repeated in the place
where other pages begin their text is no furniture, such as a section that happens to open two pages."""

_OFTEN = 0.3
"""Share of all pages that must have it; odd and even pages may differ, and the first page of a chapter."""

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?P<open>[-–—―‐~<\[(]?) ?(?:p(?:age|\.)? ?)?(?:\d{1,4}|[ivxlc]{1,6}|[ⅰ-ⅻ])(?P<of> ?/ ?\d{1,4})?"
    r" ?(?:쪽|페이지)? ?(?P<close>[-–—―‐~>\])]?)",
    re.IGNORECASE,
)


@dataclasses.dataclass(frozen=True, slots=True)
class Furniture:
    """What is left out of the text: for each sheet the numbers of its lines; and the distinct texts."""

    lines: tuple[frozenset[int], ...]
    texts: tuple[str, ...]


class _Edge(NamedTuple):
    """A line at the edge of a page; `height` is its distance in points from that edge."""

    sheet: int
    line: int
    text: str
    height: float


def find(sheets: Sequence[Sheet]) -> Furniture:
    """The furniture of a document's pages, in order."""
    found: dict[str, list[_Edge]] = {}
    for top in (True, False):
        lines = [edge for number, sheet in enumerate(sheets) for edge in _edges(number, sheet, top=top)]
        for edge in _repeated(lines, max(2, math.ceil(_OFTEN * len(sheets)))):
            found.setdefault(_mask(edge.text), []).append(edge)
        for edge in _numbers(lines, sheets):
            found.setdefault(_mask(edge.text), []).append(edge)
    left_out: list[set[int]] = [set() for _ in sheets]
    for edges in found.values():
        for edge in edges:
            left_out[edge.sheet].add(edge.line)
    texts = (_shown([edge.text for edge in edges]) for edges in found.values())
    return Furniture(tuple(map(frozenset, left_out)), tuple(texts))


def _edges(number: int, sheet: Sheet, *, top: bool) -> Iterator[_Edge]:
    """The lines in the top, or the bottom, of a page; of lines in tables only that they are there (no text)."""
    boxes = sheet.boxes
    heights = boxes[:, 3] if top else sheet.height - boxes[:, 1]
    near = np.flatnonzero(heights <= sheet.height * _EDGE)
    if not len(near):
        return
    framed = order.frames(sheet)
    for line in near.tolist():
        region = int(sheet.region[line])
        text = sheet.text[sheet.starts[line] : sheet.starts[line + 1] - 1] if region == OPEN or region in framed else ""
        yield _Edge(number, line, text, float(heights[line]))


def _mask(text: str) -> str:
    return _NUMBER.sub("#", text.replace(" ", ""))


def _repeated(lines: Sequence[_Edge], often: int) -> Iterator[_Edge]:
    """Lines whose text stands at the same height on so many pages, where hardly anything else ever stands."""
    same: dict[str, list[_Edge]] = {}
    marks = openers.known()
    for edge in lines:
        if edge.text and not marks.section(edge.text) and not openers.UNIT.fullmatch(edge.text):
            same.setdefault(_mask(edge.text), []).append(edge)
    groups = [group for edges in same.values() for group in _by_height(edges) if _pages(group) >= often]
    repeated = {edge for group in groups for edge in group}
    for group in groups:
        reach = max(edge.height for edge in group) + 1
        others = {edge.sheet for edge in lines if edge.height <= reach and edge not in repeated}
        pages = {edge.sheet for edge in lines if edge.height <= reach}
        if len(pages - others) >= _MOSTLY * len(pages):
            yield from group


def _by_height(edges: list[_Edge]) -> Iterator[list[_Edge]]:
    edges.sort(key=lambda edge: edge.height)
    group: list[_Edge] = []
    for edge in edges:
        if group and edge.height - group[-1].height > _SAME_HEIGHT:
            yield group
            group = []
        group.append(edge)
    if group:
        yield group


def _pages(edges: Iterable[_Edge]) -> int:
    return len({edge.sheet for edge in edges})


def _numbers(lines: Iterable[_Edge], sheets: Sequence[Sheet]) -> Iterator[_Edge]:
    """Outermost lines that are a page number by their shape. A bare number must stand in the middle of the page."""
    outermost: dict[int, _Edge] = {}
    for edge in lines:
        if edge.sheet not in outermost or edge.height < outermost[edge.sheet].height:
            outermost[edge.sheet] = edge
    for edge in outermost.values():
        shape = _PAGE_NUMBER.fullmatch(edge.text)
        if shape is None:
            continue
        sheet = sheets[edge.sheet]
        x0, _, x1, _ = sheet.boxes[edge.line].tolist()
        centred = abs((x0 + x1) / 2 - sheet.width / 2) < sheet.width * 0.05
        if centred or (shape["open"] and shape["close"]) or shape["of"]:
            yield edge


def _shown(texts: list[str]) -> str:
    """The text of furniture, with `#` for the numbers that change from page to page."""
    columns = zip(*map(_NUMBER.findall, texts), strict=True)
    numbers = iter([column[0] if len(texts) > 1 and len(set(column)) == 1 else "#" for column in columns])
    return _NUMBER.sub(lambda _: next(numbers), texts[0])
