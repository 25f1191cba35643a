"""A few pages read together: what pdfium tells of them becomes glyphs and rulings, page by page.

For numpy the arrays of several pages cost hardly more than those of one.
"""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.layout import Notice
from extractor.reading import (
    dots,
    doubled,
    marks,
    paths,
    pdfium,
    repair,
    rulings,
    shading,
    spacing,
    stamps,
    tables,
    textlayer,
    visible,
)
from extractor.reading.page import Glyphs, Page, Rulings
from extractor.reading.pairs import some, within
from extractor.reading.runs import by_page, ints, middles
from extractor.reading.scene import Scene, read_scene
from extractor.reading.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from extractor.reading.fonts import Told
    from extractor.reading.paths import Areas, Paths
    from extractor.reading.textlayer import Printed

_NO_BREAK_SPACE = 0xA0
_MOST_PAIRS = 100_000_000
"""Glyphs times pieces of outlines of a page. Where there are more, it holds a drawing."""
_LETTER_SLACK = 0.1
"""Ems by which the outline of a letter may leave the letter's cell."""


class Loaded(NamedTuple):
    """A page that is open: its number, pdfium's handles of it and of its text, and how much there is on it."""

    number: int
    page: int
    text: int
    weight: int


def read_pages(loaded: Sequence[Loaded], told: Told, *, hidden_layers: bool, unseen: bool) -> list[Page]:
    """What the pages hold.

    told : what is known of the document's fonts; the pages' are added. hidden_layers : whether it has layers that are
    switched off. unseen : whether to keep text that nobody sees.
    """
    pages, count = [page.page for page in loaded], len(loaded)
    views = [view_of(page) for page in pages]
    printed = textlayer.read([page.text for page in loaded], views, told)
    scene = read_scene(pages, views)
    orders = scene.places(printed.owners[printed.runs])
    printed.spaces[printed.runs[_after_lone_space(orders, scene)]] = True
    drawn = paths.read_paths(scene, count)
    hidden = visible.hidden(pages, views, printed, orders, scene, drawn, layers=hidden_layers)
    if unseen:
        hidden = np.zeros_like(hidden)
    stamped = stamps.askew(printed, orders, scene)
    hidden &= ~stamped
    repeated = _repeated(printed, hidden | stamped)
    straight = np.flatnonzero(~_in_letters(drawn, printed, stamped))
    across, down = rulings.join_all(drawn.pieces.take(straight, axis=0), drawn.pieces_page[straight])
    across, down = doubled.prolonged(across, down)
    shaded = shading.seen(across, down, drawn.fills, count)
    across, down = shading.add_sides(across, down, shaded, (middles(printed.boxes), printed.of_page), count)
    lines = map(Rulings, across.by_page(count), down.by_page(count))
    shares = _shares(drawn.pictures, views)
    shades = by_page(shaded.boxes, shaded.of_page, count)
    kept = _seen(printed, hidden | repeated | stamped, count)
    said = stamps.texts(stamped, printed)
    seen = [
        Page(page.number, view.width, view.height, glyphs, rules, share, shade, points, stamp=stamp)
        for page, view, glyphs, rules, share, shade, points, stamp in zip(
            loaded, views, kept, lines, shares, shades, ints(drawn.points), said, strict=True
        )
    ]
    hidden &= ~repeated
    seen = [dataclasses.replace(page, notices=_notices(page, printed, hidden, at)) for at, page in enumerate(seen)]
    return dots.add_drawn(marks.add_drawn(seen, scene, drawn.figures), scene, drawn.figures)


def _notices(page: Page, printed: Printed, hidden: NDArray[np.bool_], at: int) -> tuple[Notice, ...]:
    """What is to be said of the page with place `at` among those read together."""
    own = slice(*ints(printed.first[at : at + 2]))
    said = (
        visible.notices(page.number, hidden[own], printed.codes[own], printed.boxes[own]) if hidden[own].any() else ()
    )
    if max(len(page.rulings.horizontal), len(page.rulings.vertical)) > tables.MOST_RULINGS:
        said += (Notice("damaged", page.number, None, None, "the page has too many lines for tables to be told"),)
    return said


def view_of(page: int) -> View:
    """How the page with that handle is displayed."""
    bounds = np.zeros(4, np.float32)
    pdfium.page_bounds(page, bounds.ctypes.data)
    left, top, right, bottom = bounds.tolist()
    return View.of(left, bottom, right, top, pdfium.page_rotation(page))


def _shares(pictures: Areas, views: Sequence[View]) -> list[float]:
    """The share of each page that its pictures cover, each counted for itself, 1 at most."""
    covered = [0.0] * len(views)
    for (x0, top, x1, bottom), at in zip(pictures.boxes.tolist(), ints(pictures.of_page), strict=True):
        view = views[at]
        covered[at] += max(0.0, min(x1, view.width) - max(x0, 0)) * max(0.0, min(bottom, view.height) - max(top, 0))
    return [min(1.0, area / max(view.width * view.height, 1.0)) for area, view in zip(covered, views, strict=True)]


def _in_letters(drawn: Paths, printed: Printed, stamped: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which straight pieces of outlines lie within a glyph: letters drawn as paths, over the text that they show.

    stamped : the glyphs of stamps, which stand across all that.
    """
    found = np.zeros(len(drawn.pieces), np.bool_)
    count = len(drawn.points)
    parts = np.bincount(drawn.pieces_page[drawn.whole :], minlength=count)
    few = parts * np.bincount(printed.of_page, minlength=count) <= _MOST_PAIRS
    own = drawn.whole + np.flatnonzero(few[drawn.pieces_page[drawn.whole :]])
    if not len(own):
        return found
    pieces = drawn.pieces.take(own, axis=0)
    glyph, piece = within(middles(pieces), drawn.pieces_page[own], printed.boxes, printed.of_page)
    (x0, top, x1, bottom), (left, low, right, high) = printed.boxes.take(glyph, axis=0).T, pieces.take(piece, axis=0).T
    slack = _LETTER_SLACK * printed.size[glyph]
    inside = (left >= x0 - slack) & (right <= x1 + slack) & (low >= top - slack) & (high <= bottom + slack)
    found[own[piece[inside & ~stamped[glyph]]]] = True
    return found


def _after_lone_space(orders: NDArray[np.int64], scene: Scene) -> NDArray[np.intp]:
    """The runs of glyphs before which the content stream has a text object of its own that shows nothing.

    That is a space; pdfium leaves it out of the page's text where a line ends. orders : where the text object of each
    run stands in the scene, or -1.
    """
    shows = some(orders[orders >= 0], len(scene.handles))
    texts = np.flatnonzero(scene.kinds == pdfium.TEXT)
    lone = np.flatnonzero(~shows[texts[:-1]] & (scene.of_page[texts[1:]] == scene.of_page[texts[:-1]]))
    if not len(lone):
        return lone
    after = some(texts[lone + 1], len(shows)) & shows
    runs = np.flatnonzero((orders >= 0) & after[orders])
    _, first = np.unique(orders[runs], return_index=True)
    return runs[first]


def _repeated(printed: Printed, hidden: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which glyphs are printed over one that is seen, or over an earlier one that is as little seen as they are: a
    title's shadow lies under it, and is no hidden text."""
    if not hidden.any():
        return repair.overprinted(printed.codes, printed.boxes, printed.size, printed.of_page)
    order = np.argsort(hidden, kind="stable")
    repeated = np.zeros(len(order), np.bool_)
    codes, boxes, size = printed.codes[order], printed.boxes.take(order, axis=0), printed.size[order]
    repeated[order] = repair.overprinted(codes, boxes, size, printed.of_page[order])
    return repeated | _shadows(printed, hidden)


def _shadows(printed: Printed, hidden: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which hidden glyphs stand right beside the same one that is seen."""
    found = np.zeros(len(hidden), np.bool_)
    unseen, seen = np.flatnonzero(hidden), np.flatnonzero(~hidden)
    around, of_page = visible.with_shadows(printed.boxes.take(unseen, axis=0)), printed.of_page
    shadow, glyph = within(middles(printed.boxes.take(seen, axis=0)), of_page[seen], around, of_page[unseen])
    found[unseen[shadow[printed.codes[unseen[shadow]] == printed.codes[seen[glyph]]]]] = True
    return found


def _seen(printed: Printed, left_out: NDArray[np.bool_], count: int) -> list[Glyphs]:
    """The glyphs of each page, but for those that are left out."""
    blank = (printed.codes == repair.NOTHING) | (printed.codes == _NO_BREAK_SPACE)
    codes, boxes, size, of_page = printed.codes, printed.boxes, printed.size, printed.of_page
    keep = ~(left_out | blank)
    codes, keep = repair.ticked(codes, boxes, keep, of_page)
    kept = np.flatnonzero(keep)
    codes, boxes, size = codes[kept], boxes.take(kept, axis=0), size[kept]
    font, of_page = printed.font[kept], of_page[kept]
    gap = spacing.gaps(codes, boxes, size, printed.spaces[kept], of_page)
    ends = ints(np.searchsorted(of_page, np.arange(count + 1)))
    return [
        Glyphs(codes[a:b], boxes[a:b], size[a:b], font[a:b], gap[a:b], printed.fonts)
        for a, b in itertools.pairwise(ends)
    ]
