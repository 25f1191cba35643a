"""From records to findings: every rule on every pledge, and a ledger of what was compared."""

from __future__ import annotations

import dataclasses

from extractor.audit.case import Case, Whole
from extractor.audit.drift import drift
from extractor.audit.items import prose
from extractor.audit.locate import locate
from extractor.audit.notices import by_pledge, describe
from extractor.audit.rule import UNKNOWN, Mismatch, Rule
from extractor.audit.rules import RULES
from extractor.audit.rules.text import text_suspect
from extractor.audit.spelling import Lexicon
from extractor.audit.term import term_of
from extractor.layout import LayoutText, Notice
from extractor.parsing.parsed import ParsedReport
from extractor.profile import Profile
from extractor.records import Check, Finding, Pledge, State


@dataclasses.dataclass(frozen=True, slots=True)
class Audit:
    """What the rules found, and for each pledge and rule what was compared; both in document order."""

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]


def audit(parsed: ParsedReport, profile: Profile, layout: LayoutText) -> Audit:
    """Runs every rule on every pledge of a report.

    What reading says of places outside every pledge, and how the report drifted from its profile, become findings
    without `pledge_id`, after all others.
    """
    pledges = [item.pledge for item in parsed.pledges]
    written = [prose(pledge) for pledge in pledges]
    lexicon = Lexicon(line.words for lines in written for line in lines)
    whole = Whole(profile, term_of(parsed, profile), lexicon)
    notices, rest = by_pledge(layout.notices, pledges)
    findings: list[Finding] = []
    checks: list[Check] = []
    for item, lines, told in zip(parsed.pledges, written, notices, strict=True):
        case = Case.of(item, whole, lines, told)
        for rule in RULES:
            check, mismatches = _run(rule, case)
            checks.append(check)
            findings += (_finding(rule, case.pledge, mismatch) for mismatch in mismatches)
    findings += (_of_report(text_suspect, notice) for notice in rest)
    findings += drift(profile, layout)
    return Audit(tuple(findings), tuple(checks))


def _run(rule: Rule, case: Case) -> tuple[Check, list[Mismatch]]:
    compared, unknown, mismatches = 0, False, list[Mismatch]()
    for comparison in rule.compare(case):
        if isinstance(comparison, int):
            compared += comparison
        elif comparison is UNKNOWN:
            unknown = True
        else:
            compared += 1
            if isinstance(comparison, Mismatch):
                mismatches.append(comparison)
    state = _state(compared, unknown, bool(mismatches))
    return Check(pledge_id=case.pledge.id, rule=rule.name, state=state, compared=compared), mismatches


def _state(compared: int, unknown: bool, mismatch: bool) -> State:
    """`pass` only where something was compared and nothing that is printed was left out of it."""
    if mismatch:
        return "mismatch"
    if unknown:
        return "not_checked"
    return "pass" if compared else "not_applicable"


def _finding(rule: Rule, pledge: Pledge, mismatch: Mismatch) -> Finding:
    place = mismatch.place or locate(pledge, mismatch.pointer)
    return Finding(
        pledge_id=pledge.id,
        rule=rule.name,
        severity=rule.severity,
        kind=rule.kind,
        message=mismatch.message,
        pointer=mismatch.pointer,
        expected=mismatch.expected,
        actual=mismatch.actual,
        page=place.page if place else None,
        box=_bare(place.box) if place else None,
    )


def _bare(box: tuple[float, float, float, float] | None) -> tuple[float, float, float, float] | None:
    """The four numbers of a box, without the name that reading gives them."""
    return None if box is None else (box[0], box[1], box[2], box[3])


def _of_report(rule: Rule, notice: Notice) -> Finding:
    return Finding(
        pledge_id=None,
        rule=rule.name,
        severity=rule.severity,
        kind=rule.kind,
        message=describe(notice),
        actual=notice.text or None,
        page=notice.page,
        box=_bare(notice.box),
    )
