"""Dates: the tree of `grammars/inline/dates.lark` to EDTF with first and last day."""

from __future__ import annotations

import calendar
import dataclasses
import datetime
from collections.abc import Iterator
from typing import Literal

from lark import Token, Tree

from extractor.records import Date
from extractor.spelling import fold

Precision = Literal["day", "month", "quarter", "half", "year"]
Trouble = Literal["date-invalid", "date-rollover", "date-reversed"]

# ISO 8601-2, level 2: sub-year groupings 33-36 are quarters, 40-41 halves.
_FIRST_QUARTER, _FIRST_HALF = 33, 40
_CENTURY_TURN = 70  # '70-'99 are of the last century


@dataclasses.dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, quarter, half or year."""

    year: int
    month: int | None = None
    day: int | None = None
    part: tuple[Precision, int] | None = None

    @property
    def precision(self) -> Precision:
        if self.part:
            return self.part[0]
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def edtf(self) -> str:
        if self.part:
            base = _FIRST_QUARTER if self.part[0] == "quarter" else _FIRST_HALF
            return f"{self.year:04}-{base + self.part[1] - 1}"
        text = f"{self.year:04}"
        for number in (self.month, self.day):
            text += "" if number is None else f"-{number:02}"
        return text

    def days(self) -> tuple[datetime.date, datetime.date]:
        """First and last day covered. Raises ValueError for a day or month that does not exist."""
        if self.part:
            length = 3 if self.part[0] == "quarter" else 6
            first, last = length * (self.part[1] - 1) + 1, length * self.part[1]
        else:
            first, last = (1, 12) if self.month is None else (self.month, self.month)
        if self.day is not None:
            day = datetime.date(self.year, first, self.day)
            return day, day
        start = datetime.date(self.year, first, 1)
        return start, datetime.date(self.year, last, calendar.monthrange(self.year, last)[1])


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """One printed date: the record (None where the day does not exist), its trouble, and where it stands."""

    date: Date | None
    trouble: Trouble | None
    text: str
    start: int
    end: int
    interval: bool = False


def read(tree: Tree[Token], text: str) -> Iterator[Reading]:
    """The dates of a `dates` tree, whose token positions are offsets into `text`."""
    last: Moment | None = None
    for child in tree.children:
        if not isinstance(child, Tree):
            continue
        first, end = (child.children[0], child.children[1]) if child.data == "span" else (child, None)
        assert isinstance(first, Tree)
        start = moment(first) if first.data == "moment" else _later(first, last)
        stop = None
        if isinstance(end, Tree):
            stop = moment(end) if end.data == "moment" else _later(end, start)
        last = stop or start
        stated = isinstance(end, Tree) and (end.data == "moment" or "LATER_YEAR" in _tokens(end))
        yield _reading(start, stop, stated=stated, place=_extent(child), text=text)


def moment(tree: Tree[Token]) -> Moment:
    """The moment of a `moment` tree, whose day may not exist."""
    numbers = _tokens(tree)
    return Moment(
        year(numbers["YEAR"]),
        _number(numbers.get("MONTH")),
        _number(numbers.get("DAY")),
        _part(numbers.get("HALF") or numbers.get("QUARTER")),
    )


def year(text: str) -> int:
    """The year of `'18.`, `2018년` or `2018`."""
    digits = "".join(char for char in text if char.isdigit())
    number = int(digits)
    if len(digits) > 2:
        return number
    return number + (1900 if number >= _CENTURY_TURN else 2000)


def _later(tree: Tree[Token], base: Moment | None) -> Moment:
    # A number alone is of the finest unit of what it continues, unless it prints its own.
    base = base or Moment(1)
    numbers = _tokens(tree)
    part = _part(numbers.get("HALF") or numbers.get("QUARTER"))
    if part:
        return Moment(base.year, part=part)
    if "LATER_YEAR" in numbers:
        return Moment(year(numbers["LATER_YEAR"]))
    if "LATER_MONTH" in numbers:
        return Moment(base.year, _number(numbers["LATER_MONTH"]), _number(numbers["DAY"]))
    token = numbers["LATER"]
    if token.endswith("월") or (base.day is None and not token.endswith("일")):
        return Moment(base.year, _number(token))
    return Moment(base.year, base.month, _number(token))


def _reading(start: Moment, stop: Moment | None, *, stated: bool, place: tuple[int, int], text: str) -> Reading:
    printed = text[place[0] : place[1]]
    here = place[0] + len(printed) - len(printed.lstrip())
    printed = printed.strip()
    precisions = [start.precision, *([stop.precision] if stop else [])]
    trouble: Trouble | None = None
    try:
        first, last = start.days()
        if stop is not None:
            stop, trouble = _ordered(start, stop, stated=stated)
            last = stop.days()[1]
    except ValueError:
        return Reading(None, "date-invalid", printed, here, here + len(printed), stop is not None)
    date = Date(
        text=printed,
        edtf=start.edtf if stop is None else f"{start.edtf}/{stop.edtf}",
        start=first.isoformat(),
        end=last.isoformat(),
        precision="/".join(dict.fromkeys(precisions)),
    )
    return Reading(date, trouble, printed, here, here + len(printed), stop is not None)


def _ordered(start: Moment, stop: Moment, *, stated: bool) -> tuple[Moment, Trouble | None]:
    # Validity first: a day that does not exist is no reason to roll over.
    first, (_, last) = start.days()[0], stop.days()
    if last >= first:
        return stop, None
    if stated:
        return stop, "date-reversed"
    return dataclasses.replace(stop, year=stop.year + 1), "date-rollover"


def _part(token: Token | None) -> tuple[Precision, int] | None:
    if token is None:
        return None
    text = fold(token)
    if token.type == "HALF":
        return "half", 1 if text.startswith("상") else 2
    return "quarter", int(text[0])


def _number(token: Token | None) -> int | None:
    if token is None:
        return None
    return int("".join(char for char in token if char.isdigit()))


def _tokens(tree: Tree[Token]) -> dict[str, Token]:
    return {child.type: child for child in tree.children if isinstance(child, Token)}


def _extent(tree: Tree[Token]) -> tuple[int, int]:
    tokens = list(tree.scan_values(lambda value: isinstance(value, Token)))
    return tokens[0].start_pos or 0, tokens[-1].end_pos or 0
