"""The HTML of the review: a page of all reports, a page a report and a page a pledge, from templates."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import jinja2

from extractor.audit import drift
from extractor.audit.rules import RULES
from extractor.layout import LayoutText
from extractor.records import Check, Finding, Pledge, Report, ReportRecords, Severity, SourcePlace, State
from extractor.writing.review import anchors, sheets, shown, summary
from extractor.writing.review.chart import chart
from extractor.writing.review.finance import Finance, finance
from extractor.writing.review.findings import SEVERITIES, Numbered, by_value, numbered, tally
from extractor.writing.review.places import Places
from extractor.writing.review.values import FACTS, HEADED, Sections, Value, sections


@dataclasses.dataclass(frozen=True, slots=True)
class PledgeView:
    """Everything that a pledge's page shows, apart from its neighbours."""

    pledge: Pledge
    sections: Sections
    finance: Finance | None
    findings: tuple[Numbered, ...]
    checks: tuple[Check, ...]
    sheets: tuple[sheets.Sheet, ...] = ()
    lines: tuple[sheets.Line, ...] = ()

    @property
    def href(self) -> str:
        """The page's file, in the report's folder."""
        return anchors.link(self.pledge.id, None).rpartition("/")[2]

    @property
    def tally(self) -> dict[Severity, int]:
        return tally(finding.finding for finding in self.findings)

    @property
    def search(self) -> str:
        """All that a search looks through."""
        texts = [value.text for value in self.sections.values()]
        return "\n".join(dict.fromkeys(shown.condensed(text) for text in texts))


def pledge_view(
    pledge: Pledge,
    findings: Iterable[Finding],
    checks: Iterable[Check],
    source: Mapping[int, sheets.Drawn] | LayoutText,
    masked: Sequence[SourcePlace] = (),
) -> PledgeView:
    """What to show of a pledge, beside the pictures of the report's pages or the lines of its text."""
    drawn: Mapping[int, sheets.Drawn] = {} if isinstance(source, LayoutText) else source
    places = Places(pledge.source_map, frozenset(drawn))
    parts, money = sections(pledge, places), finance(pledge, places)
    values = [*parts.values(), *(money.values() if money else ())]
    texts = _texts(parts, values)
    tied = numbered(findings, texts, places)
    view = PledgeView(pledge, parts, money, tied, tuple(checks))
    if isinstance(source, LayoutText):
        hidden = {place.line for place in masked}
        return dataclasses.replace(view, lines=sheets.lines(source, _lines(pledge), values, tied, hidden))
    pages = _pages(pledge, tied)
    return dataclasses.replace(view, sheets=sheets.sheets(pages, drawn, places.spots(), texts, tied))


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A report's line in the list of reports: its findings are counted by severity."""

    report: Report
    tally: dict[Severity, int]


def entry(result: ReportRecords) -> Entry:
    """The line of a report."""
    return Entry(result.report, tally(result.findings))


def index_page(reports: Sequence[Entry]) -> str:
    """The list of reports."""
    return template("index.html.j2").render(up="", reports=reports)


def report_page(
    report: Report, views: Sequence[PledgeView], findings: Sequence[Finding], drawn: Mapping[int, sheets.Drawn]
) -> str:
    """A report's page. `findings` are those of the report as a whole; their pages are shown below."""
    own = numbered(findings, (), Places({}, frozenset(drawn)))
    pages = sorted({page for finding in own for page in finding.boxes})
    everything = [*own, *(finding for view in views for finding in view.findings)]
    return template("report.html.j2").render(
        up="../",
        report=report,
        summary=summary.of_report(report, tuple(view.pledge for view in views)),
        rows=views,
        own=own,
        sheets=sheets.sheets(pages, drawn, (), {}, own),
        tally=tally(finding.finding for finding in everything),
        rules=sorted({finding.finding.rule for finding in everything}),
        statuses=list(dict.fromkeys(view.pledge.status for view in views if view.pledge.status)),
        margin=sheets.MARGIN,
        badge=sheets.BADGE,
    )


def pledge_page(report: Report, views: Sequence[PledgeView], at: int) -> str:
    """The page of the pledge at that index of the report's."""
    view = views[at]
    return template("pledge.html.j2").render(
        up="../",
        report=report,
        pledge=view.pledge,
        sections=view.sections,
        finance=view.finance,
        chart=chart(view.finance) if view.finance else None,
        rates=summary.of_pledge(report, view.pledge),
        findings=view.findings,
        about=by_value(view.findings),
        tally=view.tally,
        rules=sorted({finding.finding.rule for finding in view.findings}),
        checks=view.checks,
        states=_states(view.checks),
        sheets=view.sheets,
        lines=view.lines,
        before=views[at - 1].href if at else None,
        after=views[at + 1].href if at + 1 < len(views) else None,
        jumps=_jumps(views, at),
        margin=sheets.MARGIN,
        badge=sheets.BADGE,
    )


def _texts(parts: Sections, values: Iterable[Value]) -> dict[str, str]:
    """What the page shows, by pointer: values, fields and sections."""
    texts = {value.pointer: value.text for value in values}
    for fact in parts.facts:
        texts.setdefault(fact.pointer, ", ".join(value.text for value in fact.values))
    return texts | {f"/{name}": "" for name in HEADED} | {FACTS: ""} | ({"/unplaced": ""} if parts.unplaced else {})


def _pages(pledge: Pledge, findings: Iterable[Numbered]) -> list[int]:
    pages = {place.page for places in pledge.source_map.values() for place in places if place.page is not None}
    pages |= {page for finding in findings for page in finding.boxes}
    if pledge.pages is not None:
        pages |= set(range(pledge.pages[0], pledge.pages[1] + 1))
    return sorted(pages)


def _lines(pledge: Pledge) -> range:
    lines = [place.line for places in pledge.source_map.values() for place in places]
    lines += [stray.line for stray in pledge.unplaced]
    return range(min(lines), max(lines) + 1) if lines else range(0)


def _states(checks: Iterable[Check]) -> dict[State, int]:
    counts: dict[State, int] = dict.fromkeys(("mismatch", "not_checked", "pass", "not_applicable"), 0)
    for check in checks:
        counts[check.state] += 1
    return counts


def _jumps(views: Sequence[PledgeView], at: int) -> dict[str, str]:
    """For each severity the nearest pledges before and after that have a finding of it."""
    found: dict[str, str] = {}
    for severity in SEVERITIES:
        for way, others in (("before", reversed(views[:at])), ("after", views[at + 1 :])):
            href = next((view.href for view in others if view.tally[severity]), None)
            if href:
                found[f"{way}-{severity}"] = href
    return found


def _figure(value: str | int) -> str:
    return shown.shown(value) if isinstance(value, str) else f"{value:,}"


@functools.cache
def template(name: str) -> jinja2.Template:
    """A page's template, compiled once."""
    return _environment().get_template(name)


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("extractor.writing.review"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Any] = {"shown": shown.shown, "plain": shown.plain, "figure": _figure}
    environment.filters.update(filters)
    shared: dict[str, Any] = {
        "worst": sheets.worst,
        "percent": summary.percent,
        "rule_labels": {rule.name: rule.label for rule in RULES} | {drift.RULE: drift.LABEL},
    }
    environment.globals.update(shared)
    return environment
