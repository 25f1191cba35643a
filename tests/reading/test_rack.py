"""The galleys of a document: each sheet comes back as it was set, in whatever order it is asked for."""

import pickle

import numpy as np

from extractor.reading.rack import Rack
from extractor.reading.sheet import Sheet
from tests.reading.sketch import LEFT, Sketch


def sketch(number: int) -> Sketch:
    return Sketch(number).text(LEFT, 60, f"글 {number}").table([50, 150, 250], [100, 140], [["가", "나"]])


def rack_of(*numbers: int) -> Rack:
    rack = Rack()
    for number in numbers:
        rack.add(sketch(number).galley(rack.ink))
    return rack


def shown(sheet: Sheet) -> tuple[object, ...]:
    boxes = [sheet.ink.box(glyph) for glyph in range(int(sheet.first[0]), int(sheet.first[-1]))]
    return (
        sheet.number,
        sheet.text,
        sheet.boxes.tolist(),
        sheet.region.tolist(),
        sheet.held.tolist(),
        sheet.grids,
        boxes,
    )


def test_sheets_come_back_in_any_order() -> None:
    rack = rack_of(*range(1, 21))  # the first of them are kept as they are, the others packed
    assert len(rack) == 20
    for number in (19, 0, 3, 12, 7, 1):
        assert shown(rack[number]) == shown(sketch(number + 1).sheet())


def test_a_galley_holds_its_pages_one_after_the_other() -> None:
    (first, galley), (second, other) = rack_of(4, 5).galleys()
    assert (first, second) == (0, 1)
    assert (galley.lines, galley.held, galley.text) == ((0, 3), (0, 2), "글 4\n가\n나\n")
    assert (galley.glyph.tolist(), other.glyph.tolist()) == ([0, 2, 3, 4], [4, 6, 7, 8])


def test_a_rack_takes_over_what_another_has() -> None:
    # As between processes: what one of them read reaches the other as bytes.
    rack, last = (pickle.loads(pickle.dumps(rack_of(*numbers))) for numbers in ((1, 2), (3,)))
    rack.extend(last)
    whole = rack_of(1, 2, 3)
    assert [shown(rack[number]) for number in range(3)] == [shown(whole[number]) for number in range(3)]
    assert np.array_equal(rack.ink.boxes(), whole.ink.boxes())
