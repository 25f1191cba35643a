"""Two columns of running text are read one after the other; whatever else stands side by side is read across."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

import pytest

from extractor.reading import gutters, whites
from tests.reading.sketch import LEFT, RIGHT, Sketch, layout, lines, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

STORY = """우리 구는 주민이 함께 누리는 생활 공간을 넓히고 골목마다 안전한 길을 만들기 위하여 해마다 여러 사업을 벌이고
있으며 그 결과를 숨김없이 알린다 올해에는 작은 도서관과 쉼터를 새로 열었고 오래된 시설을 고쳐 쓰는 일에도 힘을 쏟았다"""
WORDS = STORY.split()
GUTTER = 20.0
WIDTH = (RIGHT - LEFT - GUTTER) / 2
COLUMNS = (LEFT, LEFT + WIDTH + GUTTER)


def text(number: int, seed: int = 1) -> str:
    """A text of so many words."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(number)) + "."


def numbered(*sizes: int, seed: int = 1) -> list[str]:
    """Paragraphs of so many words."""
    return [f"{number}. {text(size, seed + number)}" for number, size in enumerate(sizes, 1)]


def wrapped(paragraph: str, width: float = WIDTH) -> list[str]:
    """The lines of a paragraph, broken between words; each but the last with the space at its end."""
    found, line = list[str](), ""
    for word in paragraph.split():
        if line and width_of(line + word) > width:
            found.append(line)
            line = ""
        line += word + " "
    return [*found, line.rstrip()]


def set_down(sketch: Sketch, x: float, top: float, printed: Iterable[str], leading: float = 16) -> float:
    """Lines one below the other; the top of the next one comes back."""
    for line in printed:
        sketch.text(x, top, line)
        top += leading
    return top


def in_columns(*paragraphs: str, shift: float = 0, top: float = 100, indent: float = 0) -> Sketch:
    """The paragraphs in two columns as long as each other, the right one `shift` points lower."""
    sketch = Sketch()
    printed = [
        (indent if not number else 0, line)
        for paragraph in paragraphs
        for number, line in enumerate(wrapped(paragraph))
    ]
    half = (len(printed) + 1) // 2
    for x, first, part in ((COLUMNS[0], top, printed[:half]), (COLUMNS[1], top + shift, printed[half:])):
        for number, (further, line) in enumerate(part):
            sketch.text(x + further, first + 16 * number, line)
    return sketch


@pytest.mark.parametrize("shift", [0, 3, 8])
@pytest.mark.parametrize("seed", range(4))
def test_columns_are_read_one_after_the_other(shift: float, seed: int) -> None:
    paragraphs = numbered(40, 47, 54, 61, seed=seed)
    assert lines(in_columns(*paragraphs, shift=shift)) == paragraphs


def test_what_stands_above_and_below_both_columns_keeps_its_place() -> None:
    paragraphs = numbered(60, 60)
    sketch = in_columns(*paragraphs, top=120).centred(LEFT, RIGHT, 80, "두 단으로 짠 글", 14)
    sketch.text(LEFT, 400, "이 글은 두 단 밑에 쪽 너비 가득 짜여 있으므로 맨 나중에 읽어야 하는 글이다")
    found = lines(sketch.centred(LEFT, RIGHT, 760, "- 3 -"))
    assert found[0] == "## 두 단으로 짠 글"
    assert (
        found[1:-1]
        == [*paragraphs, "이 글은 두 단 밑에 쪽 너비 가득 짜여 있으므로 맨 나중에 읽어야 하는 글이다"][: len(found) - 2]
    )


def test_two_stretches_with_a_heading_between() -> None:
    paragraphs = numbered(70, 70, 70, 70)
    above, below = in_columns(*paragraphs[:2]), in_columns(*paragraphs[2:], top=420)
    above.take(below).centred(LEFT, RIGHT, 380, "둘째 마당의 이야기를 한가운데에 크게 적는다", 10)
    found = lines(above)
    assert found == [*paragraphs[:2], "둘째 마당의 이야기를 한가운데에 크게 적는다", *paragraphs[2:]]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    printed = wrapped(text(260, 5))
    quarter = (len(printed) + 3) // 4
    sketches = Sketch(1), Sketch(2)
    for at, (sketch, x) in enumerate(itertools.product(sketches, COLUMNS)):
        set_down(sketch, x, 100, printed[at * quarter : (at + 1) * quarter])
    (found,) = lines(*sketches)
    assert found.replace(" ", "") == text(260, 5).replace(" ", "")


def test_items_in_the_second_column_are_no_deeper() -> None:
    sketch = Sketch()
    for side, (x, name) in enumerate(zip(COLUMNS, ("가", "나"), strict=True)):
        top = 100.0
        for number in range(5):
            first, *rest = wrapped(f"○ {name}{number} {text(24 + 3 * side, number + 5 * side)}", WIDTH - 15)
            top = set_down(sketch, x, top, [first])
            top = set_down(sketch, x + 15, top, rest)
    found = lines(sketch)
    assert [line[:4] for line in found] == [f"○ {name}{number}" for name in "가나" for number in range(5)]


def test_a_table_is_not_drawn_into_the_columns() -> None:
    paragraphs = numbered(60, 60)
    sketch = in_columns(*paragraphs).table((LEFT, 250, RIGHT), (400, 420, 440), [["가", "나"], ["다", "라"]])
    assert lines(sketch) == [*paragraphs, "가\t나", "다\t라"]


def across(rows: list[tuple[str, str]], x: float = COLUMNS[1], leading: float = 16) -> Sketch:
    sketch = Sketch()
    for number, (left, right) in enumerate(rows):
        sketch.text(LEFT, 100 + leading * number, left)
        sketch.text(x, 100 + leading * number, right)
    return sketch


def joined(rows: list[tuple[str, str]]) -> str:
    return "".join(f"{left}{right}" for left, right in rows).replace(" ", "")


LABELS = ["사업 기간", "담당 부서", "총사업비", "추진 상황", "사업 대상", "향후 계획", "문의 전화", "비고"] * 3
ITEMS = ["○ 골목길 정비", "○ 쉼터 조성", "○ 도서관 확충과 운영", "○ 가로등", "○ 나무 심기와 돌보기"] * 4


@pytest.mark.parametrize(
    "rows",
    [
        [(label, text(6, number)) for number, label in enumerate(LABELS)],
        [(label, text(3, number)) for number, label in enumerate(LABELS)],
        [(item, item) for item in ITEMS],
        [(item, f"{1234 * (number + 1):,}") for number, item in enumerate(ITEMS)],
        [
            (" ".join(f"{n * 137:,}" for n in range(k, k + 6)), " ".join(f"{n * 91:,}" for n in range(k, k + 6)))
            for k in range(12)
        ],
        [(text(5, k)[:22], text(5, k + 9)[:22]) for k in range(7)],
    ],
    ids=["form", "short form", "lists", "values", "figures", "few lines"],
)
def test_what_else_stands_side_by_side_is_read_across(rows: list[tuple[str, str]]) -> None:
    assert layout(across(rows)).text.replace(" ", "").replace("\n", "") == joined(rows)


def test_cells_of_a_table_without_rules_are_not_read_as_columns() -> None:
    sketch, top = Sketch(), 100.0
    for row in range(6):
        ends = [
            set_down(sketch, x, top, wrapped(text(9 + 5 * ((row + at) % 3), row + at))) for at, x in enumerate(COLUMNS)
        ]
        top = max(ends)
    assert gutters.columns(*whites.lines(sketch.sheet())) == ()


def test_cells_that_end_together_are_not_read_as_columns() -> None:
    sketch, top = Sketch(), 100.0
    for row in range(8):
        for at, x in enumerate(COLUMNS):
            paragraph = wrapped(text(30, row + 20 * at))[:3]
            set_down(sketch, x, top, [*paragraph, WORDS[row + at]])
        top += 64
    assert gutters.columns(*whites.lines(sketch.sheet())) == ()


def test_values_set_to_the_right_stay_beside_what_they_count() -> None:
    sketch = Sketch()
    for number, item in enumerate(ITEMS):
        value = f"{number + 1},{number:03d}"
        sketch.text(LEFT, 60 + 16 * number, item).text(RIGHT - width_of(value), 60 + 16 * number, value)
    assert [line.split()[-1] for line in lines(sketch)] == [
        f"{number + 1},{number:03d}" for number in range(len(ITEMS))
    ]


def test_a_list_of_contents_is_one_column() -> None:
    sketch = Sketch()
    for number in range(16):
        title = f"{number + 1}. {WORDS[number]} {WORDS[number + 3]}"
        dots = "." * int((RIGHT - LEFT - width_of(title) - 30) / 5)
        sketch.text(LEFT, 60 + 16 * number, f"{title} {dots}").text(RIGHT - 15, 60 + 16 * number, str(number + 3))
    assert all(line.endswith(f"{number + 3}") for number, line in enumerate(lines(sketch)))


def test_one_column_of_text_is_left_alone() -> None:
    sketch = Sketch()
    set_down(sketch, LEFT, 60, wrapped(text(300), RIGHT - LEFT))
    assert gutters.columns(*whites.lines(sketch.sheet())) == ()
    assert lines(sketch) == [text(300)]
