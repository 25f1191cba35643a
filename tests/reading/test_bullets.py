"""The marks that scanned lines open with, told by their ink."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractor.reading import bullets
from extractor.reading.tesseract import Letter
from tests.conftest import absent

if TYPE_CHECKING:
    from collections.abc import Callable

FONT = pathlib.Path("/usr/share/fonts/truetype/nanum/NanumGothic.ttf")
LEFT, TOP, EM = 200, 100, 40
MARK = (LEFT, TOP + 4, LEFT + 32, TOP + 36)
TEXT = LEFT + 60
"""Where the words after the mark begin."""


def page() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", (800, 300), 255)
    draw = ImageDraw.Draw(picture)
    draw.rectangle([TEXT, TOP + 2, TEXT + 30, TOP + 36], fill=0)  # stands for the first letter
    return picture, draw


def words(text: str = "정책", x: float = TEXT) -> list[Letter]:
    return [Letter(char, (x + EM * at, TOP, x + EM * (at + 1), TOP + EM), at == 0) for at, char in enumerate(text)]


def opened(picture: Image.Image, line: list[Letter]) -> str:
    (found,) = bullets.opened(np.asarray(picture), [line])
    return "".join((" " if letter.space else "") + letter.text for letter in found).strip()


SHAPES: dict[str, Callable[[ImageDraw.ImageDraw], None]] = {
    "□": lambda draw: draw.rectangle(MARK, outline=0, width=3),
    "■": lambda draw: draw.rectangle(MARK, fill=0),
    "▣": lambda draw: (draw.rectangle(MARK, outline=0, width=3), draw.rectangle([208, 112, 224, 128], fill=0))[0],
    "○": lambda draw: draw.ellipse(MARK, outline=0, width=3),
    "●": lambda draw: draw.ellipse(MARK, fill=0),
    "▶": lambda draw: draw.polygon([(200, 104), (200, 136), (230, 120)], fill=0),
    "▷": lambda draw: draw.polygon([(200, 104), (200, 136), (230, 120)], outline=0, width=3),
    "·": lambda draw: draw.ellipse([212, 116, 220, 124], fill=0),
}


@pytest.mark.parametrize("mark", SHAPES)
def test_a_mark_is_told_by_its_ink_whatever_was_read_there(mark: str) -> None:
    picture, draw = page()
    SHAPES[mark](draw)
    assert opened(picture, words()) == f"{mark} 정책"  # Tesseract left it out
    read = [Letter("삐", (LEFT, TOP, LEFT + 32, TOP + EM), True), *(each._replace(space=False) for each in words())]
    assert opened(picture, read) == f"{mark} 정책"
    turned = picture.rotate(0.3, Image.Resampling.BICUBIC, fillcolor=255)
    assert opened(turned, words()) == f"{mark} 정책"


def test_the_mark_stands_where_its_ink_is() -> None:
    picture, draw = page()
    SHAPES["□"](draw)
    ((mark, *_),) = bullets.opened(np.asarray(picture), [words()])
    assert mark.box == (LEFT, TOP, LEFT + 33, TOP + EM)


@pytest.mark.parametrize(
    "text", ["마을", "이행", "미래", "0건", "1-1. 사업", "[붙임]", "(국비)", "디딤터", "○○동", "ㅁ"]
)
def test_letters_are_no_marks(text: str) -> None:
    if not FONT.is_file():
        absent("the font NanumGothic")
    picture = Image.new("L", (800, 300), 255)
    ImageDraw.Draw(picture).text((LEFT, TOP), text, fill=0, font=ImageFont.truetype(str(FONT), EM))
    line = words(text.replace(" ", ""), LEFT)
    assert opened(picture, line) == text.replace(" ", "")


def test_a_speck_is_no_mark() -> None:
    picture, draw = page()
    draw.rectangle([LEFT, TOP + 18, LEFT + 2, TOP + 20], fill=0)
    assert opened(picture, words()) == "정책"


def test_a_line_without_letters_or_ink_stays() -> None:
    blank = np.full((300, 800), 255, np.uint8)
    assert bullets.opened(blank, [[], words()]) == [[], words()]
