"""Tables of blocks as platypus tables."""

# reportlab is typed in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable
from reportlab.platypus import Table as Drawn

from samples.make.blocks import Box, Table
from samples.make.flowables import Text, Tick
from samples.make.looks import Look

# How wide columns are against the others, and how high rows are at least, in points.
WIDTHS = {
    "grid": {1: 1.4},
    "numbered": {0: 1.2, 1: 1.2, 5: 1.9},
    "form": {0: 0.6, 1: 1.4, 2: 0.6, 3: 1.4},
    "targets": {0: 1.7},
    "investment": {0: 1.35},
    "execution": {0: 1.2},
    "blocks": {0: 0.7, 2: 1.3},
    "contacts": {0: 0.62},
}
ROW_HEIGHT = {"grid": 20.0, "numbered": 20.0, "form": 22.0, "targets": 20.0, "press": 22.0, "contacts": 22.0}
MONEY = ("investment", "execution", "blocks")
MONEY_ROW = 17.0
TICK = "✓"  # which the fonts lack: always drawn
DOTS = (0.4, 1.4)


def drawn(table: Table, look: Look, width: float, *, apart: bool = False) -> Drawn:
    """The table, `width` points wide; `apart` keeps it well below what stands above it."""
    weights = [1.0] * len(table.rows[0])
    for column, weight in WIDTHS.get(table.name, {}).items():
        weights[column] = weight
    widths = [width * weight / sum(weights) for weight in weights]
    return Drawn(
        [[_content(table.name, cell, look) for cell in row] for row in table.rows],
        colWidths=widths,
        rowHeights=[_height(table, at, look, widths) for at in range(len(table.rows))],
        repeatRows=table.heads if table.name in look.repeated else 0,
        style=[*_spans(table), *_shades(table, look), *_rules(table, look), *_inside(table, look)],
        spaceBefore=22 if apart else 3,
        spaceAfter=8,
    )


def _height(table: Table, at: int, look: Look, widths: list[float]) -> float | None:
    """The least height of a row; None where a cell wraps and the table must measure it."""
    least = ROW_HEIGHT.get(table.name, MONEY_ROW)
    for column, cell in enumerate(table.rows[at]):
        if cell is None or cell.role in ("number", "tick") or cell.down > 1:
            continue
        room = sum(widths[column : column + cell.across])
        content = _content(table.name, cell, look)
        if isinstance(content, Flowable) and content.wrap(room - 6, 1000)[1] + 6 > least:
            return None
    return least


def _content(name: str, cell: Box | None, look: Look) -> str | Flowable | list[Flowable]:
    if cell is None or not cell.text:
        return ""
    if cell.role == "number":
        return cell.text
    if cell.text == TICK or (cell.role == "tick" and look.drawn_ticks and len(cell.text) == 1):
        return Tick(9)
    size = look.number if name in MONEY else look.cell
    style = ParagraphStyle(
        "cell",
        fontName=look.bold if cell.role == "head" else look.regular,
        fontSize=size,
        leading=size * 1.3,
        alignment=TA_LEFT if cell.role == "text" and name == "contacts" else TA_CENTER,
        wordWrap="CJK" if look.wrap == "letters" else None,
    )
    lines = cell.lines
    if look.spaced and cell.role == "head":
        longest = 2 if name in MONEY else 5
        lines = tuple(spaced(line, longest) for line in lines)
    return Text("<br/>".join(escape(line) for line in lines), style)


def spaced(word: str, longest: int = 5) -> str:
    """A short Hangul word as headings space it out: `구 분`."""
    letters = 2 <= len(word) <= longest and all("가" <= letter <= "힣" for letter in word)
    return " ".join(word) if letters else word


def _spans(table: Table) -> list[Any]:
    return [
        ("SPAN", (column, at), (column + cell.across - 1, at + cell.down - 1))
        for at, row in enumerate(table.rows)
        for column, cell in enumerate(row)
        if cell and cell.across * cell.down > 1
    ]


def _shades(table: Table, look: Look) -> list[Any]:
    if look.shade is None:
        return []
    return [
        ("BACKGROUND", (column, at), (column + cell.across - 1, at + cell.down - 1), HexColor(look.shade))
        for at, row in enumerate(table.rows)
        for column, cell in enumerate(row)
        if cell and cell.role in ("head", "label")
    ]


def _rules(table: Table, look: Look) -> list[Any]:
    first, last = (0, 0), (-1, -1)
    match look.rules:
        case "solid":
            return [("INNERGRID", first, last, 0.5, HexColor("#555555")), ("BOX", first, last, 1.0, black)]
        case "dotted":
            return [
                ("INNERGRID", first, last, 0.5, black, 0, DOTS),
                ("LINEABOVE", first, (-1, 0), 1.1, black),
                ("LINEBELOW", (0, -1), last, 1.1, black),
            ]
        case "level" if table.name in (*MONEY, "targets"):
            return [("LINEBELOW", first, last, 0.5, black), ("LINEABOVE", first, (-1, 0), 1.1, black)]
        case "level":
            return [("GRID", first, last, 0.5, black)]


def _inside(table: Table, look: Look) -> list[Any]:
    every = ((0, 0), (-1, -1))
    return [
        ("VALIGN", *every, "MIDDLE"),
        ("ALIGN", *every, "RIGHT" if table.name in MONEY and look.rules == "solid" else "CENTER"),
        ("FONT", *every, look.regular, look.number, look.number * 1.3),
        ("LEFTPADDING", *every, 3),
        ("RIGHTPADDING", *every, 3),
        ("TOPPADDING", *every, 3),
        ("BOTTOMPADDING", *every, 3),
    ]
