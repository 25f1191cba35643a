"""How far a report has drifted from the profile that reads it: anchors that no longer stand in it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.audit.korean import particle, quoted
from extractor.layout import LayoutText, Place
from extractor.profile import Profile, reach
from extractor.records import Finding

RULE, LABEL = "profile-drift", "서식 변경"


def drift(profile: Profile, layout: LayoutText) -> Iterator[Finding]:
    """One finding for each missing anchor, with the line that comes nearest to it, where a renamed one would stand."""
    found = reach(profile, layout.text)
    for anchor, (line, text) in zip(found.missing, found.nearest, strict=True):
        place = _place(layout, line) if line else None
        yield Finding(
            pledge_id=None,
            rule=RULE,
            severity="warning",
            kind="reading",
            message=(
                f"{quoted(profile.name)} 서식의 기준어 {particle(quoted(anchor), '이', '가')} 보고서에 없습니다. "
                f"가장 비슷한 곳은 {line}번째 줄의 {quoted(text)}입니다."
            ),
            expected=anchor,
            actual=text or None,
            page=place.page if place else None,
            box=place.box if place else None,
        )


def _place(layout: LayoutText, line: int) -> Place | None:
    """Where the first glyph of a line is printed; a row may begin with an empty cell."""
    start = layout.start_of(line)
    text = layout.text[start:].partition("\n")[0]
    first = start + len(text) - len(text.lstrip())
    return next(iter(layout.places(first, first + 1)), None)
