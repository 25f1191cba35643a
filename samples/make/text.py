"""A report as layout text: what reading its pages gives."""

from __future__ import annotations

from samples.make.arrangement import blocks
from samples.make.blocks import Begin, Block, Cover, Entry, Line, Section, Table, Title, Turn, Unit
from samples.make.model import Report


def layout_text(report: Report) -> str:
    """The layout text of a report, one printed line or table row a line."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks(report):
        if _apart(before, block):
            lines.append("")
        lines += _lines(block)
        before = block if not isinstance(block, Turn) else before
    return "\n".join(lines) + "\n"


def _apart(before: Block | None, block: Block) -> bool:
    """Whether a blank line stands between two blocks: around every table, with its unit, and before a pledge."""
    if before is None or isinstance(block, Turn) or isinstance(before, Unit | Begin):
        return False
    return isinstance(before, Table) or isinstance(block, Table | Unit | Begin)


def _lines(block: Block) -> list[str]:
    match block:
        case Cover(lines):
            return [f"## {line}" for line in lines]
        case Table(_, rows):
            return ["\t".join(cell.text if cell else "" for cell in row) for row in rows]
        case Begin() | Turn():
            return []
        case _:
            return [_line(block)]


def _line(block: Title | Line | Section | Entry | Unit) -> str:
    match block:
        case Title(text):
            return f"## {text}"
        case Section(mark, text):
            return f"{mark} {text}"
        case Entry(depth, mark, text):
            return f"{'  ' * depth}{mark} {text}"
        case Line(text) | Unit(text):
            return text
