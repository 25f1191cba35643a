"""Signs that the file tells no character of are told by where their ink stands; what may be a letter is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor.reading import glyphs
from tests.reading.rawpdf import Raw
from tests.reading.test_glyphs import printed

if TYPE_CHECKING:
    import pathlib

FONT = (
    b"<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97"
    b" /LastChar 98 /Widths [600 %d] /Encoding << /Type /Encoding /Differences [97 /a /b] >>"
    b" /CharProcs << /a 20 0 R /b 21 0 R >> /Resources << >> /ToUnicode 12 0 R >>"
)
TOLD = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfchar <61> <0041> <62> <FFFD> endbfchar
endcmap end end"""


def stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def shown(tmp_path: pathlib.Path, width: int, box: tuple[int, int, int, int] | None, text: bytes = b"aba") -> str:
    """What is read of a glyph of unknown character between two A, whose ink fills that box (left, bottom, right, top)
    in thousandths of its size."""
    document = Raw.of(b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % text)
    document.objects[3], document.objects[12] = FONT % width, stream(TOLD)
    document.objects[20] = stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
    left, bottom, right, top = box or (0, 0, 0, 0)
    drawn = b"%d %d %d %d re f" % (left, bottom, right - left, top - bottom) if box else b""
    document.objects[21] = stream(b"%d 0 %d %d %d %d d1 %s" % (width, left, bottom, right, top, drawn))
    with glyphs.open_pdf(document.save(tmp_path / "a.pdf")) as opened:
        return printed(opened.page(1))


@pytest.mark.parametrize(
    ("sign", "width", "box"),
    [
        (".", 279, (73, 9, 206, 149)),
        (".", 326, (71, -19, 255, 173)),
        ("·", 279, (73, 311, 206, 451)),
        (",", 306, (33, -202, 211, 132)),
        ("'", 279, (90, 591, 187, 880)),
        ("’", 279, (70, 579, 215, 878)),
        (":", 330, (106, 107, 226, 657)),
        ("-", 348, (47, 345, 303, 416)),
        ("–", 538, (47, 347, 491, 413)),
        ("~", 556, (41, 297, 515, 462)),
        ("(", 338, (92, -128, 296, 888)),
        (")", 363, (30, -142, 272, 893)),
        ("/", 393, (11, -107, 377, 868)),
    ],
)
def test_a_sign_is_told_by_its_ink(
    tmp_path: pathlib.Path, sign: str, width: int, box: tuple[int, int, int, int]
) -> None:
    assert shown(tmp_path, width, box) == f"A{sign}A"


@pytest.mark.parametrize(
    ("width", "box"),
    [
        (323, (97, -6, 226, 753)),  # an exclamation mark, or a letter
        (338, (106, -102, 305, 860)),  # a square bracket
        (1000, (60, 350, 940, 420)),  # a dash, or a syllable
        (920, (50, -80, 870, 850)),
    ],
)
def test_what_may_be_another_character_is_unknown(
    tmp_path: pathlib.Path, width: int, box: tuple[int, int, int, int]
) -> None:
    assert shown(tmp_path, width, box) == "A\ufffdA"


def test_what_draws_nothing_is_a_space_where_letters_draw_something(tmp_path: pathlib.Path) -> None:
    assert shown(tmp_path, 280, None) == "A A"
    assert shown(tmp_path, 280, None, b"bba").strip() == "A"
    assert "\ufffd" in shown(tmp_path, 280, None, b"bb")


def test_a_turned_glyph_is_left_unknown(tmp_path: pathlib.Path) -> None:
    assert shown(tmp_path, 279, (73, 9, 206, 149), b"ab) Tj 0 1 -1 0 200 500 Tm (b") == "A.\ufffd"
