"""What changed between two reports as JSON lines, for a program to read."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable

import msgspec

from extractor.audit.compare import Change, Comparison
from extractor.writing import landing


class ChangeLine(Change, frozen=True, kw_only=True):
    """A line of `changes.jsonl`: the change, and which two reports it lies between."""

    old_report_id: str
    new_report_id: str


def write(path: pathlib.Path, comparisons: Iterable[Comparison]) -> None:
    """Write every change as one JSON line, comparisons in the order given; the same comparisons give the same bytes.

    Raises OutputError where the file cannot be written; what stood there before is then untouched.
    """
    with landing.file(path) as staged, staged.open("wb") as file:
        for comparison in comparisons:
            for change in comparison.changes:
                file.write(msgspec.json.encode(_line(comparison, change), order="deterministic") + b"\n")


def _line(comparison: Comparison, change: Change) -> ChangeLine:
    return ChangeLine(
        old_report_id=comparison.old.report_id,
        new_report_id=comparison.new.report_id,
        **{name: getattr(change, name) for name in change.__struct_fields__},
    )
