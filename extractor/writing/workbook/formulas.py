"""Formulas over the sheets of data. Text is compared exactly: nothing in it is a wildcard or an operator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.writing.workbook.grid import Grid

Conditions = Mapping[str, str]
"""From a field's source to what it must equal: a cell (`$A7`), a text in quotes, or `""` for an empty cell."""


def total(grid: Grid, conditions: Conditions, summed: str | None = None, *, printed: Sequence[str] = ()) -> str:
    """The sum of the field `summed` over the rows that meet all conditions; the number of those rows without it.

    printed : fields that must hold something in every row that counts.
    """
    parts: list[str] = []
    for at in range(len(grid.parts)):
        tests = [f"EXACT({_range(grid, at, source)},{value})" for source, value in conditions.items()]
        tests += [f'({_range(grid, at, source)}<>"")' for source in printed]
        met = "*".join(tests)
        if summed is None:
            parts.append(f"SUMPRODUCT({met}*1)" if met else f"COUNTA({_range(grid, at, 'pledge_id')})")
        else:
            amounts = _range(grid, at, summed)
            parts.append(f"SUMPRODUCT({met}*1,{amounts})" if met else f"SUM({amounts})")
    return "+".join(parts)


def rate(grid: Grid, conditions: Conditions, pair: tuple[str, str]) -> str:
    """The sum of one field in that of another, over the rows that hold both; an empty text where that is nothing."""
    part, whole = (total(grid, conditions, source, printed=pair) for source in pair)
    return f'IFERROR(({part})/({whole}),"")'


def share(part: str, whole: str) -> str:
    """The share of one cell in another; an empty text where there is nothing to share."""
    return f'IF({whole}=0,"",{part}/{whole})'


def _range(grid: Grid, at: int, source: str) -> str:
    from openpyxl.utils import get_column_letter, quote_sheetname

    worksheet, last = grid.parts[at]
    letter = get_column_letter([field.source for field in grid.sheet.fields].index(source) + 1)
    return f"{quote_sheetname(worksheet.title)}!${letter}$2:${letter}${max(last, 2)}"
