from __future__ import annotations

import pytest

from tests.reading.sketch import Sketch, lines

XS, YS = [50, 90, 150, 220], [100, 116, 132, 148, 164]
ROWS = [["", "국비", "10"], ["", "시비", "20"], ["", "구비", "3"], ["", "계", "33"]]


def labelled(*letters: tuple[str, float, float]) -> list[str]:
    """The rows of a table whose first column is one tall cell, with letters where they are put."""
    sketch = Sketch()
    for letter, x, y in letters:
        sketch.text(x, y, letter)
    for y in (YS[0], YS[-1]):
        sketch.rule(XS[0], y, XS[-1], y)
    for y in YS[1:-1]:
        sketch.rule(XS[1], y, XS[-1], y)
    for x in XS:
        sketch.rule(x, YS[0], x, YS[-1])
    for row, top in zip(ROWS, YS, strict=False):
        for cell, x in zip(row, XS, strict=False):
            sketch.text(x + 4, top + 3, cell)
    return lines(sketch)


@pytest.mark.parametrize(
    "letters",
    [
        (("투", 60, 105), ("자", 60, 118), ("계", 60, 131), ("획", 60, 144)),
        (("투", 70, 110), ("자", 70, 122), ("계", 70, 134), ("획", 56, 110)),  # the next stack stands to the left
        (("투", 60, 144), ("자", 60, 132), ("계", 60, 120), ("획", 60, 108)),  # turned, from below
    ],
)
def test_stacked_letters_are_one_word(letters: tuple[tuple[str, float, float], ...]) -> None:
    assert labelled(*letters) == ["투자계획\t국비\t10", "\t시비\t20", "\t구비\t3", "\t계\t33"]


def test_two_letters_turned_are_one_word() -> None:
    assert labelled(("계", 60, 138), ("획", 60, 126))[0] == "계획\t국비\t10"


def test_figures_among_turned_letters_stay_in_their_word() -> None:
    figures = [(figure, 60, 150 - 5 * at) for at, figure in enumerate("2022")]
    assert labelled(*figures, ("년", 60, 127))[0] == "2022년\t국비\t10"


def test_figures_below_one_another_are_no_word() -> None:
    found = labelled(("1", 60, 105), ("2", 60, 118), ("3", 60, 131))
    assert found[0].startswith("1 2 3\t")


def test_short_lines_below_one_another_stay_in_order() -> None:
    found = labelled(("외", 56, 131), ("선거", 56, 105), ("공보", 56, 118))
    assert found[0].partition("\t")[0].replace(" ", "") == "선거공보외"
