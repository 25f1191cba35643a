"""Invented reports printed as PDF, with the place of every value known: what the tests of the review show and click."""

from __future__ import annotations

import dataclasses
import pathlib
from collections.abc import Iterator

import invented
import msgspec
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractor.records import Finding, Node, Pledge, ReportRecords, SourcePlace

FONT = "HYGothic-Medium"
SIZE = 10


@dataclasses.dataclass
class Press:
    """Prints line after line and remembers where each value stands."""

    canvas: Canvas
    page: int = 1
    top: float = 60
    line: int = 0
    places: dict[str, tuple[SourcePlace, ...]] = dataclasses.field(default_factory=dict)

    def turn(self) -> None:
        self.canvas.showPage()
        self.page, self.top = self.page + 1, 60

    def put(self, pointer: str, text: str, x: float = 60, *, new_line: bool = True) -> None:
        if new_line:
            self.top += SIZE * 1.6
            self.line += 1
        if self.top > 780:
            self.turn()
        self.canvas.setFont(FONT, SIZE)
        self.canvas.drawString(x, A4[1] - self.top - SIZE, text)
        box = (x, self.top, x + self.canvas.stringWidth(text, FONT, SIZE), self.top + SIZE * 1.2)
        place = SourcePlace(page=self.page, box=box, line=self.line)
        self.places[pointer] = (*self.places.get(pointer, ()), place)


def printed(path: pathlib.Path, *pledges: Pledge) -> tuple[Pledge, ...]:
    """Print the pledges as a PDF, each from a new page; give them back with their pages and places."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    press = Press(Canvas(str(path), pagesize=A4, invariant=1))
    made: list[Pledge] = []
    for pledge in pledges:
        press.places, first = {}, press.page
        _print(press, pledge)
        made.append(msgspec.structs.replace(pledge, pages=(first, press.page), source_map=press.places))
        press.turn()
    press.canvas.save()
    return tuple(made)


def _print(press: Press, pledge: Pledge) -> None:
    for field in ("number", "title", "kind", "status", "department"):
        press.put(f"/{field}", getattr(pledge, field) or "?")
    press.put("/sources", ", ".join(pledge.sources))
    press.put("/lead", ", ".join(pledge.lead))
    press.put("/budget", pledge.budget.text if pledge.budget else "?")
    for name in ("goals", "overview"):
        _nodes(press, f"/{name}", getattr(pledge, name))
    _tables(press, pledge)
    for name in ("achievements", "plans"):
        _nodes(press, f"/{name}", getattr(pledge, name))
    _closing(press, pledge)


def _tables(press: Press, pledge: Pledge) -> None:
    for at, target in enumerate(pledge.targets):
        press.put(f"/targets/{at}/text", target.text, 60 + 60 * at, new_line=at == 0)
    for at, row in enumerate(pledge.investment):
        for column, measure in enumerate(("planned_krw", "secured_krw")):
            if getattr(row, measure) is not None:
                text = f"{getattr(row, measure) // 1_000_000}"
                press.put(f"/investment/{at}/{measure}", text, 60 + 60 * column, new_line=column == 0)
    press.turn()
    for at, row in enumerate(pledge.execution):
        text = f"{row.executed_krw // 1_000_000}"
        press.put(f"/execution/{at}/executed_krw", text, 60 + 60 * at, new_line=at == 0)


def _closing(press: Press, pledge: Pledge) -> None:
    for at, caption in enumerate(pledge.press):
        press.put(f"/press/{at}", caption.text)
    for at, contact in enumerate(pledge.contacts):
        press.put(f"/contacts/{at}", f"{contact.role}: {contact.name} {contact.phone or ''}")
    for at, stray in enumerate(pledge.unplaced):
        press.put(f"/unplaced/{at}", stray.text)


def _nodes(press: Press, base: str, nodes: tuple[Node, ...], depth: int = 0) -> None:
    for at, node in enumerate(nodes):
        half = len(node.text) // 2 if len(node.text) > 30 else len(node.text)
        press.put(f"{base}/{at}", node.text[:half], 60 + 12 * depth)
        if node.text[half:]:
            press.put(f"{base}/{at}", node.text[half:], 60 + 12 * depth)
        _nodes(press, f"{base}/{at}/children", node.children, depth + 1)


def findings(pledge: Pledge) -> Iterator[Finding]:
    """A finding of each severity, one about a whole section that the page lacks."""

    def about(pointer: str, **over: object) -> Finding:
        place = pledge.source_map.get(pointer, (None,))[0]
        where = {"page": place.page, "box": place.box} if place else {"page": None, "box": None}
        return invented.finding(pledge.id, pointer=pointer, **where, **over)

    yield about("/investment/1/secured_krw")
    yield about(
        "/achievements/0",
        rule="count-dates",
        severity="warning",
        message="‘2회’로 적혔으나 날짜는 1개입니다.",
        expected=2,
        actual=1,
    )
    yield about(
        "/unplaced/0",
        rule="unplaced",
        severity="warning",
        kind="reading",
        message="어느 항목에도 놓지 못한 글이 있습니다: (뒷면 참조)",
        expected=None,
        actual=None,
    )
    yield about(
        "/investment/0/secured_krw",
        rule="underfunded",
        severity="info",
        message="확보액 110백만원이 계획액 120백만원보다 10백만원 적습니다.",
    )


def report(path: pathlib.Path, *pledges: Pledge) -> ReportRecords:
    """A printed report; its first pledge has findings, the others have none."""
    made = printed(path, *pledges)
    result = invented.of_pledges(*made, file=path.name)
    return msgspec.structs.replace(result, findings=tuple(findings(made[0])))
