"""What is drawn that platypus has no flowable for."""

# reportlab is typed in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import black
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph


class Tick(Flowable):
    """A check mark drawn as a path, `size` points wide, in the middle of the cell."""

    def __init__(self, size: float) -> None:
        super().__init__()
        self.width = self.height = size
        self.hAlign = "CENTER"

    def draw(self) -> None:
        canvas, size = self.canv, self.width
        canvas.setStrokeColor(black)
        canvas.setLineWidth(size / 7)
        canvas.setLineJoin(1)
        path = canvas.beginPath()
        path.moveTo(size * 0.08, size * 0.5)
        path.lineTo(size * 0.38, size * 0.12)
        path.lineTo(size * 0.95, size * 0.92)
        canvas.drawPath(path, stroke=1, fill=0)


class Text(Paragraph):
    """A paragraph drawn `times` times, a hair apart each time: how word processors fake bold.

    In a style with `wordWrap="CJK"` its lines break as Hangul's do: between any two syllables, but never inside a
    number or a foreign word, nor before what closes or after what opens.
    """

    times = 1

    def draw(self) -> None:
        for time in range(self.times):
            if time:
                self.canv.translate(0.22, 0)
            super().draw()

    def breakLinesCJK(self, maxWidths: Any) -> Any:  # noqa: N802, N803 - reportlab's names
        """The lines, each with the room it leaves."""
        if len(self.frags) != 1:
            return super().breakLinesCJK(maxWidths)
        self.height = 0
        (frag,) = self.frags
        width = min(maxWidths) if isinstance(maxWidths, list | tuple) else maxWidths
        lines = _lines(frag.text, width, lambda text: stringWidth(text, frag.fontName, frag.fontSize))
        return frag.clone(kind=0, lines=[(room, [line]) for room, line in lines])


_PIECE = re.compile(r"\s|[(\[「'’]*(?:[가-힣]|[^\s가-힣(\[「)\]」,.:;·]+)?[)\]」,.:;·]*")


def _lines(text: str, width: float, measure: Callable[[str], float]) -> list[tuple[float, str]]:
    """The text in lines no wider than `width`, with the room that each leaves."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if measure(lines[-1] + piece) > width and piece.strip():
            lines.append("")
        lines[-1] = (lines[-1] + piece).lstrip()
    return [(width - measure(line.rstrip()), line.rstrip()) for line in lines]


class Marker(Flowable):
    """Nothing to see: tells the document that a pledge begins here."""

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        return 0.0, 0.0

    def draw(self) -> None:
        return
