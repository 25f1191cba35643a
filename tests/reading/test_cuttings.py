"""A scanned page in blocks: what stands outside tables, and the columns of each table."""

import numpy as np

from extractor.reading import cuttings
from extractor.reading.page import Table

DOTS = 72


def table(xs: tuple[float, ...], ys: tuple[float, ...], spans: list[tuple[int, int, int, int]]) -> Table:
    return Table(xs, ys, np.array(spans, np.int32))


def page(*marks: tuple[int, int]) -> np.ndarray:
    picture = np.full((200, 300), 255, np.uint8)
    for x, y in marks:
        picture[y : y + 4, x : x + 4] = 0
    return picture


def places(block: cuttings.Cutting) -> list[tuple[int, int]]:
    """Where marks stand on the page."""
    rows, columns = np.nonzero(block.picture == 0)
    return sorted({(int(x) + block.x, int(y) + block.y) for y, x in zip(rows[::16], columns[::16], strict=True)})


def test_columns_are_blocks_and_the_rest_comes_first() -> None:
    grid = table((50, 100, 150), (20, 40, 60), [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)])
    picture = page((60, 25), (110, 25), (60, 45), (10, 150))
    rest, left, right = cuttings.cut(picture, [grid], DOTS)
    assert places(rest) == [(10, 150)]
    assert places(left) == [(60, 25), (60, 45)]
    assert places(right) == [(110, 25)]
    assert len(left.cells) == 2
    assert picture[25, 60] == 0  # what was given stays as it was


def test_a_cell_over_two_columns_is_a_block_of_its_own() -> None:
    grid = table((50, 100, 150), (20, 40, 60), [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)])
    blocks = cuttings.cut(page((60, 25), (60, 45), (110, 45)), [grid], DOTS)
    assert [places(block) for block in blocks[1:]] == [[(60, 45)], [(60, 25)], [(110, 45)]]


def test_frames_and_empty_columns_are_no_blocks() -> None:
    frame = table((50, 150), (20, 60), [(0, 0, 1, 1)])
    (rest,) = cuttings.cut(page((60, 25)), [frame], DOTS)
    assert places(rest) == [(60, 25)]
