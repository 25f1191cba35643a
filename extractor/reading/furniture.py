"""Running headers, footers and page numbers: what stands at the edge of the pages again and again."""

from __future__ import annotations

import dataclasses
import itertools
import math
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import openers, order
from extractor.reading.runs import ints
from extractor.reading.sheet import OPEN

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from extractor.reading.galley import Leaf
    from extractor.reading.rack import Rack
    from extractor.reading.sheet import Sheet

_EDGE = 0.12
"""Share of the page's height, from the top and from the bottom, where furniture stands."""
_SAME_HEIGHT = 4.0
"""Points by which the same header may stand higher or lower from page to page."""
_MOSTLY = 0.7
"""Share of the pages with anything at that height that must repeat what stands there. What is repeated in the place
where other pages begin their text is no furniture, such as a section that happens to open two pages."""

_CENTRED = 0.05
"""Share of the page's width by which the middle of a centred line may be off the page's."""
_OFTEN = 0.3
"""Share of all pages that must have it; odd and even pages may differ, and the first page of a chapter."""

_LONG = 12
"""Characters. A text of so many may be broken in two, and stands in no other by chance."""
_NUMBER = re.compile(r"\d+")
# Who can be called stands at the foot of many a page, and is no furniture: a telephone, a number that is no year.
_CALL = re.compile(r"[☎☏✆]|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4}")
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
    """A line at the edge of a page; `height` is its distance in points from that edge, `off` that of its middle from
    the middle of the page in shares of its width. `region` is the cell that it stands in, or `OPEN`."""

    sheet: int
    line: int
    text: str
    height: float
    off: float
    region: int


def find(rack: Rack) -> Furniture:
    """The furniture of a document's pages, in order."""
    often = max(2, math.ceil(_OFTEN * len(rack)))
    edges: list[_Edge] = []
    for lines in _edges(rack):
        repeated = dict.fromkeys(_repeated(lines, often))
        edges.extend({**repeated, **dict.fromkeys((*_running(lines, repeated, rack, often), *_numbers(lines)))})
    left_out: list[set[int]] = [set() for _ in range(len(rack))]
    for edge in edges:
        left_out[edge.sheet].add(edge.line)
    for number in sorted({edge.sheet for edge in edges if edge.region != OPEN}):
        _keep_tables_whole(rack[number], left_out[number])
    texts: dict[str, list[str]] = {}
    for edge in edges:
        if edge.line in left_out[edge.sheet]:
            texts.setdefault(_mask(edge.text), []).append(edge.text)
    return Furniture(tuple(map(frozenset, left_out)), tuple(map(_shown, texts.values())))


def _keep_tables_whole(sheet: Sheet, left_out: set[int]) -> None:
    """Keep the lines of a table, unless it is one row that is furniture altogether: a header set as a table."""
    for grid in sheet.grids:
        if grid.columns > 1:
            first, end = int(sheet.held[grid.first]), int(sheet.held[grid.end])
            if grid.rows > 1 or not left_out.issuperset(range(first, end)):
                left_out.difference_update(range(first, end))


def _edges(rack: Rack) -> tuple[list[_Edge], list[_Edge]]:
    """The lines in the top, and in the bottom, of all pages; of lines in tables only that they are there, without their
    text, unless the table may be a header."""
    top: list[_Edge] = []
    bottom: list[_Edge] = []
    for first, galley in rack.galleys():
        texts, boxes = galley.text.split("\n"), galley.boxes
        of_page = galley.of_page
        widths, heights = (np.array(sizes) for sizes in zip(*(leaf[1:3] for leaf in galley.leaves), strict=True))
        off = np.abs((boxes[:, 0] + boxes[:, 2]) * 0.5 / widths[of_page] - 0.5)
        for found, depth in ((top, boxes[:, 3]), (bottom, heights[of_page] - boxes[:, 1])):
            near = np.flatnonzero(depth <= heights[of_page] * _EDGE)
            columns = (
                ints(near),
                ints(of_page[near]),
                depth[near].tolist(),
                off[near].tolist(),
                ints(galley.region[near]),
            )
            for line, at, height, away, region in zip(*columns, strict=True):
                leaf = galley.leaves[at]
                shown = region == OPEN or _is_open(leaf, region, leaf.height * _EDGE if found is top else 0.0)
                text = texts[line] if shown else ""
                found.append(_Edge(first + at, line - galley.lines[at], text, height, away, region))
    return top, bottom


def _is_open(leaf: Leaf, region: int, edge: float) -> bool:
    """Whether what stands in that cell may be furniture: it is a frame, or of a table in the topmost `edge` points."""
    return region in order.frames(leaf.grids) or any(
        grid.first <= region < grid.end for grid in leaf.grids if grid.box[3] <= edge
    )


def _mask(text: str) -> str:
    return _NUMBER.sub("#", text.replace(" ", ""))


def _repeated(lines: Sequence[_Edge], often: int) -> Iterator[_Edge]:
    """Lines whose text stands at the same height on so many pages, where hardly anything else ever stands."""
    same: dict[str, list[_Edge]] = {}
    for edge in _may_run(lines):
        same.setdefault(_mask(edge.text), []).append(edge)
    groups = [group for edges in same.values() for group in _by_height(edges) if _pages(group) >= often]
    repeated = {edge for group in groups for edge in group}
    for group in groups:
        reach = max(edge.height for edge in group) + 1
        others = {edge.sheet for edge in lines if edge.height <= reach and edge not in repeated}
        pages = {edge.sheet for edge in lines if edge.height <= reach}
        if len(pages - others) >= _MOSTLY * len(pages):
            yield from group


def _running(lines: Sequence[_Edge], repeated: Container[_Edge], rack: Rack, often: int) -> Iterator[_Edge]:
    """Lines that are outermost at one height on most pages, and whose text is that of the page before too or stands on
    the page once more: the title of what the page is about. Where it stands first and alone, it is the title itself."""
    for group in _by_height(_may_run(lines)):
        if all(edge in repeated for edge in group):
            continue
        pages = {edge.sheet: edge for edge in group}
        further_out = {edge.sheet for edge in lines if edge.height < group[0].height - _SAME_HEIGHT}
        if len(pages) < max(often, _MOSTLY * len({edge.sheet for edge in lines})) or further_out & pages.keys():
            continue
        found = {sheet for sheet, edge in pages.items() if sheet - 1 in pages and pages[sheet - 1].text == edge.text}
        found |= {sheet for sheet in sorted(pages.keys() - found) if _stands_again(pages[sheet].text, rack[sheet])}
        if len(found) >= _MOSTLY * len(pages):
            yield from (pages[sheet] for sheet in sorted(found))


def _may_run(lines: Iterable[_Edge]) -> list[_Edge]:
    """The lines that may be running headers; sections, units and whoever can be called are none."""
    section, unit, call = openers.known().section, openers.UNIT.fullmatch, _CALL.search
    none = {text for text in {edge.text for edge in lines} if not text or section(text) or unit(text) or call(text)}
    return [edge for edge in lines if edge.text not in none]


def _stands_again(text: str, sheet: Sheet) -> bool:
    """Whether a page has the text once more, as a line or, if it is long, as lines."""
    text, printed = text.replace(" ", ""), sheet.text.replace(" ", "")
    if len(text) >= _LONG:
        return printed.replace("\n", "").count(text) > 1
    return printed.split("\n").count(text) > 1


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


def _numbers(lines: Iterable[_Edge]) -> Iterator[_Edge]:
    """Outermost lines that are a page number by their shape. A bare number must stand in the middle of the page."""
    outermost: dict[int, _Edge] = {}
    for edge in lines:
        if edge.sheet not in outermost or edge.height < outermost[edge.sheet].height:
            outermost[edge.sheet] = edge
    for edge in outermost.values():
        shape = _PAGE_NUMBER.fullmatch(edge.text)
        if shape is None:
            continue
        if edge.off < _CENTRED or (shape["open"] and shape["close"]) or shape["of"]:
            yield edge


def _shown(texts: list[str]) -> str:
    """The text of furniture, with `#` for the numbers that change from page to page."""
    columns = zip(*map(_NUMBER.findall, texts), strict=False)
    fixed = [len(texts) > 1 and len(set(column)) == 1 for column in columns]
    places = itertools.chain(fixed, itertools.repeat(False))
    return _NUMBER.sub(lambda number: number.group() if next(places) else "#", texts[0])
