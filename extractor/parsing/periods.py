"""The heads of yearly tables: `계`, `2018`, `2022.6월`, `임기후`."""

from __future__ import annotations

from lark import Tree
from lark.exceptions import UnexpectedInput

from extractor.parsing import dates
from extractor.parsing.inline import Inline
from extractor.profile import Profile
from extractor.spelling import fold, squeeze

TOTAL, BEFORE, AFTER = "total", "before_term", "after_term"


def period(text: str, profile: Profile, inline: Inline) -> str:
    """The period's name in the contract; a head that says none of these is named as printed, without spaces."""
    word = fold(text)
    for name, words in (
        (TOTAL, profile.totals),
        (BEFORE, profile.periods.before_term),
        (AFTER, profile.periods.after_term),
    ):
        if word in map(fold, words):
            return name
    try:
        (child,) = inline.parse(text.strip(), "period").children
    except UnexpectedInput:
        return squeeze(text)
    return dates.moment(child).edtf if isinstance(child, Tree) else f"{dates.year(child):04}"
