"""Every input of a run and what became of it: inputs are ok, warned or failed, and none is forgotten."""

from __future__ import annotations

from typing import Protocol

import msgspec

from extractor.batch.inputs import Found, Input
from extractor.batch.parts import Parts, Results, Summary
from extractor.records import Outcome, Run, RunInput

ID_DIGITS = 12


class Watcher(Protocol):
    """Who is told how a run goes on. Called from the run's own thread."""

    def begin(self, found: Found) -> None:
        """The inputs are known."""
        ...

    def done(self, line: RunInput) -> None:
        """One input is accounted for."""
        ...

    def writing(self) -> None:
        """All inputs are read; the outputs are being written."""
        ...


class Account:
    """What is known of each input so far, by its path."""

    def __init__(self, found: Found, watcher: Watcher, min_coverage: float = 0.0) -> None:
        self._inputs, self._watcher = found.inputs, watcher
        self._min_coverage = min_coverage
        self._lines: dict[str, RunInput] = {}
        self._whole: dict[str, tuple[Input, Summary]] = {}  # by SHA-256: the input that stands for its copies
        watcher.begin(found)

    def settle(self, item: Input, summary: Summary, seconds: float = 0.0) -> None:
        """An input was read, now or in an earlier run. One that is not covered as the run asks for has failed."""
        summary = self._judged(summary)
        self._whole[summary.sha256] = (item, summary)
        failed = summary.failure is not None
        trouble = bool(summary.page_errors or summary.notes)
        self._add(
            item,
            RunInput(
                path=item.label,
                outcome=Outcome.FAILED if failed else Outcome.WARNED if trouble else Outcome.OK,
                report_id=None if failed else summary.sha256[:ID_DIGITS],
                pages=summary.pages,
                pledges=summary.pledges,
                findings=summary.findings,
                seconds=round(seconds, 3),
                error=failure(summary.failure, summary.page, summary.hint) or "; ".join(summary.notes) or None,
                page_errors=summary.page_errors,
                coverage=summary.coverage,
            ),
        )

    def copy(self, item: Input, sha256: str) -> None:
        """An input holds the same bytes as one before it, which was converted for both."""
        if sha256 not in self._whole:
            return self.fail(item, "not read: the run stopped before")
        first, summary = self._whole[sha256]
        if summary.failure is not None:
            return self.fail(item, failure(summary.failure, summary.page, summary.hint) or "")
        said = f"the same bytes as {first.label}: converted once, under that name"
        line = RunInput(
            path=item.label, outcome=Outcome.WARNED, report_id=sha256[:ID_DIGITS], pages=summary.pages, error=said
        )
        return self._add(item, line)

    def fail(self, item: Input, reason: str) -> None:
        """An input was not read, for a reason."""
        self._add(item, RunInput(path=item.label, outcome=Outcome.FAILED, error=reason))

    def rest(self, reason: str) -> None:
        """All inputs that nothing was said of were not read, for a reason."""
        for item in self._inputs:
            if item.path not in self._lines:
                self.fail(item, reason)

    @property
    def failures(self) -> int:
        """How many inputs failed so far."""
        return sum(line.outcome is Outcome.FAILED for line in self._lines.values())

    @property
    def errors(self) -> int:
        """How many findings are errors, over all reports."""
        return sum(summary.errors for _, summary in self._whole.values())

    def run(self, version: str) -> Run:
        """`run.json`: the inputs by name."""
        return Run(version=version, inputs=tuple(self._lines[item.path] for item in self._inputs))

    def results(self, parts: Parts) -> Results:
        """The records of the inputs that have any, by name."""
        chosen = [(item, summary) for item, summary in self._whole.values() if summary.failure is None]
        chosen.sort(key=lambda pair: (pair[0].name, pair[1].sha256))
        return Results((parts.path(summary.sha256), item.name) for item, summary in chosen)

    def _judged(self, summary: Summary) -> Summary:
        covered = summary.coverage
        if covered is None or covered.share >= self._min_coverage:
            return summary
        said = (
            f"coverage {covered.share:.4f} is below {self._min_coverage:g}: of {covered.read} characters "
            f"{covered.unplaced} are unplaced, {abs(covered.lost)} not accounted for"
        )
        hint = "see `unplaced` of a run without --min-coverage"
        return msgspec.structs.replace(summary, failure=said, hint=hint, pledges=0, findings=0, errors=0)

    def _add(self, item: Input, line: RunInput) -> None:
        self._lines[item.path] = line
        self._watcher.done(line)


def failure(reason: str | None, page: int | None, hint: str | None) -> str | None:
    """A reason as one line: `page 3: reason (hint)`."""
    if reason is None:
        return None
    where = f"page {page}: " if page is not None else ""
    return f"{where}{reason} ({hint})" if hint else f"{where}{reason}"
