"""Pages drawn without a PDF: glyphs and rulings where a reader would have found them.

Coordinates are points with the origin at the top left. A Hangul syllable is one em wide, anything else half an em; a
line of text is one em high.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from extractor.layout import LayoutText
from extractor.reading import pages, rulings, spacing, tables, unframed
from extractor.reading.galley import Galley
from extractor.reading.ink import Ink
from extractor.reading.page import Glyphs, Page
from extractor.reading.rack import Rack
from extractor.reading.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 600.0, 800.0
LEFT, RIGHT = 50.0, 550.0


def width_of(text: str, size: float = 10.0) -> float:
    """The printed width of a text in points."""
    return sum(size if ord(char) >= 0x1100 and not unicodedata.combining(char) else size / 2 for char in text)


class Sketch:
    """A page to draw on."""

    def __init__(self, number: int = 1, width: float = WIDTH, height: float = HEIGHT) -> None:
        self.number, self.width, self.height = number, width, height
        self._glyphs: list[tuple[int, tuple[float, float, float, float], float, bool]] = []
        self._pieces: list[tuple[float, float, float, float]] = []
        self._shades: list[tuple[float, float, float, float]] = []
        self._space = False

    def text(self, x: float, top: float, text: str, size: float = 10.0) -> Sketch:
        """A line of text whose left end is `x`. A space character at its end is printed, too."""
        for char in text:
            width = width_of(char, size)
            if char == " ":
                self._space = True
            else:
                self._glyphs.append((ord(char), (x, top, x + width, top + size), size, self._space))
                self._space = False
            x += width
        return self

    def centred(self, x0: float, x1: float, top: float, text: str, size: float = 10.0) -> Sketch:
        """A line of text in the middle between `x0` and `x1`."""
        return self.text((x0 + x1 - width_of(text, size)) / 2, top, text, size)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sketch:
        """A straight line."""
        self._pieces.append((x0, y0, x1, y1))
        return self

    def shade(self, x0: float, top: float, x1: float, bottom: float) -> Sketch:
        """A shaded area."""
        self._shades.append((x0, top, x1, bottom))
        return self

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Sketch:
        """A frame."""
        self.rule(x0, top, x1, top).rule(x0, bottom, x1, bottom)
        return self.rule(x0, top, x0, bottom).rule(x1, top, x1, bottom)

    def table(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], *, bottom: bool = True
    ) -> Sketch:
        """A ruled table; the lines of a cell are parted by a newline. Without `bottom`, no rule closes its last row."""
        for y in ys if bottom else ys[:-1]:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for row, top in zip(rows, ys, strict=False):
            for cell, x in zip(row, xs, strict=False):
                for number, line in enumerate(cell.split("\n") if cell else ()):
                    self.text(x + 4, top + 3 + 14 * number, line)
        return self

    def take(self, other: Sketch) -> Sketch:
        """Everything that is drawn on another page, too."""
        self._glyphs += other._glyphs
        self._pieces += other._pieces
        self._shades += other._shades
        return self

    def page(self, pictures: float = 0.0) -> Page:
        """The page as a reader would give it."""
        codes, sides, sizes, spaces = zip(*self._glyphs, strict=True) if self._glyphs else ((), (), (), ())
        boxes, size = np.array(sides, np.float32).reshape(-1, 4), np.array(sizes, np.float32)
        return Page(
            self.number,
            self.width,
            self.height,
            Glyphs(
                np.array(codes, np.uint32),
                boxes,
                size,
                np.zeros(len(codes), np.int16),
                spacing.gaps(np.array(codes, np.uint32), boxes, size, np.array(spaces, np.bool_)),
                ("Sketch",),
            ),
            rulings.join(np.array(self._pieces, np.float32).reshape(-1, 4)),
            pictures,
            np.array(self._shades, np.float32).reshape(-1, 4),
        )

    def galley(self, ink: Ink) -> Galley:
        """The page after its lines are set."""
        page = self.page()
        return unframed.set_lines([page], tables.find_tables([page]), ink)

    def sheet(self) -> Sheet:
        """The page after its lines are set, alone."""
        ink = Ink()
        return self.galley(ink).sheet(0, ink)


def layout(*sketches: Sketch) -> LayoutText:
    """The layout text of these pages."""
    rack = Rack()
    for sketch in sketches:
        rack.add(sketch.galley(rack.ink))
    return pages.assemble(rack, [])


def lines(*sketches: Sketch) -> list[str]:
    """The lines of the layout text of these pages, blank ones left out."""
    return [line for line in layout(*sketches).text.splitlines() if line]
