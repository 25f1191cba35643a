"""Tables drawn to PDF in the manner of several producers, and what the reader must find in them.

Coordinates are points with the origin at the top left, like those of the reader.
"""

from __future__ import annotations

import dataclasses
import io
import itertools
from typing import TYPE_CHECKING, Literal

from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable

Style = Literal["strokes", "rectangles", "cells", "dashes", "double", "dash-pattern", "frames"]
STYLES: tuple[Style, ...] = ("strokes", "rectangles", "cells", "dashes", "double", "dash-pattern", "frames")
WIDTH, HEIGHT = 595.0, 842.0


@dataclasses.dataclass(frozen=True)
class Span:
    """A cell: its place in the grid, how far it spans, and its text (lines)."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    lines: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Grid:
    """A table: where its columns and rows stand, and its cells, which tile it."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: tuple[Span, ...]

    def box(self, span: Span) -> tuple[float, float, float, float]:
        return (
            self.xs[span.column],
            self.ys[span.row],
            self.xs[span.column + span.columns],
            self.ys[span.row + span.rows],
        )


class Sheet:
    """A page to draw on, with the origin at the top left."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT) -> None:
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=(width, height), invariant=1, pageCompression=0)
        self.height = height

    def turn(self, degrees: int) -> None:
        """Turns the page by /Rotate, and what is drawn the other way round: it is displayed as if nothing had been."""
        turns = {
            90: (0, 1, -1, 0, self.height, 0),
            180: (-1, 0, 0, -1, WIDTH, self.height),
            270: (0, -1, 1, 0, 0, WIDTH),
        }
        if degrees in turns:
            self.canvas.setPageRotation(degrees)  # reportlab swaps the sides of the page with it
            self.canvas.transform(*turns[degrees])

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def box(self, x0: float, y0: float, x1: float, y1: float, *, fill: int = 1, stroke: int = 0) -> None:
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, fill=fill, stroke=stroke)

    def text(self, x: float, y: float, text: str, size: float = 8, font: str = "Helvetica") -> None:
        """Text with its baseline at y."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - y, text)

    def save(self, path: pathlib.Path) -> pathlib.Path:
        self.canvas.showPage()
        self.canvas.save()
        path.write_bytes(self._buffer.getvalue())
        return path


def regular(rows: int, columns: int, *, x: float = 60, y: float = 80, width: float = 60, height: float = 20) -> Grid:
    """A grid without merged cells; each cell's text is its row and column."""
    spans = tuple(Span(r, c, lines=(f"r{r}c{c}",)) for r, c in itertools.product(range(rows), range(columns)))
    return Grid(tuple(x + width * k for k in range(columns + 1)), tuple(y + height * k for k in range(rows + 1)), spans)


def draw_texts(sheet: Sheet, grid: Grid, size: float = 7) -> None:
    for span in grid.spans:
        x0, top, _, bottom = grid.box(span)
        first = (top + bottom) / 2 - size * 1.2 * (len(span.lines) - 1) / 2 + size * 0.35
        for number, line in enumerate(span.lines):
            sheet.text(x0 + 2, first + number * size * 1.2, line, size)


def draw_rules(
    sheet: Sheet, grid: Grid, style: Style = "strokes", *, skip: Callable[[str, int], bool] = lambda side, at: False
) -> None:
    """The sides of the grid's cells in a producer's style.

    skip : called with "across" or "down" and the number of the grid line; true leaves that line out.
    """
    if style in ("cells", "frames"):
        for span in grid.spans:
            _draw_box(sheet, style, grid.box(span))
        return
    for side, at, start, end, place in _sides(grid):
        if not skip(side, at):
            _draw_side(sheet, style, side, start, end, place)


def _sides(grid: Grid) -> list[tuple[str, int, float, float, float]]:
    """Each grid line's stretches between cells: side, number, start, end, place."""
    sides: set[tuple[str, int, float, float, float]] = set()
    for span in grid.spans:
        x0, top, x1, bottom = grid.box(span)
        sides |= {
            ("across", span.row, x0, x1, top),
            ("across", span.row + span.rows, x0, x1, bottom),
            ("down", span.column, top, bottom, x0),
            ("down", span.column + span.columns, top, bottom, x1),
        }
    return sorted(sides)


def _draw_box(sheet: Sheet, style: Style, box: tuple[float, float, float, float]) -> None:
    x0, top, x1, bottom = box
    if style == "cells":
        sheet.canvas.setLineWidth(0.7)
        sheet.box(x0, top, x1, bottom, fill=0, stroke=1)
        return
    # A ring between two boxes in one path, filled by the even-odd rule, as HTML printers draw borders.
    path = sheet.canvas.beginPath()
    for inset in (0.0, 1.0):
        path.rect(x0 + inset, sheet.height - bottom + inset, x1 - x0 - 2 * inset, bottom - top - 2 * inset)
    sheet.canvas.drawPath(path, fill=1, stroke=0, fillMode=0)


def _draw_side(sheet: Sheet, style: Style, side: str, start: float, end: float, place: float) -> None:
    def line(from_: float, to: float, at: float, width: float) -> None:
        if side == "across":
            sheet.line(from_, at, to, at, width)
        else:
            sheet.line(at, from_, at, to, width)

    match style:
        case "rectangles":
            x0, y0, x1, y1 = (start, place, end, place) if side == "across" else (place, start, place, end)
            sheet.box(x0 - 0.3, y0 - 0.3, x1 + 0.3, y1 + 0.3)
        case "dashes":
            at = start
            while at < end:
                line(at, min(at + 0.36, end), place, 0.48)
                at += 0.84
        case "double":
            for offset in (-0.8, 0.8):
                line(start, end, place + offset, 0.4)
        case "dash-pattern":
            sheet.canvas.setDash(2, 2)
            line(start, end, place, 0.6)
            sheet.canvas.setDash()
        case _:
            line(start, end, place, 0.5)
