"""The lines of a galley as they are measured."""

import numpy as np

from extractor.reading.proof import Proof
from extractor.reading.rack import Rack
from extractor.reading.sheet import OPEN
from tests.reading.sketch import LEFT, Sketch


def test_lines_are_numbered_through_and_furniture_is_no_running_text() -> None:
    rack = Rack()
    sketch = Sketch().text(LEFT, 20, "머리").text(LEFT, 60, "글").table([50, 150, 250], [100, 140], [["가\n나", "다"]])
    rack.add(sketch.galley(rack.ink))
    ((_, galley),) = rack.galleys()
    lines = Proof.of(galley, [frozenset({0})])
    assert galley.text.split() == ["머리", "글", "가", "나", "다"]
    assert lines.region.tolist() == [OPEN, OPEN, 0, 0, 1]
    assert lines.text.tolist() == [False, True, False, False, False]
    assert lines.followed.tolist() == [False, False, True, False, False]
    assert lines.glyphs.tolist() == [2, 1, 1, 1, 1]
    assert lines.cells_of(np.array([2, 4])).tolist() == [[50, 100, 150, 140], [150, 100, 250, 140]]
