"""The tables by year: targets, plans and what was spent."""

from __future__ import annotations

from samples.make.blocks import Box, Table, box, head, table
from samples.make.forms import Form
from samples.make.model import Measure, Pledge, Report, Row

BLOCKS: tuple[tuple[Measure, str], ...] = (("planned", "계획"), ("secured", "확보"), ("executed", "집행"))


def targets(report: Report, pledge: Pledge) -> Table:
    """One row for each unit of work, one column for each period."""
    rows = [[head("단위사업"), *(head(period.text) for period in report.periods)]]
    rows += [[box(target.unit, "label"), *map(box, target.cells)] for target in pledge.targets]
    return table("targets", rows, heads=1)


def investment(report: Report, form: Form, pledge: Pledge) -> Table:
    """What is planned and secured, and in one arrangement what was executed too."""
    match form.finance:
        case "pairs":
            return _pairs(report, form, pledge)
        case "blocks":
            return _blocks(report, form, pledge)
        case "plan":
            return _sources_down("investment", report, form, pledge.tables["planned"])


def execution(report: Report, form: Form, pledge: Pledge) -> Table:
    """What was spent."""
    return _sources_down("execution", report, form, pledge.tables["executed"])


def _pairs(report: Report, form: Form, pledge: Pledge) -> Table:
    """Sources down, periods across, and under each of them what is planned and what is secured."""
    names = (form.total, *(period.text for period in report.periods))
    rows = [
        [head("구분", down=2), *(head(name, across=2) for name in names)],
        [head(name) for _ in names for name in ("계획액", "확보액")],
    ]
    for planned, secured in zip(pledge.tables["planned"], pledge.tables["secured"], strict=True):
        pairs = zip(_numbers(planned), _numbers(secured), strict=True)
        rows.append([box(planned.funding, "label"), *(number for pair in pairs for number in pair)])
    return table("investment", rows, heads=2)


def _blocks(report: Report, form: Form, pledge: Pledge) -> Table:
    """Periods down, sources across, a block of rows for each measure."""
    names = [form.total, *(period.text for period in report.periods)]
    rows = [[head("구분"), head("연도"), *(head(row.funding) for row in pledge.tables["planned"])]]
    for measure, printed in BLOCKS:
        columns = [_numbers(row) for row in pledge.tables[measure]]
        for at, name in enumerate(names):
            first = [head(printed, down=len(names))] if at == 0 else []
            rows.append([*first, box(name, "label"), *(column[at] for column in columns)])
    return table("blocks", rows, heads=1)


def _sources_down(name: str, report: Report, form: Form, measured: tuple[Row, ...]) -> Table:
    """Sources down, periods across."""
    rows = [[head("구분"), head(form.total), *(head(period.text) for period in report.periods)]]
    rows += [[box(row.funding, "label"), *_numbers(row)] for row in measured]
    return table(name, rows, heads=1)


def _numbers(row: Row) -> list[Box]:
    return [box(cell.text, "number") for cell in (row.total, *row.cells)]
