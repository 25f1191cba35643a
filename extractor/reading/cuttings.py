"""A scanned page cut into blocks of text for OCR: its tables column by column, and what stands around them.

Tesseract takes a block's lines for lines from its left to its right. The lines of cells side by side stand at other
heights, and it tears them apart; those of cells one below the other are a block like any other.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading.traces import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from extractor.reading.page import Table

_MARGIN = 30
"""Pixels of white around a block: letters at the edge are read badly."""
_SAME_COLUMN = 6
"""Pixels by which the sides of cells one below the other may differ."""
_WHITE = 255

Box = tuple[int, int, int, int]


class Cutting(NamedTuple):
    """A block: its picture, uint8 (height, width); where its top left corner stands on the page, in pixels; and the
    boxes of the cells in it, in pixels of the picture: x0, top, x1, bottom."""

    picture: NDArray[np.uint8]
    x: int
    y: int
    cells: tuple[Box, ...] = ()


def cut(picture: NDArray[np.uint8], tables: Sequence[Table], dots: float) -> list[Cutting]:
    """The blocks of a page: what stands outside its tables first."""
    rest = picture.copy()
    blocks = [block for table in _inner_first(tables) for block in _columns(rest, table, dots)]
    return [Cutting(rest, 0, 0), *blocks]


def _inner_first(tables: Iterable[Table]) -> Iterator[Table]:
    """The tables of more than one cell, those in cells before those around them."""
    for table in tables:
        yield from _inner_first(table.inner)
        if len(table.spans) > 1:
            yield table


def _columns(rest: NDArray[np.uint8], table: Table, dots: float) -> list[Cutting]:
    """The blocks of a table, which is painted white in `rest`."""
    cells: list[Box] = np.rint(table.boxes * (dots / POINTS)).astype(int).tolist()
    cells.sort(key=lambda cell: (cell[0] // _SAME_COLUMN, cell[2] // _SAME_COLUMN, cell[1]))
    by_column = itertools.groupby(cells, key=lambda cell: (cell[0] // _SAME_COLUMN, cell[2] // _SAME_COLUMN))
    blocks = [_block(rest, list(own)) for _, own in by_column]
    for x0, top, x1, bottom in cells:
        rest[top:bottom, x0:x1] = _WHITE
    return [block for block in blocks if (block.picture < _WHITE).any()]


def _block(picture: NDArray[np.uint8], cells: Sequence[Box]) -> Cutting:
    """The cells one below the other, as far apart as they stand, with nothing between them."""
    left, right = min(cell[0] for cell in cells), max(cell[2] for cell in cells)
    top, bottom = cells[0][1], cells[-1][3]
    block = np.full((bottom - top + 2 * _MARGIN, right - left + 2 * _MARGIN), _WHITE, np.uint8)
    own: list[Box] = []
    for x0, y0, x1, y1 in cells:
        part = picture[y0:y1, x0:x1]
        y, x = y0 - top + _MARGIN, x0 - left + _MARGIN
        own.append((x, y, x + part.shape[1], y + part.shape[0]))
        block[y : y + part.shape[0], x : x + part.shape[1]] = part
    return Cutting(block, left - _MARGIN, top - _MARGIN, tuple(own))
