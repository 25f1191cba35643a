"""Pledges that a page can print, by Hypothesis. What a text says is made with it, by code that shares none of ours."""

from __future__ import annotations

import calendar
import datetime
from typing import NamedTuple

from hypothesis import strategies as st

from extractor.records import (
    Amount,
    Budget,
    Contact,
    Count,
    Date,
    Execution,
    Investment,
    Node,
    Pledge,
    Press,
    Target,
    Unplaced,
)
from tests.parsing.case import REPORT_ID
from tests.parsing.printer import KINDS, LEADS, STATUSES, department_of, period_order, period_text

# Syllables that make up no word of the vocabulary.
SYLLABLES = "달빛솔숲별꽃샘터누온새벽노을슬람풀잎햇살"
MARKS = (("○", "❍"), ("-", "–"), ("▶", "·"), ("※",))
PERIODS = ("total", "before_term", "2018", "2019", "2020", "2021", "2022-06", "after_term")
FUNDINGS = ("계", "국비", "시비", "구비", "민간", "달빛기금")
COUNTED = ("개소", "회", "명", "건", "개 업체", "가구", "개")

# A hundred words of two to five syllables.
WORDS = tuple(SYLLABLES[at % 13 : at % 13 + 2 + at % 4] + SYLLABLES[at % 7] for at in range(91))
word = st.sampled_from(WORDS)
quoted = word.map(lambda text: f"「{text}」")
company = word.map(lambda text: f"(주){text}")
words = st.lists(st.one_of(word, word, quoted, company), min_size=1, max_size=6).map(" ".join)


class Said(NamedTuple):
    """A printed stretch, and what it says."""

    text: str
    dates: tuple[Date, ...] = ()
    amounts: tuple[Amount, ...] = ()
    counts: tuple[Count, ...] = ()


# Dates


class Moment(NamedTuple):
    """One end of a date: as printed in full, its EDTF, its first and last day, and how exact it is."""

    text: str
    edtf: str
    start: datetime.date
    end: datetime.date
    precision: str

    def date(self) -> Date:
        return Date(
            text=self.text,
            edtf=self.edtf,
            start=str(self.start),
            end=str(self.end),
            precision=self.precision,
        )


def _day(day: datetime.date, style: int) -> Moment:
    year = (f"'{day:%y}.", f"’{day:%y}.", f"{day.year}.", f"{day.year}년")[style]
    month_and_day = f"{day.month}월 {day.day}일" if style == 3 else f"{day.month}. {day.day}."
    return Moment(f"{year} {month_and_day}", str(day), day, day, "day")


def _month(first: datetime.date, style: int) -> Moment:
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    text = (f"'{first:%y}. {first.month}.", f"{first.year}. {first.month}.", f"{first.year}년 {first.month}월")[
        style % 3
    ]
    return Moment(text, f"{first:%Y-%m}", first, last, "month")


def _part(year: int, months: int, number: int, style: int) -> Moment:
    """A half (of 6 months) or a quarter (of 3)."""
    start = datetime.date(year, months * (number - 1) + 1, 1)
    end = datetime.date(year, months * number, calendar.monthrange(year, months * number)[1])
    name = "상하"[number - 1] + "반기" if months == 6 else f"{number}분기"
    code = (40 if months == 6 else 33) + number - 1
    text = f"'{year % 100}. {name}" if style % 2 else f"{year}년 {name}"
    return Moment(text, f"{year}-{code}", start, end, "half" if months == 6 else "quarter")


def _year(year: int) -> Moment:
    return Moment(f"{year}년", str(year), datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year")


days = st.dates(datetime.date(2018, 1, 1), datetime.date(2026, 12, 31))
styles = st.integers(0, 3)
day = st.builds(_day, days, styles)
month = st.builds(_month, days.map(lambda at: at.replace(day=1)), styles)
half = st.builds(_part, st.integers(2018, 2026), st.just(6), st.integers(1, 2), styles)
quarter = st.builds(_part, st.integers(2018, 2026), st.just(3), st.integers(1, 4), styles)
year = st.builds(_year, st.integers(2018, 2026))


def _interval(first: Moment, last: Moment, text: str) -> Date:
    precisions = dict.fromkeys((first.precision, last.precision))
    return Date(
        text=f"{first.text} ~ {text}",
        edtf=f"{first.edtf}/{last.edtf}",
        start=str(first.start),
        end=str(last.end),
        precision="/".join(precisions),
    )


@st.composite
def intervals(draw: st.DrawFn) -> Date:
    """From a day or month to a later one whose year, or year and month, may be left to the start to say."""
    first = draw(st.one_of(day, month))
    last = draw(st.one_of(day, month).filter(lambda at: at.end >= first.start))
    if first.precision == last.precision == "day" and first.start.year == last.start.year:
        end = last.start
        short = f"{end.day}." if end.month == first.start.month and draw(st.booleans()) else f"{end.month}. {end.day}."
        return _interval(first, last, short)
    if first.precision == last.precision == "month" and first.start.year == last.start.year:
        return _interval(first, last, f"{last.start.month}.")
    return _interval(first, last, last.text)


@st.composite
def rollovers(draw: st.DrawFn) -> Date:
    """An end that prints no year and would come before its start: it is of the next year."""
    first, end = draw(day), draw(days)
    try:
        end = end.replace(year=first.start.year + 1)
    except ValueError:  # 29 February
        end = datetime.date(first.start.year + 1, 1, 1)
    if (end.month, end.day) >= (first.start.month, first.start.day):
        end = datetime.date(first.start.year + 1, 1, 1)
    if first.start.month == 1 and first.start.day == 1:
        return first.date()
    return _interval(first, _day(end, 0), f"{end.month}. {end.day}.")


@st.composite
def lists_of_days(draw: st.DrawFn) -> Said:
    """`'19. 6. 27./8. 8./10. 1.`: the year is said once."""
    first = draw(day)
    later = draw(st.lists(days, min_size=1, max_size=3))
    rest = [_day(at.replace(year=first.start.year, day=min(at.day, 28)), 0) for at in later]
    short = [f"{at.start.month}. {at.start.day}." for at in rest]
    others = [at._replace(text=text).date() for at, text in zip(rest, short, strict=True)]
    return Said("/".join((first.text, *short)), (first.date(), *others))


def _one(date: Date) -> Said:
    return Said(date.text, (date,))


moments = st.one_of(day, month, half, quarter, year).map(lambda at: _one(at.date()))
dated = st.one_of(moments, intervals().map(_one), rollovers().map(_one), lists_of_days())


# Money and counts


def _sum(text: str, krw: int) -> Said:
    return Said(text, amounts=(Amount(text=text, krw=krw),))


amounts = st.one_of(
    st.integers(0, 99_999).map(lambda n: _sum(f"{n:,}백만 원", n * 10**6)),
    st.integers(0, 999_999).map(lambda n: _sum(f"{n:,}천원", n * 1000)),
    st.integers(1, 10**9).map(lambda n: _sum(f"{n:,}원", n)),
    st.tuples(st.integers(1, 999), st.integers(1, 9999)).map(
        lambda n: _sum(f"{n[0]}억 {n[1]:,}만원", n[0] * 10**8 + n[1] * 10**4)
    ),
    st.integers(1, 9999).map(lambda n: _sum(f"{n // 10}.{n % 10}억 원", n * 10**7)),
    st.tuples(st.integers(1, 9), st.integers(1, 9)).map(
        lambda n: _sum(f"{n[0]}천{n[1]}백만 원", (n[0] * 1000 + n[1] * 100) * 10**4)
    ),
)
counts = st.tuples(st.integers(0, 99_999), st.sampled_from(COUNTED)).map(
    lambda n: Said(f"{n[0]:,}{n[1]}", counts=(Count(text=f"{n[0]:,}{n[1]}", value=n[0], unit=n[1]),))
)


# Items


@st.composite
def items(draw: st.DrawFn, *, labels: bool, mark: str | None, depth: int) -> Node:
    """An item of words, things counted, and a tail or head of dates and sums."""
    head = draw(words)
    said: list[Said] = []
    if draw(st.booleans()):
        said.append(draw(counts))
        head += f" {said[-1].text}"
    form = draw(st.sampled_from(("words", "date", "date", "sum in brackets", "sum inside", "date first")))
    text = subject = head
    colon = None
    if form in {"date", "sum in brackets"}:
        said.append(draw(dated))
        colon = draw(st.sampled_from((": ", " : ")))
        text = f"{head}{colon}{said[-1].text}"
    if form == "sum in brackets":
        said.append(draw(amounts))
        text += f"({said[-1].text})"
    elif form == "sum inside":
        said.append(draw(amounts))
        text = subject = f"{head} {said[-1].text} {draw(word)}"
    elif form == "date first":
        said.insert(0, draw(dated))
        text = subject = f"{said[0].text} {head}"
    return Node(
        mark=mark,
        text=text,
        label=head if labels and colon else None,
        value=text.removeprefix(f"{head}{colon}") if labels and colon else None,
        subject=subject,
        dates=tuple(date for each in said for date in each.dates),
        amounts=tuple(amount for each in said for amount in each.amounts),
        counts=tuple(count for each in said for count in each.counts),
        children=draw(item_lists(labels=labels, depth=depth + 1)) if mark and depth < 3 else (),
    )


@st.composite
def item_lists(draw: st.DrawFn, *, labels: bool, depth: int = 0) -> tuple[Node, ...]:
    """Items with one mark, and below it others; before the outermost may stand paragraphs without any."""
    mark = draw(st.sampled_from(MARKS[depth]))
    size = 3 if depth == 0 else 2
    found = draw(st.lists(items(labels=labels, mark=mark, depth=depth), max_size=size))
    plain = draw(st.lists(items(labels=labels, mark=None, depth=depth), max_size=1)) if depth == 0 else []
    return (*plain, *found)


# Tables

period_sets = st.lists(st.sampled_from(PERIODS), min_size=1, unique=True).map(lambda at: sorted(at, key=period_order))
won = st.one_of(
    st.just(0),
    st.integers(-(10**5), 10**6).map(lambda n: n * 10**6),
    st.integers(-(10**6), 10**7).map(lambda n: n * 10**5),
    st.integers(-(10**9), 10**12),
)


@st.composite
def target_tables(draw: st.DrawFn) -> tuple[Target, ...]:
    cell = st.one_of(st.none(), words, counts.map(lambda said: said.text), st.just("100%"), st.just("-"))
    units = draw(st.lists(words, max_size=3, unique=True))
    periods = draw(period_sets)
    cells = [(unit, period, draw(cell)) for unit in units for period in periods]
    return tuple(
        Target(unit=unit, period=period, period_text=period_text(period), text=text)
        for unit, period, text in cells
        if text is not None
    )


@st.composite
def investment_tables(draw: st.DrawFn) -> tuple[Investment, ...]:
    fundings = draw(st.lists(st.sampled_from(FUNDINGS), max_size=4, unique=True))
    periods = draw(period_sets)
    value = st.one_of(st.none(), won)
    cells = [(funding, period, draw(value), draw(value)) for funding in fundings for period in periods]
    return tuple(
        Investment(
            funding=funding, period=period, period_text=period_text(period), planned_krw=planned, secured_krw=secured
        )
        for funding, period, planned, secured in cells
        if planned is not None or secured is not None
    )


@st.composite
def execution_tables(draw: st.DrawFn) -> tuple[Execution, ...]:
    fundings = draw(st.lists(st.sampled_from(FUNDINGS), max_size=4, unique=True))
    periods = draw(period_sets)
    cells = [(funding, period, draw(st.one_of(st.none(), won))) for funding in fundings for period in periods]
    return tuple(
        Execution(funding=funding, period=period, period_text=period_text(period), executed_krw=value)
        for funding, period, value in cells
        if value is not None
    )


# The rest of a pledge


def _budget(total: Said, funding: list[str]) -> Budget:
    bracket = f" ({', '.join(funding)})" if funding else ""
    return Budget(text=f"총 {total.text}{bracket}", krw=total.amounts[0].krw, funding=tuple(funding))


budgets = st.one_of(
    st.none(),
    word.map(lambda text: Budget(text=text, krw=None)),
    st.builds(_budget, amounts, st.lists(st.sampled_from(FUNDINGS[1:5]), max_size=3, unique=True)),
)


def _press(outlet: str, at: datetime.date, style: int) -> Press:
    date = _day(at, style).date()
    return Press(outlet=outlet, date=date, text=f"{outlet}({date.text})")


press = st.lists(st.builds(_press, word.map(lambda text: f"{text}일보"), days, styles), max_size=3).map(tuple)
roles = st.one_of(
    st.sampled_from(("담당", "팀장", "과장")),
    word.map(lambda text: f"{text}과장"),
    word.map(lambda text: f"{text}팀장"),
)
phones = st.sampled_from((None, "5451", "02-700-5451", "02)700-5451", "700-5451"))
contacts = st.lists(
    st.builds(Contact, role=roles, name=st.sampled_from(WORDS).map(lambda text: text[:4]), phone=phones), max_size=3
).map(tuple)
numbers = st.one_of(
    st.none(),
    st.integers(1, 99).map(str),
    st.tuples(st.integers(1, 9), st.integers(1, 99)).map(lambda n: f"{n[0]}-{n[1]}"),
    st.integers(1, 9).map(lambda n: f"I-①-{n}"),
)


@st.composite
def pledges(draw: st.DrawFn, ordinal: int) -> Pledge:
    """A pledge with a place on the page for everything that it says."""
    people = draw(contacts)
    chief = department_of(people)
    return Pledge(
        id=f"{REPORT_ID}-{ordinal:03}",
        report_id=REPORT_ID,
        ordinal=ordinal,
        number=draw(numbers),
        title=draw(words),
        sources=draw(st.lists(word, max_size=3).map(tuple)),
        kind=draw(st.sampled_from((None, *KINDS))),
        lead=tuple(lead for lead in LEADS if draw(st.booleans())),
        status=draw(st.sampled_from((None, *STATUSES))),
        budget=draw(budgets),
        goals=draw(item_lists(labels=False)),
        overview=draw(item_lists(labels=True)),
        targets=draw(target_tables()),
        investment=draw(investment_tables()),
        execution=draw(execution_tables()),
        achievements=draw(item_lists(labels=False)),
        plans=draw(item_lists(labels=False)),
        press=draw(press),
        department=draw(st.sampled_from((chief, "달빛과"))) if people else draw(st.sampled_from((None, "달빛과"))),
        contacts=people,
        unplaced=tuple(Unplaced(page=None, line=0, text=f"□ {text}") for text in draw(st.lists(words, max_size=1))),
    )


@st.composite
def reports(draw: st.DrawFn) -> tuple[Pledge, ...]:
    """One to three pledges."""
    return tuple(draw(pledges(ordinal)) for ordinal in range(1, 1 + draw(st.integers(1, 3))))
