"""Invented finance: numbers that are plausible and add up, and sums of money in every printed form."""

from __future__ import annotations

import random
from collections.abc import Sequence

from samples.make.money import Value

Plan = dict[str, list[Value]]


def finance(rng: random.Random, sources: Sequence[str], named: Sequence[str], largest: int) -> dict[str, Plan]:
    """What is planned, secured and executed by each source: five years and what comes after them.

    sources : the rows that the table has; named : those of them with any money, the others are dashes throughout.
    """
    plan: Plan = {source: ["-", "-", "-", "-", "-", rng.choice(["-", ""])] for source in sources}
    secured, executed = ({source: list(values) for source, values in plan.items()} for _ in range(2))
    for source in named:
        plan[source] = [_planned(rng, largest) for _ in range(5)] + [rng.choice(["", "", 0, rng.randrange(largest)])]
        plan[source][rng.randrange(5)] = rng.randrange(1, largest)
        secured[source] = [*(_secured(rng, value) for value in plan[source][:5]), ""]
        executed[source] = [*(_executed(rng, value) for value in secured[source][:5]), ""]
    return {"plan": plan, "secured": secured, "executed": executed}


def _planned(rng: random.Random, largest: int) -> Value:
    return rng.choice([rng.randrange(1, largest), rng.randrange(1, largest), rng.randrange(1, largest), 0, "-", ""])


def _secured(rng: random.Random, planned: Value) -> Value:
    if isinstance(planned, str):
        return planned
    return max(0, rng.choice([planned, planned, planned - 10, planned + 10]))


def _executed(rng: random.Random, secured: Value) -> Value:
    return secured if isinstance(secured, str) else secured * rng.randrange(40, 101) // 100


def won(rng: random.Random) -> str:
    """A sum of money, in the notation of the content files."""
    amount = rng.randrange(1, 400)
    compound = f"{amount % 9 + 1}억 {amount * 10:,}만 원"
    return rng.choice(
        [
            f"{{{amount * 100:,}천 원}}",
            f"{{{amount * 50:,}천원}}",
            f"{{{amount}백만 원}}",
            f"{{{amount % 90 + 1}억 원}}",
            f"{{{compound}|₩{(amount % 9 + 1) * 10**8 + amount * 10**5}}}",
            f"{{{amount % 90 + 1}.5억 원|₩{(amount % 90 + 1) * 10**8 + 5 * 10**7}}}",
        ]
    )
