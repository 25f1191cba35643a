"""The review of a comparison: what changed between two yearly reports, and each pledge's two editions side by side."""

from __future__ import annotations

import dataclasses
import pathlib
from collections.abc import Iterator, Mapping, Sequence

from extractor.audit.compare import LABELS, Change, Comparison, Match
from extractor.records import Pledge, ReportRecords, Severity, SourcePlace
from extractor.writing import landing
from extractor.writing.review import anchors, paired, shown, site
from extractor.writing.review.findings import SEVERITIES
from extractor.writing.review.pages import template
from extractor.writing.review.paired import Pair

FOLDER = "pairs"


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A pledge in the list: its editions (one where the other report has none), how they were matched, its changes."""

    key: str
    old: Pledge | None
    new: Pledge | None
    match: Match | None
    changes: tuple[Change, ...]
    href: str
    search: str

    @property
    def tally(self) -> dict[Severity, int]:
        return _tally(self.changes)


def write_comparison(
    folder: pathlib.Path,
    comparison: Comparison,
    reports: tuple[ReportRecords, ReportRecords],
    sources: Mapping[str, site.Source],
    *,
    redact: Mapping[str, Sequence[SourcePlace]] | None = None,
    password: str | None = None,
) -> None:
    """Write the review of a comparison as `folder`, in the place of one that stood there.

    It holds the list of changes, a page a matched pledge with the old and the new edition side by side, and the
    reviews of both reports, to which every value leads.

    reports : the old report's records and the new one's, as they were compared.
    sources, redact, password, errors : as for `write`.
    """
    site.refuse_foreign(folder)
    lines = tuple(_lines(comparison, *reports))
    with landing.tree(folder) as staged:
        for result in reports:
            report_id = result.report.report_id
            hidden = (redact or {}).get(report_id, ())
            site.write_report(staged, result, sources.get(report_id), redact=hidden, password=password)
        site.write_assets(staged)
        site.keep_page(staged / "index.html", _index_page(comparison, lines))
        (staged / FOLDER).mkdir()
        pairs = [line for line in lines if line.match]
        for at, line in enumerate(pairs):
            before = pairs[at - 1].href if at else None
            after = pairs[at + 1].href if at + 1 < len(pairs) else None
            site.keep_page(staged / line.href, _pair_page(comparison, line, before, after))


def _index_page(comparison: Comparison, lines: Sequence[Line]) -> str:
    return template("comparison.html.j2").render(
        up="",
        comparison=comparison,
        lines=lines,
        kinds=[kind for kind in LABELS if any(change.kind == kind for change in comparison.changes)],
        names=LABELS,
        tally=_tally(comparison.changes),
    )


def _pair_page(comparison: Comparison, line: Line, before: str | None, after: str | None) -> str:
    assert line.old
    assert line.new
    shown_pair: Pair = paired.pair(line.old, line.new, line.changes)
    return template("pair.html.j2").render(
        up="../",
        comparison=comparison,
        line=line,
        pair=shown_pair,
        names=LABELS,
        before=before and pathlib.PurePosixPath(before).name,
        after=after and pathlib.PurePosixPath(after).name,
    )


def _lines(comparison: Comparison, old: ReportRecords, new: ReportRecords) -> Iterator[Line]:
    """In the order of the new report; pledges of the old one that have no successor stand last."""
    before = {pledge.id: pledge for pledge in old.pledges}
    by_new = {match.new_id: match for match in comparison.matches}
    for pledge in new.pledges:
        match = by_new.get(pledge.id)
        changes = tuple(change for change in comparison.changes if change.new_id == pledge.id)
        yield _line(before[match.old_id] if match else None, pledge, match, changes)
    kept = {match.old_id for match in comparison.matches}
    for pledge in old.pledges:
        if pledge.id not in kept:
            changes = (change for change in comparison.changes if change.old_id == pledge.id and not change.new_id)
            yield _line(pledge, None, None, tuple(changes))


def _line(old: Pledge | None, new: Pledge | None, match: Match | None, changes: tuple[Change, ...]) -> Line:
    pledge = new or old
    assert pledge
    address = anchors.link(pledge.id, None)
    href = f"{FOLDER}/{pathlib.PurePosixPath(address).name}" if match else address
    titles = "\n".join(each.title for each in (new, old) if each)
    search = shown.condensed("\n".join([titles, *(change.message for change in changes)]))
    return Line(pledge.id, old, new, match, changes, href, search)


def _tally(changes: Sequence[Change]) -> dict[Severity, int]:
    return {severity: sum(change.severity == severity for change in changes) for severity in SEVERITIES}
