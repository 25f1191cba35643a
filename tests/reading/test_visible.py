"""Hidden text stays out and is reported; what can be seen stays in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.drawing import Sheet
from tests.reading.test_glyphs import printed, read

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable


def invisible(sheet: Sheet) -> None:
    text = sheet.canvas.beginText(100, sheet.height - 200)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(3)
    text.textOut("ghost")
    sheet.canvas.drawText(text)


def white_on_white(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(1)
    sheet.text(100, 200, "ghost", 10)


def nearly_white(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(0.98)
    sheet.text(100, 200, "ghost", 10)


def transparent(sheet: Sheet) -> None:
    sheet.canvas.setFillAlpha(0)
    sheet.text(100, 200, "ghost", 10)


def covered(sheet: Sheet) -> None:
    sheet.text(100, 200, "ghost", 10)
    sheet.canvas.setFillGray(1)
    sheet.box(90, 180, 200, 210)


def dark_on_dark(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(0)
    sheet.box(90, 180, 200, 210)
    sheet.text(100, 200, "ghost", 10)


def too_small_to_read(sheet: Sheet) -> None:
    sheet.text(100, 200, "ghost", 0.5)


def clipped_away(sheet: Sheet) -> None:
    sheet.canvas.saveState()
    path = sheet.canvas.beginPath()
    path.rect(300, 300, 50, 50)
    sheet.canvas.clipPath(path, stroke=0, fill=0)
    sheet.text(100, 200, "ghost", 10)
    sheet.canvas.restoreState()


def hardly_above_a_clip(sheet: Sheet) -> None:
    sheet.canvas.saveState()
    path = sheet.canvas.beginPath()
    path.rect(50, sheet.height - 194, 300, 150)  # the letters stand from 192.8 on
    sheet.canvas.clipPath(path, stroke=0, fill=0)
    sheet.text(100, 200, "ghost", 10)
    sheet.canvas.restoreState()


def off_the_page(sheet: Sheet) -> None:
    sheet.text(100, -50, "ghost", 10)


@pytest.mark.parametrize(
    "draw",
    [
        invisible,
        white_on_white,
        nearly_white,
        transparent,
        covered,
        dark_on_dark,
        too_small_to_read,
        off_the_page,
        clipped_away,
        hardly_above_a_clip,
    ],
)
def test_hidden_text_is_kept_out_and_named(tmp_path: pathlib.Path, draw: Callable[[Sheet], None]) -> None:
    sheet = Sheet()
    sheet.text(100, 100, "seen", 10)
    draw(sheet)
    page = read(sheet.save(tmp_path / "a.pdf"))
    assert printed(page) == "seen"
    assert [(notice.kind, notice.page, notice.text) for notice in page.notices] == [("hidden-text", 1, "ghost")]


def white_on_dark(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(0.2)
    sheet.box(90, 180, 200, 210)
    sheet.canvas.setFillGray(1)
    sheet.text(100, 200, "clear", 10)


def white_with_an_outline(sheet: Sheet) -> None:
    text = sheet.canvas.beginText(100, sheet.height - 200)
    text.setFont("Helvetica", 10)
    text.setTextRenderMode(2)
    text.setFillGray(1)
    text.textOut("clear")
    sheet.canvas.drawText(text)


def under_a_glaze(sheet: Sheet) -> None:
    sheet.text(100, 200, "clear", 10)
    sheet.canvas.setFillColorRGB(1, 1, 0, alpha=0.3)
    sheet.box(90, 180, 200, 210)


def on_a_box_drawn_before(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(0.9)
    sheet.box(90, 180, 200, 210)
    sheet.canvas.setFillGray(0)
    sheet.text(100, 200, "clear", 10)


def within_a_clip(sheet: Sheet) -> None:
    for x, y, width, height in ((50, 500, 300, 200), (80, 600, 100, 60)):  # from the bottom left
        path = sheet.canvas.beginPath()
        path.rect(x, y, width, height)
        sheet.canvas.clipPath(path, stroke=0, fill=0)
    sheet.text(100, 200, "clear", 10)


def cut_at_the_foot(sheet: Sheet) -> None:
    path = sheet.canvas.beginPath()
    path.rect(50, sheet.height - 198, 300, 150)
    sheet.canvas.clipPath(path, stroke=0, fill=0)
    sheet.text(100, 200, "clear", 10)


def with_a_shadow(sheet: Sheet) -> None:
    sheet.canvas.setFillAlpha(0)
    sheet.text(100.7, 200.7, "clear", 10)  # what is to be seen of it is a picture
    sheet.canvas.setFillAlpha(1)
    sheet.text(100, 200, "clear", 10)


def with_a_shadow_beside_a_dot(sheet: Sheet) -> None:
    for alpha, shift in ((0, 1), (1, 0)):
        sheet.canvas.setFillAlpha(alpha)
        sheet.text(100 + shift, 200 + shift, "c.lear", 10)


@pytest.mark.parametrize(
    "draw",
    [
        white_on_dark,
        white_with_an_outline,
        under_a_glaze,
        on_a_box_drawn_before,
        within_a_clip,
        cut_at_the_foot,
        with_a_shadow,
        with_a_shadow_beside_a_dot,
    ],
)
def test_what_can_be_seen_stays(tmp_path: pathlib.Path, draw: Callable[[Sheet], None]) -> None:
    sheet = Sheet()
    draw(sheet)
    page = read(sheet.save(tmp_path / "a.pdf"))
    assert printed(page).replace(".", "") == "clear"
    assert page.notices == ()
