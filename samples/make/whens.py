"""Dates in every form that reports print them, in the notation of the content files."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence

APOSTROPHES = ("'", "'", "'", "’")


def day(rng: random.Random, at: datetime.date) -> str:
    """One day: `'18. 7. 17.`, `'18.7.17.` or `2018. 7. 17.`."""
    return _marked(_day(rng, at), at.isoformat())


def days(rng: random.Random, all_days: Sequence[datetime.date]) -> str:
    """Days of one year: `'19. 6. 27./8. 8./10. 1.`; each is a date of its own."""
    first, *others = all_days
    return "/".join([_marked(_short(rng, first), first.isoformat()), *map(_without_year, others)])


def span(rng: random.Random, first: datetime.date, last: datetime.date) -> str:
    """Two days: the last without what it shares with the first, and sometimes without its last dot."""
    if (first.year, first.month) == (last.year, last.month):
        printed = rng.choice([f"{_short(rng, first)} ~ {last.day}.", f"{_closed(rng, first)}~{last.day}."])
    elif first.year == last.year:
        printed = f"{_short(rng, first)} ~ {last.month}. {last.day}{rng.choice(['', '.'])}"
    elif rng.random() < 0.5:
        return _marked(f"{_short(rng, first)} ~ '{last:%y}. {last.month}.", f"{first.isoformat()}/{last:%Y-%m}")
    else:
        printed = f"{_short(rng, first)} ~ '{last:%y}. {last.month}. {last.day}."
    return _marked(printed, f"{first.isoformat()}/{last.isoformat()}")


def month(rng: random.Random, at: datetime.date) -> str:
    """A month: `'18. 11.` or `2018. 11.`."""
    return _marked(rng.choice([f"'{at:%y}. {at.month}.", f"{at.year}. {at.month}."]), f"{at:%Y-%m}")


def months(first: datetime.date, last: datetime.date) -> str:
    """Months of one year: `2022. 4. ~ 12.`."""
    return _marked(f"{first.year}. {first.month}. ~ {last.month}.", f"{first:%Y-%m}/{last:%Y-%m}")


def season(rng: random.Random, at: datetime.date) -> str:
    """A half or a quarter: `2022년 상반기`, `2021년 3분기`."""
    half, quarter = (at.month - 1) // 6, (at.month - 1) // 3
    if rng.random() < 0.5:
        return _marked(f"{at.year}년 {'상하'[half]}반기", f"{at.year}-{40 + half}")
    return _marked(f"{at.year}년 {quarter + 1}분기", f"{at.year}-{33 + quarter}")


def year(at: datetime.date) -> str:
    """A year: `2018년`."""
    return _marked(f"{at.year}년", str(at.year))


def _marked(printed: str, edtf: str) -> str:
    return f"{{{printed}|{edtf}}}"


def _day(rng: random.Random, at: datetime.date) -> str:
    full = f"{at.year}. {at.month}. {at.day}."
    return rng.choice([_short(rng, at), _short(rng, at), _closed(rng, at), full])


def _short(rng: random.Random, at: datetime.date) -> str:
    return f"{rng.choice(APOSTROPHES)}{at:%y}. {at.month}. {at.day}."


def _closed(rng: random.Random, at: datetime.date) -> str:
    return f"{rng.choice(APOSTROPHES)}{at:%y}.{at.month}.{at.day}."


def _without_year(at: datetime.date) -> str:
    return _marked(f"{at.month}. {at.day}.", at.isoformat())
