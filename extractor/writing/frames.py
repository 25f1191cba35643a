"""Records -> pandas DataFrames: the tables of the feed.

Tables and columns are those of `tables.TABLES`. Text is `str` or None (dtype object), counts and won are exact nullable
integers (`Int64`), days are `datetime64[s]`, points are `Float64`. A list is joined with `; `. `expected`
and `actual` of a finding are the text or the whole number that was compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from extractor.identity import content_hash, finding_ids
from extractor.records import Date, Node, Pledge, ReportRecords
from extractor.writing.tables import SEPARATOR, TABLES, Column, Kind

if TYPE_CHECKING:
    import pandas as pd

Row = tuple[Any, ...]

_DTYPES: dict[Kind, str] = {
    "text": "object",
    "list": "object",
    "integer": "Int64",
    "won": "Int64",
    "number": "Float64",
    "date": "datetime64[s]",
}


BATCH = 500
"""Pledges that are worked on at once: what memory holds, whatever the number of reports."""


def batches(results: Iterable[ReportRecords]) -> Iterator[list[ReportRecords]]:
    """The reports in order, in lots of about BATCH pledges, each lot small enough to hold as frames."""
    batch: list[ReportRecords] = []
    pledges = 0
    for result in results:
        batch.append(result)
        pledges += len(result.pledges)
        if pledges >= BATCH:
            yield batch
            batch, pledges = [], 0
    if batch:
        yield batch


def frames(results: Iterable[ReportRecords]) -> dict[str, pd.DataFrame]:
    """Every table of the feed by name, reports in the order given, rows in document order.

    The tables of two lots of reports, one put below the other, are the tables of both lots together.
    """
    import pandas as pd

    held = rows(results)
    return {name: pd.DataFrame(_columns(TABLES[name].columns, held[name])) for name in TABLES}


def rows(results: Iterable[ReportRecords]) -> dict[str, list[Row]]:
    """The rows of every table, in the order of its columns; days are ISO dates. What `frames` makes frames of."""
    held: dict[str, list[Row]] = {name: [] for name in TABLES}
    for result in results:
        for name, found in _rows(result):
            held[name].extend(found)
    return held


def _columns(columns: Sequence[Column], held: list[Row]) -> dict[str, pd.Series[Any]]:
    import pandas as pd

    values: Iterable[Sequence[Any]] = zip(*held, strict=True) if held else ([] for _ in columns)
    return {
        column.name: pd.Series(list(cells), dtype=_DTYPES[column.kind])  # pyright: ignore[reportArgumentType, reportCallIssue]
        for column, cells in zip(columns, values, strict=True)
    }


def _rows(result: ReportRecords) -> Iterator[tuple[str, list[Row]]]:
    report = result.report
    yield (
        "reports",
        [(*(getattr(report, name) for name in TABLES["reports"].names[:-1]), content_hash(report))],
    )
    for pledge in result.pledges:
        yield "pledges", [_pledge(pledge)]
        for section in ("goals", "overview", "achievements", "plans"):
            nodes = list(_walk(getattr(pledge, section), f"/{section}", None, 0))
            yield section, [_node(pledge, at, *node) for at, node in enumerate(nodes, 1)]
            for pointer, node, _, _ in nodes:
                yield from _contents(pledge, section, pointer, node)
        yield from _flat(pledge)
    yield "findings", list(_findings(result))
    yield (
        "checks",
        [(check.pledge_id, check.rule, check.state, check.compared, content_hash(check)) for check in result.checks],
    )


def _pledge(pledge: Pledge) -> Row:
    budget = pledge.budget
    return (
        pledge.id,
        pledge.report_id,
        pledge.ordinal,
        pledge.number,
        pledge.title,
        *(pledge.pages or (None, None)),
        _joined(pledge.sources),
        pledge.kind,
        _joined(pledge.lead),
        pledge.status,
        pledge.department,
        *((budget.text, budget.krw, _joined(budget.funding)) if budget else (None, None, None)),
        *_totals(pledge),
        content_hash(pledge),
    )


def _totals(pledge: Pledge) -> tuple[int | None, int | None, int | None]:
    """Planned, secured and executed as printed where the 계 row meets the 계 column; None where nothing is printed."""
    planned = next((row for row in pledge.investment if row.funding == "계" and row.period == "total"), None)
    executed = next((row for row in pledge.execution if row.funding == "계" and row.period == "total"), None)
    return (
        planned.planned_krw if planned else None,
        planned.secured_krw if planned else None,
        executed.executed_krw if executed else None,
    )


def _walk(
    nodes: Sequence[Node], pointer: str, parent: str | None, depth: int
) -> Iterator[tuple[str, Node, str | None, int]]:
    """Nested items in the order printed, each with its pointer, its parent's and its depth."""
    for at, node in enumerate(nodes):
        here = f"{pointer}/{at}"
        yield here, node, parent, depth
        yield from _walk(node.children, f"{here}/children", here, depth + 1)


def _node(pledge: Pledge, ordinal: int, pointer: str, node: Node, parent: str | None, depth: int) -> Row:
    return (
        pledge.id,
        pointer,
        ordinal,
        parent,
        depth,
        node.mark,
        node.subject,
        node.label,
        node.value,
        min((date.start for date in node.dates), default=None),
        max((date.end for date in node.dates), default=None),
        _joined(dict.fromkeys(date.precision for date in node.dates)),
        _joined(date.edtf for date in node.dates),
        _joined(str(amount.krw) for amount in node.amounts),
        _joined(count.text for count in node.counts),
        node.text,
        _page(pledge, pointer),
    )


def _contents(pledge: Pledge, section: str, pointer: str, node: Node) -> Iterator[tuple[str, list[Row]]]:
    page = _page(pledge, pointer)

    def row(kind: str, at: int, *values: object) -> Row:
        return (pledge.id, f"{pointer}/{kind}/{at}", at + 1, section, pointer, *values, page)

    if node.dates:
        yield "dates", [row("dates", at, date.text, *_span(date)) for at, date in enumerate(node.dates)]
    if node.amounts:
        yield "amounts", [row("amounts", at, item.text, item.krw) for at, item in enumerate(node.amounts)]
    if node.counts:
        yield "counts", [row("counts", at, item.text, item.value, item.unit) for at, item in enumerate(node.counts)]


def _flat(pledge: Pledge) -> Iterator[tuple[str, list[Row]]]:
    """The tables whose rows hold no further rows."""

    def table(name: str, *columns: str) -> tuple[str, list[Row]]:
        found = enumerate(getattr(pledge, name))
        return name, [_line(pledge, name, at, *(getattr(item, key) for key in columns)) for at, item in found]

    yield table("targets", "unit", "period", "period_text", "text")
    yield table("investment", "funding", "period", "period_text", "planned_krw", "secured_krw")
    yield table("execution", "funding", "period", "period_text", "executed_krw")
    yield table("contacts", "role", "name", "phone")
    unplaced = enumerate(pledge.unplaced)
    yield (
        "unplaced",
        [(pledge.id, f"/unplaced/{at}", at + 1, item.line, item.text, item.page) for at, item in unplaced],
    )
    for at, item in enumerate(pledge.press):
        date, page = item.date, _page(pledge, f"/press/{at}")
        yield "press", [_line(pledge, "press", at, item.outlet, *_span(date), date.text, item.text)]
        pointer = f"/press/{at}/date"
        yield "dates", [(pledge.id, pointer, 1, "press", f"/press/{at}", date.text, *_span(date), page)]


def _line(pledge: Pledge, name: str, at: int, *values: object) -> Row:
    pointer = f"/{name}/{at}"
    return (pledge.id, pointer, at + 1, *values, _page(pledge, pointer))


def _findings(result: ReportRecords) -> Iterator[Row]:
    ids = finding_ids(result.report.report_id, result.findings)
    for name, finding in zip(ids, result.findings, strict=True):
        yield (
            name,
            result.report.report_id,
            finding.pledge_id,
            finding.rule,
            finding.severity,
            finding.kind,
            finding.message,
            finding.pointer,
            finding.expected,
            finding.actual,
            finding.page,
            *(finding.box or (None, None, None, None)),
            content_hash(finding),
        )


def _span(date: Date) -> tuple[str, str, str, str]:
    return date.edtf, date.start, date.end, date.precision


def _joined(items: Iterable[str]) -> str | None:
    return SEPARATOR.join(items) or None


_CELLS = ("", "/text", "/planned_krw", "/secured_krw", "/executed_krw")


def _page(pledge: Pledge, pointer: str) -> int | None:
    """The page on which the value at `pointer` begins; a row of a table begins where its first cell does."""
    for cell in _CELLS:
        places = pledge.source_map.get(pointer + cell)
        if places:
            return places[0].page
    return None
