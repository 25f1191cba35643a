"""Pictures of the pages of a PDF, for a person to hold beside the records.

Boxes are in points, origin at the top left of the page as displayed, as everywhere in the records.
"""

from __future__ import annotations

import dataclasses
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from extractor.errors import ReadError

if TYPE_CHECKING:
    import pathlib

    from PIL.Image import Image

    from extractor.layout import Box

DPI = 110
# A page of 14,400 pt a side is lawful PDF; 4 million pixels hold an A3 page at 110 dpi with room to spare.
MAX_PIXELS = 4_000_000
# Bytes a pixel: printed text, tables and flat colours stay well below this without loss; photographs do not.
MAX_LOSSLESS = 0.25


@dataclasses.dataclass(frozen=True, slots=True)
class Picture:
    """One page as a WebP image.

    page : its number, from 1.
    width, height : of the page as displayed, in points.
    pixels : width and height of the image.
    data : the file's bytes.
    """

    page: int
    width: float
    height: float
    pixels: tuple[int, int]
    data: bytes


def render(
    path: pathlib.Path,
    pages: Iterable[int],
    *,
    blackout: Mapping[int, Sequence[Box]] | None = None,
    password: str | None = None,
) -> Iterator[Picture]:
    """Pictures of those pages (from 1), in order; a page that cannot be drawn is left out.

    blackout : for a page, the boxes to paint black before the picture leaves this function.

    Raises ReadError where the file cannot be opened. pdfium has no clock: a hostile page may take for ever, so
    call this in a process of its own for files that nobody vouches for.
    """
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    try:
        document = pypdfium2.PdfDocument(path.read_bytes(), password=password)
    except (OSError, pypdfium2.PdfiumError) as error:
        raise ReadError(f"no pictures of its pages: {error}", file=path.name) from error
    try:
        count = len(document)
        for page in pages:
            if not 1 <= page <= count:
                continue
            try:
                picture = _draw(document, page, (blackout or {}).get(page, ()))
            except pypdfium2.PdfiumError:
                continue  # the review page says in this place that there is no picture
            yield picture
    finally:
        document.close()


def _draw(document: Any, number: int, blackout: Sequence[Box]) -> Picture:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = min(DPI / 72, math.sqrt(MAX_PIXELS / max(1.0, width * height)))
        bitmap = page.render(scale=scale)
        image = bitmap.to_pil().convert("RGB")
        bitmap.close()
    finally:
        page.close()
    _paint_black(image, blackout, image.width / width, image.height / height)
    return Picture(number, round(width, 2), round(height, 2), image.size, _encode(image))


def _paint_black(image: Image, boxes: Sequence[Box], across: float, down: float) -> None:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(image)
    for x0, top, x1, bottom in boxes:
        # One pixel and one point more on every side: glyphs may reach over their boxes.
        corner = ((x0 - 1) * across - 1, (top - 1) * down - 1)
        draw.rectangle((*corner, (x1 + 1) * across + 1, (bottom + 1) * down + 1), fill="black")


def _encode(image: Image) -> bytes:
    """Lossless where that is small and sharp (print), lossy where it would be huge (photographs)."""
    data = io.BytesIO()
    image.save(data, "WEBP", lossless=True, quality=20, method=2)
    if len(data.getvalue()) > MAX_LOSSLESS * image.width * image.height:
        data = io.BytesIO()
        image.save(data, "WEBP", quality=85, method=2)
    return data.getvalue()
