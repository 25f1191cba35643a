"""Records, printed as a page and parsed again, are the same records: all fields, whatever they hold."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from hypothesis import HealthCheck, given, settings

from extractor.records import Node, Pledge
from tests.parsing import case, printer
from tests.parsing.strategies import reports

# The same examples in every run: a failure here is a failure everywhere.
SEARCH = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def told(pledge: Pledge) -> Pledge:
    """The record without where things stand."""
    unplaced = tuple(msgspec.structs.replace(stray, line=0) for stray in pledge.unplaced)
    return msgspec.structs.replace(pledge, source_map={}, unplaced=unplaced)


@SEARCH
@given(reports())
def test_records_come_back_from_the_page_that_prints_them(pledges: tuple[Pledge, ...]) -> None:
    parsed = case.report(printer.report(pledges))
    assert [told(each.pledge) for each in parsed.pledges] == list(pledges)
    assert parsed.unplaced == sum(len(stray.text.replace(" ", "")) for each in pledges for stray in each.unplaced)
    for each in parsed.pledges:
        assert set(each.pledge.source_map) >= set(pointers(each.pledge))


def pointers(pledge: Pledge) -> Iterator[str]:
    """A pointer for every value that must have its place."""
    for field in ("title", "number", "kind", "status", "budget", "department"):
        if getattr(pledge, field) is not None:
            yield f"/{field}"
    for field in ("sources", "lead", "press", "contacts"):
        yield from (f"/{field}/{at}" for at in range(len(getattr(pledge, field))))
    for field in ("goals", "overview", "achievements", "plans"):
        yield from _items(getattr(pledge, field), f"/{field}")
    yield from (f"/targets/{at}/text" for at in range(len(pledge.targets)))
    for at, row in enumerate(pledge.investment):
        yield from [f"/investment/{at}/planned_krw"] if row.planned_krw is not None else []
        yield from [f"/investment/{at}/secured_krw"] if row.secured_krw is not None else []
    yield from (f"/execution/{at}/executed_krw" for at in range(len(pledge.execution)))


def _items(nodes: tuple[Node, ...], pointer: str) -> Iterator[str]:
    for at, node in enumerate(nodes):
        yield f"{pointer}/{at}"
        yield from _items(node.children, f"{pointer}/{at}/children")
