"""What a rule is: a function that compares, with a name, a severity and a kind.

A rule yields one thing for each comparison: `HOLDS`, a `Mismatch`, `REPEATED` for a mismatch that another one says
already, or `UNKNOWN` where the values are printed but cannot be compared (an unreadable cell, an unknown term); a
number stands for so many comparisons that hold. A rule that yields nothing found nothing to compare.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Iterator

from extractor.audit.case import Case
from extractor.layout import Place
from extractor.records import FindingKind, Severity


class Verdict(enum.Enum):
    """A comparison that needs no finding of its own."""

    HOLDS = "holds"
    REPEATED = "repeated"
    UNKNOWN = "unknown"


HOLDS = Verdict.HOLDS
REPEATED = Verdict.REPEATED
UNKNOWN = Verdict.UNKNOWN


@dataclasses.dataclass(frozen=True, slots=True)
class Mismatch:
    """A comparison that fails.

    message : one Korean sentence: what, where, expected, found.
    pointer : JSON pointer into the pledge; None for a place on the page that is no value.
    place : where to look, if not where the source map puts `pointer`.
    """

    pointer: str | None
    message: str
    expected: str | int | None = None
    actual: str | int | None = None
    place: Place | None = None


Comparisons = Iterator[Mismatch | Verdict | int]


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the contract; `label` is its Korean name."""

    name: str
    label: str
    severity: Severity
    kind: FindingKind
    compare: Callable[[Case], Comparisons]


def rule(
    name: str, label: str, *, severity: Severity, kind: FindingKind = "source"
) -> Callable[[Callable[[Case], Comparisons]], Rule]:
    """Makes a `Rule` of the function below."""

    def register(compare: Callable[[Case], Comparisons]) -> Rule:
        return Rule(name, label, severity, kind, compare)

    return register
