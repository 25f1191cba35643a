"""This year's report against last year's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from extractor.audit.compare import presence
from extractor.audit.compare.figures import replanned, restated
from extractor.audit.compare.matching import Matching, Pair, match
from extractor.audit.compare.model import Change, Comparison, Match
from extractor.audit.compare.pair import Matched
from extractor.audit.compare.settled import settled
from extractor.audit.compare.wording import left_out, renamed, renumbered, restatused, retold
from extractor.audit.progress import progress_of
from extractor.errors import UsageError
from extractor.records import Pledge, Report, ReportRecords
from extractor.spelling import fold

DIFFERENCES: tuple[Callable[[Matched], Iterator[Change]], ...] = (
    renamed,
    renumbered,
    restatused,
    restated,
    replanned,
    retold,
    left_out,
)


def compare(old: ReportRecords, new: ReportRecords) -> Comparison:
    """What changed from the old report to the new one.

    Raises UsageError where the two cannot be compared: the same report twice, two organisations, the newer one
    first, or two reports that have no pledge in common.
    """
    _must_be_comparable(old.report, new.report)
    matching = match(old.pledges, new.pledges)
    if not matching.pairs:
        raise UsageError(
            "the two reports have no pledge in common",
            file=new.report.file,
            hint=f"is {old.report.file} the report of the same organisation, a year before?",
        )
    return Comparison(
        old=old.report,
        new=new.report,
        matches=tuple(_named(old.pledges, new.pledges, pair) for pair in matching.pairs),
        changes=tuple(_changes(old, new, matching)),
    )


def _must_be_comparable(old: Report, new: Report) -> None:
    if old.report_id == new.report_id:
        raise UsageError("this is the same report twice", file=new.file, hint="give the reports of two years")
    if old.organisation and new.organisation and fold(old.organisation) != fold(new.organisation):
        raise UsageError(
            f"these are reports of two organisations: {old.organisation} and {new.organisation}",
            file=new.file,
            hint="compare reports of one",
        )
    if old.as_of and new.as_of and old.as_of > new.as_of:
        raise UsageError(
            f"the old report is of {old.as_of}, after the new one of {new.as_of}",
            file=new.file,
            hint="give the older one first",
        )


def _named(old: Sequence[Pledge], new: Sequence[Pledge], pair: Pair) -> Match:
    there, here = old[pair.old], new[pair.new]
    return Match(
        old_id=there.id,
        new_id=here.id,
        old_title=there.title,
        new_title=here.title,
        basis=pair.basis,
        score=pair.score,
    )


def _changes(old: ReportRecords, new: ReportRecords, matching: Matching) -> Iterator[Change]:
    """In the order of the new report; what it dropped stands last, in the order of the old one."""
    over, progress = settled(old), progress_of(new.report.profile)
    paired = {pair.new: pair for pair in matching.pairs}
    split = {pair.new: pair for pair in matching.split}
    for index, pledge in enumerate(new.pledges):
        if index in paired:
            pair = paired[index]
            parts = tuple(new.pledges[part.new] for part in matching.split if part.old == pair.old)
            matched = Matched(old.pledges[pair.old], pledge, pair, parts, over, progress)
            for difference in DIFFERENCES:
                yield from difference(matched)
        elif index in split:
            yield presence.split(old.pledges[split[index].old], pledge, split[index].score)
        else:
            yield presence.added(pledge)
    kept, merged = {pair.old for pair in matching.pairs}, {pair.old: pair for pair in matching.merged}
    for index, pledge in enumerate(old.pledges):
        if index in merged:
            yield presence.merged(pledge, new.pledges[merged[index].new], merged[index].score)
        elif index not in kept:
            yield presence.dropped(pledge)
