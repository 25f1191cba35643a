"""Names, numbers, statuses, achievements and contacts of one pledge in two reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extractor.audit.compare.model import Change
from extractor.audit.compare.pair import Matched
from extractor.audit.items import Item, walk
from extractor.audit.korean import particle, quoted
from extractor.audit.progress import level
from extractor.spelling import fold

REWORDED = 75.0  # likeness, from 0 to 100, of a sentence that was changed and not replaced


def renamed(pair: Matched) -> Iterator[Change]:
    """Another title, spacing looked through."""
    if fold(pair.old.title) != fold(pair.new.title):
        now = particle(quoted(pair.new.title), "으로", "로")
        score = f"유사도 {pair.pair.score:.0f}"
        message = f"공약명이 {quoted(pair.old.title)}에서 {now} 바뀐 것으로 보입니다({score})."
        yield pair.change(
            "renamed",
            "info",
            message,
            old_pointer="/title",
            new_pointer="/title",
            old=pair.old.title,
            new=pair.new.title,
            score=pair.pair.score,
        )


def renumbered(pair: Matched) -> Iterator[Change]:
    """Another number before the same pledge."""
    old, new = pair.old.number, pair.new.number
    if old != new:
        yield pair.change(
            "renumbered",
            "info",
            f"공약번호가 {old or '없음'}에서 {particle(new or '없음', '으로', '로')} 바뀌었습니다.",
            old_pointer="/number" if old else None,
            new_pointer="/number" if new else None,
            old=old,
            new=new,
        )


def restatused(pair: Matched) -> Iterator[Change]:
    """Another status. One that is less far than the year before asks for an explanation."""
    old, new = pair.old.status, pair.new.status
    if old == new:
        return
    before, after = level(pair.progress, old), level(pair.progress, new)
    back = before is not None and after is not None and after < before
    way = "뒤로 물러났습니다" if back else "바뀌었습니다"
    yield pair.change(
        "status-back" if back else "status",
        "warning" if back else "info",
        f"이행상태가 {old or '표시 없음'}에서 {particle(new or '표시 없음', '으로', '로')} {way}.",
        old_pointer="/status" if old else None,
        new_pointer="/status" if new else None,
        old=old,
        new=new,
    )


def retold(pair: Matched) -> Iterator[Change]:
    """Achievements of the old report that the new one words otherwise, or leaves out."""
    gone, fresh = _leftovers(pair)
    reworded = _reworded(gone, fresh)
    for at, item in enumerate(gone):
        if at not in reworded:
            message = f"지난 보고서의 추진실적 {particle(quoted(item.node.text, 80), '이', '가')} 새 보고서에 없습니다."
            yield pair.change("achievement-gone", "warning", message, old_pointer=item.pointer, old=item.node.text)
            continue
        new, score = reworded[at]
        message = (
            f"추진실적 {particle(quoted(item.node.text, 80), '이', '가')} "
            f"{particle(quoted(new.node.text, 80), '으로', '로')} 바뀌었습니다(유사도 {score:.0f})."
        )
        yield pair.change(
            "achievement-reworded",
            "info",
            message,
            old_pointer=item.pointer,
            new_pointer=new.pointer,
            old=item.node.text,
            new=new.node.text,
            score=score,
        )


def _leftovers(pair: Matched) -> tuple[list[Item], list[Item]]:
    """The items of each report that do not stand in the other with the same letters, as often as they do not.

    What now stands in a part that was split off is not left over.
    """
    old = list(walk(pair.old.achievements, "/achievements"))
    new = list(walk(pair.new.achievements, "/achievements"))
    moved = [item for part in pair.parts for item in walk(part.achievements, "/achievements")]
    return _without(old, [*new, *moved]), _without(new, old)


def _without(items: Sequence[Item], others: Sequence[Item]) -> list[Item]:
    there = Counter(fold(item.node.text) for item in others)
    kept: list[Item] = []
    for item in items:
        text = fold(item.node.text)
        if there[text]:
            there[text] -= 1
        else:
            kept.append(item)
    return kept


def _reworded(gone: Sequence[Item], fresh: Sequence[Item]) -> dict[int, tuple[Item, float]]:
    """For each old item the new one that is most like it, of the same years, and the likeness."""
    from rapidfuzz import fuzz

    found = [
        (score, at, index)
        for at, old in enumerate(gone)
        for index, new in enumerate(fresh)
        if _of_one_time(old, new) and (score := fuzz.ratio(fold(old.node.text), fold(new.node.text))) >= REWORDED
    ]
    kept: dict[int, tuple[Item, float]] = {}
    used: set[int] = set()
    for score, at, index in sorted(found, key=lambda each: (-each[0], each[1], each[2])):
        if at not in kept and index not in used:
            kept[at] = (fresh[index], round(score, 1))
            used.add(index)
    return kept


def _of_one_time(old: Item, new: Item) -> bool:
    """Whether the dates of two items leave it open that they are the same event: yearly ones have like words."""
    before, after = _years(old), _years(new)
    return not before or not after or bool(before & after)


def _years(item: Item) -> set[str]:
    return {day[:4] for date in item.node.dates for day in (date.start, date.end)}


def left_out(pair: Matched) -> Iterator[Change]:
    """Fewer contacts than before. Who they are may change; that there are fewer is said, by role and not by name."""
    old, new = pair.old.contacts, pair.new.contacts
    if len(new) >= len(old):
        return
    roles = Counter(contact.role for contact in old) - Counter(contact.role for contact in new)
    who = f"({', '.join(roles.elements())})" if roles else ""
    yield pair.change(
        "contacts-gone",
        "info",
        f"담당자가 {len(old)}명에서 {len(new)}명으로 줄었습니다{who}.",
        old_pointer="/contacts",
        new_pointer="/contacts" if new else None,
        old=len(old),
        new=len(new),
    )
