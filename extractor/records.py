"""The records: what a pledge report becomes. Every output is a view of these types.

Field names are the feed's public API. `None` means "the page does not say"; it never stands for 0 or "".
Money is whole won. Places are in points, origin at the top left of the page as displayed.
"""

from __future__ import annotations

import enum
from typing import Literal

import msgspec

SCHEMA = "gongyak/pledge/1"

Severity = Literal["error", "warning", "info"]
FindingKind = Literal["source", "reading"]
State = Literal["pass", "mismatch", "not_applicable", "not_checked"]


class Date(msgspec.Struct, frozen=True, kw_only=True):
    """A date or interval as printed.

    edtf : ISO 8601-2 (`2018-07-17/2018-08-13`, `2022-40` for the first half, `2021-35` for the third quarter).
    start, end : ISO dates of the first and last day covered.
    precision : `day`, `month`, `quarter`, `half` or `year`; `start/end` where an interval's ends differ.
    """

    text: str
    edtf: str
    start: str
    end: str
    precision: str


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """A sum of money as printed, and in won."""

    text: str
    krw: int


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A number of things as printed: `38개 업체` is 38 of `개 업체`."""

    text: str
    value: int
    unit: str


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """One item of a list, with the items printed below it.

    text : the whole item as printed, wrapped lines joined, without its bullet.
    mark : the bullet; None for a paragraph without one.
    label, value : the sides of the item's first colon, in 사업개요 only.
    subject : `text` without its trailing date and amount.
    """

    mark: str | None
    text: str
    label: str | None = None
    value: str | None = None
    subject: str
    dates: tuple[Date, ...] = ()
    amounts: tuple[Amount, ...] = ()
    counts: tuple[Count, ...] = ()
    children: tuple[Node, ...] = ()


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """소요예산: as printed, in won (None where no amount is printed), and the funding sources named."""

    text: str
    krw: int | None
    funding: tuple[str, ...] = ()


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """One non-empty cell of 연차별 추진목표."""

    unit: str
    period: str
    period_text: str
    text: str


class Investment(msgspec.Struct, frozen=True, kw_only=True):
    """One funding source and period of 연차별 투자계획 that has either value."""

    funding: str
    period: str
    period_text: str
    planned_krw: int | None
    secured_krw: int | None


class Execution(msgspec.Struct, frozen=True, kw_only=True):
    """One funding source and period of 연차별 집행액."""

    funding: str
    period: str
    period_text: str
    executed_krw: int


class Press(msgspec.Struct, frozen=True, kw_only=True):
    """A press caption such as `문화일보(2020. 7. 24.)`."""

    outlet: str
    date: Date
    text: str


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """A person of the 총괄부서 line; the phone as printed, without its sign."""

    role: str
    name: str
    phone: str | None


class Unplaced(msgspec.Struct, frozen=True, kw_only=True):
    """Something printed that no rule could place."""

    page: int | None
    line: int
    text: str


class SourcePlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where a value stands. Text input has `line` only: `page` and `box` are then None.

    box : x0, top, x1, bottom.
    """

    page: int | None
    box: tuple[float, float, float, float] | None
    line: int


class Pledge(msgspec.Struct, frozen=True, kw_only=True):
    """One pledge. `source_map` goes from a JSON pointer to the places where that value stands."""

    schema: str = SCHEMA
    id: str
    report_id: str
    ordinal: int
    number: str | None = None
    title: str
    pages: tuple[int, int] | None = None
    sources: tuple[str, ...] = ()
    kind: str | None = None
    lead: tuple[str, ...] = ()
    status: str | None = None
    budget: Budget | None = None
    goals: tuple[Node, ...] = ()
    overview: tuple[Node, ...] = ()
    targets: tuple[Target, ...] = ()
    investment: tuple[Investment, ...] = ()
    execution: tuple[Execution, ...] = ()
    achievements: tuple[Node, ...] = ()
    plans: tuple[Node, ...] = ()
    press: tuple[Press, ...] = ()
    department: str | None = None
    contacts: tuple[Contact, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    source_map: dict[str, tuple[SourcePlace, ...]] = {}


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A mismatch, in a Korean sentence that an auditor can act on.

    kind : `source`, the report itself is inconsistent (reported, never mended); `reading`, we may have misread it.
    pointer : JSON pointer into the pledge, or None for the report as a whole.
    """

    pledge_id: str | None
    rule: str
    severity: Severity
    kind: FindingKind
    message: str
    pointer: str | None = None
    expected: str | int | None = None
    actual: str | int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One rule on one pledge; `compared` counts the comparisons made, and 0 is never a pass."""

    pledge_id: str
    rule: str
    state: State
    compared: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One input file; the last three fields are counts.

    report_id : the first 12 hex digits of the file's SHA-256.
    as_of : the report's base date as EDTF.
    """

    report_id: str
    file: str
    sha256: str
    pages: int | None
    profile: str
    title: str | None
    organisation: str | None
    as_of: str | None
    pledges: int
    findings: int
    unplaced: int


class Outcome(enum.StrEnum):
    """What became of an input: `warned` is converted, with something that a person must know."""

    OK = "ok"
    WARNED = "warned"
    FAILED = "failed"


class PageError(msgspec.Struct, frozen=True, kw_only=True):
    """A page that could not be read, and why."""

    page: int
    error: str


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the characters of a report, white space apart.

    read : what the reader read on all pages.
    placed : what ended in records, headings and table heads.
    furniture : running headers, footers and page numbers, left out of the layout text.
    unplaced : what no rule could place; the records list it.
    """

    read: int
    placed: int
    furniture: int
    unplaced: int

    @property
    def lost(self) -> int:
        """Characters that were read and are nowhere; below 0, characters that came from nowhere. Must be 0."""
        return self.read - self.placed - self.furniture - self.unplaced

    @property
    def share(self) -> float:
        """The share of what was read that was understood (placed or furniture), from 0 to 1.

        Characters that are lost, or came from nowhere, count against it; a report without any character has 0.
        """
        if not self.read:
            return 0.0
        return max(0, self.read - self.unplaced - abs(self.lost)) / self.read


class RunInput(msgspec.Struct, frozen=True, kw_only=True):
    """One input's line in `run.json`; `coverage` is None where there are no records."""

    path: str
    outcome: Outcome
    report_id: str | None = None
    pages: int | None = None
    pledges: int = 0
    findings: int = 0
    seconds: float = 0.0
    error: str | None = None
    page_errors: tuple[PageError, ...] = ()
    coverage: Coverage | None = None


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """`run.json`: every input of a run, accounted for."""

    version: str
    inputs: tuple[RunInput, ...]


class ReportRecords(msgspec.Struct, frozen=True, kw_only=True):
    """All that one report became, in document order: what the writers take."""

    report: Report
    pledges: tuple[Pledge, ...]
    findings: tuple[Finding, ...] = ()
    checks: tuple[Check, ...] = ()
