"""Stamps and watermarks: large letters set askew over a page whose own text is not.

They stand across lines and cells, and belong to none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import pdfium
from extractor.reading.pairs import some
from extractor.reading.runs import ints, lengths, starts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.scene import Scene
    from extractor.reading.textlayer import Printed

_LEAST = 0.34
"""The sine of twice the angle by which such letters are off the page's sides at least: 10 degrees."""
_LARGER = 1.5
"""How much larger they are at least than the page's letters usually are."""
_MOST = 0.2
"""The share of a page's glyphs that they are at most."""


def askew(printed: Printed, orders: NDArray[np.int64], scene: Scene) -> NDArray[np.bool_]:
    """Which glyphs are a stamp's. orders : where the text object of each run of glyphs stands in the scene, or -1."""
    found = np.zeros(len(printed.codes), np.bool_)
    runs = np.flatnonzero(_are_slanted(printed, orders, scene))
    if not len(runs):
        return found
    sizes = lengths(printed.runs, len(found))
    for run in ints(runs):
        found[printed.runs[run] : printed.runs[run] + sizes[run]] = True
    for start, end in zip(ints(printed.first[:-1]), ints(printed.first[1:]), strict=True):
        own = found[start:end]
        if own.any():
            usual = float(np.median(printed.size[start:end]))
            own &= (printed.size[start:end] >= _LARGER * usual) & bool(own.sum() <= _MOST * len(own))
    return found


def _are_slanted(printed: Printed, orders: NDArray[np.int64], scene: Scene) -> NDArray[np.bool_]:
    """Which runs of glyphs are set along no side of the page; the smallest ones are not looked at."""
    if not len(orders):
        return np.zeros(0, np.bool_)
    first = starts(printed.of_page)
    least = np.zeros(len(printed.first), np.float32)
    least[printed.of_page[first]] = np.minimum.reduceat(printed.size, first)
    large = np.flatnonzero(printed.size[printed.runs] >= _LARGER * least[printed.of_page[printed.runs]])
    own = np.zeros((len(large), 6), np.float32)
    pdfium.fill(pdfium.object_matrix, printed.owners[printed.runs[large]], own.view("V24"))  # six floats in one go
    along, up = own[:, 0], own[:, 1]
    if len(scene.matrices) and len(scene.under):
        a, b, c, d = np.array(scene.matrices, np.float32)[scene.under[np.maximum(orders[large], 0)], :4].T
        along, up = a * along + c * up, b * along + d * up
    slanted = large[2 * np.abs(along * up) > _LEAST * (along * along + up * up)]
    return some(slanted, len(orders))


def texts(stamps: NDArray[np.bool_], printed: Printed) -> list[str]:
    """What the stamps of each page say."""
    return [
        "".join(map(chr, ints(printed.codes[start:end][stamps[start:end]])))
        for start, end in zip(ints(printed.first[:-1]), ints(printed.first[1:]), strict=True)
    ]
