"""The gold's own arithmetic: what is planted is all that is wrong. Worked out here, without the audit."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from tests.samples.files import Json, golds

GOLDS = golds()
MEASURES = (("investment", "planned_krw"), ("investment", "secured_krw"), ("execution", "executed_krw"))
ARITHMETIC = {
    "sum-periods",
    "sum-funding",
    "budget-investment",
    "budget-overview",
    "overspent",
    "count-dates",
    "duplicate",
}

Place = tuple[str, str]
Table = dict[Place, int]


def table(pledge: Json, name: str, field: str) -> Table:
    return {(row["funding"], row["period"]): row[field] for row in pledge[name] if row[field] is not None}


def pointer(pledge: Json, name: str, field: str, place: Place) -> str:
    at = next(at for at, row in enumerate(pledge[name]) if (row["funding"], row["period"]) == place)
    return f"/{name}/{at}/{field}"


def wrong_sums(pledge: Json) -> Iterator[tuple[str, str]]:
    for name, field in MEASURES:
        cells = table(pledge, name, field)
        periods: defaultdict[str, list[int]] = defaultdict(list)
        sources: defaultdict[str, list[int]] = defaultdict(list)
        for (funding, period), amount in cells.items():
            if period != "total":
                periods[funding].append(amount)
            if funding != "계":
                sources[period].append(amount)
        for funding, amounts in periods.items():
            if cells[funding, "total"] != sum(amounts):
                yield "sum-periods", pointer(pledge, name, field, (funding, "total"))
        for period, amounts in sources.items():
            if cells["계", period] != sum(amounts):
                yield "sum-funding", pointer(pledge, name, field, ("계", period))


def wrong_budgets(pledge: Json) -> Iterator[tuple[str, str]]:
    budget = pledge["budget"]["krw"]
    if budget is not None and budget != table(pledge, "investment", "planned_krw")["계", "total"]:
        yield "budget-investment", "/budget"
    for node in pledge["overview"]:
        if node["label"] == "소요예산" and node["amounts"] and node["amounts"][0]["krw"] != budget:
            yield "budget-overview", "/budget"


def overspent(pledge: Json) -> Iterator[tuple[str, str]]:
    secured = table(pledge, "investment", "secured_krw")
    for place, amount in table(pledge, "execution", "executed_krw").items():
        if place[0] != "계" and amount > secured.get(place, 0):
            yield "overspent", pointer(pledge, "execution", "executed_krw", place)


def wrong_items(pledge: Json) -> Iterator[tuple[str, str]]:
    for at, node in enumerate(pledge["achievements"]):
        times = [count["value"] for count in node["counts"] if count["unit"] == "회"]
        if times and len(node["dates"]) > 1 and times[0] != len(node["dates"]):
            yield "count-dates", f"/achievements/{at}"
    texts = Counter(node["text"] for node in pledge["achievements"])
    for text, times in texts.items():
        if times > 1:
            last = max(at for at, node in enumerate(pledge["achievements"]) if node["text"] == text)
            yield "duplicate", f"/achievements/{last}"


@pytest.mark.parametrize("name", GOLDS)
def test_planted_errors_are_the_only_ones_of_arithmetic(name: str) -> None:
    wrong = {
        (pledge["ordinal"], *each)
        for pledge in GOLDS[name]["pledges"]
        for rule in (wrong_sums, wrong_budgets, overspent, wrong_items)
        for each in rule(pledge)
    }
    said = {(each["ordinal"], each["rule"], each["pointer"]) for each in GOLDS[name]["findings"]}
    assert wrong == {each for each in said if each[1] in ARITHMETIC}


def test_most_rules_are_planted_somewhere() -> None:
    rules = {each["rule"] for gold in GOLDS.values() for each in gold["findings"]}
    assert rules >= ARITHMETIC | {"date-rollover"}


@pytest.mark.parametrize("name", GOLDS)
def test_every_planted_pointer_leads_to_a_value(name: str) -> None:
    for each in GOLDS[name]["findings"]:
        assert functools.reduce(step, each["pointer"].split("/")[1:], GOLDS[name]["pledges"][each["ordinal"] - 1])


def step(value: Any, key: str) -> Any:
    return value[int(key) if key.isdigit() else key]


@pytest.mark.parametrize("name", GOLDS)
def test_dates_cover_days_in_order(name: str) -> None:
    def walk(nodes: list[Json]) -> Iterator[Json]:
        for node in nodes:
            yield from node["dates"]
            yield from walk(node["children"])

    for pledge in GOLDS[name]["pledges"]:
        for date in walk([*pledge["goals"], *pledge["overview"], *pledge["achievements"], *pledge["plans"]]):
            assert date["start"] <= date["end"], date
