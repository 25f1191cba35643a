"""Scanned pages are straightened before anything is looked for on them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractor.reading import scan

DOTS = 300


@pytest.fixture(scope="module")
def page() -> Image.Image:
    picture = Image.new("L", (2480, 3508), 250)
    draw = ImageDraw.Draw(picture)
    for row in range(12):
        draw.line([(300, 400 + 120 * row), (2200, 400 + 120 * row)], fill=20, width=4)
        draw.text((320, 440 + 120 * row), "a line of some length, and another 1,234", fill=20, font_size=50)
    return picture


@pytest.mark.parametrize("degrees", [0.0, 0.4, -0.7, 1.5, -2.2])
def test_the_slope_of_a_page_is_found_and_its_rules_are_level(page: Image.Image, degrees: float) -> None:
    # Pillow turns against the clock: a page turned so rises to the right.
    pixels = np.asarray(page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=250))
    found = scan.prepare(pixels, DOTS)
    assert math.degrees(math.atan(found.slope)) == pytest.approx(-degrees, abs=0.06)
    assert len(found.rulings.horizontal) == 12
    assert np.diff(np.sort(found.rulings.horizontal[:, 2])) == pytest.approx(120 * 72 / DOTS, abs=0.5)


def test_faint_ink_on_grey_paper_is_as_good(page: Image.Image) -> None:
    faint = np.asarray(page).astype(np.float32) * 0.4 + 120
    found = scan.prepare(faint.astype(np.uint8), DOTS)
    assert len(found.rulings.horizontal) == 12
    assert (int(found.picture.min()), int(np.median(found.picture))) == (0, 255)


def test_an_empty_page_is_straight() -> None:
    found = scan.prepare(np.full((800, 600), 255, np.uint8), DOTS)
    assert (found.slope, len(found.rulings.horizontal), int(found.picture.min())) == (0.0, 0, 255)
