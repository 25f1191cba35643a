"""One pledge in two reports, before the functions that look for differences."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from typing import Any

from extractor.audit.compare.matching import Pair
from extractor.audit.compare.model import Change, ChangeKind
from extractor.audit.compare.settled import Settled
from extractor.audit.finance import Grid, grids
from extractor.profile import Measure
from extractor.records import Pledge, Severity


@dataclasses.dataclass(frozen=True)
class Matched:
    """The old and the new pledge, and how they were found to be the same.

    settled : the last month that was over when the old report was written.
    parts : pledges of the new report that were split from the old one.
    progress : statuses from given up to fulfilled, as the new report's profile orders them.
    """

    old: Pledge
    new: Pledge
    pair: Pair
    parts: tuple[Pledge, ...]
    settled: Settled
    progress: tuple[tuple[str, ...], ...]

    @functools.cached_property
    def old_grids(self) -> Mapping[Measure, Grid]:
        return grids(self.old)

    @functools.cached_property
    def new_grids(self) -> Mapping[Measure, Grid]:
        return grids(self.new)

    def change(self, kind: ChangeKind, severity: Severity, message: str, **facts: Any) -> Change:
        """A change of this pledge; `facts` are the other fields of `Change`."""
        return Change(
            kind=kind,
            severity=severity,
            message=message,
            title=self.new.title,
            old_id=self.old.id,
            new_id=self.new.id,
            **facts,
        )
