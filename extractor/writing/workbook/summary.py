"""The sheet 요약: rates with their denominators, sums by status, department, source and year, and charts.

Every total is a live formula over the sheets of data, written with the value that it comes to.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from extractor.audit.rules import RULES
from extractor.writing.workbook import charts, labels, styles
from extractor.writing.workbook.formulas import Conditions, added, share, total
from extractor.writing.workbook.grid import Grid
from extractor.writing.workbook.panel import Formula, Panel, Shown, Value
from extractor.writing.workbook.tally import DONE, NOT_SAID, OUTSIDE_TERM, Sums, Tally
from extractor.writing.workbook.worksheet import Worksheet

_WIDTHS = (46, 17, 17, 17, 22, 17, 17, 13, 13, 13)
_UNSAID = "(표시 없음)"
_STATUSES = ("완료", "이행후계속추진", "정상추진", "일부추진", "보류", "폐기")
_MONEY = ("planned_krw", "secured_krw", "executed_krw")
_MONEY_HEADINGS = ("계획액(원)", "확보액(원)", "집행액(원)")
_RATE_HEADINGS = ("재정확보율(확보/계획)", "집행률(집행/확보)", "집행률(집행/계획)")
_SERIES = {2: "계획액", 3: "확보액", 4: "집행액"}
_DONE = "+".join(DONE)


def write(worksheet: Worksheet, tally: Tally, grids: Mapping[str, Grid]) -> dict[str, int | float | str]:
    """Fill the sheet; gives the values of its formulas by cell."""
    panel = Panel(worksheet, _WIDTHS)
    panel.line("요약", styles.TITLE)
    panel.line("비율마다 분모를 함께 적습니다. 합계와 비율은 다른 시트의 값을 읽는 수식입니다.")
    pledges, money = grids["공약"], grids["재정"]
    panel.table("주요 비율", ("지표", "값", "분자", "분모", "계산"), _rates(panel, tally, pledges, money))
    panel.gap()
    band = panel.row + 1
    for _ in range(charts.ROWS):
        panel.gap()
    states = _by_pledge(panel, "이행상태별", "이행상태", "status", _ordered(tally.by_status), pledges)
    years = _by_money(
        panel, "연도별 (재원 ‘계’ 줄의 합)", "기간", _Axis("period", "funding", "계"), _years(tally), money
    )
    sources = _by_money(
        panel, "재원별 (기간 ‘계’의 합)", "재원", _Axis("funding", "period", "계"), tally.by_funding, money
    )
    departments = dict(sorted(tally.by_department.items()))
    _by_pledge(panel, "담당부서별", "담당부서", "department", departments, pledges)
    if len(tally.by_organisation) > 1:
        _by_pledge(panel, "기관별", "기관", "organisation", tally.by_organisation, pledges)
    panel.table("지적", ("심각도", "건수"), _findings(panel, tally, grids["검증"]))
    panel.table("점검", ("규칙", *labels.STATES.values()), _rules(tally))
    if tally.by_status:
        charts.place(worksheet, charts.bars(worksheet, "이행상태별 공약 수", states, {2: "공약 수"}), band, (0, 3))
    if tally.by_period:
        charts.place(worksheet, charts.columns(worksheet, "연도별 재정", years, _SERIES), band, (3, 6))
    if tally.by_funding:
        charts.place(worksheet, charts.columns(worksheet, "재원별 재정", sources, _SERIES), band, (6, 10))
    return panel.values


@dataclasses.dataclass(frozen=True, slots=True)
class _Axis:
    """What a table of money is by, and the field that must have one value for nothing to be counted twice."""

    source: str
    fixed: str
    value: str


def _rates(panel: Panel, tally: Tally, pledges: Grid, money: Grid) -> Iterator[Sequence[Value]]:
    everything, term = tally.all, _within_term(tally)

    def row(name: str, part: Formula, whole: Formula, how: str) -> Sequence[Value]:
        at = panel.row + 1
        return name, Formula(share(f"C{at}", f"D{at}"), _share(part.value, whole.value), styles.RATE), part, whole, how

    def of_all(source: str, value: int) -> Formula:
        return Formula(total(pledges, {}, source), value, styles.WON)

    def of_term(source: str, value: int) -> Formula:
        inside = total(money, {"funding": '"계"'}, source)
        outside = (
            total(money, {"funding": '"계"', "period": f'"{labels.PERIODS[each]}"'}, source) for each in _NOT_TERM
        )
        return Formula("-".join((inside, *(f"({each})" for each in outside))), value, styles.WON)

    done = added([total(pledges, {"status": f'"{each}"'}) for each in DONE])
    count = Formula(total(pledges, {}), everything.pledges, styles.WON)
    yield row(f"이행완료율 (({_DONE}) / 전체 공약)", Formula(done, everything.done, styles.WON), count, "공약 수")
    planned, secured, executed = (of_all(name, getattr(everything, name.removesuffix("_krw"))) for name in _MONEY)
    yield row("재정확보율 (확보액 / 계획액, 전체)", secured, planned, "인쇄된 계의 합")
    planned_in, secured_in = of_term("planned_krw", term.planned), of_term("secured_krw", term.secured)
    yield row("재정확보율 (확보액 / 계획액, 임기내)", secured_in, planned_in, "임기내 기간의 합")
    yield row("집행률 (집행액 / 확보액, 전체)", executed, secured, "인쇄된 계의 합")
    yield row("집행률 (집행액 / 계획액, 전체)", executed, planned, "인쇄된 계의 합")


_NOT_TERM = ("total", *OUTSIDE_TERM)


def _by_pledge(
    panel: Panel, title: str, heading: str, source: str, groups: Mapping[str, Sums], grid: Grid
) -> tuple[int, int]:
    """A table of pledges by group, with a row of totals; gives the rows of the groups alone."""
    headings = (heading, "공약 수", "이행완료", "이행완료율(/공약 수)", *_MONEY_HEADINGS, *_RATE_HEADINGS)

    def rows() -> Iterator[Sequence[Value]]:
        for name, sums in groups.items():
            at = panel.row + 1
            where: Conditions = {source: f"$A{at}" if name else '""'}
            done = added([total(grid, {**where, "status": f'"{each}"'}) for each in DONE])
            yield (
                name or _UNSAID,
                Formula(total(grid, where), sums.pledges, styles.WON),
                Formula(done, sums.done, styles.WON),
                Formula(share(f"C{at}", f"B{at}"), _share(sums.done, sums.pledges), styles.RATE),
                *_sums(grid, where, sums),
                *_shares(at, "EFG", sums),
            )
        sums, at = _all(groups), panel.row + 1
        counts = (
            _sum_above(letter, at, len(groups), value)
            for letter, value in zip("BC", (sums.pledges, sums.done), strict=True)
        )
        rate = Formula(share(f"C{at}", f"B{at}"), _share(sums.done, sums.pledges), styles.RATE)
        yield _total_row((*counts, rate, *_totals(at, "EFG", len(groups), sums), *_shares(at, "EFG", sums)))

    first, last = panel.table(title, headings, rows())
    return first, max(first, last - 1)


def _by_money(
    panel: Panel, title: str, heading: str, axis: _Axis, groups: Mapping[str, Sums], grid: Grid
) -> tuple[int, int]:
    """A table of money by group, with a row of totals; gives the rows of the groups alone."""

    def rows() -> Iterator[Sequence[Value]]:
        for name, sums in groups.items():
            at = panel.row + 1
            where = {axis.source: f"$A{at}" if name else '""', axis.fixed: f'"{axis.value}"'}
            yield name or _UNSAID, *_sums(grid, where, sums), *_shares(at, "BCD", sums)
        sums, at = _all(groups), panel.row + 1
        yield _total_row((*_totals(at, "BCD", len(groups), sums), *_shares(at, "BCD", sums)))

    first, last = panel.table(title, (heading, *_MONEY_HEADINGS, *_RATE_HEADINGS), rows())
    return first, max(first, last - 1)


def _findings(panel: Panel, tally: Tally, grid: Grid) -> Iterator[Sequence[Value]]:
    for severity, word in labels.SEVERITIES.items():
        at = panel.row + 1
        yield word, Formula(total(grid, {"severity": f"$A{at}"}), tally.findings[severity], styles.WON)
    at = panel.row + 1
    yield _total_row((_sum_above("B", at, len(labels.SEVERITIES), tally.findings.total()),))


def _rules(tally: Tally) -> Iterator[Sequence[Value]]:
    for rule in RULES:
        yield rule.label, *(tally.rules[rule.name, state] for state in labels.STATES)


def _total_row(formulas: Sequence[Formula]) -> Sequence[Value]:
    totals = (dataclasses.replace(each, style=styles.of_total(each.style)) for each in formulas)
    return Shown("합계", styles.of_total(styles.TEXT)), *totals


def _sums(grid: Grid, where: Conditions, sums: Sums) -> Iterator[Formula]:
    for source in _MONEY:
        yield Formula(total(grid, where, source), getattr(sums, source.removesuffix("_krw")), styles.WON)


def _totals(at: int, letters: str, count: int, sums: Sums) -> Iterator[Formula]:
    for letter, value in zip(letters, (sums.planned, sums.secured, sums.executed), strict=True):
        yield _sum_above(letter, at, count, value)


def _sum_above(letter: str, at: int, count: int, value: int) -> Formula:
    return Formula(f"SUM({letter}{at - count}:{letter}{at - 1})" if count else "0", value, styles.WON)


def _shares(at: int, letters: str, sums: Sums) -> Iterator[Formula]:
    planned, secured, executed = (f"{letter}{at}" for letter in letters)
    yield Formula(share(secured, planned), _share(sums.secured, sums.planned), styles.RATE)
    yield Formula(share(executed, secured), _share(sums.executed, sums.secured), styles.RATE)
    yield Formula(share(executed, planned), _share(sums.executed, sums.planned), styles.RATE)


def _share(part: int | float | None, whole: int | float | None) -> float | None:
    return part / whole if part is not None and whole else None


def _all(groups: Mapping[str, Sums]) -> Sums:
    names = [field.name for field in dataclasses.fields(Sums)]
    return Sums(**{name: sum(getattr(each, name) for each in groups.values()) for name in names})


def _within_term(tally: Tally) -> Sums:
    return _all({period: sums for period, sums in tally.by_period.items() if period not in OUTSIDE_TERM})


def _ordered(groups: Mapping[str, Sums]) -> dict[str, Sums]:
    """States in the order of the contract, others after them, what is not said last."""
    known = [name for name in _STATUSES if name in groups]
    others = sorted(name for name in groups if name not in (*_STATUSES, NOT_SAID))
    return {name: groups[name] for name in (*known, *others, *([NOT_SAID] if NOT_SAID in groups else []))}


def _years(tally: Tally) -> dict[str, Sums]:
    """Periods in the order of time, under the words that the sheet 재정 shows."""
    order = {"before_term": "0", "after_term": "~"}
    periods = sorted(tally.by_period, key=lambda period: order.get(period, period))
    return {labels.PERIODS.get(period, period): tally.by_period[period] for period in periods}
