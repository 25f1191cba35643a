"""The printed forms: the words and the order in which a district prints the same facts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from samples.make.model import Item, Report

STATUSES_FOUR = (("완료", ("완료", "이행후계속추진")), ("추진중", ("정상추진", "일부추진")))
STATUSES_SIX = (*STATUSES_FOUR, ("보류", ()), ("폐기", ()))

SECTIONS = {
    "goals": "정책목표",
    "overview": "사업개요",
    "targets": "연차별 추진목표",
    "investment": "연차별 투자계획",
    "execution": "연차별 집행액",
    "achievements": "추진실적",
    "plans": "향후계획",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Form:
    """One printed form.

    profile : the layout profile that reads it.
    heading : the mark before a section's name.
    tick : what a checked cell of the grid holds.
    bullets : the marks of the items, outermost first.
    statuses : the groups of the status columns, each with the columns below it; a group without any is a column itself.
    sections : the name that each section is printed under, in printed order.
    """

    profile: str
    heading: str
    tick: str
    bullets: tuple[str, ...]
    statuses: tuple[tuple[str, tuple[str, ...]], ...]
    sections: Mapping[str, str] = dataclasses.field(default_factory=lambda: SECTIONS)


FORMS = {
    "ticks-four": Form("seongdong", "□", "✓", ("○", "-", "·", "·"), STATUSES_FOUR),
    "ticks-six": Form("seongdong", "□", "✓", ("○", "-", "·", "·"), STATUSES_SIX),
    "dots-six": Form("seongdong", "■", "●", ("◦", "–", "▷", "▷"), STATUSES_SIX),
}


def printed_as(report: Report, name: str) -> Report:
    """The same report in another form of the same arrangement: other marks, the same words."""
    old, new = FORMS[report.form].bullets, FORMS[name].bullets

    def marked(items: Iterable[Item], depth: int) -> tuple[Item, ...]:
        return tuple(
            dataclasses.replace(
                item,
                mark=new[depth] if depth < len(old) and item.mark == old[depth] else item.mark,
                children=marked(item.children, depth + 1),
            )
            for item in items
        )

    pledges = tuple(
        dataclasses.replace(
            pledge,
            goals=marked(pledge.goals, 0),
            overview=marked(pledge.overview, 0),
            achievements=marked(pledge.achievements, 0),
            plans=marked(pledge.plans, 0),
        )
        for pledge in report.pledges
    )
    return dataclasses.replace(report, form=name, pledges=pledges)
