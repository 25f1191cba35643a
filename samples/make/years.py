"""Content files (`haneul.toml`) to reports: one file holds a district's pledges over the years.

A pledge's keys say what the latest report prints; its `was` what the earlier ones print instead. Totals, budgets and
pointers are worked out here; a `misprint` then puts a wrong number on the page, and `planted` names the finding.
"""

from __future__ import annotations

import pathlib
import tomllib
from typing import Any

from samples.make import money
from samples.make.forms import FORMS, Form
from samples.make.markup import items, parts
from samples.make.model import (
    Budget,
    Caption,
    Item,
    Measure,
    Period,
    Person,
    Pledge,
    Report,
    Row,
    Target,
    When,
)
from samples.make.pointers import resolve

MEASURES: dict[str, Measure] = {"plan": "planned", "secured": "secured", "executed": "executed"}
LATEST_ONLY: tuple[Measure, ...] = ("secured", "executed")


def load(path: pathlib.Path) -> dict[int, Report]:
    """The reports of a content file, by year, oldest first."""
    return reports(tomllib.loads(path.read_text(encoding="utf-8")))


def reports(content: dict[str, Any]) -> dict[int, Report]:
    """The reports of what a content file holds, by year, oldest first."""
    years = sorted(content["year"], key=lambda year: year["year"])
    return {year["year"]: _report(content, year, latest=year is years[-1]) for year in years}


def _report(content: dict[str, Any], year: dict[str, Any], *, latest: bool) -> Report:
    periods = tuple(Period(text, key) for text, key in content["periods"])
    maker = _Maker(FORMS[year["form"]], year["year"], periods, content["unit"], latest=latest)
    pledges = [pledge for pledge in content["pledge"] if year["year"] in pledge.get("years", [year["year"]])]
    return Report(
        form=year["form"],
        title=year["title"],
        organisation=content["organisation"],
        city=content["city"],
        as_of=_when(year["as_of"]),
        unit=content["unit"],
        periods=periods,
        pledges=tuple(maker.pledge(pledge) for pledge in pledges),
    )


class _Maker:
    def __init__(self, form: Form, year: int, periods: tuple[Period, ...], unit: str, *, latest: bool) -> None:
        self.form = form
        self.year = year
        self.periods = periods
        self.unit = unit
        self.latest = latest

    def pledge(self, content: dict[str, Any]) -> Pledge:
        said = content if self.latest else _overlaid(content)
        tables = self._tables(said)
        funding = tuple(name for name, row in said["plan"].items() if any(isinstance(value, int) for value in row))
        planned = tables["planned"][0].total.krw or 0
        budget = _budget(said, planned, funding, self.unit)
        made = Pledge(
            key=said["key"],
            number=said["number"],
            title=said["title"],
            sources=tuple(said.get("sources", [])),
            kind=said["kind"],
            lead=tuple(said["lead"]),
            status=said["status"],
            budget=budget,
            goals=self._items(said["goals"]),
            overview=(*self._items(said["overview"]), self._overview_budget(said, budget)),
            targets=tuple(Target(unit, tuple(cells)) for unit, *cells in said.get("targets", [])),
            tables=tables,
            achievements=self._items(said["achievements"]),
            plans=self._items(said["plans"]),
            press=tuple(Caption(outlet, _when(when)) for outlet, when in said.get("press", [])),
            department=said["department"],
            contacts=tuple(Person(*person) for person in said.get("contacts", [])),
            landscape=said.get("landscape", False),
            parent=said.get("parent"),
            duration=said.get("duration"),
        )
        unplaced = ["unplaced /unplaced/0"] if made.duration else []
        return resolve(made, self.form, self.periods, [*said.get("planted", []), *unplaced])

    def _items(self, text: str) -> tuple[Item, ...]:
        return items(_of_year(text, self.year), self.form.bullets)

    def _tables(self, said: dict[str, Any]) -> dict[Measure, tuple[Row, ...]]:
        tables: dict[Measure, tuple[Row, ...]] = {}
        for name, measure in MEASURES.items():
            if name not in said:
                continue
            rows = {source: list(values) for source, values in said[name].items()}
            if not self.latest and measure in LATEST_ONLY:
                last = next(at for at, period in enumerate(self.periods) if period.key == f"{self.year + 1}-06")
                rows = {source: [*values[:last], "", *values[last + 1 :]] for source, values in rows.items()}
            tables[measure] = money.rows(rows, self.unit)
        for measure, source, period, value in said.get("misprint", []):
            keys = ["total", *(known.key for known in self.periods)]
            tables[measure] = money.misprinted(tables[measure], source, keys.index(period), value, self.unit)
        return tables

    def _overview_budget(self, said: dict[str, Any], budget: Budget) -> Item:
        if budget.krw is None:
            return Item(self.form.bullets[0], (f"{self.form.budget}: {budget.text}",))
        krw = money.krw(said["overview_budget"], self.unit) if "overview_budget" in said else budget.krw
        funding = ", ".join(budget.funding)
        return Item(self.form.bullets[0], (f"{self.form.budget}: ", money.won(krw, self.unit), f"({funding})"))


def _overlaid(content: dict[str, Any]) -> dict[str, Any]:
    said = dict(content)
    for key, value in content.get("was", {}).items():
        said[key] = {**content[key], **value} if isinstance(value, dict) else value
    return said


def _of_year(text: str, year: int) -> str:
    """The lines of that year, without their tags."""
    kept: list[str] = []
    for line in text.splitlines():
        indent = line[: len(line) - len(line.lstrip())]
        body = line.strip()
        if body.startswith("@"):
            tag, _, rest = body.partition(" ")
            if int(tag.strip("@~")) + 2000 != year:
                continue
            indent, body = indent + rest[: len(rest) - len(rest.lstrip())], rest.lstrip()
        kept.append(indent + body)
    return "\n".join(kept)


def _budget(said: dict[str, Any], planned: int, funding: tuple[str, ...], unit: str) -> Budget:
    if "budget_text" in said:
        return Budget(said["budget_text"], None, ())
    krw = money.krw(said["budget"], unit) if "budget" in said else planned
    return Budget(f"총 {money.won(krw, unit).text} ({', '.join(funding)})", krw, funding)


def _when(text: str) -> When:
    (when,) = parts(text)
    if not isinstance(when, When):
        raise TypeError(f"not a date: {text!r}")
    return when
