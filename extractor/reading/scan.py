"""A scanned page made ready for OCR: its picture straightened, and the rules taken out of it and kept.

Tesseract takes the rules of a table for letters, and reads hardly a number beside them.
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from extractor.reading import traces

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from extractor.reading.page import Rulings

_STEEPEST = math.tan(math.radians(3))
"""No page is fed into a scanner more askew than this: as many pixels down for one to the right."""
_STEPS = ((4, 30), (2, 8))
"""By how much the picture is made smaller, and how many slopes are tried to either side: a tenth, then a fortieth of a
degree apart."""
_FAINTEST = 40
"""Shades between paper and ink. A page with fewer is blank, or a picture."""
_STRAIGHT = 0.001
"""A slope that no rule and no line of text shows."""
_SURELY = 1.5
"""How many times as sharp the lines of a page must be along its slope as across the page."""
_DARK = 180
"""Of a picture whose paper is 255 and whose ink is 0: what is no darker is paper, or a shaded cell."""


class Scan(NamedTuple):
    """A page ready for OCR.

    picture : uint8 (height, width), straight and without rules; 255 is the paper. rulings : the rules, in points, on
    the straight page. slope : how many points the page as displayed falls for each to the right.
    """

    picture: NDArray[np.uint8]
    rulings: Rulings
    slope: float


def prepare(picture: NDArray[np.uint8], dots: float) -> Scan:
    """The page of that picture, uint8 (height, width), with so many pixels to the inch."""
    straight = _levelled(picture)
    slope = _slope(straight < _DARK)
    if slope:
        straight = _straightened(straight, slope)
    dark = straight < _DARK
    rules = traces.trace(dark, dots)
    return Scan(traces.erased(straight, dark, rules, dots), rules, slope)


def _levelled(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture with its paper white and its darkest ink black, however faint they were."""
    counts = np.bincount(picture.ravel(), minlength=256)
    paper = int(counts.argmax())
    ink = int(counts.cumsum().searchsorted(int(counts.sum()) / 200))
    if paper - ink < _FAINTEST:
        return picture
    levels = np.clip((np.arange(256) - ink) * (255 / (paper - ink)), 0, 255).astype(np.uint8)
    return levels[picture]


def _slope(dark: NDArray[np.bool_]) -> float:
    """The slope of the page's lines: along it their pixels lie in the fewest rows."""
    best, reach = 0.0, _STEEPEST
    x = y = np.zeros(0, np.float32)
    for step, tries in _STEPS:
        rows, columns = np.nonzero(_smaller(dark, step))
        y, x = rows.astype(np.float32), columns.astype(np.float32)
        slopes = best + np.linspace(-reach, reach, 2 * tries + 1)
        best = float(max(slopes.tolist(), key=functools.partial(_sharpness, x, y)))
        reach /= tries
    is_askew = abs(best) > _STRAIGHT and _sharpness(x, y, best) > _SURELY * _sharpness(x, y, 0.0)
    return best if is_askew else 0.0


def _smaller(dark: NDArray[np.bool_], step: int) -> NDArray[np.bool_]:
    height, width = dark.shape[0] // step, dark.shape[1] // step
    whole = dark[: height * step, : width * step].reshape(height, step, width, step)
    return np.logical_or.reduce(whole, axis=(1, 3))


def _sharpness(x: NDArray[np.float32], y: NDArray[np.float32], slope: float) -> float:
    """How unevenly pixels lie in the rows of that slope."""
    if not len(x):
        return 0.0
    whole = np.rint(y - x * np.float32(slope)).astype(np.int64)
    counts = np.bincount(whole - whole.min()).astype(np.float64)
    return float((np.diff(counts) ** 2).sum())


def _straightened(picture: NDArray[np.uint8], slope: float) -> NDArray[np.uint8]:
    from PIL import Image

    turned = Image.fromarray(picture).rotate(math.degrees(math.atan(slope)), Image.Resampling.BICUBIC, fillcolor=255)
    return np.asarray(turned)
