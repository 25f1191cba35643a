"""Where the gap between columns may part a line."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from extractor.reading import bands

SIZE = 10.0


def stretches(whites: list[float]) -> int:
    """How many stretches a line has whose letters, 10 points wide, stand so far apart."""
    x0 = np.array([*itertools.accumulate((SIZE + white for white in whites), initial=0.0)], np.float32)
    line = np.stack([x0, np.zeros_like(x0), x0 + SIZE, np.full_like(x0, SIZE)], axis=1)
    return len(bands.words(line, SIZE))


@pytest.mark.parametrize(
    ("whites", "expected"),
    [
        ([0] * 4 + [3] + [0] * 4, 1),
        ([0] * 4 + [7] + [0] * 4, 2),
        ([3] * 4 + [9] + [3] * 4, 1),
        ([3] * 4 + [14] + [3] * 4, 2),
        ([3] * 2 + [9] + [3] * 2, 2),
        ([9] * 9, 10),
    ],
    ids=["a space", "a gap", "a space between letters set apart", "a gap between these", "too few", "single letters"],
)
def test_words(whites: list[float], expected: int) -> None:
    assert stretches(whites) == expected
