"""What is drawn that platypus has no flowable for."""

# reportlab is typed in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false

from __future__ import annotations

from reportlab.lib.colors import black
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


class Overprinted(Paragraph):
    """A paragraph drawn `times` times, a hair apart each time: how word processors fake bold."""

    times = 1

    def draw(self) -> None:
        for _ in range(self.times):
            super().draw()
            self.canv.translate(0.22, 0)


class Marker(Flowable):
    """Nothing to see: tells the document that a pledge begins here."""

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        return 0.0, 0.0

    def draw(self) -> None:
        return
