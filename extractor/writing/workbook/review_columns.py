"""The columns of the sheet 검증 in which an auditor decides, and its fills."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from extractor.audit.decisions import STATES, Decisions, Standing
from extractor.writing.workbook.grid import Grid
from extractor.writing.workbook.worksheet import colour

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("state", "opinion", "reviewer")


def standings(findings: pd.DataFrame, decisions: Decisions | None) -> pd.DataFrame:
    """What was decided of each finding of the feed's table, row by row; nothing where there are no decisions."""
    import pandas as pd

    facts: Iterable[tuple[str, Any, Any]] = zip(
        findings["id"].tolist(), findings["expected"].tolist(), findings["actual"].tolist(), strict=True
    )
    found = [decisions.standing(*each) if decisions else Standing() for each in facts]
    columns = {name: [getattr(each, name) for each in found] for name in COLUMNS}
    return pd.DataFrame(columns, index=findings.index, dtype="object")


def mark_findings(grid: Grid) -> None:
    """A list of what can be decided in 검토상태, and rows filled by severity."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sources = [field.source for field in grid.sheet.fields]
    severity, state = (get_column_letter(sources.index(name) + 1) for name in ("severity", "state"))
    for worksheet, last in grid.parts:
        choice: Any = DataValidation(type="list", formula1=f'"{",".join(STATES)}"', allow_blank=True)
        choice.error, choice.errorTitle = f"{', '.join(STATES)} 가운데 하나를 고르세요.", "검토상태"
        choice.add(f"{state}2:{state}{max(last, 2)}")
        worksheet.data_validations.append(choice)
        colour(worksheet, severity, get_column_letter(len(sources)), last)
