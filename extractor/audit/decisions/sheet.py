"""Reads the decisions from the sheet 검증 of a workbook that people have worked in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple, cast

from extractor.audit.decisions.model import STATES, Decision, Decisions, State, as_text
from extractor.errors import UsageError

SHEET = "검증"
ID, PLEDGE = "지적 ID", "공약 ID"
EXPECTED, ACTUAL = "계산값", "원문값"
STATE, OPINION, REVIEWER = "검토상태", "검토의견", "검토자"
HEADINGS = (ID, PLEDGE, EXPECTED, ACTUAL, STATE, OPINION, REVIEWER)

HEADER_REACH = 20  # rows in which the headings may stand: people put titles above tables


class _Row(NamedTuple):
    """One row below the headings: where it stands, and its cells by heading."""

    sheet: str
    number: int
    cells: dict[str, Any]


def read_decisions(path: str | os.PathLike[str]) -> Decisions:
    """The decisions of a workbook that `gongyak convert` wrote and auditors filled in.

    Rows without a decision are left out. Raises UsageError, with sheet and row, where the file is no such workbook,
    a column is missing, a word of 검토상태 is unknown, or two rows decide differently on one finding.
    """
    name = os.fspath(path)
    found: dict[str, Decision] = {}
    for row in _rows(name):
        decision = _decision(name, row)
        if decision is not None and found.setdefault(decision.finding_id, decision) != decision:
            raise _wrong(name, row, f"finding {decision.finding_id} is decided twice and differently", "keep one row")
    return Decisions(file=name, by_id=found)


def _decision(name: str, row: _Row) -> Decision | None:
    cells = {heading: as_text(value) for heading, value in row.cells.items()}
    if not (cells[STATE] or cells[OPINION] or cells[REVIEWER]):
        return None
    if not cells[ID]:
        raise _wrong(name, row, f"a decision without {ID}", f"copy the {ID} of the finding into the row, or clear it")
    if cells[STATE] and cells[STATE] not in STATES:
        known = ", ".join(STATES)
        raise _wrong(
            name, row, f"{STATE} {cells[STATE]!r} is none of {known}", "choose one of the list or clear the cell"
        )
    return Decision(
        finding_id=cells[ID],
        pledge_id=cells[PLEDGE] or None,
        expected=cells[EXPECTED],
        actual=cells[ACTUAL],
        state=cast("State", cells[STATE]) if cells[STATE] else None,
        opinion=cells[OPINION] or None,
        reviewer=cells[REVIEWER] or None,
    )


def _rows(name: str) -> Iterator[_Row]:
    try:
        file = open(name, "rb")  # noqa: SIM115 (closed below, whatever openpyxl leaves open inside)
    except OSError as error:
        raise UsageError((error.strerror or str(error)).lower(), file=name, hint="give a pledges.xlsx") from error
    with file:
        book = _workbook(name, file)
        # A sheet that was full goes on in `검증 (2)`.
        sheets = [sheet for sheet in book.worksheets if sheet.title == SHEET or sheet.title.startswith(f"{SHEET} (")]
        if not sheets:
            raise UsageError(f"the workbook has no sheet {SHEET}", file=name, hint="give a pledges.xlsx of gongyak")
        for sheet in sheets:
            yield from _below_headings(name, sheet.title, sheet.iter_rows(values_only=True))


def _below_headings(name: str, sheet: str, rows: Iterator[Sequence[Any]]) -> Iterator[_Row]:
    at: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        if at:
            yield _Row(
                sheet, number, {heading: row[at[heading]] if at[heading] < len(row) else None for heading in HEADINGS}
            )
            continue
        titles = [as_text(value) for value in row]
        if ID in titles or STATE in titles:
            if missing := [heading for heading in HEADINGS if heading not in titles]:
                raise UsageError(
                    f"sheet {sheet} has no column {', '.join(missing)}",
                    file=name,
                    hint="put the column back; the other columns may be moved or hidden",
                )
            at = {heading: titles.index(heading) for heading in HEADINGS}
        elif number == HEADER_REACH:
            break
    if not at:
        raise UsageError(f"sheet {sheet} has no column {ID}", file=name, hint="give a pledges.xlsx of gongyak")


def _workbook(name: str, file: BinaryIO) -> Any:
    from zipfile import BadZipFile

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return openpyxl.load_workbook(file, read_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError) as error:
        # SyntaxError: the XML parser's own errors are of that kind.
        raise UsageError("this is no workbook that can be read", file=name, hint="save it as .xlsx") from error


def _wrong(name: str, row: _Row, reason: str, hint: str) -> UsageError:
    return UsageError(f"sheet {row.sheet}, row {row.number}: {reason}", file=name, hint=hint)
