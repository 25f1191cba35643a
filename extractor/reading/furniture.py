"""Running headers, footers and page numbers: what stands at the edge of the pages again and again."""

from __future__ import annotations

import dataclasses
import itertools
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
    """A line at the edge of a page; `height` is its distance in points from that edge."""

    sheet: int
    line: int
    text: str
    height: float


def find(sheets: Sequence[Sheet]) -> Furniture:
    """The furniture of a document's pages, in order."""
    often = max(2, math.ceil(_OFTEN * len(sheets)))
    edges: list[_Edge] = []
    for top in (True, False):
        lines = [edge for number, sheet in enumerate(sheets) for edge in _edges(number, sheet, top=top)]
        edges.extend(
            dict.fromkeys((*_repeated(lines, often), *_running(lines, sheets, often), *_numbers(lines, sheets)))
        )
    left_out: list[set[int]] = [set() for _ in sheets]
    for edge in edges:
        left_out[edge.sheet].add(edge.line)
    for sheet, lines_out in zip(sheets, left_out, strict=True):
        _keep_tables_whole(sheet, lines_out)
    texts: dict[str, list[str]] = {}
    for edge in edges:
        if edge.line in left_out[edge.sheet]:
            texts.setdefault(_mask(edge.text), []).append(edge.text)
    return Furniture(tuple(map(frozenset, left_out)), tuple(map(_shown, texts.values())))


def _keep_tables_whole(sheet: Sheet, left_out: set[int]) -> None:
    """Keep the lines of a table, unless it is one row that is furniture altogether: a header set as a table."""
    if not left_out:
        return
    for grid in sheet.grids:
        if grid.columns > 1:
            first, end = int(sheet.held[grid.first]), int(sheet.held[grid.end])
            if grid.rows > 1 or not left_out.issuperset(range(first, end)):
                left_out.difference_update(range(first, end))


def _edges(number: int, sheet: Sheet, *, top: bool) -> Iterator[_Edge]:
    """The lines in the top, or the bottom, of a page; of lines in tables only that they are there, without their text,
    unless the table may be a header."""
    boxes, edge = sheet.boxes, sheet.height * _EDGE
    heights = boxes[:, 3] if top else sheet.height - boxes[:, 1]
    near = np.flatnonzero(heights <= edge)
    if not len(near):
        return
    whole = {OPEN, *order.frames(sheet)}
    for grid in sheet.grids:
        if top and grid.box[3] <= edge:
            whole.update(range(grid.first, grid.end))
    for line in near.tolist():
        start, end = sheet.starts[line : line + 2].tolist()
        text = sheet.text[start : end - 1] if int(sheet.region[line]) in whole else ""
        yield _Edge(number, line, text, float(heights[line]))


def _mask(text: str) -> str:
    return _NUMBER.sub("#", text.replace(" ", ""))


def _repeated(lines: Sequence[_Edge], often: int) -> Iterator[_Edge]:
    """Lines whose text stands at the same height on so many pages, where hardly anything else ever stands."""
    same: dict[str, list[_Edge]] = {}
    for edge in lines:
        if _may_run(edge.text):
            same.setdefault(_mask(edge.text), []).append(edge)
    groups = [group for edges in same.values() for group in _by_height(edges) if _pages(group) >= often]
    repeated = {edge for group in groups for edge in group}
    for group in groups:
        reach = max(edge.height for edge in group) + 1
        others = {edge.sheet for edge in lines if edge.height <= reach and edge not in repeated}
        pages = {edge.sheet for edge in lines if edge.height <= reach}
        if len(pages - others) >= _MOSTLY * len(pages):
            yield from group


def _running(lines: Sequence[_Edge], sheets: Sequence[Sheet], often: int) -> Iterator[_Edge]:
    """Lines that are outermost at one height on most pages, and whose text is that of the page before too or stands on
    the page once more: the title of what the page is about. Where it stands first and alone, it is the title itself."""
    for group in _by_height([edge for edge in lines if _may_run(edge.text)]):
        pages = {edge.sheet: edge for edge in group}
        further_out = {edge.sheet for edge in lines if edge.height < group[0].height - _SAME_HEIGHT}
        if len(pages) < max(often, _MOSTLY * len({edge.sheet for edge in lines})) or further_out & pages.keys():
            continue
        found = {sheet for sheet, edge in pages.items() if _stands_again(edge.text, sheets[sheet])}
        found |= {sheet for sheet, edge in pages.items() if sheet - 1 in pages and pages[sheet - 1].text == edge.text}
        if len(found) >= _MOSTLY * len(pages):
            yield from (pages[sheet] for sheet in sorted(found))


def _may_run(text: str) -> bool:
    """Whether a line at a page's edge may be a running header; sections, units and whoever can be called are none."""
    return bool(text) and not (openers.known().section(text) or openers.UNIT.fullmatch(text) or _CALL.search(text))


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
    columns = zip(*map(_NUMBER.findall, texts), strict=False)
    fixed = [len(texts) > 1 and len(set(column)) == 1 for column in columns]
    places = itertools.chain(fixed, itertools.repeat(False))
    return _NUMBER.sub(lambda number: number.group() if next(places) else "#", texts[0])
