"""Glyph repair: what is printed, where the file says another thing, says it twice, or says something unseen."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import symbols
from extractor.reading.pairs import within
from extractor.reading.runs import among, code_table, ints, middles, order_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAME_PLACE = 0.2
"""Ems, and of a glyph's width twice as much: the same glyph no farther off than this is printed over (fake bold)."""
NARROW_PLACE, A_PIXEL = 0.5, 0.8
"""Of a narrow glyph's width, and points: the shadow that a browser prints a pixel beside it."""
NOTHING = symbols.DROPPED
"""The code of what shows nothing of its own."""

_BOX, _TICK, _TICKED = ord("□"), ord("✓"), ord("☑")
_UNSEEN = code_table(
    [
        *range(0x20), *range(0x7F, 0xA0), 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x180E, *range(0x200B, 0x2010),
        *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0,
    ]
)  # fmt: skip
"""Zero-width characters, soft hyphens, fillers and controls."""
_ALIKE = code_table(symbols.ALIKE)
_SOFT_HYPHEN, _HYPHEN = 0xAD, ord("-")
_APART = 0.1
"""Ems from which on glyphs stand apart."""
_NEARBY = 5
_STRIPE = 2.0
_MARGIN = 1024
_WIDEST = 1 << 16


def lone_hyphens(
    codes: NDArray[np.uint32], boxes: NDArray[np.float32], size: NDArray[np.float32]
) -> NDArray[np.uint32]:
    """The codes, with a hyphen for each soft one that stands apart from the glyphs before and after it: a dash, where
    the writer of the file took the one for the other, since a font shows both alike. In a word it shows nothing."""
    soft = np.flatnonzero(codes == _SOFT_HYPHEN)
    if not len(soft):
        return codes
    last = len(codes) - 1
    before, after, wide = np.maximum(soft - 1, 0), np.minimum(soft + 1, last), _APART * size[soft]
    alone = (boxes[soft, 0] - boxes[before, 2] > wide) | (boxes[before, 0] > boxes[soft, 0]) | (soft == 0)
    alone &= (boxes[after, 0] - boxes[soft, 2] > wide) | (boxes[after, 0] < boxes[soft, 0]) | (soft == last)
    mended = codes.copy()
    mended[soft[alone]] = _HYPHEN
    return mended


def shown(codes: NDArray[np.uint32], font: NDArray[np.int16], names: tuple[str, ...]) -> NDArray[np.uint32]:
    """The code points that the glyphs show; NOTHING for those that show nothing of their own."""
    mended = codes.copy()
    mended[among(codes, _UNSEEN)] = NOTHING
    alike = np.flatnonzero(among(codes, _ALIKE))
    mended[alike] = [symbols.ALIKE[code] for code in ints(codes[alike])]
    private = (codes >= symbols.PRIVATE) & (codes < symbols.PRIVATE + 0x100)
    any_private = bool(private.any())
    for number, name in enumerate(names):
        table, is_symbol = _table(name)
        if not (is_symbol or any_private):
            continue
        wanted = (font == number) if is_symbol else (font == number) & private
        if wanted.any():
            mended[wanted] = [table.get(code, code) for code in ints(codes[wanted])]
    return mended


@functools.cache
def _table(font: str) -> tuple[dict[int, int], bool]:
    table = symbols.table_for(font)
    return dict(table), any(code < symbols.PRIVATE for code in table)


def overprinted(
    codes: NDArray[np.uint32],
    boxes: NDArray[np.float32],
    size: NDArray[np.float32],
    of_page: NDArray[np.int32] | None = None,
) -> NDArray[np.bool_]:
    """Which glyphs are printed over an earlier one of the same code: fake bold and outlined titles.

    of_page : (n,), whose each glyph is, where there are several pages.
    """
    count = len(codes)
    repeated = np.zeros(count, np.bool_)
    if count < 2:
        return repeated
    x, y = boxes[:, 0], (boxes[:, 1] + boxes[:, 3]) / 2
    width = boxes[:, 2] - boxes[:, 0]
    near = np.minimum(size, 2 * width) * SAME_PLACE
    pixel = np.maximum(near, np.minimum(NARROW_PLACE * width, A_PIXEL))
    shadow = np.zeros(count, np.bool_)
    across = np.clip(x * 8 + _MARGIN, 0, _WIDEST - 1).astype(np.int64)
    same = codes.astype(np.int64) if of_page is None else of_page.astype(np.int64) << 21 | codes
    for shift in (0.0, 0.5):  # what a stripe's edge parts in one round is together in the other
        stripe = np.clip(y / _STRIPE + _MARGIN + shift, 0, _WIDEST - 1).astype(np.int64)
        order = order_of((same * _WIDEST + stripe) * _WIDEST + across)
        for step in range(1, _NEARBY + 1):
            here, there = order[step:], order[:-step]
            apart = np.maximum(np.abs(x[here] - x[there]), np.abs(y[here] - y[there]))
            again = (same[here] == same[there]) & (apart <= pixel[here])
            if not again.any():
                break
            last = np.maximum(here, there)
            repeated[last[again & (apart <= near[here])]] = shadow[last[again]] = True
    # Two narrow letters may stand as close as a shadow does; but beside them, no other glyph is printed twice.
    beside = np.zeros(count, np.bool_)
    beside[1:] = repeated[:-1]
    beside[:-1] |= repeated[1:]
    return repeated | (shadow & beside)


def ticked(
    codes: NDArray[np.uint32],
    boxes: NDArray[np.float32],
    keep: NDArray[np.bool_],
    of_page: NDArray[np.int32] | None = None,
) -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
    """An empty box with a tick printed over it as one glyph: the codes, and which glyphs to keep."""
    ticks, squares = np.flatnonzero(keep & (codes == _TICK)), np.flatnonzero(keep & (codes == _BOX))
    if not len(ticks) or not len(squares):
        return codes, keep
    if of_page is None:
        of_page = np.zeros(len(codes), np.int32)
    codes, keep = codes.copy(), keep.copy()
    square, tick = within(middles(boxes[ticks]), of_page[ticks], boxes[squares], of_page[squares])
    first = np.full(len(ticks), len(squares))
    np.minimum.at(first, tick, square)
    over = first < len(squares)
    codes[squares[first[over]]] = _TICKED
    keep[ticks[over]] = False
    return codes, keep
