"""The rules of a scanned page: found in its pixels, and taken out of its picture."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from extractor.reading import traces

DOTS = 300
SCALE = DOTS / 72


def blank() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", (round(400 * SCALE), round(300 * SCALE)), 255)
    return picture, ImageDraw.Draw(picture)


def rule(draw: ImageDraw.ImageDraw, x0: float, top: float, x1: float, bottom: float, width: int = 3) -> None:
    draw.line([(x0 * SCALE, top * SCALE), (x1 * SCALE, bottom * SCALE)], fill=0, width=width)


def dotted(draw: ImageDraw.ImageDraw, x0: float, x1: float, y: float) -> None:
    for x in range(round(x0 * SCALE), round(x1 * SCALE), 8):
        draw.rectangle([x, y * SCALE, x + 2, y * SCALE + 2], fill=0)


def traced(picture: Image.Image) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    found = traces.trace(np.asarray(picture) < 128, DOTS)
    across, down = (
        sorted(tuple(map(round, line)) for line in lines.tolist()) for lines in (found.horizontal, found.vertical)
    )
    return across, down


def test_a_grid_is_traced_in_points() -> None:
    picture, draw = blank()
    for y in (50, 70, 90):
        rule(draw, 40, y, 340, y)
    for x in (40, 140, 340):
        rule(draw, x, 50, x, 90)
    across, down = traced(picture)
    assert across == [(40, 340, 50), (40, 340, 70), (40, 340, 90)]
    assert down == [(50, 90, 40), (50, 90, 140), (50, 90, 340)]


def test_rows_of_dots_are_rules() -> None:
    picture, draw = blank()
    dotted(draw, 40, 340, 60)
    ((start, end, y),), _ = traced(picture)
    assert (start, end, y) == pytest.approx((40, 340, 60), abs=2)


def test_strokes_of_letters_and_areas_are_no_rules() -> None:
    picture, draw = blank()
    for x in range(40, 300, 14):
        rule(draw, x, 100, x + 10, 100)  # strokes side by side
        rule(draw, x, 110, x, 120)  # and upright ones
    draw.rectangle([50 * SCALE, 150 * SCALE, 300 * SCALE, 200 * SCALE], fill=0)
    across, down = traced(picture)
    # What is left are the edges of the area.
    assert all(min(abs(y - 150), abs(y - 200)) <= 2 for _, _, y in across)
    assert all(min(abs(x - 50), abs(x - 300)) <= 2 for _, _, x in down)


def test_a_short_rule_down_counts_where_it_ends_at_rules_across() -> None:
    picture, draw = blank()
    rule(draw, 40, 50, 340, 50)
    rule(draw, 40, 65, 340, 65)
    rule(draw, 100, 50, 100, 65)
    rule(draw, 200, 80, 200, 95)
    assert traced(picture)[1] == [(50, 65, 100)]


def test_rules_are_painted_over_and_letters_stay() -> None:
    picture, draw = blank()
    rule(draw, 40, 50, 340, 50)
    draw.text((60 * SCALE, 60 * SCALE), "text", fill=0, font_size=40)
    pixels = np.asarray(picture)
    dark = pixels < 128
    clean = traces.erased(pixels, dark, traces.trace(dark, DOTS), DOTS)
    below = round(55 * SCALE)
    assert (clean[:below] == 255).all()
    assert np.array_equal(clean[below:], pixels[below:])


def edges(first: int, steps: list[int]) -> list[int]:
    return list(itertools.accumulate(steps, initial=first))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(12, 60), min_size=1, max_size=5),
    st.lists(st.integers(10, 40), min_size=1, max_size=5),
    st.integers(2, 6),
)
def test_any_grid_is_traced(widths: list[int], heights: list[int], thickness: int) -> None:
    picture, draw = blank()
    xs, ys = edges(40, [max(widths[0], 40), *widths[1:]]), edges(30, heights)
    for y in ys:
        rule(draw, xs[0], y, xs[-1], y, thickness)
    for x in xs:
        rule(draw, x, ys[0], x, ys[-1], thickness)
    found = traces.trace(np.asarray(picture) < 128, DOTS)
    assert np.sort(found.horizontal[:, 2]) == pytest.approx(np.array(ys), abs=1)
    assert np.sort(found.vertical[:, 2]) == pytest.approx(np.array(xs), abs=1)
