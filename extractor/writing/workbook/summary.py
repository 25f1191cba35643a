"""The sheet 요약: rates with their denominators, sums by status, department, source and year, and charts.

Every total is a live formula over the sheets of data, written with the value that it comes to.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from extractor.audit import rates
from extractor.audit.finance import TOTAL, TOTAL_ROW
from extractor.audit.progress import progress_of
from extractor.audit.rules import RULES
from extractor.writing.workbook import charts, labels, styles, tally
from extractor.writing.workbook.formulas import Conditions, rate, share, total
from extractor.writing.workbook.grid import Grid
from extractor.writing.workbook.panel import Formula, Panel, Shown, Value
from extractor.writing.workbook.tally import NOT_SAID, Groups, Sums, Tally
from extractor.writing.workbook.worksheet import Worksheet

_WIDTHS = (46, 17, 17, 19, 17, 17, 17, 13, 13, 13)
_LIVE = 2_000_000
"""Rows that the formulas of one column may read; a table that would read more shows its values alone."""
_UNSAID = "(표시 없음)"
_TOTAL = "합계"
_MONEY = {"planned": "계획액(원)", "secured": "확보액(원)", "executed": "집행액(원)"}
_SERIES = {2: "계획액", 3: "확보액", 4: "집행액"}
_RATES = {
    tally.SECURED: "재정확보율\n(확보/계획)",
    tally.OF_SECURED: "집행률\n(집행/확보)",
    tally.OF_PLANNED: "집행률\n(집행/계획)",
}
_OF_ALL = {
    rates.SECURED_IN_TERM: tally.SECURED_IN_TERM,
    rates.SECURED: tally.SECURED,
    rates.EXECUTED_OF_SECURED: tally.OF_SECURED,
    rates.EXECUTED_OF_PLANNED: tally.OF_PLANNED,
    rates.EXECUTED_IN_TERM: tally.IN_TERM,
}


@dataclasses.dataclass(frozen=True, slots=True)
class _Axis:
    """What a table of money is by, and the field that has one value in it, so that nothing is counted twice."""

    source: str
    fixed: str
    value: str


def write(worksheet: Worksheet, found: Tally, grids: Mapping[str, Grid]) -> dict[str, int | float | str]:
    """Fill the sheet; gives the values of its formulas by cell."""
    panel = Panel(worksheet, _WIDTHS)
    pledges, money = grids["공약"], grids["재정"]
    panel.line("요약", styles.TITLE)
    panel.line(
        "비율마다 분모를 함께 적습니다. 금액의 비율은 분자와 분모가 모두 적힌 공약만 셉니다. 합계와 비율은 수식입니다."
    )
    panel.table("주요 비율", ("지표", "값", "분자", "분모"), _rates(panel, found.all, pledges))
    panel.gap()
    band = panel.row + 1
    for _ in range(charts.ROWS):
        panel.gap()
    states = _by_pledge(panel, ("이행상태별", "이행상태", "status"), _by_progress(found.by_status), pledges)
    total_row, total_column = labels.PERIODS[TOTAL], TOTAL_ROW
    by_year, by_source = _Axis("period", "funding", total_column), _Axis("funding", "period", total_row)
    years = _by_money(panel, ("연도별 (재원 ‘계’의 합)", "기간"), by_year, _years(found.by_period), money)
    sources = _by_money(panel, ("재원별 (기간 ‘계’의 합)", "재원"), by_source, found.by_funding, money)
    departments = dict(sorted(found.by_department.items()))
    _by_pledge(panel, ("담당부서별", "담당부서", "department"), _last_unsaid(departments), pledges)
    if len(found.by_organisation) > 1:
        _by_pledge(panel, ("기관별", "기관", "organisation"), found.by_organisation, pledges)
    panel.table("지적", ("심각도", "건수"), _findings(panel, found, grids["검증"]))
    panel.table("점검", ("규칙", *labels.STATES.values()), _rules(found))
    if found.by_status:
        charts.place(worksheet, charts.bars(worksheet, "이행상태별 공약 수", states, {2: "공약 수"}), band, (0, 2))
    if found.by_period:
        charts.place(worksheet, charts.columns(worksheet, "연도별 재정", years, _SERIES), band, (2, 6))
    if found.by_funding:
        charts.place(worksheet, charts.columns(worksheet, "재원별 재정", sources, _SERIES), band, (6, 10))
    return panel.values


def _rates(panel: Panel, sums: Sums, grid: Grid) -> Iterator[Sequence[Value]]:
    done = Formula(total(grid, {}, "fulfilled"), sums.done, styles.WON)
    count = Formula(total(grid, {}), sums.pledges, styles.WON)
    yield rates.FULFILLED, _share(panel, "CD", sums.done, sums.pledges), done, count
    for name, pair in _OF_ALL.items():
        part, whole = sums.parts[pair], sums.wholes[pair]
        sides = zip(pair, (part, whole), strict=True)
        formulas = (Formula(total(grid, {}, source, printed=pair), value, styles.WON) for source, value in sides)
        yield name, _share(panel, "CD", part, whole), *formulas


def _by_pledge(panel: Panel, names: tuple[str, str, str], groups: Mapping[str, Sums], grid: Grid) -> tuple[int, int]:
    """A table of pledges by group, with a row of totals; gives the rows of the groups alone.

    names : the table's title, the heading of its first column, and the field that it is by.
    """
    title, heading, source = names

    live = len(groups) * grid.rows <= _LIVE

    def row(name: str, where: Conditions, sums: Sums) -> Sequence[Value]:
        cells = (
            name,
            Formula(total(grid, where), sums.pledges, styles.WON),
            Formula(total(grid, where, "fulfilled"), sums.done, styles.WON),
            _share(panel, "CB", sums.done, sums.pledges),
            *_sums(grid, where, sums),
        )
        return cells if live else [_settled(cell) for cell in cells]

    def rows() -> Iterator[Sequence[Value]]:
        yield from (row(name or _UNSAID, {source: _is(panel, name)}, sums) for name, sums in groups.items())
        yield _total_row(row(_TOTAL, {}, sum(groups.values(), Sums())))

    headings = (heading, "공약 수", "이행완료", "이행완료율\n(이행완료/공약 수)", *_MONEY.values(), *_RATES.values())
    first, last = panel.table(title, headings, rows())
    return first, max(first, last - 1)


def _by_money(
    panel: Panel, names: tuple[str, str], axis: _Axis, groups: Mapping[str, Sums], grid: Grid
) -> tuple[int, int]:
    """A table of money by group, with a row of totals; gives the rows of the groups alone."""
    title, heading = names
    fixed = {axis.fixed: f'"{axis.value}"'}

    def rows() -> Iterator[Sequence[Value]]:
        for name, sums in groups.items():
            yield name or _UNSAID, *_sums(grid, {axis.source: _is(panel, name), **fixed}, sums)
        money = sum(groups.values(), Sums()).money
        yield _total_row((_TOTAL, *(_sum_above(panel, at, len(groups), money[name]) for at, name in enumerate(_MONEY))))

    first, last = panel.table(title, (heading, *_MONEY.values(), *_RATES.values()), rows())
    return first, max(first, last - 1)


def _settled(value: Value) -> Value:
    """The value that a formula comes to, in its place."""
    if not isinstance(value, Formula):
        return value
    return None if value.value is None else Shown(value.value, value.style)


def _findings(panel: Panel, found: Tally, grid: Grid) -> Iterator[Sequence[Value]]:
    for severity, word in labels.SEVERITIES.items():
        where = {"severity": _is(panel, word)}
        yield word, Formula(total(grid, where), found.findings[severity], styles.WON)
    yield _total_row((_TOTAL, _sum_above(panel, 0, len(labels.SEVERITIES), found.findings.total())))


def _rules(found: Tally) -> Iterator[Sequence[Value]]:
    for rule in RULES:
        yield rule.label, *(found.rules[rule.name, state] for state in labels.STATES)


def _is(panel: Panel, name: str) -> str:
    """What a field of the next row's group must equal: the cell that names it."""
    return f"$A{panel.row + 1}" if name else '""'


def _sums(grid: Grid, where: Conditions, sums: Sums) -> Iterator[Formula]:
    for name in _MONEY:
        yield Formula(total(grid, where, name), sums.money[name], styles.WON)
    for pair in _RATES:
        yield Formula(rate(grid, where, pair), _divided(sums.parts[pair], sums.wholes[pair]), styles.RATE)


def _share(panel: Panel, letters: str, part: int, whole: int) -> Formula:
    """The share of one cell of the next row in another, by their columns."""
    cells = [f"{letter}{panel.row + 1}" for letter in letters]
    return Formula(share(*cells), _divided(part, whole), styles.RATE)


def _sum_above(panel: Panel, at: int, count: int, value: int) -> Formula:
    """The sum of the rows above the next one, in the column `at` after the first."""
    letter, row = "BCD"[at], panel.row + 1
    return Formula(f"SUM({letter}{row - count}:{letter}{row - 1})" if count else "0", value, styles.WON)


def _total_row(values: Sequence[Value]) -> Sequence[Value]:
    name, *others = values
    shown = (
        dataclasses.replace(each, style=styles.of_total(each.style)) if isinstance(each, (Formula, Shown)) else each
        for each in others
    )
    return Shown(str(name), styles.of_total(styles.TEXT)), *shown


def _divided(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _by_progress(groups: Mapping[str, Sums]) -> dict[str, Sums]:
    """The furthest states first, in the order of the shared vocabulary; others after them."""
    known = [status for statuses in reversed(progress_of("")) for status in statuses]
    ordered = sorted(groups, key=lambda name: known.index(name) if name in known else len(known))
    return _last_unsaid({name: groups[name] for name in ordered})


def _last_unsaid(groups: Mapping[str, Sums]) -> dict[str, Sums]:
    """What the report does not say stands below what it says."""
    return dict(sorted(groups.items(), key=lambda group: group[0] == NOT_SAID))


def _years(groups: Groups) -> dict[str, Sums]:
    """Periods in the order of time, under the words that the sheet 재정 shows."""
    order = {"before_term": "0", "after_term": "~"}
    periods = sorted(groups, key=lambda period: order.get(period, period))
    return {labels.PERIODS.get(period, period): groups[period] for period in periods}
