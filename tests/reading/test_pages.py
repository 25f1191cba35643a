"""From PDF to layout text: nothing lost, nothing twice, everything with its place."""

from __future__ import annotations

import collections
import itertools
import pickle
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import ReadError
from extractor.layout import LayoutText
from extractor.reading import glyphs
from extractor.reading.page import Page
from extractor.reading.pages import bind, read_leaves, read_pages
from tests.reading.drawing import Sheet, draw_rules, draw_texts, regular
from tests.reading.sketch import HEIGHT, LEFT, RIGHT, WIDTH, Sketch, layout

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterable, Iterator


def glyph_of_each(found: LayoutText) -> list[int]:
    """For every character of the text its glyph, -1 for what the reader made."""
    assert found.source is not None
    starts, firsts = found.source.starts.tolist(), found.source.glyph.tolist()
    assert starts[:1] == ([0] if found.text else [])
    glyph: list[int] = []
    for start, end, first in zip(starts, [*starts, len(found.text)][1:], firsts, strict=True):
        assert start < end
        numbers = itertools.count(first)
        glyph.extend(-1 if first < 0 or char == " " else next(numbers) for char in found.text[start:end])
    return glyph


def assert_nothing_lost(found: LayoutText, *sketches: Sketch) -> None:
    """Every glyph of the pages stands in the text once, or is furniture; every other character was made."""
    glyph = glyph_of_each(found)
    used = [number for number in glyph if number >= 0]
    assert len(set(used)) == len(used)
    assert len(used) + found.furniture_glyphs == found.glyphs
    made = {char for char, number in zip(found.text, glyph, strict=True) if number < 0}
    assert made <= set("\t\n #")
    codes = collections.Counter(chr(code) for sketch in sketches for code in sketch.page().glyphs.code.tolist())
    text = collections.Counter(char for char, number in zip(found.text, glyph, strict=True) if number >= 0)
    assert sum((codes - text).values()) == found.furniture_glyphs
    assert not text - codes


WORD = st.text("가나다라마바사아자차카타파하○□-▶※·~,.0123456789(): Ab'", min_size=1, max_size=24)
PLACE = st.tuples(st.floats(20, 400), st.floats(10, HEIGHT - 20), WORD, st.sampled_from([8.0, 10.0, 14.0]))


@st.composite
def sketches(draw: st.DrawFn) -> list[Sketch]:
    """Pages with lines anywhere, and now and then a table."""
    pages: list[Sketch] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        sketch = Sketch(number)
        for x, y, text, size in draw(st.lists(PLACE, max_size=12)):
            sketch.text(x, y, text, size)
        if draw(st.booleans()):
            top = draw(st.floats(30, 600))
            rows = draw(st.lists(st.lists(WORD, min_size=3, max_size=3), min_size=1, max_size=4))
            ys = [top + 40 * row for row in range(len(rows) + 1)]
            sketch.table([50, 200, 350, 500], ys, rows, bottom=draw(st.booleans()))
        pages.append(sketch)
    return pages


@given(sketches())
@settings(max_examples=150, deadline=None)
def test_every_glyph_is_text_once_or_furniture(pages: list[Sketch]) -> None:
    assert_nothing_lost(layout(*pages), *pages)


def test_rows_of_a_table_have_as_many_tabs_each() -> None:
    sketch = Sketch().table([50, 150, 250, 350], [100, 120, 140, 160], [["가", "", ""], ["", "", ""], ["", "", "나"]])
    assert layout(sketch).text == "가\t\t\n\t\t\n\t\t나\n\n"


def test_a_spanned_cell_stands_at_its_first_place() -> None:
    sketch = Sketch().box(50, 100, 350, 160).rule(50, 130, 350, 130).rule(150, 100, 150, 160).rule(250, 130, 250, 160)
    sketch.text(60, 108, "가").centred(150, 350, 108, "나").text(160, 138, "다").text(260, 138, "라")
    assert layout(sketch).text == "가\t나\t\n\t다\t라\n\n"


def test_every_character_knows_its_box_and_line() -> None:
    sketch = Sketch(7).text(LEFT, 100, "○ 창업 지원")
    sketch.table([50, 150, 250], [200, 220, 240], [["구분", "계"], ["국비", "10"]])
    found = layout(sketch)
    start = found.text.index("창업")
    (place,) = found.places(start, start + 2)
    assert (place.page, place.line) == (7, 1)
    assert place.box == (LEFT + 15, 100, LEFT + 35, 110)
    start = found.text.index("10")
    (place,) = found.places(start, start + 2)
    assert (place.page, place.line, place.box) == (7, 4, (154, 223, 164, 233))


def test_a_cell_of_two_lines_has_two_boxes() -> None:
    found = layout(Sketch().table([50, 150, 250], [100, 140, 160], [["공약\n이름", "나"], ["다", "라"]]))
    start = found.text.index("공약 이름")
    boxes = [place.box for place in found.places(start, start + 5)]
    assert boxes == [(54, 103, 74, 113), (54, 117, 74, 127)]


def test_what_nobody_can_read_is_told_of() -> None:
    found = layout(Sketch(3).text(LEFT, 100, "앞").text(LEFT, 120, "값 \ufffd\ufffd원"))
    (notice,) = found.notices
    assert (notice.kind, notice.page, notice.line, notice.text) == ("suspect-glyph", 3, 2, "\ufffd\ufffd")
    assert notice.box is not None


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        ("사업ç형", ["ç"]),
        ("Í요예산", ["Í"]),
        ("õþÉÙ 2025", ["õþÉÙ"]),
        ("café Müller", []),
        ("가로×세로 ÷ 2", []),
        ("Ç", []),
    ],
)
def test_what_a_font_leaves_whose_characters_were_lost(text: str, garbled: list[str]) -> None:
    found = layout(Sketch().text(LEFT, 100, text))
    assert [notice.text for notice in found.notices if notice.kind == "suspect-glyph"] == garbled


@pytest.fixture
def report(tmp_path: pathlib.Path) -> pathlib.Path:
    sheet = Sheet()
    for number in (1, 2, 3):
        sheet.text(60, 60, f"page {number}", 7)
        grid = regular(2, 3, y=100)
        draw_rules(sheet, grid)
        draw_texts(sheet, grid)
        if number < 3:
            sheet.canvas.showPage()
    return sheet.save(tmp_path / "report.pdf")


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_a_pdf_is_read_by_either_reader(report: pathlib.Path, reader: str) -> None:
    found = read_pages(report, pages=[2], reader="pdfplumber" if reader == "pdfplumber" else "pdfium")
    assert found.text == "page 2\n\nr0c0\tr0c1\tr0c2\nr1c0\tr1c1\tr1c2\n\n"
    assert (found.pages, found.notices) == (1, ())
    assert found.source is not None
    assert set(found.source.page.tolist()) == {2}


def test_leaves_read_apart_are_bound_to_the_same_text(report: pathlib.Path) -> None:
    whole = read_pages(report)
    # As between processes: what one of them read reaches the other as bytes.
    parts = [pickle.loads(pickle.dumps(read_leaves(report, pages))) for pages in ([1], [2, 3])]
    bound = bind(parts, report, ())
    assert (bound.text, bound.pages, bound.furniture, bound.notices) == (
        whole.text,
        whole.pages,
        whole.furniture,
        whole.notices,
    )
    assert bound.source is not None
    assert whole.source is not None
    for name in ("starts", "glyph", "first", "page", "boxes"):
        assert np.array_equal(getattr(bound.source, name), getattr(whole.source, name))


def test_a_lost_page_is_told_of_and_the_others_are_read(report: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = glyphs.Document.read

    def read(document: glyphs.Document, numbers: Iterable[int]) -> Iterator[Page | ReadError]:
        for page in whole(document, numbers):
            second = isinstance(page, Page) and page.number == 2
            yield ReadError("the page is damaged", page=2) if second else page

    monkeypatch.setattr(glyphs.Document, "read", read)
    found = read_pages(report)
    assert found.pages == 2
    assert [(notice.kind, notice.page, notice.text) for notice in found.notices] == [
        ("page-lost", 2, "the page is damaged")
    ]
    assert "r1c1" in found.text


def test_a_page_of_pictures_is_a_scan(report: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blank = Sketch().page(pictures=0.9)

    def read(document: glyphs.Document, numbers: Iterable[int]) -> Iterator[Page | ReadError]:
        return (blank for _ in numbers)

    monkeypatch.setattr(glyphs.Document, "read", read)
    found = read_pages(report, pages=[1])
    assert [notice.kind for notice in found.notices] == ["page-scan"]
    assert found.text == ""


@pytest.mark.parametrize(("letters", "kinds"), [(80, ["page-scan"]), (8, [])])
def test_a_page_whose_text_is_drawn_as_paths_is_a_scan(tmp_path: pathlib.Path, letters: int, kinds: list[str]) -> None:
    sheet = Sheet()
    for number in range(letters):
        outline = sheet.canvas.beginPath()
        outline.moveTo(60 + 5 * number, 700)
        for step in range(1, 8):
            outline.lineTo(60 + 5 * number + step % 3, 700 + step)
        outline.close()
        sheet.canvas.drawPath(outline, fill=1, stroke=0)
    found = read_pages(sheet.save(tmp_path / "a.pdf"))
    assert [notice.kind for notice in found.notices] == kinds


def test_a_blank_page_is_no_scan() -> None:
    assert layout(Sketch()).text == ""
    assert layout(Sketch(), Sketch(2).text(LEFT, 100, "본문").text(RIGHT, HEIGHT / 2, "끝")).notices == ()


def test_a_missing_file_is_an_error_that_names_it(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ReadError, match=r"none\.pdf"):
        read_pages(tmp_path / "none.pdf")


def test_pages_turned_sideways_have_their_own_margins() -> None:
    words = "가나 " * 20
    upright = Sketch(1).text(LEFT, 100, words).text(LEFT, 115, "나").text(LEFT, 160, "다")
    sideways = Sketch(2, width=HEIGHT, height=WIDTH).text(LEFT, 100, words).text(LEFT, 115, "나")
    sideways.text(HEIGHT - LEFT - 10, 300, "끝")
    assert layout(upright, sideways).text.splitlines() == [words + "나", "다", words.strip(), "나", "끝"]
