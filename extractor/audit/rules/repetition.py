"""Things that are counted or said twice in the achievements."""

from __future__ import annotations

import re

from extractor.audit.case import Case
from extractor.audit.items import walk
from extractor.audit.korean import particle, quoted
from extractor.audit.rule import HOLDS, Comparisons, Mismatch, rule
from extractor.records import Date, Node
from extractor.spelling import fold

TIMES = "회"

# `제3회` is an ordinal, `연 3회` and `매월 1회` a frequency, `3회차` a session: none says how many dates follow.
_NOT_A_NUMBER_OF_DATES = re.compile(r"(?:제|연|년|월|주|일|각|당|별|기|매번)\s*$")
_GOES_ON = re.compile(r"\s*(?:차|이상|이내|이하|씩|초과|미만)")


@rule("count-dates", "횟수와 날짜 수", severity="warning")
def count_dates(case: Case) -> Comparisons:
    """`3회` beside a list of dates: there are as many dates."""
    for item in walk(case.pledge.achievements, "/achievements"):
        times = _times(item.node)
        dates = item.node.dates
        if not times or not _can_be_counted(dates, times):
            continue
        if len(dates) in (*times, sum(times)):
            yield HOLDS
        else:
            said = " + ".join(str(number) for number in times)
            message = f"{quoted(item.node.subject)}에 {said}{TIMES}라고 적혀 있으나 날짜는 {len(dates)}개입니다."
            yield Mismatch(item.pointer, message, sum(times), len(dates))


def _times(node: Node) -> list[int]:
    """The numbers of times that an item states."""
    found: list[int] = []
    at = 0
    for count in node.counts:
        start = node.text.find(count.text, at)
        at = max(at, start + len(count.text))
        if count.unit.split(maxsplit=1)[:1] != [TIMES] or _NOT_A_NUMBER_OF_DATES.search(node.text[: max(start, 0)]):
            continue
        if start < 0 or not _GOES_ON.match(node.text, at):
            found.append(count.value)
    return found


def _can_be_counted(dates: tuple[Date, ...], times: list[int]) -> bool:
    """Whether each date stands for one time: an interval or a whole month alone can hold any number of them."""
    if len(dates) != 1:
        return len(dates) > 1
    return sum(times) == 1 or (dates[0].precision == "day" and dates[0].start == dates[0].end)


@rule("duplicate", "중복 실적", severity="warning")
def duplicate(case: Case) -> Comparisons:
    """No achievement stands twice in the same list with the same words, dates and items below it."""
    seen: dict[tuple[str, tuple[object, ...]], str] = {}
    stack = [("/achievements", case.pledge.achievements)]
    while stack:
        base, nodes = stack.pop()
        for index, node in enumerate(nodes):
            pointer = f"{base}/{index}"
            first = seen.setdefault((base, _essence(node)), pointer)
            if first != pointer:
                message = f"추진실적 {particle(quoted(node.text), '이', '가')} 같은 내용과 날짜로 두 번 적혀 있습니다."
                yield Mismatch(pointer, message, None, node.text)
                continue
            yield HOLDS
            if node.children:
                stack.append((f"{pointer}/children", node.children))


def _essence(node: Node) -> tuple[object, ...]:
    """What makes an item the same as another: its letters, its dates and what stands below it."""
    return fold(node.text), tuple(date.edtf for date in node.dates), tuple(_essence(child) for child in node.children)
