"""The gold records: what a reader must make of a report, written from the model and never by a parser.

Every field of a pledge record is there but `id`, `report_id` and `source_map`, which belong to one file, and `pages`,
which are known once a report is drawn. Nor do pages and lines of what is `unplaced` say anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from samples.make.edtf import covered
from samples.make.forms import FORMS, Form
from samples.make.model import Item, Number, Part, Period, Pledge, Report, Row, When, Won

Json: TypeAlias = dict[str, Any]

SCHEMA = "gongyak/pledge/1"
LABELLED = "overview"
JOINTS = " :/(),"


def gold(report: Report) -> list[Json]:
    """The records of all pledges, in order."""
    form = FORMS[report.form]
    return [record(pledge, form, report.periods, at) for at, pledge in enumerate(report.pledges, 1)]


def findings(report: Report) -> list[Json]:
    """The planted errors: every finding of severity error or warning that the report sets off, and some of info."""
    return [
        {"ordinal": at, "rule": planted.rule, "pointer": planted.pointer}
        for at, pledge in enumerate(report.pledges, 1)
        for planted in pledge.planted
    ]


def record(pledge: Pledge, form: Form, periods: Sequence[Period], ordinal: int) -> Json:
    """One pledge's record."""
    columns = (Period(form.total, "total"), *periods)
    return {
        "schema": SCHEMA,
        "ordinal": ordinal,
        "number": pledge.number,
        "title": pledge.title,
        "sources": list(pledge.sources),
        "kind": pledge.kind,
        "lead": list(pledge.lead),
        "status": pledge.status,
        "budget": _budget(pledge),
        "goals": [_node(item) for item in pledge.goals],
        "overview": [_node(item, labelled=True) for item in pledge.overview],
        "targets": _targets(pledge, periods),
        "investment": _investment(pledge, columns),
        "execution": _execution(pledge, columns),
        "achievements": [_node(item) for item in pledge.achievements],
        "plans": [_node(item) for item in pledge.plans],
        "press": [{"outlet": one.outlet, "date": _date(one.when), "text": one.text} for one in pledge.press],
        "department": pledge.department,
        "contacts": [{"role": one.role, "name": one.name, "phone": one.phone} for one in pledge.contacts],
        "unplaced": [{"page": None, "line": 0, "text": f"사업기간 {pledge.duration}"}] if pledge.duration else [],
    }


def _budget(pledge: Pledge) -> Json:
    return {"text": pledge.budget.text, "krw": pledge.budget.krw, "funding": list(pledge.budget.funding)}


def _node(item: Item, *, labelled: bool = False) -> Json:
    label, colon, value = item.text.partition(":") if labelled else ("", "", "")
    return {
        "mark": item.mark,
        "text": item.text,
        "label": label.strip() if colon else None,
        "value": value.strip() if colon else None,
        "subject": _subject(item.parts),
        "dates": [_date(part) for part in item.parts if isinstance(part, When)],
        "amounts": [{"text": part.text, "krw": part.krw} for part in item.parts if isinstance(part, Won)],
        "counts": [
            {"text": part.text, "value": part.value, "unit": part.unit}
            for part in item.parts
            if isinstance(part, Number)
        ],
        "children": [_node(child, labelled=labelled) for child in item.children],
    }


def _subject(parts: Sequence[Part]) -> str:
    """The text without its trailing dates and amounts, and what joins them to it."""
    kept = list(parts)
    while kept and (isinstance(kept[-1], When | Won) or (isinstance(kept[-1], str) and not kept[-1].strip(JOINTS))):
        kept.pop()
    if len(kept) == len(parts) or not kept:
        kept = list(parts)
        return "".join(part if isinstance(part, str) else part.text for part in kept)
    return "".join(part if isinstance(part, str) else part.text for part in kept).rstrip(JOINTS)


def _date(when: When) -> Json:
    start, end, precision = covered(when.edtf)
    return {"text": when.text, "edtf": when.edtf, "start": start, "end": end, "precision": precision}


def _targets(pledge: Pledge, periods: Sequence[Period]) -> list[Json]:
    return [
        {"unit": target.unit, "period": period.key, "period_text": period.text, "text": text}
        for target in pledge.targets
        for period, text in zip(periods, target.cells, strict=True)
        if text
    ]


def _investment(pledge: Pledge, columns: Sequence[Period]) -> list[Json]:
    planned = pledge.tables["planned"]
    secured = pledge.tables.get("secured", (None,) * len(planned))
    return [
        {
            "funding": plan.funding,
            "period": period.key,
            "period_text": period.text,
            "planned_krw": plan_krw,
            "secured_krw": secured_krw,
        }
        for plan, secure in zip(planned, secured, strict=True)
        for period, plan_krw, secured_krw in zip(columns, _krw(plan), _krw(secure, len(columns)), strict=True)
        if plan_krw is not None or secured_krw is not None
    ]


def _execution(pledge: Pledge, columns: Sequence[Period]) -> list[Json]:
    return [
        {"funding": row.funding, "period": period.key, "period_text": period.text, "executed_krw": krw}
        for row in pledge.tables.get("executed", ())
        for period, krw in zip(columns, _krw(row), strict=True)
        if krw is not None
    ]


def _krw(row: Row | None, columns: int = 0) -> tuple[int | None, ...]:
    return (row.total.krw, *(cell.krw for cell in row.cells)) if row else (None,) * columns
