"""How the workbook looks: its named styles, and its fills for findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import NamedStyle
    from openpyxl.styles.differential import DifferentialStyle

FONT = "맑은 고딕"
DEEPEST = 4
"""Items nested deeper than this are indented no further."""

TEXT, CODE, INTEGER, WON, RATE, DAY, LINK, INPUT = "글", "코드", "정수", "원", "비율", "날짜", "링크", "입력"
HEADER, TITLE, SUBTITLE, NOTE = "머리글", "제목", "소제목", "설명"

_NUMBER_FORMATS = {INTEGER: "0", WON: "#,##0", RATE: "0.0%", DAY: "yyyy-mm-dd", LINK: "0"}
_INK, _LINE, _LINK, _MUTED, _INPUT = "1F3A4D", "D0D7DC", "0B5394", "5F6B73", "FFFBE6"
_FILLS = {"error": "F8D7DA", "warning": "FFF0C2", "info": "DCEBF7"}


def nested(depth: int) -> str:
    """The name of the style of an item's text at that depth."""
    return f"{TEXT} {min(depth, DEEPEST)}단계" if depth else TEXT


def add_styles(book: Workbook) -> None:
    """Add the named styles that the sheets use."""
    for style in (*_of_cells(), *_of_headings()):
        book.add_named_style(style)


def fill(severity: str) -> DifferentialStyle:
    """The fill of a row that holds a finding of that severity."""
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    return DifferentialStyle(fill=PatternFill(bgColor=_FILLS[severity], fill_type="solid"))


def _of_cells() -> list[NamedStyle]:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    side = Side(style="thin", color=_LINE)
    look = {"border": Border(left=side, right=side, top=side, bottom=side)}
    font, top = Font(name=FONT, size=10), Alignment(vertical="top")

    def text(name: str, indent: int = 0) -> NamedStyle:
        # `@`: a text that is edited in the cell stays a text.
        aligned = Alignment(vertical="top", wrap_text=True, indent=indent)
        return NamedStyle(name=name, number_format="@", font=font, alignment=aligned, **look)

    styles = [text(TEXT), *(text(nested(depth), 2 * depth) for depth in range(1, DEEPEST + 1)), text(INPUT)]
    styles[-1].fill = PatternFill("solid", fgColor=_INPUT)
    small = Font(name=FONT, size=8, color=_MUTED)
    styles.append(NamedStyle(name=CODE, number_format="@", font=small, alignment=top, **look))
    for name, shown in _NUMBER_FORMATS.items():
        styles.append(NamedStyle(name=name, number_format=shown, font=font, alignment=top, **look))
    styles[-1].font = Font(name=FONT, size=10, color=_LINK, underline="single")
    return styles


def _of_headings() -> list[NamedStyle]:
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

    middle = Alignment(vertical="center", horizontal="center", wrap_text=True)
    white = Font(name=FONT, size=10, bold=True, color="FFFFFF")
    top = Alignment(vertical="top")
    return [
        NamedStyle(name=HEADER, font=white, fill=PatternFill("solid", fgColor=_INK), alignment=middle),
        NamedStyle(name=TITLE, font=Font(name=FONT, size=16, bold=True, color=_INK), alignment=top),
        NamedStyle(name=SUBTITLE, font=Font(name=FONT, size=12, bold=True, color=_INK), alignment=top),
        NamedStyle(name=NOTE, font=Font(name=FONT, size=10, color=_MUTED), alignment=top),
    ]
