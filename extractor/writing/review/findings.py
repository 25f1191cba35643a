"""A pledge's findings, numbered, and tied to the values and the places that they are about."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence

from extractor.layout import Box
from extractor.records import Finding, Severity
from extractor.writing.review import anchors
from extractor.writing.review.places import Places, Spot, Target

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclasses.dataclass(frozen=True, slots=True)
class Numbered:
    """A finding of a pledge (or of the report as a whole).

    number : from 1, worst first.
    value : pointer of the value or section on the page that shows what it is about, if any does.
    targets : where to go on the page pictures.
    boxes : by page, what to outline there.
    """

    number: int
    finding: Finding
    value: str | None
    targets: tuple[Target, ...]
    boxes: Mapping[int, tuple[Box, ...]]

    @property
    def anchor(self) -> str:
        return anchors.finding(self.number)

    @property
    def value_anchor(self) -> str | None:
        return anchors.value(self.value) if self.value else None


def numbered(findings: Iterable[Finding], pointers: Collection[str], places: Places) -> tuple[Numbered, ...]:
    """The findings, worst first, tied to the `pointers` of the values that are shown and to the pledge's places."""
    ordered = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    spots = places.spots()
    return tuple(_tie(number, finding, pointers, places, spots) for number, finding in enumerate(ordered, 1))


def by_value(findings: Iterable[Numbered]) -> dict[str, tuple[Numbered, ...]]:
    """The findings of each value."""
    found: dict[str, tuple[Numbered, ...]] = {}
    for finding in findings:
        if finding.value is not None:
            found[finding.value] = (*found.get(finding.value, ()), finding)
    return found


def tally(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings of each severity there are, worst first; severities without a finding are 0."""
    counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return counts


def _tie(number: int, finding: Finding, pointers: Collection[str], places: Places, spots: Sequence[Spot]) -> Numbered:
    pointer = finding.pointer
    value = anchors.nearest(pointer, pointers) if pointer else None
    targets = places.targets(pointer or "") or (places.targets(value) if value else ())
    boxes = _boxes(finding, targets, places, spots)
    if finding.page is not None and finding.page not in {target.page for target in targets}:
        targets = (Target(finding.page, 0, anchors.page(finding.page)), *targets)
    return Numbered(number, finding, value, targets, boxes)


def _boxes(
    finding: Finding, targets: Sequence[Target], places: Places, spots: Sequence[Spot]
) -> dict[int, tuple[Box, ...]]:
    """Where its value stands; else the finding's own box."""
    anchored = {target.anchor for target in targets}
    found = {spot.page: spot.boxes for spot in spots if spot.anchor in anchored}
    if not found and finding.page in places.pictured and finding.box:
        return {finding.page: (Box(*finding.box),)}
    return found
