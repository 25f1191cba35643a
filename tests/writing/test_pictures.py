from __future__ import annotations

import io
import pathlib

import invented
import pytest
import review_case
from PIL import Image

from extractor.errors import ReadError
from extractor.layout import Box
from extractor.reading.pages import read_pages
from extractor.writing import pictures


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    path = tmp_path_factory.mktemp("pictures") / "나래구.pdf"
    review_case.printed(path, invented.pledge())
    return path


def opened(picture: pictures.Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.data)).convert("L")


def test_a_page_is_drawn_at_its_size(pdf: pathlib.Path) -> None:
    (first,) = pictures.render(pdf, [1])
    assert (first.page, first.width, first.height) == (1, 595.28, 841.89)
    assert opened(first).size == first.pixels == (910, 1287)
    assert opened(first).getextrema() == (0, 255)


def test_the_same_page_gives_the_same_bytes(pdf: pathlib.Path) -> None:
    assert list(pictures.render(pdf, [1, 2])) == list(pictures.render(pdf, [1, 2]))


def test_pages_that_do_not_exist_are_left_out(pdf: pathlib.Path) -> None:
    assert [picture.page for picture in pictures.render(pdf, [0, 2, 99])] == [2]


def test_what_is_blacked_out_is_gone_and_the_rest_stays(pdf: pathlib.Path) -> None:
    (plain,) = pictures.render(pdf, [1])
    box = Box(60, 90, 160, 104)
    (covered,) = pictures.render(pdf, [1], blackout={1: [box]})
    scale = pictures.DPI / 72
    inside = tuple(round(edge * scale) for edge in box)
    below = (0, round(120 * scale), *plain.pixels)
    assert opened(plain).crop(inside).getextrema()[1] == 255
    assert opened(covered).crop(inside).getextrema() == (0, 0)
    assert opened(covered).crop(below).tobytes() == opened(plain).crop(below).tobytes()


def test_a_huge_page_is_drawn_small(tmp_path: pathlib.Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "huge.pdf"), pagesize=(14_400, 14_400))
    canvas.showPage()
    canvas.save()
    (picture,) = pictures.render(tmp_path / "huge.pdf", [1])
    assert picture.width == 14_400
    assert picture.pixels[0] * picture.pixels[1] <= pictures.MAX_PIXELS * 1.01


def test_a_photograph_is_kept_small(tmp_path: pathlib.Path) -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "photo.pdf"))
    canvas.drawImage(ImageReader(Image.effect_noise((600, 800), 80).convert("RGB")), 0, 0, 595, 842)
    canvas.save()
    (picture,) = pictures.render(tmp_path / "photo.pdf", [1])
    assert len(picture.data) < 1_000_000


@pytest.mark.parametrize("content", [b"", b"no pdf", None])
def test_a_file_that_does_not_open_is_said(tmp_path: pathlib.Path, content: bytes | None) -> None:
    path = tmp_path / "broken.pdf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ReadError, match=r"broken\.pdf"):
        list(pictures.render(path, [1]))


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("cropped", [False, True])
def test_pictures_and_records_share_their_coordinates(tmp_path: pathlib.Path, rotation: int, cropped: bool) -> None:
    """Where reading says that a word stands on the displayed page, there is ink; beside it there is none."""
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "turned.pdf"
    canvas = Canvas(str(path), pagesize=(400, 600))
    canvas.setPageRotation(rotation)
    if cropped:
        canvas.setCropBox((50, 80, 380, 390))
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(120, 300, "IIIIIIII")
    canvas.save()
    layout = read_pages(path)
    (place,) = layout.places(layout.text.index("I"), layout.text.rindex("I") + 1)
    assert place.box
    (picture,) = pictures.render(path, [1])
    assert sorted((picture.width, picture.height)) == ([310, 330] if cropped else [400, 600])
    scale = picture.pixels[0] / picture.width
    inside = tuple(round(edge * scale) for edge in place.box)
    image = opened(picture)
    assert image.crop(inside).getextrema()[0] < 80
    image.paste(255, inside)
    assert image.getextrema()[0] > 200
