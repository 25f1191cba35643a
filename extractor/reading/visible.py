"""Which glyphs a person cannot see: invisible, in the colour of their ground, covered, on a hidden layer, off the page.

What looks hidden by its colour, mode or order is drawn with and without it: where the picture stays the same, nothing
is seen. So neither white text on a dark heading nor a stamp over a line is taken for hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.layout import Box, Notice
from extractor.reading import pdfium
from extractor.reading.runs import lengths, middles, picked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.paths import Paths
    from extractor.reading.scene import Scene
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
_UNSEEN_MODES = (3, 7)
_FILLED_MODES = (0, 4)
_SCALE = 1.5
_MOST_PIXELS = 4_000_000


def hidden(
    page: int,
    codes: NDArray[np.uint32],
    owners: list[int],
    runs: NDArray[np.int64],
    boxes: NDArray[np.float32],
    size: NDArray[np.float32],
    view: View,
    scene: Scene,
    drawn: Paths,
    *,
    layers: bool,
) -> NDArray[np.bool_]:
    """Which glyphs cannot be seen.

    codes : code points, 0 for what shows nothing anyway. owners : for each glyph, the handle of its text object; runs :
    where it changes. boxes : float32 (n, 4), as displayed. size : float32 (n,), font sizes in points.
    layers : whether the document has hidden layers, so that any glyph may be on one.
    """
    x, y = middles(boxes).T
    shows = codes != 0
    outside = shows & ((x < 0) | (y < 0) | (x > view.width) | (y > view.height) | (size < SMALLEST))
    outside |= shows & ((boxes[:, 2:] - boxes[:, :2]).max(axis=1, initial=0) < TOO_SMALL)
    suspects = shows & ~outside
    if not layers:
        suspects &= _suspects(owners, runs, x, y, scene, drawn)
    if suspects.any():
        outside |= suspects & ~_makes_a_difference(page, owners, suspects, boxes, view)
    return outside


def _suspects(
    owners: list[int],
    runs: NDArray[np.int64],
    x: NDArray[np.float32],
    y: NDArray[np.float32],
    scene: Scene,
    drawn: Paths,
) -> NDArray[np.bool_]:
    handles = picked(owners, runs)
    count = len(handles)
    if not count:
        return np.zeros(0, np.bool_)
    modes = pdfium.numbers(pdfium.text_mode, np.int32, count, handles)
    colors = np.zeros((count, 4), np.uint32)
    pdfium.fill(pdfium.fill_color, handles, colors)
    sizes = lengths(runs, len(owners))
    filled = (modes == _FILLED_MODES[0]) | (modes == _FILLED_MODES[1])
    unseen = (modes == _UNSEEN_MODES[0]) | (modes == _UNSEEN_MODES[1]) | (filled & (colors[:, 3] <= ALIKE))
    suspects = np.repeat(unseen, sizes)
    # What lies on a light ground, dark and with nothing drawn over it, needs no closer look: most of any page.
    dark = colors[:, :3].max(axis=1, initial=0) < _DARK
    light_grounds = bool((drawn.colors[:, :3].min(axis=1, initial=255) > _DARK + ALIKE).all())
    pale = filled & ~(dark & light_grounds)
    if not (drawn.fills.size or drawn.pictures.size or pale.any()):
        return suspects
    areas = len(drawn.fills) + len(drawn.pictures)
    if count * areas > _MOST_PAIRS:
        return np.ones(len(owners), np.bool_)
    place = {handle: at for at, handle in enumerate(scene.handles)}
    order = np.array([place.get(handle, -1) for handle in handles], np.int64)
    closer = np.repeat(pale | _may_be_covered(x, y, runs, order, drawn), sizes).nonzero()[0]
    if len(closer) * areas > _MOST_PAIRS:
        suspects[closer] = True
    elif len(closer):
        x, y, order = x[closer], y[closer], np.repeat(order, sizes)[closer]
        like_ground = _like_ground(x, y, order, np.repeat(colors[:, :3], sizes, axis=0)[closer], drawn)
        suspects[closer] |= _covered(x, y, order, drawn) | (like_ground & np.repeat(filled, sizes)[closer])
    return suspects


def _covers(drawn: Paths) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The boxes of what hides what is drawn before it, and their orders."""
    solid = drawn.colors[:, 3] > 255 - ALIKE
    areas = np.concatenate([drawn.fills[solid], drawn.pictures])
    return areas, np.concatenate([drawn.fill_order[solid], drawn.picture_order])


def _may_be_covered(
    x: NDArray[np.float32], y: NDArray[np.float32], runs: NDArray[np.int64], order: NDArray[np.int64], drawn: Paths
) -> NDArray[np.bool_]:
    """Which runs of glyphs reach under a filled area or a picture that is drawn later."""
    areas, orders = _covers(drawn)
    left, right = np.minimum.reduceat(x, runs)[:, None], np.maximum.reduceat(x, runs)[:, None]
    top, bottom = np.minimum.reduceat(y, runs)[:, None], np.maximum.reduceat(y, runs)[:, None]
    x0, y0, x1, y1 = areas.T
    meets = (left <= x1) & (right >= x0) & (top <= y1) & (bottom >= y0)
    return np.any(meets & (orders > order[:, None]), axis=1)


def _covered(
    x: NDArray[np.float32], y: NDArray[np.float32], order: NDArray[np.int64], drawn: Paths
) -> NDArray[np.bool_]:
    """Which points lie under a filled area or a picture that is drawn later."""
    areas, orders = _covers(drawn)
    return np.any(_within(x, y, areas) & (orders > order[:, None]), axis=1)


def _like_ground(
    x: NDArray[np.float32],
    y: NDArray[np.float32],
    order: NDArray[np.int64],
    colors: NDArray[np.uint32],
    drawn: Paths,
) -> NDArray[np.bool_]:
    """Which points, of those colours, have the colour of the topmost area drawn before them, or of white paper."""
    grounds = np.full((len(x), 3), 255, np.int64)
    if len(drawn.fills):
        under = _within(x, y, drawn.fills) & (drawn.fill_order < order[:, None]) & (drawn.colors[:, 3] > ALIKE)
        top = len(drawn.fills) - 1 - np.argmax(under[:, ::-1], axis=1)
        some = np.any(under, axis=1)
        grounds[some] = drawn.colors[top[some], :3]
    return np.all(np.abs(grounds - colors.astype(np.int64)) <= ALIKE, axis=1)


def _within(x: NDArray[np.float32], y: NDArray[np.float32], boxes: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which point (rows) lies in which box (columns)."""
    left, top, right, bottom = boxes.T
    x, y = x[:, None], y[:, None]
    return (left <= x) & (x <= right) & (top <= y) & (y <= bottom)


def _makes_a_difference(
    page: int, owners: list[int], suspects: NDArray[np.bool_], boxes: NDArray[np.float32], view: View
) -> NDArray[np.bool_]:
    """For each glyph, whether the page's picture changes in its box when the suspects' text objects are left out."""
    scale = min(_SCALE, (_MOST_PIXELS / max(view.width * view.height, 1)) ** 0.5)
    width, height = max(1, round(view.width * scale)), max(1, round(view.height * scale))
    with_them = _picture(page, width, height)
    left_out = set(picked(owners, np.flatnonzero(suspects)))
    for handle in left_out:
        pdfium.set_active(handle, 0)
    without = _picture(page, width, height)
    for handle in left_out:
        pdfium.set_active(handle, 1)
    differs = np.abs(with_them.astype(np.int16) - without) > ALIKE
    # A table of sums gives the number of changed pixels in any box.
    sums = np.zeros((height + 1, width + 1), np.int64)
    sums[1:, 1:] = differs.cumsum(axis=0).cumsum(axis=1)
    edges = boxes * scale
    x0, y0 = np.clip(np.floor(edges[:, 0]), 0, width).astype(int), np.clip(np.floor(edges[:, 1]), 0, height).astype(int)
    x1, y1 = np.clip(np.ceil(edges[:, 2]), 0, width).astype(int), np.clip(np.ceil(edges[:, 3]), 0, height).astype(int)
    return sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0] > 0


def _picture(page: int, width: int, height: int) -> NDArray[np.uint8]:
    """The page in grey, (height, width)."""
    pixels = np.full((height, width), 255, np.uint8)
    bitmap = pdfium.bitmap_create(width, height, pdfium.BITMAP_GRAY, pixels.ctypes.data, width)
    pdfium.render_page(bitmap, page, 0, 0, width, height, 0, pdfium.RENDER_ANNOTATIONS)
    pdfium.bitmap_destroy(bitmap)
    return pixels


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
