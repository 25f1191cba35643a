"""Which glyphs a person cannot see: invisible, in the colour of their ground, covered, on a hidden layer, off the page.

What looks hidden by its colour, mode or order is drawn with and without it: where the picture stays the same, nothing
is seen. So neither white text on a dark heading nor a stamp over a line is taken for hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.layout import Box, Notice
from extractor.reading import clipped, pdfium, picture
from extractor.reading.pairs import Points, some, within
from extractor.reading.paths import darkest
from extractor.reading.runs import ints, lengths, middles, starts
from extractor.reading.scene import bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extractor.reading.paths import Fills, Paths
    from extractor.reading.scene import Scene
    from extractor.reading.textlayer import Printed
    from extractor.reading.view import View

ALIKE = 24
"""Of 255. Colours that differ by no more in any part are one to the eye."""
TOO_SMALL = 1.0
"""Points. A glyph neither higher nor wider than that is a speck to the eye."""
SMALLEST = 1.0
"""Points. Nobody can read what is set smaller."""
_MOST_PAIRS = 5_000_000
"""Glyphs times areas. Where there are more, the page's picture alone tells what is hidden."""
_DARK = 128
_SHADOW = 0.2
"""Heights of a glyph. No farther from it falls its shadow."""
_UNSEEN_MODES = (3, 7)
_FILLED_MODES = (0, 4)
_SCALE = 1.5
_MOST_PIXELS = 4_000_000


class _Suspects(NamedTuple):
    """The glyphs of one page: handles of their text objects, whether they look hidden, and their boxes; and handles of
    the page's text objects of which the text layer has nothing: it leaves out what is printed twice."""

    owners: NDArray[np.uint64]
    suspects: NDArray[np.bool_]
    boxes: NDArray[np.float32]
    again: NDArray[np.uint64]


class _Glyphs(NamedTuple):
    """Glyphs of pages: float32 (n, 2) middles; whose each is; its place in the scene; uint32 (n, 3) its colour."""

    middles: NDArray[np.float32]
    of_page: NDArray[np.int32]
    order: NDArray[np.int64]
    colors: NDArray[np.uint32]

    def chosen(self, places: NDArray[np.intp]) -> _Glyphs:
        """Those at the places."""
        return _Glyphs(self.middles[places], self.of_page[places], self.order[places], self.colors[places])


def hidden(
    pages: Sequence[int],
    views: Sequence[View],
    printed: Printed,
    orders: NDArray[np.int64],
    scene: Scene,
    drawn: Paths,
    *,
    layers: bool,
) -> NDArray[np.bool_]:
    """Which glyphs of the pages of those handles cannot be seen.

    orders : for each run of glyphs the place of its text object in the scene, or -1.
    layers : whether the document has hidden layers, so that any glyph may be on one.
    """
    boxes, of_page = printed.boxes, printed.of_page
    x, y = middles(boxes).T
    width, height = (np.array([getattr(view, side) for view in views], np.float32) for side in ("width", "height"))
    shows = printed.codes != 0
    unseen = (x < 0) | (y < 0) | (x > width[of_page]) | (y > height[of_page]) | (printed.size < SMALLEST)
    unseen |= (boxes[:, 2] - boxes[:, 0] < TOO_SMALL) & (boxes[:, 3] - boxes[:, 1] < TOO_SMALL)
    unseen |= clipped.away(printed, scene, orders)
    unseen &= shows
    suspects = shows & ~unseen
    if not layers:
        suspects &= _suspects(printed, orders, drawn, len(pages))
    for number in ints(np.unique(of_page[suspects])):
        own = slice(*ints(printed.first[number : number + 2]))
        looked_at = boxes[own][suspects[own]]
        there = _Suspects(printed.owners[own], suspects[own], boxes[own], _again(looked_at, number, orders, scene))
        unseen[own] |= suspects[own] & ~_makes_a_difference(pages[number], there, views[number])
    return unseen


def with_shadows(boxes: NDArray[np.float32]) -> NDArray[np.float32]:
    """The boxes of glyphs (n, 4), and as much around them as their shadows reach."""
    grown = boxes.copy()
    grown += _SHADOW * (boxes[:, 3:] - boxes[:, 1:2]) * np.array([-1, -1, 1, 1], np.float32)
    return grown


def _again(looked_at: NDArray[np.float32], page: int, orders: NDArray[np.int64], scene: Scene) -> NDArray[np.uint64]:
    """The handles of a page's text objects that own no glyph, and have their middle in one of the boxes (n, 4), or
    beside it: below a title lies its shadow, which has the glyphs of both."""
    left_out = (scene.kinds == pdfium.TEXT) & (scene.of_page == page)
    left_out[orders[orders >= 0]] = False
    others = np.flatnonzero(left_out)
    one, other = (np.zeros(len(boxes), np.int32) for boxes in (looked_at, others))
    _, found = within(middles(bounds(scene, others)), other, with_shadows(looked_at), one)
    return scene.handles[others[np.unique(found)]]


def _suspects(printed: Printed, orders: NDArray[np.int64], drawn: Paths, count: int) -> NDArray[np.bool_]:
    """Which glyphs look hidden by their mode, colour or order."""
    handles = printed.owners[printed.runs]
    if not len(handles):
        return np.zeros(0, np.bool_)
    modes = pdfium.ask(pdfium.text_mode, np.int32, handles)
    colors = np.zeros((len(handles), 4), np.uint32)
    pdfium.fill(pdfium.fill_color, handles, colors)
    sizes = lengths(printed.runs, len(printed.codes))
    filled = (modes == _FILLED_MODES[0]) | (modes == _FILLED_MODES[1])
    unseen = (modes == _UNSEEN_MODES[0]) | (modes == _UNSEEN_MODES[1]) | (filled & (colors[:, 3] <= ALIKE))
    # What lies on a light ground, dark and with nothing drawn over it, needs no closer look: most of any page.
    dark = np.maximum(np.maximum(colors[:, 0], colors[:, 1]), colors[:, 2]) < _DARK
    shaded = drawn.fills.of_page[darkest(drawn.fills.colors) <= _DARK + ALIKE]
    pale = filled & ~(dark & ~some(shaded, count)[printed.of_page[printed.runs]])
    suspects, pale = np.repeat(unseen, sizes), np.repeat(pale, sizes)
    if not (len(drawn.fills.boxes) or len(drawn.pictures.boxes) or pale.any()):
        return suspects
    glyphs = _Glyphs(
        middles(printed.boxes), printed.of_page, np.repeat(orders, sizes), np.repeat(colors[:, :3], sizes, axis=0)
    )
    crowded = _crowded(glyphs, drawn, count)
    suspects |= crowded[printed.of_page]
    pale &= ~crowded[printed.of_page]
    suspects |= _covered(glyphs, drawn, crowded)
    places = np.flatnonzero(pale)
    suspects[places[_like_ground(glyphs.chosen(places), drawn.fills)]] = True
    return suspects


def _crowded(glyphs: _Glyphs, drawn: Paths, count: int) -> NDArray[np.bool_]:
    """The pages with so many glyphs and areas that only a picture tells what covers what."""
    written = np.bincount(glyphs.of_page, minlength=count)
    areas = np.bincount(np.concatenate([drawn.fills.of_page, drawn.pictures.of_page]), minlength=count)
    return written * areas > _MOST_PAIRS


def _covered(glyphs: _Glyphs, drawn: Paths, crowded: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which glyphs lie under a filled area or a picture that is drawn later."""
    found = np.zeros(len(glyphs.of_page), np.bool_)
    begin = starts(glyphs.of_page)
    earliest = np.full(len(crowded), np.iinfo(np.int64).max)
    earliest[glyphs.of_page[begin]] = np.minimum.reduceat(glyphs.order, begin)
    solid = drawn.fills.colors[:, 3] > 255 - ALIKE
    points: Points | None = None
    for areas, may_cover in ((drawn.fills, solid), (drawn.pictures, True)):
        chosen = may_cover & ~crowded[areas.of_page] & (areas.order > earliest[areas.of_page])
        if not chosen.any():
            continue
        points = points or Points(glyphs.middles, glyphs.of_page)
        area, glyph = points.within(areas.boxes[chosen], areas.of_page[chosen])
        found[glyph[areas.order[chosen][area] > glyphs.order[glyph]]] = True
    return found


def _like_ground(glyphs: _Glyphs, fills: Fills) -> NDArray[np.bool_]:
    """Which glyphs have the colour of the topmost area drawn before them, or of white paper."""
    grounds = np.full((len(glyphs.of_page), 3), 255, np.int64)
    seen = np.flatnonzero(fills.colors[:, 3] > ALIKE)
    area, glyph = within(glyphs.middles, glyphs.of_page, fills.boxes[seen], fills.of_page[seen])
    under = fills.order[seen][area] < glyphs.order[glyph]
    area, glyph = seen[area[under]], glyph[under]
    top = np.full(len(grounds), -1)
    np.maximum.at(top, glyph, fills.order[area])
    topmost = top[glyph] == fills.order[area]
    grounds[glyph[topmost]] = fills.colors[area[topmost], :3]
    return np.all(np.abs(grounds - glyphs.colors.astype(np.int64)) <= ALIKE, axis=1)


def _makes_a_difference(page: int, there: _Suspects, view: View) -> NDArray[np.bool_]:
    """For each glyph, whether the page's picture changes in its box when the suspects' text objects are left out, and
    those that print the same again."""
    scale = min(_SCALE, (_MOST_PIXELS / max(view.width * view.height, 1)) ** 0.5)
    width, height = max(1, round(view.width * scale)), max(1, round(view.height * scale))
    with_them = picture.grey(page, width, height)
    left_out = {*ints(there.owners[there.suspects]), *ints(there.again)}
    for handle in left_out:
        pdfium.set_active(handle, 0)
    without = picture.grey(page, width, height)
    for handle in left_out:
        pdfium.set_active(handle, 1)
    differs = np.abs(with_them.astype(np.int16) - without) > ALIKE
    # A table of sums gives the number of changed pixels in any box.
    sums = np.zeros((height + 1, width + 1), np.int64)
    sums[1:, 1:] = differs.cumsum(axis=0).cumsum(axis=1)
    edges = there.boxes * scale
    x0, y0 = np.clip(np.floor(edges[:, 0]), 0, width).astype(int), np.clip(np.floor(edges[:, 1]), 0, height).astype(int)
    x1, y1 = np.clip(np.ceil(edges[:, 2]), 0, width).astype(int), np.clip(np.ceil(edges[:, 3]), 0, height).astype(int)
    return sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0] > 0


def notices(
    number: int, hidden: NDArray[np.bool_], codes: NDArray[np.uint32], boxes: NDArray[np.float32]
) -> tuple[Notice, ...]:
    """One notice for each stretch of hidden glyphs, with its characters and the box around them."""
    edges = np.flatnonzero(np.diff(hidden.astype(np.int8), prepend=0, append=0))
    found: list[Notice] = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        low, high = boxes[start:end].min(axis=0).tolist(), boxes[start:end].max(axis=0).tolist()
        box = Box(round(low[0], 2), round(low[1], 2), round(high[2], 2), round(high[3], 2))
        found.append(Notice("hidden-text", number, box, None, "".join(map(chr, codes[start:end].tolist()))))
    return tuple(found)
