"""Dates: days that exist, intervals that run forward, achievements inside the term and in order."""

from __future__ import annotations

from itertools import pairwise

from extractor.audit.case import Case
from extractor.audit.items import walk
from extractor.audit.korean import particle, quoted
from extractor.audit.rule import HOLDS, UNKNOWN, Comparisons, Mismatch, rule
from extractor.audit.rules.remarks import remarked
from extractor.records import Date


@rule("date-invalid", "없는 날짜", severity="error")
def date_invalid(case: Case) -> Comparisons:
    """Every printed date names a day that exists."""

    def sentence(text: str) -> str:
        return f"{particle(quoted(text), '은', '는')} 달력에 없는 날짜이므로 원문의 날짜를 확인해야 합니다."

    return remarked(case, "date-invalid", case.parsed.compared.dates, sentence)


@rule("date-rollover", "해를 넘긴 기간", severity="info")
def date_rollover(case: Case) -> Comparisons:
    """No interval whose end has no year must be taken to end in the next year."""

    def sentence(text: str) -> str:
        return (
            f"기간 {particle(quoted(text), '은', '는')} 끝 연도가 없고 시작보다 일러 이듬해에 끝나는 것으로 읽었습니다."
        )

    return remarked(case, "date-rollover", case.parsed.compared.intervals, sentence)


@rule("date-reversed", "거꾸로 된 기간", severity="error")
def date_reversed(case: Case) -> Comparisons:
    """No stated end lies before its start."""

    def sentence(text: str) -> str:
        return f"기간 {particle(quoted(text), '은', '는')} 끝나는 날이 시작하는 날보다 앞섭니다."

    return remarked(case, "date-reversed", case.parsed.compared.intervals, sentence)


@rule("date-outside-term", "임기 밖 실적", severity="warning")
def date_outside_term(case: Case) -> Comparisons:
    """No achievement lies wholly outside the report's term."""
    term = case.whole.term
    for item in walk(case.pledge.achievements, "/achievements"):
        for date in item.node.dates:
            if term is None:
                yield UNKNOWN
            elif not term.misses(date.start, date.end):
                yield HOLDS
            else:
                days = f"{term.start} ~ {term.end}"
                message = f"추진실적의 날짜 {particle(quoted(date.text), '이', '가')} 보고서의 임기({days}) 밖입니다."
                yield Mismatch(item.pointer, message, days, date.edtf)


@rule("date-order", "실적 순서", severity="info")
def date_order(case: Case) -> Comparisons:
    """The outermost achievements stand in the order of the days that they begin on."""
    dated = [
        (f"/achievements/{index}", node.dates[0]) for index, node in enumerate(case.pledge.achievements) if node.dates
    ]
    for (_, before), (pointer, date) in pairwise(dated):
        if date.start >= _as_coarse(before.start, date):
            yield HOLDS
        else:
            what = particle(quoted(date.text), "이", "가")
            message = f"추진실적의 날짜 {what} 바로 앞 실적의 {quoted(before.text)}보다 이릅니다."
            yield Mismatch(pointer, message, f">= {before.start}", date.start)


def _as_coarse(day: str, date: Date) -> str:
    """The first day of the year, half, quarter or month around `day`: as coarse as the start of `date` is printed.

    `2018년` is not earlier than `'18. 9. 13.`, which it may follow.
    """
    month = int(day[5:7])
    match date.precision.split("/")[0]:
        case "year":
            return f"{day[:4]}-01-01"
        case "half":
            return f"{day[:4]}-{(month - 1) // 6 * 6 + 1:02}-01"
        case "quarter":
            return f"{day[:4]}-{(month - 1) // 3 * 3 + 1:02}-01"
        case "month":
            return f"{day[:7]}-01"
        case _:
            return day
