"""What a rule looks at: one pledge, and what only the whole report can tell about it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from extractor.audit.finance import Grid, grids
from extractor.audit.items import Line
from extractor.audit.spelling import Lexicon
from extractor.audit.term import Days
from extractor.layout import Notice
from extractor.parsing.parsed import ParsedPledge, Remark
from extractor.profile import Measure, Profile
from extractor.records import Pledge


@dataclasses.dataclass(frozen=True, slots=True)
class Whole:
    """What the report as a whole says.

    term : first and last day that the report is about; None where neither profile nor tables tell.
    lexicon : words of the report that are probably misspelt.
    """

    profile: Profile
    term: Days | None
    lexicon: Lexicon


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """One pledge before the rules.

    grids : its yearly tables of money, one for each measure.
    prose : what it says in words.
    notices : what reading said about the places where the pledge is printed.
    """

    parsed: ParsedPledge
    whole: Whole
    grids: Mapping[Measure, Grid]
    prose: tuple[Line, ...]
    notices: tuple[Notice, ...]

    @classmethod
    def of(cls, parsed: ParsedPledge, whole: Whole, prose: tuple[Line, ...], notices: tuple[Notice, ...]) -> Case:
        return cls(parsed, whole, grids(parsed.pledge), prose, notices)

    @property
    def pledge(self) -> Pledge:
        return self.parsed.pledge

    @property
    def profile(self) -> Profile:
        return self.whole.profile

    @property
    def tolerance(self) -> int:
        """How far a printed total may be from its parts, in won."""
        return self.profile.tolerances.sum_krw

    def remarks(self, rule: str) -> list[Remark]:
        """What parsing had to say under the name of that rule."""
        return [remark for remark in self.parsed.remarks if remark.rule == rule]

    def unreadable(self, table: str) -> bool:
        """Whether a cell of that table (`investment`, `execution`) should hold a number and does not."""
        return any(f"{remark.pointer}/".startswith(f"/{table}/") for remark in self.remarks("number-invalid"))
