"""What a report says of itself: its title, who publishes it, and the day its figures are of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lark import Token

from extractor.parsing import phrase
from extractor.parsing.claims import Claims
from extractor.parsing.inline import Inline
from extractor.profile import Profile
from extractor.records import Pledge

_MARKS = " #*\t\n"
_PART_YEAR = re.compile(r"\d{4}-(?:\d{2})")


class Masthead:
    """Reads the lines before the first pledge, and the running headers; what it uses is placed."""

    def __init__(self, profile: Profile, inline: Inline, claims: Claims) -> None:
        self._words = profile.masthead
        self._inline = inline
        self._claims = claims
        self.title: str | None = None
        self.organisation: str | None = None
        self.as_of: str | None = None

    def read(self, lines: Iterable[Token], furniture: Sequence[str]) -> None:
        """The first line that fits each fact gives it; lines of the cover go before running headers."""
        for line in lines:
            if self._take(line.strip(_MARKS)):
                self._claims.claim(line.start_pos or 0, line.end_pos or 0)
        for text in furniture:
            self._take(text.strip())

    def date_from(self, pledges: Iterable[Pledge]) -> None:
        """Where no line gives the date: the part of a year that the yearly tables end with (`2022.6월`)."""
        if self.as_of is None:
            found = {
                row.period for pledge in pledges for row in (*pledge.execution, *pledge.investment, *pledge.targets)
            }
            self.as_of = max((period for period in found if _PART_YEAR.fullmatch(period)), default=None)

    def _take(self, text: str) -> bool:
        return any([self._date(text), self._title(text), self._organisation(text)])

    def _date(self, text: str) -> bool:
        if self.as_of is not None or not any(word in text for word in self._words.as_of):
            return False
        dates = [reading.date for reading in phrase.read(text, self._inline).dates if reading.date]
        self.as_of = dates[0].edtf if dates else None
        return bool(dates)

    def _title(self, text: str) -> bool:
        if self.title is not None or not any(word in text for word in self._words.title):
            return False
        self.title = text
        self._organisation(text)
        return True

    def _organisation(self, text: str) -> bool:
        if self.organisation is not None:
            return False
        match = re.search(self._words.organisation, text)
        self.organisation = match[0] if match else None
        return match is not None and match[0] == text
