"""The heads of yearly tables: `계`, `2018`, `2022.6월`, `임기후`."""

from __future__ import annotations

from lark import Tree
from lark.exceptions import UnexpectedInput

from extractor.parsing import dates
from extractor.parsing.inline import Inline
from extractor.profile import Profile
from extractor.spelling import fold, narrow, squeeze

TOTAL, BEFORE, AFTER = "total", "before_term", "after_term"


class Periods:
    """Names the periods of a report's tables; a head that stands in many of them is read once."""

    def __init__(self, profile: Profile, inline: Inline) -> None:
        words = (
            (TOTAL, profile.totals),
            (BEFORE, profile.periods.before_term),
            (AFTER, profile.periods.after_term),
        )
        self._inline = inline
        self._words = {fold(word): name for name, printed in words for word in printed}
        self._known: dict[str, str] = {}

    def name(self, text: str) -> str:
        """The period's name in the contract; a head that says none of these is named as printed, without spaces."""
        if text not in self._known:
            self._known[text] = self._words.get(fold(text)) or self._year_or_month(text)
        return self._known[text]

    def _year_or_month(self, text: str) -> str:
        try:
            (child,) = self._inline.parse(narrow(text.strip()), "period").children
        except UnexpectedInput:
            return squeeze(text)
        return dates.moment(child).edtf if isinstance(child, Tree) else f"{dates.year(child):04}"
