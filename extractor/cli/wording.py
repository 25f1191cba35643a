"""What a run says in words: one line a problem, one line at the end."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.batch.names import shown
from extractor.records import Outcome, RunInput

if TYPE_CHECKING:
    from extractor.audit.decisions import Carried
    from extractor.batch.inputs import Found
    from extractor.batch.run import Ended


def problems(line: RunInput) -> Iterator[str]:
    """What a person must know of an input, a line each: the path, the page, the reason."""
    if line.error:
        yield f"{line.path}: {line.error}"
    for each in line.page_errors:
        yield f"{line.path}: page {each.page}: {each.error}"


def counted(line: RunInput) -> str:
    """What an input became, in numbers."""
    pages = f"{_number(line.pages, 'page')}, " if line.pages else ""
    return f"{line.outcome.value}, {pages}{_number(line.pledges, 'pledge')}, {_number(line.findings, 'finding')}"


def left_alone(found: Found) -> str:
    """The files of folders that are no reports by their kind."""
    kinds = ", ".join(f"{count} {suffix or 'without suffix'}" for suffix, count in found.others)
    return f"left alone, neither PDF nor text: {kinds}"


def tally(ended: Ended) -> dict[str, int]:
    """How many inputs there were, and how many of them ended how."""
    outcomes = collections.Counter(line.outcome.value for line in ended.run.inputs)
    return {"inputs": len(ended.run.inputs), **{each.value: outcomes[each.value] for each in Outcome}}


def closing(ended: Ended) -> Iterator[str]:
    """The last lines; the very last one accounts for every input."""
    if ended.kept:
        yield f"the workbook had been changed by hand and was kept as {shown(ended.kept)}"
    if ended.carried:
        yield from _decided(ended.carried)
    numbers = tally(ended)
    parts = ", ".join(f"{numbers[each.value]} {each.value}" for each in Outcome)
    pledges, findings = (sum(getattr(line, name) for line in ended.run.inputs) for name in ("pledges", "findings"))
    yield (
        f"{_number(numbers['inputs'], 'input')}: {parts}; {_number(pledges, 'pledge')}, "
        f"{_number(findings, 'finding')} ({_number(ended.errors, 'error')})"
    )


def _decided(carried: Carried) -> Iterator[str]:
    """What became of the decisions, and each one that has no finding any more."""
    for decision in carried.gone:
        state = decision.state or "no state"
        yield f"a decision without its finding: {decision.finding_id}, pledge {decision.pledge_id or 'none'}, {state}"
    yield (
        f"{_number(carried.kept + carried.reopened, 'decision')} carried over, {carried.reopened} of them open again "
        f"because the facts changed; {len(carried.gone)} without a finding"
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
