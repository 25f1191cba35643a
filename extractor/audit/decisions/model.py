"""Decisions on findings, and what is left of them when the report is converted again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from extractor.errors import UsageError
from extractor.identity import finding_ids
from extractor.records import ReportRecords

STATES = ("확인", "보완요청", "정정", "제외")
"""The words of 검토상태."""

State = Literal["확인", "보완요청", "정정", "제외"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What an auditor wrote beside one finding, and the facts that stood there then, as text.

    finding_id : the stable id of `identity.finding_ids`.
    pledge_id : the pledge concerned; None for a finding of the report as a whole.
    """

    finding_id: str
    pledge_id: str | None
    expected: str
    actual: str
    state: State | None
    opinion: str | None
    reviewer: str | None


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What the new workbook shows beside a finding.

    reopened : the finding's facts are no longer those that were decided on: `state` is empty again, and `opinion`
        begins by saying so.
    """

    state: State | None = None
    opinion: str | None = None
    reviewer: str | None = None
    reopened: bool = False


UNDECIDED = Standing()


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the decisions in a new conversion.

    kept, reopened : how many findings are decided as before, and how many are open again.
    gone : decisions on findings that are no longer there: the report was read better, or mended.
    """

    kept: int
    reopened: int
    gone: tuple[Decision, ...]


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """All decisions of one workbook, by finding id. `file` names it in messages."""

    file: str
    by_id: Mapping[str, Decision]

    def standing(self, finding_id: str, expected: str | int | None, actual: str | int | None) -> Standing:
        """What was decided of a finding with these facts."""
        decision = self.by_id.get(finding_id)
        if decision is None:
            return UNDECIDED
        if (decision.expected, decision.actual) == (as_text(expected), as_text(actual)):
            return Standing(state=decision.state, opinion=decision.opinion, reviewer=decision.reviewer)
        return _reopened(decision)

    def carried(self, results: Iterable[ReportRecords]) -> Carried:
        """What becomes of every decision with these reports."""
        reopened: dict[str, bool] = {}
        for result in results:
            names = finding_ids(result.report.report_id, result.findings)
            for name, finding in zip(names, result.findings, strict=True):
                if name in self.by_id:
                    reopened[name] = self.standing(name, finding.expected, finding.actual).reopened
        gone = tuple(decision for name, decision in self.by_id.items() if name not in reopened)
        again = sum(reopened.values())
        return Carried(kept=len(reopened) - again, reopened=again, gone=gone)

    def must_concern(self, report_ids: Sequence[str]) -> None:
        """Raises UsageError if every decision is about other reports than these."""
        pledges = [decision.pledge_id for decision in self.by_id.values() if decision.pledge_id is not None]
        if pledges and not any(pledge.rpartition("-")[0] in report_ids for pledge in pledges):
            raise UsageError(
                "these decisions are about other reports than the ones that are converted",
                file=self.file,
                hint="give the workbook that was made from the same files",
            )


def as_text(value: object) -> str:
    """A fact as it is compared: numbers without a trailing `.0` that a spreadsheet program may have added."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _reopened(decision: Decision) -> Standing:
    before = f", 이전 판정: {decision.state}" if decision.state else ""
    note = f"[내용이 바뀌어 다시 검토해야 함{before}]"
    opinion = f"{note} {decision.opinion}" if decision.opinion else note
    return Standing(state=None, opinion=opinion, reviewer=decision.reviewer, reopened=True)
