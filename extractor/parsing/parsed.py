"""What parsing hands to the audit: the records, and what was seen on the way that the records do not keep."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from extractor.layout import Place
from extractor.profile import GridField, Section
from extractor.records import Pledge


@dataclasses.dataclass(frozen=True, slots=True)
class Remark:
    """Something odd in the print, met while parsing; the audit makes a finding of it.

    rule : `date-invalid`, `date-rollover`, `date-reversed`, `unit-assumed` or `number-invalid`.
    pointer : JSON pointer of the value it touches (`/achievements/3`, `/investment`).
    text : the characters concerned, as printed.
    """

    rule: str
    pointer: str
    text: str
    places: tuple[Place, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Compared:
    """How often parsing looked at what a rule is about: dates read for `date-invalid`, tables for `unit-assumed`."""

    dates: int = 0
    intervals: int = 0
    numbers: int = 0
    tables: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class ParsedPledge:
    """One pledge as parsed.

    remarks : what the audit must report.
    marks : for `kind`, `lead` and `status`, the column headings that are checked; a field the page lacks is left out.
    sections : the sections whose heading is printed, empty or not.
    compared : how many dates, intervals, numbers and tables were looked at.
    """

    pledge: Pledge
    remarks: tuple[Remark, ...] = ()
    marks: Mapping[GridField, tuple[str, ...]] = dataclasses.field(default_factory=dict[GridField, tuple[str, ...]])
    sections: frozenset[Section] = frozenset()
    compared: Compared = Compared()


@dataclasses.dataclass(frozen=True, slots=True)
class ParsedReport:
    """A whole report as parsed.

    title, organisation, as_of : what the report says of itself; `as_of` is EDTF.
    placed, unplaced : how many characters (white space apart) of the layout text ended in records, headings and
        table heads, and how many in `unplaced`. Their sum is all there are.
    """

    pledges: tuple[ParsedPledge, ...]
    title: str | None = None
    organisation: str | None = None
    as_of: str | None = None
    placed: int = 0
    unplaced: int = 0
