"""The columns of the sheet 검증 in which an auditor decides, and its fills."""

from __future__ import annotations

from typing import Any

from extractor.writing.workbook import labels
from extractor.writing.workbook.grid import Grid
from extractor.writing.workbook.worksheet import colour


def mark_findings(grid: Grid) -> None:
    """A list of what can be decided in 검토상태, and rows filled by severity."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sources = [field.source for field in grid.sheet.fields]
    severity, state = (get_column_letter(sources.index(name) + 1) for name in ("severity", "state"))
    for worksheet, last in grid.parts:
        choice: Any = DataValidation(type="list", formula1=f'"{",".join(labels.REVIEW_STATES)}"', allow_blank=True)
        choice.error, choice.errorTitle = f"{', '.join(labels.REVIEW_STATES)} 가운데 하나를 고르세요.", "검토상태"
        choice.add(f"{state}2:{state}{max(last, 2)}")
        worksheet.data_validations.append(choice)
        colour(worksheet, severity, get_column_letter(len(sources)), last)
