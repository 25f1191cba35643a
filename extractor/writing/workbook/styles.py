"""How the workbook looks: its named styles, and its fills for findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.styles import Border, NamedStyle
    from openpyxl.styles.differential import DifferentialStyle

FONT = "맑은 고딕"
DEEPEST = 4
"""Items nested deeper than this are indented no further."""

TEXT, NAME, CODE, INTEGER, WON, RATE, DAY, LINK, INPUT = (
    "글", "이름", "코드", "정수", "원", "비율", "날짜", "링크", "입력"
)  # fmt: skip
HEADER, TITLE, SUBTITLE, NOTE = "머리글", "제목", "소제목", "설명"
ANY = "값"
"""No style: a number is shown as WON, anything else as TEXT."""

LINE_HEIGHT = 16.5
"""Points that a line of text takes in a cell."""
TITLE_HEIGHTS = {TITLE: 28.0, SUBTITLE: 20.0, HEADER: 32.0}

_NUMBER_FORMATS = {INTEGER: "0", WON: "#,##0", RATE: "0.0%", DAY: "yyyy-mm-dd", LINK: "0"}
_CENTRED = frozenset({INTEGER, DAY, LINK})
_INK, _LINE, _LINK, _MUTED, _INPUT, _TOTAL = "1F3A4D", "D0D7DC", "0B5394", "5F6B73", "FFFBE6", "EAF1F5"
_FILLS = {"error": "F8D7DA", "warning": "FFF0C2", "info": "DCEBF7"}


def nested(depth: int) -> str:
    """The name of the style of an item's text at that depth."""
    return f"{TEXT} {min(depth, DEEPEST)}단계" if depth else TEXT


def of_total(style: str) -> str:
    """The name of that style in a row of totals."""
    return f"합계 {style}"


def add_styles(book: Any) -> None:
    """Add the named styles that the sheets use; widths of columns are in the digits of FONT."""
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList

    book._fonts = IndexedList([Font(name=FONT, size=10)])
    for style in (*_of_cells(), *_of_headings()):
        book.add_named_style(style)


def fill(severity: str) -> DifferentialStyle:
    """The fill of a row that holds a finding of that severity."""
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    return DifferentialStyle(fill=PatternFill(bgColor=_FILLS[severity], fill_type="solid"))


def _of_cells() -> list[NamedStyle]:
    styles = [_of_text(TEXT), *(_of_text(nested(depth), 2 * depth) for depth in range(1, DEEPEST + 1))]
    styles += [_of_text(INPUT, colour=_INPUT), _of_number(NAME, "@"), _of_number(CODE, "@", size=8, colour=_MUTED)]
    styles += [_of_number(name, shown) for name, shown in _NUMBER_FORMATS.items() if name != LINK]
    styles += [
        _of_number(LINK, _NUMBER_FORMATS[LINK], colour=_LINK),
        _of_text(of_total(TEXT), colour=_TOTAL, bold=True),
    ]
    styles += [_of_number(of_total(name), _NUMBER_FORMATS[name], total=True) for name in (WON, RATE)]
    return styles


def _of_text(name: str, indent: int = 0, *, colour: str | None = None, bold: bool = False) -> NamedStyle:
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

    return NamedStyle(
        name=name,
        number_format="@",  # a text that is edited in its cell stays a text
        font=Font(name=FONT, size=10, bold=bold),
        alignment=Alignment(vertical="top", horizontal="left" if indent else None, wrap_text=True, indent=indent),
        fill=PatternFill("solid", fgColor=colour) if colour else None,
        border=_border(),
    )


def _of_number(name: str, shown: str, *, size: int = 10, colour: str | None = None, total: bool = False) -> NamedStyle:
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

    return NamedStyle(
        name=name,
        number_format=shown,
        font=Font(name=FONT, size=size, color=colour, bold=total, underline="single" if name == LINK else None),
        alignment=Alignment(vertical="top", horizontal="center" if name in _CENTRED else None),
        fill=PatternFill("solid", fgColor=_TOTAL) if total else None,
        border=_border(),
    )


def _of_headings() -> list[NamedStyle]:
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

    middle = Alignment(vertical="center", horizontal="center", wrap_text=True)
    centre = Alignment(vertical="center")
    white = Font(name=FONT, size=10, bold=True, color="FFFFFF")
    return [
        NamedStyle(name=HEADER, font=white, fill=PatternFill("solid", fgColor=_INK), alignment=middle),
        NamedStyle(name=TITLE, font=Font(name=FONT, size=16, bold=True, color=_INK), alignment=centre),
        NamedStyle(name=SUBTITLE, font=Font(name=FONT, size=12, bold=True, color=_INK), alignment=centre),
        NamedStyle(name=NOTE, font=Font(name=FONT, size=10, color=_MUTED), alignment=centre),
    ]


def _border() -> Border:
    from openpyxl.styles import Border, Side

    side = Side(style="thin", color=_LINE)
    return Border(left=side, right=side, top=side, bottom=side)
