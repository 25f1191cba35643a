"""Pairs found by sorting are those that comparing all with all finds, page by page."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading import pairs

PLACE = st.integers(-50, 900).map(float)
PAGE = st.integers(0, 3)
SPAN = st.tuples(PLACE, st.integers(0, 80)).map(lambda span: (span[0], span[0] + span[1]))


@given(st.lists(st.tuples(SPAN, PAGE), max_size=12), st.lists(st.tuples(PLACE, PAGE), max_size=20))
def test_between(spans: list[tuple[tuple[float, float], int]], places: list[tuple[float, int]]) -> None:
    low, high = np.array([span for span, _ in spans], np.float32).reshape(-1, 2).T
    own = np.array([page for _, page in spans], np.int32)
    at = np.array([place for place, _ in places], np.float32)
    of_page = np.array([page for _, page in places], np.int32)
    found = pairs.between(low, high, own, at, of_page)
    expected = {
        (one, other)
        for one, ((start, end), page) in enumerate(spans)
        for other, (place, whose) in enumerate(places)
        if page == whose and start <= place <= end
    }
    listed = list(zip(found[0].tolist(), found[1].tolist(), strict=True))
    assert len(listed) == len(set(listed))
    assert set(listed) == expected


@given(st.lists(st.tuples(SPAN, SPAN, PAGE), max_size=8), st.lists(st.tuples(PLACE, PLACE, PAGE), max_size=20))
def test_within(
    boxes: list[tuple[tuple[float, float], tuple[float, float], int]], points: list[tuple[float, float, int]]
) -> None:
    sides = np.array([(x[0], y[0], x[1], y[1]) for x, y, _ in boxes], np.float32).reshape(-1, 4)
    middles = np.array([(x, y) for x, y, _ in points], np.float32).reshape(-1, 2)
    found = pairs.within(
        middles,
        np.array([page for *_, page in points], np.int32),
        sides,
        np.array([page for *_, page in boxes], np.int32),
    )
    expected = {
        (box, point)
        for box, (across, down, page) in enumerate(boxes)
        for point, (x, y, whose) in enumerate(points)
        if page == whose and across[0] <= x <= across[1] and down[0] <= y <= down[1]
    }
    assert set(zip(found[0].tolist(), found[1].tolist(), strict=True)) == expected


def test_what_stands_far_off_its_page_is_on_no_other() -> None:
    far = np.array([1e9, -1e9], np.float32)
    page = np.array([0, 1], np.int32)
    which, _ = pairs.between(np.array([0.0, 0.0]), np.array([900.0, 900.0]), np.array([1, 0], np.int32), far, page)
    assert len(which) == 0


def test_spread_leaves_out_what_ends_before_it_begins() -> None:
    which, members = pairs.spread(np.array([3, 5, 7]), np.array([5, 4, 8]))
    assert (which.tolist(), members.tolist()) == ([0, 0, 2], [3, 4, 7])
