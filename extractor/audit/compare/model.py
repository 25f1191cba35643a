"""What a comparison of two yearly reports gives: which pledge became which, and what changed."""

from __future__ import annotations

from typing import Literal

import msgspec

from extractor.records import Report, Severity

Basis = Literal["number-title", "title", "similar"]

ChangeKind = Literal[
    "added",
    "dropped",
    "split",
    "merged",
    "renamed",
    "renumbered",
    "status",
    "status-back",
    "restated",
    "plan-raised",
    "plan-cut",
    "achievement-gone",
    "achievement-reworded",
    "contacts-gone",
]

LABELS: dict[ChangeKind, str] = {
    "added": "신설",
    "dropped": "삭제",
    "split": "분리",
    "merged": "통합",
    "renamed": "명칭 변경",
    "renumbered": "번호 변경",
    "status": "상태 변경",
    "status-back": "상태 후퇴",
    "restated": "과거 수치 변경",
    "plan-raised": "계획 증액",
    "plan-cut": "계획 감액",
    "achievement-gone": "실적 삭제",
    "achievement-reworded": "실적 문구 변경",
    "contacts-gone": "담당자 누락",
}


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A pledge of the old report and the same pledge of the new one.

    basis : number and title are the same, the title alone is (spacing looked through), or both are only similar.
    score : how similar, from 0 to 100.
    """

    old_id: str
    new_id: str
    old_title: str
    new_title: str
    basis: Basis
    score: float


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One difference, in a Korean sentence.

    title : of the pledge, in the new report where it has one there.
    old_pointer, new_pointer : where the value stands in the old and in the new pledge; None where it does not.
    old, new : the values themselves: text, or won where `unit` is so.
    score : similarity from 0 to 100, where the change rests on one (renamed, split, merged, reworded).
    """

    kind: ChangeKind
    severity: Severity
    message: str
    title: str
    old_id: str | None = None
    new_id: str | None = None
    old_pointer: str | None = None
    new_pointer: str | None = None
    old: str | int | None = None
    new: str | int | None = None
    score: float | None = None


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports of one organisation. `changes` stand in the order of the new report; what it dropped stands last."""

    old: Report
    new: Report
    matches: tuple[Match, ...]
    changes: tuple[Change, ...]
