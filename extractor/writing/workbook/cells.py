"""Text in cells: always text, always whole.

A cell holds 32,767 UTF-16 units at most; the rest of a longer text stands in the sheet of long texts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell.rich_text import CellRichText

LIMIT = 32_767
_BEFORE_ESCAPE = re.compile(r"(?<=_)(?=x[0-9A-Fa-f]{4}_)")


def pieces(text: str, limit: int = LIMIT) -> list[str]:
    """The text in pieces of at most `limit` UTF-16 units, no character cut in two."""
    if len(text) * 2 <= limit:
        return [text]
    found: list[str] = []
    start = size = 0
    for at, char in enumerate(text):
        units = 2 if ord(char) > 0xFFFF else 1
        if size + units > limit:
            found.append(text[start:at])
            start, size = at, 0
        size += units
    return [*found, text[start:]]


def stored(text: str) -> str | CellRichText:
    """The text as openpyxl is to write it.

    Readers of workbooks take `_x000D_` for an escaped character (ECMA-376, ST_Xstring). Cut into two runs it stays
    what it is, in every reader.
    """
    if "_x" not in text or not _BEFORE_ESCAPE.search(text):
        return text
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    return CellRichText([TextBlock(InlineFont(), run) for run in _BEFORE_ESCAPE.split(text)])
