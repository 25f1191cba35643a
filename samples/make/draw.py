"""A report drawn as PDF: the same bytes each time."""

# reportlab is typed in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import Table as Grid

from samples.make import fonts, tables
from samples.make.arrangement import blocks
from samples.make.blocks import Begin, Block, Cover, Entry, Line, Section, Table, Title, Turn, Unit
from samples.make.flowables import Marker, Text
from samples.make.looks import LOOKS, Look
from samples.make.model import Report
from samples.make.text import layout_text

WIDE = landscape(A4)
MARGIN = 57.0
HEAD, FOOT = 62.0, 58.0
INDENT = 13.0


@dataclasses.dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn report: the file, its number of pages, and each pledge's first and last page."""

    pdf: bytes
    count: int
    pages: tuple[tuple[int, int], ...]


def draw_pdf(report: Report, style: str) -> bytes:
    """The report as PDF in the look of that name. Raises FontMissingError where the look's font is not installed."""
    return draw(report, style).pdf


def draw(report: Report, style: str) -> Drawing:
    """The report as PDF, and what stands on which page."""
    look = LOOKS[style]
    for name in sorted({look.regular, look.bold}):
        fonts.register(name, layout_text(report).replace(tables.TICK, ""))
    file = io.BytesIO()
    document = _Document(file, report, look)
    document.build(list(_story(blocks(report), look)))
    return Drawing(file.getvalue(), document.page, tuple(document.pledges))


class _Rotated(PageTemplate):
    """Pages with /Rotate."""

    rotation = 90


class _Document(BaseDocTemplate):
    """Pages with running header and page number, and the record of which pledge stands on which."""

    def __init__(self, file: io.BytesIO, report: Report, look: Look) -> None:
        super().__init__(file, pagesize=A4, invariant=1, pageCompression=1, title=report.title, lang="ko")
        self.header = f"{report.organisation} {report.title}"
        self.look = look
        self.pledges: list[tuple[int, int]] = []
        template = _Rotated if look.landscape == "rotated" else PageTemplate
        sideways = template("sideways", [_frame(WIDE)], onPage=self.sideways, pagesize=WIDE)
        upright = PageTemplate("upright", [_frame(A4)], onPage=self.upright)
        self.addPageTemplates([PageTemplate("cover", [_frame(A4)]), upright, sideways])

    def upright(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        self.furniture(canvas, A4)

    def sideways(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        if self.look.landscape == "sideways":
            canvas.setPageSize(A4)
        if self.look.landscape != "wide":
            canvas.translate(A4[0], 0)
            canvas.rotate(90)
        self.furniture(canvas, WIDE)

    def furniture(self, canvas: Canvas, size: tuple[float, float]) -> None:
        width, height = size
        canvas.setFont(self.look.regular, 8.5)
        canvas.setFillColor(black)
        canvas.drawRightString(width - MARGIN, height - 40, self.header)
        canvas.setLineWidth(0.4)
        canvas.setStrokeColor(HexColor("#888888"))
        canvas.line(MARGIN, height - 46, width - MARGIN, height - 46)
        canvas.drawCentredString(width / 2, 34, f"- {canvas.getPageNumber() - 1} -")

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        if isinstance(flowable, Marker):
            self.pledges.append((self.page, self.page))
        elif self.pledges and isinstance(flowable, Paragraph | Grid):
            self.pledges[-1] = (self.pledges[-1][0], self.page)


def _frame(size: tuple[float, float]) -> Frame:
    width, height = size
    return Frame(MARGIN, FOOT, width - 2 * MARGIN, height - HEAD - FOOT, 0, 0, 0, 0)


def _story(printed: Iterable[Block], look: Look) -> Iterator[Flowable]:
    width = A4[0] - 2 * MARGIN
    begun, before = False, None
    for block in printed:
        match block:
            case Begin():
                yield from [PageBreak()] if begun and look.fresh_page else []
                begun = True
                yield CondPageBreak(180)
                yield Marker()
            case Turn(on_side):
                yield NextPageTemplate("sideways" if on_side else "upright")
                yield PageBreak()
                width = (A4[1] if on_side else A4[0]) - 2 * MARGIN
            case Cover(lines):
                yield from _cover(lines, look)
            case Table():
                yield tables.drawn(block, look, width, apart=isinstance(before, Begin))
            case _:
                yield from _line(block, look)
        before = block


def _line(block: Title | Line | Section | Unit | Entry, look: Look) -> Iterator[Flowable]:
    match block:
        case Title(text):
            yield _title(text, look)
        case Line(text):
            yield _paragraph(text, look, look.body, spaceBefore=13, spaceAfter=4)
        case Section(mark, text):
            yield CondPageBreak(100)
            words = tables.spaced(text) if look.spaced else text
            yield _paragraph(f"{mark} {words}", look, look.section, bold=True, spaceBefore=9, spaceAfter=4)
        case Unit(text):
            yield _paragraph(text, look, look.cell, alignment=TA_RIGHT, spaceAfter=1)
        case Entry():
            yield _entry(block, look)


def _cover(lines: tuple[str, ...], look: Look) -> Iterator[Flowable]:
    title, organisation, as_of = lines
    yield Spacer(0, 190)
    yield _paragraph(title, look, 28, bold=True, alignment=TA_CENTER, spaceAfter=22)
    yield _paragraph(as_of, look, 15, alignment=TA_CENTER, spaceAfter=300)
    yield _paragraph(organisation, look, 24, bold=True, alignment=TA_CENTER)
    yield NextPageTemplate("upright")
    yield PageBreak()


def _title(text: str, look: Look) -> Flowable:
    frame: dict[str, Any] = {}
    if look.framed_title:
        frame = {"borderWidth": 0.8, "borderColor": black, "borderPadding": (4, 6, 6, 6), "leftIndent": 7}
    return _paragraph(text, look, look.title, bold=True, spaceBefore=20, spaceAfter=7, rightIndent=7, **frame)


def _entry(entry: Entry, look: Look) -> Flowable:
    left = 6 + INDENT * entry.depth
    bullet: dict[str, Any] = {"bulletIndent": left, "bulletFontName": look.regular, "bulletFontSize": look.body}
    style = _style(look, look.body, spaceAfter=2.2, leftIndent=left + INDENT, **bullet)
    return Text(escape(entry.text), style, bulletText=entry.mark)


def _paragraph(text: str, look: Look, size: float, *, bold: bool = False, **more: Any) -> Flowable:
    paragraph = Text(escape(text), _style(look, size, bold=bold, **more))
    paragraph.times = look.overprint if bold else 1
    return paragraph


def _style(look: Look, size: float, *, bold: bool = False, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        "text",
        fontName=look.bold if bold else look.regular,
        fontSize=size,
        leading=size * 1.45,
        wordWrap="CJK" if look.wrap == "letters" else None,
        **more,
    )
