"""From a JSON pointer to the place on the page."""

from __future__ import annotations

from extractor.records import Pledge, SourcePlace


def locate(pledge: Pledge, pointer: str | None) -> SourcePlace | None:
    """The first place of the value, or of the nearest value around it that has one; None if nothing has.

    `/achievements/3/dates/0` is found at `/achievements/3`. A value that is not printed (no mark in a grid, a
    section that is absent) has no place of its own: the auditor is then led to the first page of the pledge.
    """
    at = pointer or ""
    while at:
        if places := pledge.source_map.get(at):
            return places[0]
        at = at.rpartition("/")[0]
    return SourcePlace(page=pledge.pages[0], box=None, line=0) if pledge.pages else None
