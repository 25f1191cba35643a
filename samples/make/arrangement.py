"""A report in blocks, in the order of its form."""

from __future__ import annotations

from collections.abc import Iterable

from samples.make import grids, yearly
from samples.make.blocks import Begin, Block, Cover, Entry, Line, Section, Table, Title, Turn, Unit, box, head, table
from samples.make.forms import FORMS, Form
from samples.make.model import Item, Pledge, Report


def blocks(report: Report) -> Iterable[Block]:
    """Everything that the report prints, in order; each pledge begins with its Begin."""
    form = FORMS[report.form]
    yield Cover((report.title, report.organisation, f"({report.as_of.text} 기준)"))
    for pledge in report.pledges:
        yield Begin()
        yield from _opening(report, form, pledge)
        for name in form.sections:
            yield from _section(report, form, pledge, name)
        yield from _closing(form, pledge)


def _opening(report: Report, form: Form, pledge: Pledge) -> Iterable[Block]:
    if form.grid in grids.WITH_TITLE:
        yield grids.grid(report, form, pledge)
        return
    yield Title(f"{pledge.number}. {pledge.title}" if pledge.number else pledge.title)
    if form.staff == "line":
        people = " ".join(f"{one.role}: {one.name} ☎{one.phone}" for one in pledge.contacts)
        yield Line(f"담당부서: {pledge.department} {people}")
    yield grids.grid(report, form, pledge)


def _section(report: Report, form: Form, pledge: Pledge, name: str) -> Iterable[Block]:
    body = list(_body(report, form, pledge, name))
    turned = pledge.landscape and name in ("investment", "execution")
    if turned and name == "investment":
        yield Turn(landscape=True)
    if body:
        yield Section(form.heading, form.sections[name])
        yield from body
    if turned and name == "execution":
        yield Turn(landscape=False)


def _body(report: Report, form: Form, pledge: Pledge, name: str) -> Iterable[Block]:
    if name == "targets":
        if pledge.targets:
            yield yearly.targets(report, pledge)
    elif name in ("investment", "execution"):
        yield Unit(f"(단위 : {report.unit})")
        yield (
            yearly.investment(report, form, pledge) if name == "investment" else yearly.execution(report, form, pledge)
        )
    else:
        yield from _entries(getattr(pledge, name), 0)


def _entries(items: Iterable[Item], depth: int) -> Iterable[Entry]:
    for item in items:
        yield Entry(depth, item.mark, item.text)
        yield from _entries(item.children, depth + 1)


def _closing(form: Form, pledge: Pledge) -> Iterable[Table]:
    if pledge.press:
        yield table("press", [[box(one.text) for one in pledge.press]])
    if form.staff == "row":
        people = [box(f"{one.role}: {one.name} ☎{one.phone}") for one in pledge.contacts]
        yield table("contacts", [[head("총괄부서"), *people]])
    elif form.staff == "bracketed":
        people = [box(f"{one.role} {one.name}(☎{one.phone})") for one in pledge.contacts]
        yield table("contacts", [[head("담당자"), *people]])
