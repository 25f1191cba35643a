"""The printed forms: the words and the order in which a district prints the same facts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

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

Grid: TypeAlias = Literal["columns", "states", "numbered", "words"]
Finance: TypeAlias = Literal["pairs", "blocks", "plan"]
Staff: TypeAlias = Literal["row", "bracketed", "line", "none"]


@dataclasses.dataclass(frozen=True, slots=True)
class Form:
    """One printed form. What it calls otherwise than the records do stands in `words`, by the records' word.

    profile : the layout profile that reads it.
    heading : the mark before a section's name.
    tick, blank : what a checked and an unchecked cell of the grid hold.
    bullets : the marks of the items, outermost first.
    statuses : the groups of the status columns, each with the columns below it; a group without any is a column itself.
    grid, finance : the arrangement of the grid (see `grids`) and of the finance tables (see `yearly`).
    staff : who is in charge, as a row below (`과장: 이름 ☎번호`, or `과장 이름(☎번호)`), or a line below the title.
    sections : the name that each section is printed under, in printed order.
    total : the heading of what all periods make together.
    funding : the sources that it may name.
    budget : the word for the budget in the overview.
    """

    profile: str
    heading: str
    tick: str
    bullets: tuple[str, ...]
    statuses: tuple[tuple[str, tuple[str, ...]], ...]
    blank: str = ""
    grid: Grid = "columns"
    finance: Finance = "pairs"
    staff: Staff = "row"
    sections: Mapping[str, str] = dataclasses.field(default_factory=lambda: SECTIONS)
    words: Mapping[str, str] = dataclasses.field(default_factory=dict[str, str])
    total: str = "계"
    funding: tuple[str, ...] = ("국비", "시비", "구비", "민간", "기타")
    budget: str = "소요예산"

    def printed(self, word: str) -> str:
        """The printed word for a kind or a state of the records."""
        return self.words.get(word, word)


MARKS = ("○", "-", "·", "·")
STATES = ("완료", "이행후계속추진", "정상추진", "일부추진", "보류", "폐기")
FORMS = {
    "ticks-four": Form("seongdong", "□", "✓", MARKS, STATUSES_FOUR),
    "ticks-six": Form("seongdong", "□", "✓", MARKS, STATUSES_SIX),
    "dots-six": Form("seongdong", "■", "●", ("◦", "–", "▷", "▷"), STATUSES_SIX),
    "numbered": Form(
        "songpa",
        "■",
        "해당됨",
        MARKS,
        (("이행상태", ("이행후계속추진", "완료", "정상추진", "일부추진")),),
        blank="해당안됨",
        grid="numbered",
        staff="bracketed",
        sections={
            "goals": "공약목표",
            "overview": "공약내용",
            "targets": "연차별 이행계획",
            "investment": "연차별 투자계획",
            "execution": "연차별 집행현황",
            "achievements": "추진상황",
            "plans": "향후 추진계획",
        },
        words={"정상추진": "정상", "일부추진": "일부"},
    ),
    "blocks": Form(
        "boryeong",
        "□",
        "✓",
        MARKS,
        (("이행상태", STATES),),
        grid="states",
        finance="blocks",
        staff="line",
        sections={
            "goals": "사업목표",
            "overview": "사업개요",
            "targets": "연도별 추진목표",
            "investment": "재원별 투자계획",
            "achievements": "추진실적",
            "plans": "향후계획",
        },
        words={"계속": "지속(기추진)"},
        total="합계",
        funding=("국비", "도비", "시비", "민간", "기타"),
    ),
    "words": Form(
        "namyangju",
        "□",
        "",
        MARKS,
        (),
        grid="words",
        finance="plan",
        staff="none",
        sections={
            "goals": "사업목적",
            "overview": "사업개요",
            "investment": "재원투자계획",
            "achievements": "추진실적",
            "plans": "향후계획",
        },
        funding=("국비", "도비", "시비", "기타"),
        budget="총사업비",
    ),
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
