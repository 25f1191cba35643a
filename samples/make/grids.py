"""The form at the head of a pledge: where it is from, who does it, how far it is and what it costs."""

from __future__ import annotations

from collections.abc import Iterable

from samples.make.blocks import Box, Table, box, head, table
from samples.make.forms import Form
from samples.make.model import Pledge, Report

WITH_TITLE = ("numbered", "words")


def grid(report: Report, form: Form, pledge: Pledge) -> Table:
    """The table in the arrangement of the form."""
    match form.grid:
        case "columns":
            return _columns(report, form, pledge)
        case "states":
            return _states(report, form, pledge)
        case "numbered":
            return _numbered(report, form, pledge)
        case "words":
            return _words(form, pledge)


def _columns(report: Report, form: Form, pledge: Pledge) -> Table:
    """States in two groups of columns, the budget beside them."""
    wide = len(form.statuses) > 2
    spans = (1, 1, 2 if wide else 1)
    first = 2 if wide else 1
    columns = [name for group, names in form.statuses for name in (names or (group,))]
    rows = [
        [head("공약출처", across=first, down=2), head("사업유형", across=2), head("사업주체", across=sum(spans))],
        [*_kinds(form), *_leads(report, spans)],
        [Box(pledge.sources, across=first), *_kind_ticks(form, pledge), *_lead_ticks(report, form, pledge, spans)],
        [
            *(head(group, across=len(names)) if names else head(group, down=2) for group, names in form.statuses),
            head("소요예산", across=2),
        ],
        [*(head(name) for _, names in form.statuses for name in names), Box((pledge.budget.text,), across=2, down=2)],
        [_tick(form, name == pledge.status) for name in columns],
    ]
    return table("grid", rows, heads=2)


def _states(report: Report, form: Form, pledge: Pledge) -> Table:
    """States in one row under 이행상태."""
    ((_, states),) = form.statuses
    rows = [
        [head("공약출처", down=2), head("사업유형", across=2), head("사업주체", across=3)],
        [*_kinds(form), *_leads(report, (1, 1, 1))],
        [Box(pledge.sources), *_kind_ticks(form, pledge), *_lead_ticks(report, form, pledge, (1, 1, 1))],
        [head("이행상태", across=len(states))],
        [head(form.printed(name)) for name in states],
        [_tick(form, name == pledge.status) for name in states],
        [head("소요예산"), box(pledge.budget.text, across=len(states) - 1)],
    ]
    return table("grid", rows, heads=2)


def _numbered(report: Report, form: Form, pledge: Pledge) -> Table:
    """Number, department and title first; states beside 이행상태."""
    ((_, states),) = form.statuses
    rows = [
        [head("관리번호"), box(pledge.number or "", across=2), head("담당부서"), box(pledge.department, across=2)],
        [head("공약명"), box(pledge.title, across=5)],
        [head("공약출처", down=2), head("사업유형", across=2), head("사업주체", across=3)],
        [*_kinds(form), *_leads(report, (1, 1, 1))],
        [
            box(", ".join(pledge.sources)),
            *_kind_ticks(form, pledge),
            *_lead_ticks(report, form, pledge, (1, 1, 1)),
        ],
        [head("이행상태", down=2), *(head(form.printed(name)) for name in states), head("소요예산")],
        [*(_tick(form, name == pledge.status) for name in states), box(pledge.budget.text)],
    ]
    return table("numbered", rows)


def _words(form: Form, pledge: Pledge) -> Table:
    """Everything in plain words."""
    rows = [
        [head("관리번호"), box(pledge.number or ""), head("사업구분"), box(form.printed(pledge.kind or ""))],
        [head("공약명"), box(pledge.title, across=3)],
        [head("추진상황"), box(form.printed(pledge.status or "")), head("사업주체"), box(", ".join(pledge.lead))],
        [head("사업기간"), box(pledge.duration or ""), head("담당부서"), box(pledge.department)],
        [head("소요예산"), box(pledge.budget.text, across=3)],
    ]
    return table("form", rows)


def leads(report: Report) -> tuple[str, str, str]:
    """The headings of who may lead."""
    return ("자체", f"{report.city}(정부)", "민간/기타")


def _kinds(form: Form) -> Iterable[Box]:
    return (head(form.printed(kind)) for kind in ("신규", "계속"))


def _leads(report: Report, spans: tuple[int, ...]) -> Iterable[Box]:
    return (head(lead, across=span) for lead, span in zip(leads(report), spans, strict=True))


def _kind_ticks(form: Form, pledge: Pledge) -> Iterable[Box]:
    return (_tick(form, kind == pledge.kind) for kind in ("신규", "계속"))


def _lead_ticks(report: Report, form: Form, pledge: Pledge, spans: tuple[int, ...]) -> Iterable[Box]:
    return (_tick(form, lead in pledge.lead, across=span) for lead, span in zip(leads(report), spans, strict=True))


def _tick(form: Form, checked: bool, *, across: int = 1) -> Box:
    return Box((form.tick if checked else form.blank,), "tick", across)
