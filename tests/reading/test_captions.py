"""Captions of several lines below pictures side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extractor.reading.pages import read_pages
from tests.reading.drawing import Sheet

if TYPE_CHECKING:
    import pathlib

PICTURES = ((60.0, 200.0), (210.0, 350.0), (360.0, 500.0))


def pictured(captions: tuple[tuple[str, ...], ...], *, framed: bool = True) -> Sheet:
    sheet = Sheet()
    sheet.text(60, 80, "before the pictures")
    for (x0, x1), lines in zip(PICTURES, captions, strict=True):
        if framed:
            sheet.box(x0, 100, x1, 160, fill=0, stroke=1)
        for number, line in enumerate(lines):
            sheet.text((x0 + x1 - stringWidth(line, "Helvetica", 8)) / 2, 170 + 12 * number, line)
    sheet.text(60, 220, "below the pictures")
    return sheet


def lines_of(sheet: Sheet, tmp_path: pathlib.Path) -> list[str]:
    return list(filter(None, read_pages(sheet.save(tmp_path / "a.pdf")).text.split("\n")))


def test_captions_of_several_lines_stand_below_their_own_pictures(tmp_path: pathlib.Path) -> None:
    captions = (("One paper (1.)",), ("The other paper", "of the town (2.)"), ("A third (2021.", "24.)"))
    assert lines_of(pictured(captions), tmp_path) == [
        "before the pictures",
        "One paper (1.)\tThe other paper of the town (2.)\tA third (2021. 24.)",
        "below the pictures",
    ]


@pytest.mark.parametrize("framed", [True, False])
def test_captions_of_one_line_and_those_of_no_pictures_are_lines(tmp_path: pathlib.Path, *, framed: bool) -> None:
    captions = (("One",), ("Two", *([] if framed else ["more"])), ("Three",))
    assert "One Two Three" in lines_of(pictured(captions, framed=framed), tmp_path)
