"""A report as the blocks that are printed one below the other: the same for the pages and for the layout text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from samples.make.forms import FORMS, Form
from samples.make.model import Item, Pledge, Report, Row

Role: TypeAlias = Literal["head", "text", "label", "number", "tick"]


@dataclasses.dataclass(frozen=True, slots=True)
class Cover:
    """The first page: what the report says of itself."""

    lines: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Title:
    """The line that a pledge begins with."""

    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """The heading of a section, its mark first."""

    mark: str
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A list item, without the items below it."""

    depth: int
    mark: str
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Unit:
    """The `(단위 : 백만원)` line above a table."""

    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Box:
    """A table cell. `lines` are printed one below the other, and make one text with spaces between."""

    lines: tuple[str, ...]
    role: Role = "text"
    across: int = 1
    down: int = 1

    @property
    def text(self) -> str:
        return " ".join(self.lines)


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` of equal length, None where a cell from the left or from above spans.

    name : which table of the form it is; `heads` : how many heading rows it begins with.
    """

    name: str
    rows: tuple[tuple[Box | None, ...], ...]
    heads: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Turn:
    """From here on, pages are upright or on their side."""

    landscape: bool


Block: TypeAlias = Cover | Title | Section | Entry | Unit | Table | Turn


def blocks(report: Report) -> Iterable[Block]:
    """Everything that the report prints, in order; each pledge begins with its Title."""
    yield Cover((report.title, report.organisation, f"({report.as_of.text} 기준)"))
    for pledge in report.pledges:
        yield from _pledge(report, FORMS[report.form], pledge)


def _pledge(report: Report, form: Form, pledge: Pledge) -> Iterable[Block]:
    yield Title(f"{pledge.number}. {pledge.title}" if pledge.number else pledge.title)
    yield _grid(report, form, pledge)
    for name, printed in form.sections.items():
        body = list(_section(report, name, pledge))
        turned = pledge.landscape and name in ("investment", "execution")
        if turned and name == "investment":
            yield Turn(landscape=True)
        if body:
            yield Section(form.heading, printed)
            yield from body
        if turned and name == "execution":
            yield Turn(landscape=False)
    if pledge.press:
        yield table("press", [[box(one.text) for one in pledge.press]])
    yield table(
        "contacts", [[box("총괄부서", "head"), *(box(f"{p.role}: {p.name} ☎{p.phone}") for p in pledge.contacts)]]
    )


def _section(report: Report, name: str, pledge: Pledge) -> Iterable[Block]:
    if name == "targets":
        yield _targets(report, pledge)
    elif name == "investment":
        yield Unit(f"(단위 : {report.unit})")
        yield _investment(report, pledge)
    elif name == "execution":
        yield Unit(f"(단위 : {report.unit})")
        yield _execution(report, pledge)
    else:
        yield from _entries(getattr(pledge, name), 0)


def _entries(items: Iterable[Item], depth: int) -> Iterable[Entry]:
    for item in items:
        yield Entry(depth, item.mark, item.text)
        yield from _entries(item.children, depth + 1)


def _grid(report: Report, form: Form, pledge: Pledge) -> Table:
    wide = len(form.statuses) > 2
    leads = ("자체", f"{report.city}(정부)", "민간/기타")
    spans = (1, 1, 2 if wide else 1)
    first = 2 if wide else 1
    columns = [name for group, names in form.statuses for name in (names or (group,))]
    rows = [
        [head("공약출처", across=first, down=2), head("사업유형", across=2), head("사업주체", across=sum(spans))],
        [*map(head, ("신규", "계속")), *(head(lead, across=span) for lead, span in zip(leads, spans, strict=True))],
        [
            Box(pledge.sources, across=first),
            *(tick(form.tick, kind == pledge.kind) for kind in ("신규", "계속")),
            *(tick(form.tick, lead in pledge.lead, across=span) for lead, span in zip(leads, spans, strict=True)),
        ],
        [
            *(head(group, across=len(names)) if names else head(group, down=2) for group, names in form.statuses),
            head("소요예산", across=2),
        ],
        [*(head(name) for _, names in form.statuses for name in names), Box((pledge.budget.text,), across=2, down=2)],
        [tick(form.tick, name == pledge.status) for name in columns],
    ]
    return table("grid", rows, heads=2)


def _targets(report: Report, pledge: Pledge) -> Table:
    rows = [[head("단위사업"), *(head(period.text) for period in report.periods)]]
    rows += [[box(target.unit, "label"), *map(box, target.cells)] for target in pledge.targets]
    return table("targets", rows, heads=1)


def _investment(report: Report, pledge: Pledge) -> Table:
    names = ("계", *(period.text for period in report.periods))
    rows = [
        [head("구분", down=2), *(head(name, across=2) for name in names)],
        [head(name) for _ in names for name in ("계획액", "확보액")],
    ]
    for planned, secured in zip(pledge.tables["planned"], pledge.tables["secured"], strict=True):
        pairs = zip(_numbers(planned), _numbers(secured), strict=True)
        rows.append([box(planned.funding, "label"), *(number for pair in pairs for number in pair)])
    return table("investment", rows, heads=2)


def _execution(report: Report, pledge: Pledge) -> Table:
    rows = [[head("구분"), head("계"), *(head(period.text) for period in report.periods)]]
    rows += [[box(row.funding, "label"), *_numbers(row)] for row in pledge.tables["executed"]]
    return table("execution", rows, heads=1)


def _numbers(row: Row) -> list[Box]:
    return [box(cell.text, "number") for cell in (row.total, *row.cells)]


def box(text: str, role: Role = "text") -> Box:
    """A cell of one line."""
    return Box((text,), role)


def head(text: str, *, across: int = 1, down: int = 1) -> Box:
    """A heading cell."""
    return Box((text,), "head", across, down)


def tick(mark: str, checked: bool, *, across: int = 1) -> Box:
    """A cell of the grid that is checked or empty."""
    return Box((mark if checked else "",), "tick", across)


def table(name: str, rows: Sequence[Sequence[Box]], *, heads: int = 0) -> Table:
    """A table from rows that leave out what is spanned, as in HTML."""
    taken: dict[tuple[int, int], Box | None] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            for down in range(cell.down):
                for across in range(cell.across):
                    taken[at + down, column + across] = None
            taken[at, column] = cell
            column += cell.across
    width = 1 + max(column for _, column in taken)
    full = tuple(tuple(taken[at, column] for column in range(width)) for at in range(len(rows)))
    return Table(name, full, heads)
