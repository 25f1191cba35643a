"""Pledges that came, went, or were taken apart or put together."""

from __future__ import annotations

from extractor.audit.compare.model import Change, ChangeKind
from extractor.audit.korean import particle, quoted
from extractor.records import Pledge


def added(new: Pledge) -> Change:
    return Change(
        kind="added",
        severity="info",
        message=f"지난 보고서에 없던 공약 {particle(_named(new), '이', '가')} 새로 실렸습니다.",
        title=new.title,
        new_id=new.id,
        new_pointer="/title",
        new=new.title,
    )


def dropped(old: Pledge) -> Change:
    return Change(
        kind="dropped",
        severity="warning",
        message=f"지난 보고서의 공약 {particle(_named(old), '이', '가')} 새 보고서에 없습니다.",
        title=old.title,
        old_id=old.id,
        old_pointer="/title",
        old=old.title,
    )


def split(old: Pledge, new: Pledge, score: float) -> Change:
    """A new pledge that was a part of an old one, which may go on beside it."""
    return _part(
        "split",
        old,
        new,
        score,
        f"공약 {particle(_named(new), '은', '는')} 지난 보고서의 {_named(old)}에서 나뉜 것으로 보입니다",
    )


def merged(old: Pledge, new: Pledge, score: float) -> Change:
    """An old pledge that is now a part of another."""
    return _part(
        "merged",
        old,
        new,
        score,
        f"지난 보고서의 공약 {particle(_named(old), '은', '는')} {_named(new)}에 합쳐진 것으로 보입니다",
    )


def _part(kind: ChangeKind, old: Pledge, new: Pledge, score: float, sentence: str) -> Change:
    return Change(
        kind=kind,
        severity="info",
        message=f"{sentence}(유사도 {score:.0f}).",
        title=new.title,
        old_id=old.id,
        new_id=new.id,
        old_pointer="/title",
        new_pointer="/title",
        old=old.title,
        new=new.title,
        score=score,
    )


def _named(pledge: Pledge) -> str:
    return quoted(f"{pledge.number} {pledge.title}" if pledge.number else pledge.title)
