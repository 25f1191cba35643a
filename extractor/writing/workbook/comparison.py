"""The workbook of a comparison: what changed between two yearly reports, and which pledge became which."""

from __future__ import annotations

import datetime
import pathlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from extractor.audit.compare import LABELS, Comparison
from extractor.writing import landing
from extractor.writing.workbook import archive, labels, long_texts, styles
from extractor.writing.workbook.grid import Grid
from extractor.writing.workbook.sheets import Field, Sheet, Tables
from extractor.writing.workbook.styles import add_styles
from extractor.writing.workbook.worksheet import colour

if TYPE_CHECKING:
    import pandas as pd

_LABELS: Mapping[str, str] = {**LABELS}
_BASES: Mapping[str, str] = {"number-title": "번호와 명칭 일치", "title": "명칭 일치", "similar": "유사"}


def _changes(tables: Tables) -> pd.DataFrame:
    return tables["changes"]


def _matches(tables: Tables) -> pd.DataFrame:
    return tables["matches"]


_ORGANISATION = Field("기관", "organisation", styles.NAME, 12)
_CHANGES = Sheet(
    "변경",
    "두 보고서 사이에 달라진 것마다 한 줄",
    _changes,
    (
        _ORGANISATION,
        Field("공약명", "title", styles.NAME, 30),
        Field("구분", "kind", width=16, words=_LABELS.get),
        Field("심각도", "severity", width=9, words=labels.SEVERITIES.get),
        Field("내용", "message", width=60),
        Field("이전 값", "old", styles.ANY, 26),
        Field("새 값", "new", styles.ANY, 26),
        Field("유사도", "score", styles.INTEGER, 9),
        Field("이전 공약 ID", "old_id", styles.CODE, 17),
        Field("이전 위치", "old_pointer", styles.CODE, 22),
        Field("새 공약 ID", "new_id", styles.CODE, 17),
        Field("새 위치", "new_pointer", styles.CODE, 22),
    ),
    frozen=2,
)
_MATCHES = Sheet(
    "공약대응",
    "이전 보고서의 어느 공약이 새 보고서의 어느 공약인지",
    _matches,
    (
        _ORGANISATION,
        Field("이전 공약명", "old_title", width=36),
        Field("새 공약명", "new_title", width=36),
        Field("근거", "basis", width=18, words=_BASES.get),
        Field("유사도", "score", styles.INTEGER, 9),
        Field("변경 수", "changes", styles.INTEGER, 9),
        Field("이전 공약 ID", "old_id", styles.CODE, 17),
        Field("새 공약 ID", "new_id", styles.CODE, 17),
    ),
    frozen=1,
)


def write_comparison(path: pathlib.Path, comparisons: Sequence[Comparison], *, version: str) -> None:
    """Write the workbook of these comparisons, in the order given; the same comparisons give the same bytes.

    version : of the program, for the workbook's properties.

    Raises OutputError where the file cannot be written; what stood there before is then untouched.
    """
    from openpyxl import Workbook

    book: Any = Workbook(write_only=True)
    book.properties.creator = f"gongyak {version}"
    book.properties.created = book.properties.modified = datetime.datetime(1980, 1, 1)
    add_styles(book)
    tables = _tables(comparisons)
    with landing.file(path) as staged:
        grids = [Grid(book, sheet) for sheet in (_CHANGES, _MATCHES)]
        for grid in grids:
            grid.append(grid.sheet.rows(tables))
            grid.finish()
        _fill(grids[0])
        long_texts.write(book, grids)
        archive.save(book, staged, {})


def _fill(grid: Grid) -> None:
    """Fills the rows of changes by severity."""
    from openpyxl.utils import get_column_letter

    sources = [field.source for field in grid.sheet.fields]
    severity = get_column_letter(sources.index("severity") + 1)
    for worksheet, last in grid.parts:
        colour(worksheet, severity, get_column_letter(len(sources)), last)


def _tables(comparisons: Iterable[Comparison]) -> Tables:
    """The frames behind the sheets; `pledge_id` and `pointer` say which value of the new report a row is about."""
    changes: list[dict[str, Any]] = []
    matches: list[dict[str, Any]] = []
    for comparison in comparisons:
        changes += _change_rows(comparison)
        matches += _match_rows(comparison)
    return {"changes": _frame(changes, _CHANGES), "matches": _frame(matches, _MATCHES)}


def _frame(rows: list[dict[str, Any]], sheet: Sheet) -> pd.DataFrame:
    import pandas as pd

    columns = [*(field.source for field in sheet.fields), "pledge_id", "pointer"]
    return pd.DataFrame(rows, columns=columns, dtype="object")


def _change_rows(comparison: Comparison) -> Iterator[dict[str, Any]]:
    for change in comparison.changes:
        values = {name: getattr(change, name) for name in change.__struct_fields__}
        yield {
            **values,
            "organisation": comparison.new.organisation,
            "score": _whole(change.score),
            "pledge_id": change.new_id,
            "pointer": change.new_pointer,
        }


def _match_rows(comparison: Comparison) -> Iterator[dict[str, Any]]:
    for match in comparison.matches:
        values = {name: getattr(match, name) for name in match.__struct_fields__}
        yield {
            **values,
            "organisation": comparison.new.organisation,
            "score": _whole(match.score),
            "changes": sum(
                change.old_id == match.old_id and change.new_id == match.new_id for change in comparison.changes
            ),
            "pledge_id": match.new_id,
            "pointer": None,
        }


def _whole(score: float | None) -> int | None:
    return None if score is None else round(score)
