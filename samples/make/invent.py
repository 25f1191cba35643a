"""Reports of any length, put together by chance from lists of words: the same seed gives the same report."""

from __future__ import annotations

import datetime
import functools
import pathlib
import random
import re
import tomllib
from collections.abc import Callable
from typing import Any

from samples.make import sums, whens, years
from samples.make.forms import FORMS, Form
from samples.make.model import Report

WORDS = pathlib.Path(__file__).parent / "words.toml"
KINDS = ("신규", "계속")
STATES = ("완료", "이행후계속추진", "정상추진", "일부추진", "보류", "폐기")
ROLES = {"row": ("{}장", "{}장", "담당"), "bracketed": ("과장", "팀장", "담당"), "line": ("과장", "팀장", "담당자")}
LARGEST = 2500  # of a period's sum, so that ten of them fit beside each other on a page

Content = dict[str, Any]
_BLANK = re.compile(r"<(\w+)>")


def build(seed: int, pledges: int, year: int = 2022, form: str = "ticks-six") -> Report:
    """A report of that many pledges, as of the end of June of that year, in that printed form (see `forms`)."""
    return years.reports(content(seed, pledges, year, form))[year]


def content(seed: int, pledges: int, year: int = 2022, form: str = "ticks-six") -> Content:
    """The same as a content file would hold it."""
    rng = random.Random(f"{seed}/{form}")
    words = _words()
    organisation, city = rng.choice(words["organisations"]), rng.choice(words["cities"])
    spans = [[str(at), str(at)] for at in range(year - 4, year)]
    return {
        "organisation": organisation,
        "city": city,
        "unit": "천원" if FORMS[form].finance == "blocks" else "백만원",
        "periods": [*spans, [f"{year}.6월", f"{year}-06"], ["임기후", "after_term"]],
        "year": [
            {
                "year": year,
                "form": form,
                "title": f"{year}년 공약사업 추진현황",
                "as_of": f"{{{year}. 6. 30.|{year}-06-30}}",
            }
        ],
        "pledge": [_Inventor(rng, words, FORMS[form], year, city).pledge(at) for at in range(1, pledges + 1)],
    }


@functools.cache
def _words() -> dict[str, Any]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


class _Inventor:
    """Invents one pledge."""

    def __init__(self, rng: random.Random, words: dict[str, Any], form: Form, year: int, city: str) -> None:
        self.rng = rng
        self.words = words
        self.form = form
        self.year = year
        self.city = city
        self.field = rng.choice(words["field"])
        self.thing = rng.choice(self.field["things"])
        self.at = datetime.date(year - 4, 7, 1)
        self.days: list[datetime.date] = []

    def pledge(self, ordinal: int) -> Content:
        """The pledge's content, as `years` reads it."""
        rng, words = self.rng, self.words
        wide = self.form.grid == "columns"
        return {
            "key": str(ordinal),
            "number": self._number(ordinal),
            "title": self._filled(f"<place> <thing> {rng.choice(words['acts' if ordinal % 7 else 'long_acts'])}"),
            "sources": [] if self.form.grid == "words" else self._some(words["origins"], 1, 4),
            "kind": rng.choice(KINDS),
            "lead": self._some(["자체", f"{self.city}(정부)", "민간/기타"], 1, 2 if wide else 1),
            "status": rng.choice(self._states()),
            "department": self.field["department"],
            "contacts": self._contacts(),
            "goals": "\n".join(map(self._filled, self._some(words["goals"], 1, 3))),
            "overview": self._overview(),
            "targets": self._targets() if "targets" in self.form.sections else [],
            **self._finance(),
            "achievements": self._achievements(),
            "plans": "\n".join(map(self._filled, self._some(words["plans"], 1, 3))),
            "press": self._press(),
            "landscape": self.form.finance == "pairs" and ordinal % 12 == 9,
            **self._form_only(),
        }

    def _number(self, ordinal: int) -> str:
        chapter, at = (ordinal - 1) // 6 + 1, (ordinal - 1) % 6 + 1
        if self.form.grid == "words":
            return f"{chapter}-{at:02}-1"
        if self.form.grid == "numbered":
            return f"{'I' * (chapter % 3 + 1)}-{'①②③④⑤⑥'[at - 1]}-{chapter}"
        return f"{chapter}-{at}"

    def _states(self) -> list[str]:
        states = [name for group, names in self.form.statuses for name in (names or (group,))]
        return states or list(STATES)

    def _contacts(self) -> list[list[str]]:
        if self.form.staff == "none":
            return []
        heads = (self.field["department"], self.field["team"], "")
        roles = [role.format(head) for role, head in zip(ROLES[self.form.staff], heads, strict=True)]
        prefix = "" if self.form.staff == "row" else self.rng.choice(["", "02-700-", "700-"])
        return [[role, self._name(), f"{prefix}{self.rng.randrange(7000, 8000)}"] for role in roles]

    def _name(self) -> str:
        return self.rng.choice(self.words["surnames"]) + self.rng.choice(self.words["givens"])

    def _overview(self) -> str:
        rng, words = self.rng, self.words
        lines = [
            f"임기내 추진목표: <thing> <count> {rng.choice(words['acts'])}",
            "위치: <place> 일원",
            "사업내용",
        ]
        for work in self._some(words["works"], 1, 3):
            lines.append(f"  {work}")
            for detail in self._some(words["details"], 0, 2):
                lines.append(f"    {detail}")
                lines += [f"      {note}" for note in self._some(words["notes"], 0, 1)]
        return "\n".join(map(self._filled, lines))

    def _targets(self) -> list[list[str]]:
        rows: list[list[str]] = []
        for job in self._some(self.words["jobs"], 1, 3):
            cells = [self.rng.choice([*self.words["steps"], ""]) for _ in range(6)]
            cells[self.rng.randrange(6)] = self.rng.choice(self.words["steps"])
            rows.append([self._filled(job), *cells])
        return rows

    def _finance(self) -> Content:
        named = self._some(self.form.funding, 1, 3)
        rows = self.form.funding if self.form.finance == "blocks" else named
        made = sums.finance(self.rng, rows, named, LARGEST)
        return {"plan": made["plan"]} if self.form.finance == "plan" else made

    def _achievements(self) -> str:
        """Items in the order of their dates, no two the same."""
        count = self.rng.randrange(3, 13)
        last = datetime.date(self.year, 6, 30)
        days = sorted(
            self.at + datetime.timedelta(self.rng.randrange((last - self.at).days - 60)) for _ in range(count)
        )
        lines: list[str] = []
        for self.at in days:
            line = self._filled(self.rng.choice(self.words["achievements"]))
            if line not in lines:
                parts = self._some(self.words["parts"], 0, 2) if self.rng.random() < 0.4 else []
                lines += [line, *(f"  {self._filled(part)}" for part in parts)]
        return "\n".join(lines)

    def _press(self) -> list[list[str]]:
        outlets = self._some(self.words["outlets"], 0, 3)
        day = datetime.date(self.year - 1, 3, 1) + datetime.timedelta(self.rng.randrange(300))
        return [[outlet, f"{{{day.year}. {day.month}. {day.day}.|{day.isoformat()}}}"] for outlet in outlets]

    def _form_only(self) -> Content:
        return {"duration": f"{self.year - 4}년 ~ {self.year}년"} if self.form.grid == "words" else {}

    def _some(self, among: list[str] | tuple[str, ...], least: int, most: int) -> list[str]:
        """Some of the list, in its order."""
        chosen = set(self.rng.sample(among, min(len(among), self.rng.randint(least, most))))
        return [each for each in among if each in chosen]

    def _filled(self, template: str) -> str:
        """The template with its blanks filled in; `<times>` and `<days>` agree."""
        self.days = self._days()
        return _BLANK.sub(lambda blank: self._blanks()[blank[1]](), template)

    def _blanks(self) -> dict[str, Callable[[], str]]:
        rng, at = self.rng, self.at
        return {
            "thing": lambda: self.thing,
            "place": lambda: rng.choice(self.words["places"]),
            "people": lambda: self.field["people"],
            "team": lambda: self.field["team"],
            "count": lambda: f"{{{rng.randrange(1, 30)}{self.field['unit']}}}",
            "persons": lambda: f"{{{rng.randrange(5, 400)}명}}",
            "times": lambda: f"{{{len(self.days)}회}}",
            "won": lambda: sums.won(rng),
            "day": lambda: whens.day(rng, at),
            "days": lambda: whens.days(rng, self.days),
            "span": lambda: whens.span(rng, at, at + datetime.timedelta(rng.randrange(1, 60))),
            "long": lambda: whens.span(rng, at, min(at + datetime.timedelta(rng.randrange(60, 240)), self._last())),
            "month": lambda: whens.month(rng, at),
            "season": lambda: whens.season(rng, at),
            "year": lambda: whens.year(at),
            "later": self._later,
        }

    def _last(self) -> datetime.date:
        return datetime.date(self.year, 6, 30)

    def _days(self) -> list[datetime.date]:
        """Two to four days from here on, all of this year."""
        steps = [0, *sorted(self.rng.sample(range(1, 50), self.rng.randrange(1, 4)))]
        days = [self.at + datetime.timedelta(step) for step in steps]
        return [day for day in days if day.year == self.at.year]

    def _later(self) -> str:
        first = datetime.date(self.year, self.rng.randrange(7, 10), 1)
        last = datetime.date(self.year, self.rng.randrange(10, 13), 1)
        return self.rng.choice([whens.months(first, last), whens.month(self.rng, first), whens.season(self.rng, last)])
