"""The looks: how the same blocks are drawn. What is printed does not depend on them, but for the page it stands on."""

from __future__ import annotations

import dataclasses
from typing import Literal


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """One way to draw a report. Sizes are in points.

    regular, bold : font names, as `fonts` finds them.
    overprint : how often a heading is drawn on itself, a hair apart, to look bold.
    spaced : whether short words of headings are letter-spaced (`정 책 목 표`).
    rules : `solid`: every cell ruled; `dotted`: dotted inside, none left and right; `level`: yearly tables have
        horizontal rules alone.
    shade : the colour behind heading cells, or None.
    drawn_ticks : whether any tick is a drawn path, not a glyph.
    repeated : tables whose heading rows are printed again after a page break.
    fresh_page : whether each pledge begins on a new page.
    framed_title : whether a pledge's title stands in a box.
    wrap : `words`: lines break between words; `letters`: anywhere, as Hangul does.
    landscape : pages on their side are `wide`, upright ones `rotated` by /Rotate, or upright ones drawn `sideways`.
    """

    regular: str
    bold: str
    overprint: int
    spaced: bool
    rules: Literal["solid", "dotted", "level"]
    shade: str | None
    drawn_ticks: bool
    repeated: frozenset[str]
    fresh_page: bool
    framed_title: bool
    wrap: Literal["words", "letters"]
    landscape: Literal["wide", "rotated", "sideways"]
    body: float = 10.0
    title: float = 15.0
    section: float = 12.0
    cell: float = 8.5
    number: float = 7.0


RULED = Look(
    regular="NanumGothic",
    bold="NanumGothicBold",
    overprint=1,
    spaced=False,
    rules="solid",
    shade="#e4ebf3",
    drawn_ticks=True,
    repeated=frozenset({"investment", "execution"}),
    fresh_page=True,
    framed_title=False,
    wrap="words",
    landscape="wide",
)
PLAIN = Look(
    regular="NanumMyeongjo",
    bold="NanumMyeongjo",
    overprint=3,
    spaced=True,
    rules="dotted",
    shade=None,
    drawn_ticks=False,
    repeated=frozenset(),
    fresh_page=False,
    framed_title=True,
    wrap="letters",
    landscape="sideways",
)
LOOKS = {
    "ruled": RULED,
    "flowing": dataclasses.replace(RULED, fresh_page=False, repeated=frozenset({"investment"}), shade="#ececec"),
    "plain": PLAIN,
    "turned": dataclasses.replace(PLAIN, landscape="rotated", wrap="words"),
    "level": dataclasses.replace(PLAIN, rules="level", landscape="rotated", overprint=1, spaced=False, wrap="words"),
}
