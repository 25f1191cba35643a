"""What the text layer does not tell is unknown, not blank and not another letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from extractor.reading import glyphs
from extractor.reading.repair import overprinted
from tests.reading.rawpdf import Raw
from tests.reading.test_glyphs import printed

if TYPE_CHECKING:
    import pathlib

COMPOSITE = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Some /Encoding /Identity-H /DescendantFonts [10 0 R] %s >>"
)
DESCENDANT = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Some /DW 1000"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 11 0 R >>"
)
DESCRIPTOR = (
    b"<< /Type /FontDescriptor /FontName /AAAAAA+Some /Flags 4 /FontBBox [0 0 1000 1000] /Ascent 880 /Descent -120"
    b" /CapHeight 700 /ItalicAngle 0 /StemV 80 >>"
)
TOLD = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0005> <0041> <0031> <0042> endbfchar
endcmap end end"""


def raw(content: bytes, told: bytes | None) -> Raw:
    document = Raw.of(content)
    document.objects[3] = COMPOSITE % (b"/ToUnicode 12 0 R" if told else b"")
    document.objects[10], document.objects[11] = DESCENDANT, DESCRIPTOR
    if told:
        document.objects[12] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(told), told)
    return document


@pytest.mark.parametrize(
    ("told", "text"),
    [(TOLD, "AB"), (TOLD.replace(b"<0031> <0042>", b"<0032> <0042>"), "A\ufffd"), (None, "\ufffd\ufffd")],
)
def test_what_the_file_does_not_tell_is_unknown(tmp_path: pathlib.Path, told: bytes | None, text: str) -> None:
    content = b"BT /F1 12 Tf 72 700 Td <00050031> Tj ET"
    with glyphs.open_pdf(raw(content, told).save(tmp_path / "a.pdf")) as document:
        assert printed(document.page(1)) == text


def test_a_glyph_called_nothing_is_unknown_where_it_draws_something(tmp_path: pathlib.Path) -> None:
    told = TOLD.replace(b"<0000> <FFFF>", b"<00> <FF>").replace(
        b"2 beginbfchar <0005> <0041> <0031> <0042>", b"3 beginbfchar <61> <0041> <62> <0000> <63> <0000>"
    )
    document = Raw.of(b"BT /F1 12 Tf 72 700 Td (abac) Tj ET")
    document.objects[3] = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97"
        b" /LastChar 99 /Widths [1000 1000 1000] /Encoding << /Type /Encoding /Differences [97 /a /b /c] >>"
        b" /CharProcs << /a 20 0 R /b 20 0 R /c 21 0 R >> /Resources << >> /ToUnicode 12 0 R >>"
    )
    document.objects[12] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(told), told)
    for number, drawn in ((20, b"1000 0 0 0 800 800 d1 0 0 800 800 re f"), (21, b"1000 0 0 0 0 0 d1")):
        document.objects[number] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)
    with glyphs.open_pdf(document.save(tmp_path / "a.pdf")) as opened:
        assert printed(opened.page(1)) == "A\ufffdA"


def test_symbols_and_unseen_characters(tmp_path: pathlib.Path) -> None:
    document = Raw.of(b"BT /F1 12 Tf 72 700 Td (\\374 \\376\\250n\\237) Tj ET")
    document.objects[3] = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Wingdings-Regular /Encoding /WinAnsiEncoding >>"
    )
    with glyphs.open_pdf(document.save(tmp_path / "a.pdf")) as opened:
        page = opened.page(1)
    assert printed(page) == "✓ ☑□■•"
    assert page.glyphs.fonts == ("Wingdings-Regular",)


def test_overprinted_letters_count_once(tmp_path: pathlib.Path) -> None:
    content = b"BT /F1 20 Tf 72 700 Td (Title 11) Tj ET\n" * 2 + b"BT /F1 20 Tf 72.4 700.3 Td (Title 11) Tj ET"
    with glyphs.open_pdf(Raw.of(content).save(tmp_path / "a.pdf")) as document:
        assert printed(document.page(1)) == "Title 11"


def test_a_soft_hyphen_that_stands_alone_is_a_dash(tmp_path: pathlib.Path) -> None:
    told = TOLD.replace(b"2 beginbfchar", b"3 beginbfchar <0020> <0020>").replace(b"<0041>", b"<00AD>")
    document = raw(b"BT /F1 12 Tf 72 700 Td <00050020003100310005003100200005> Tj ET\n", told)
    with glyphs.open_pdf(document.save(tmp_path / "a.pdf")) as opened:
        assert printed(opened.page(1)) == "- BBB -"


def test_rare_code_points_are_the_common_ones_that_look_alike(tmp_path: pathlib.Path) -> None:
    codes = (0x2011, 0x2010, 0x2780, 0x2F00)
    chars = b" ".join(b"<%04x> <%04x>" % (0x41 + at, code) for at, code in enumerate(codes))
    told = TOLD.replace(b"2 beginbfchar", b"6 beginbfchar " + chars)
    document = raw(b"BT /F1 12 Tf 72 700 Td <0041004200430044> Tj ET\n", told)
    with glyphs.open_pdf(document.save(tmp_path / "a.pdf")) as opened:
        assert printed(opened.page(1)) == "--①一"


def test_a_shadow_a_pixel_beside_a_full_stop_is_none_of_its_own() -> None:
    """That of the figure before it tells; two narrow letters may stand as close."""
    size, codes = np.full(4, 6.2, np.float32), np.array([ord(letter) for letter in "1.1."], np.uint32)
    for off, repeated in ((0.75, [False, False, True, True]), (1.7, [False] * 4)):
        boxes = np.array([[68, 700, 71.6, 706], [72, 700, 73.7, 706]] * 2, np.float32)
        boxes[2:, [0, 2]] += off
        assert overprinted(codes, boxes, size).tolist() == repeated
    boxes = np.array([[72, 700, 73.6, 706], [72.65, 700, 74.25, 706]], np.float32)
    assert not overprinted(np.full(2, ord("I"), np.uint32), boxes, size[:2]).any()


@pytest.mark.parametrize("box_of_font", [(-1050, 1800), (-120, 880)])
def test_a_font_that_needs_room_for_one_sign_has_letters_no_higher(
    tmp_path: pathlib.Path, box_of_font: tuple[int, int]
) -> None:
    document = Raw.of(b"BT /F1 12 Tf 72 700 Td (aa) Tj ET")
    low, high = box_of_font
    document.objects[3] = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 %d 1000 %d] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97"
        b" /LastChar 97 /Widths [1000] /Encoding << /Type /Encoding /Differences [97 /a] >>"
        b" /CharProcs << /a 20 0 R >> /Resources << >> >>" % (low, high)
    )
    drawn = b"1000 0 0 0 800 800 d1 0 0 800 800 re f"
    document.objects[20] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)
    with glyphs.open_pdf(document.save(tmp_path / "a.pdf")) as opened:
        top, bottom = opened.page(1).glyphs.boxes[0, 1::2].tolist()
    assert 10 <= bottom - top <= 16
    assert top < 142 <= bottom
