"""Each sample becomes exactly its gold: every field of every pledge, and every finding."""

from __future__ import annotations

import functools
from typing import Any

import msgspec
import pytest

from extractor.convert import convert_file
from extractor.records import ReportRecords
from tests.samples.files import FOLDER, differences, golds, inputs

# What belongs to one file, and is no fact of the report.
APART = ("id", "report_id", "source_map", "pages")


# A page whose content is drawn on its side, without /Rotate: the readers do not turn it yet.
SIDEWAYS = pytest.mark.xfail(reason="a page drawn sideways without /Rotate", strict=False)
READ = [pytest.param(name, marks=SIDEWAYS) if name == "haneul-2022-plain.pdf" else name for name in inputs()]


@functools.cache
def converted(name: str) -> ReportRecords:
    return convert_file(FOLDER / name).records


def gold(name: str) -> dict[str, Any]:
    return golds()[name.rpartition(".")[0]]


def facts(records: ReportRecords) -> list[dict[str, Any]]:
    built = [msgspec.to_builtins(pledge, builtin_types=()) for pledge in records.pledges]
    return [{key: value for key, value in pledge.items() if key not in APART} for pledge in _lists(built)]


def _lists(value: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))


def found(records: ReportRecords, *severities: str) -> set[tuple[int, str, str | None]]:
    """The findings of those severities: the pledge's ordinal (0: the report), the rule and the pointer."""
    ordinals = {pledge.id: pledge.ordinal for pledge in records.pledges}
    return {
        (ordinals[finding.pledge_id] if finding.pledge_id else 0, finding.rule, finding.pointer)
        for finding in records.findings
        if finding.severity in severities
    }


def planted(name: str) -> set[tuple[int, str, str | None]]:
    return {(each["ordinal"], each["rule"], each["pointer"]) for each in gold(name)["findings"]}


@pytest.mark.parametrize("name", READ)
def test_every_field_of_every_pledge(name: str) -> None:
    unlike = differences(gold(name)["pledges"], facts(converted(name)))
    assert not unlike, "\n".join([f"{len(unlike)} values of {name} differ", *unlike[:20]])


@pytest.mark.parametrize("name", READ)
def test_planted_errors_are_found_and_nothing_else_is_wrong(name: str) -> None:
    records = converted(name)
    assert found(records, "error", "warning") - planted(name) == set()
    assert planted(name) - found(records, "error", "warning", "info") == set()


@pytest.mark.parametrize("name", READ)
def test_what_the_report_says_of_itself(name: str) -> None:
    report, said = converted(name).report, gold(name)["report"]
    assert (report.title, report.organisation, report.as_of) == (said["title"], said["organisation"], said["as_of"])
    assert report.pages == (said["pages"] if name.endswith(".pdf") else None)
    assert report.profile == said["profile"]


@pytest.mark.parametrize("name", READ)
def test_the_pages_that_each_pledge_stands_on(name: str) -> None:
    pages = [list(pledge.pages) if pledge.pages else None for pledge in converted(name).pledges]
    expected = gold(name)["pages"]
    assert pages == (expected if name.endswith(".pdf") else [None] * len(expected))


@pytest.mark.parametrize("name", [name for name in inputs() if name.endswith(".txt")])
def test_a_text_and_its_pdf_give_equal_records(name: str) -> None:
    assert differences(facts(converted(name)), facts(converted(name.replace(".txt", ".pdf")))) == []
    assert [(check.rule, check.state, check.compared) for check in converted(name).checks] == [
        (check.rule, check.state, check.compared) for check in converted(name.replace(".txt", ".pdf")).checks
    ]
