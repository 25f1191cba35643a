"""Tables with rules across only, and what stands around them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from tests.reading.sketch import Sketch, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

XS = [50.0, 150, 250, 350, 450, 550]
HEADS = ["구분", "계", "2021", "2022", "비고"]
ROWS = [["국비", "3", "1", "2", "없음"], ["시비", "30", "10", "20", "없음"]]
EXPECTED = ["\t".join(row) for row in (HEADS, *ROWS)]


def draw(sketch: Sketch, top: float, rows: Sequence[Sequence[str]], xs: Sequence[float] = XS) -> None:
    """Rows of 16 points between rules across."""
    for at, row in enumerate(rows):
        sketch.rule(xs[0], top + 16 * at, xs[-1], top + 16 * at)
        for (left, right), text in zip(itertools.pairwise(xs), row, strict=True):
            sketch.centred(left, right, top + 16 * at + 4, text, 8)
    sketch.rule(xs[0], top + 16 * len(rows), xs[-1], top + 16 * len(rows))


def test_the_stripes_of_headings_are_no_rows() -> None:
    sketch = Sketch()
    for top, text in ((60, "도로 정비와 보행 환경 개선"), (240, "■ 투자계획"), (300, "■ 향후계획")):
        sketch.shade(50, top, 550, top + 20).text(54, top + 6, text, 8)
    sketch.text(50, 86, "담당부서: 도로과 과장: 홍길동", 8)
    draw(sketch, 104, [HEADS, *ROWS])
    assert lines(sketch)[:5] == ["도로 정비와 보행 환경 개선", "담당부서: 도로과 과장: 홍길동", *EXPECTED]
