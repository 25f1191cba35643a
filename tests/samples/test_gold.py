"""Each sample becomes exactly its gold: every field of every pledge, and every finding."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from extractor.convert import convert_file
from extractor.records import ReportRecords
from tests.samples.files import FOLDER, differences, facts, found, golds, inputs


@functools.cache
def converted(name: str) -> ReportRecords:
    return convert_file(FOLDER / name).records


def gold(name: str) -> dict[str, Any]:
    return golds()[name.rpartition(".")[0]]


def planted(name: str) -> set[tuple[int, str, str | None]]:
    return {(each["ordinal"], each["rule"], each["pointer"]) for each in gold(name)["findings"]}


@pytest.mark.parametrize("name", inputs())
def test_every_field_of_every_pledge(name: str) -> None:
    unlike = differences(gold(name)["pledges"], facts(converted(name)))
    assert not unlike, "\n".join([f"{len(unlike)} values of {name} differ", *unlike[:20]])


@pytest.mark.parametrize("name", inputs())
def test_planted_errors_are_found_and_nothing_else_is_wrong(name: str) -> None:
    records = converted(name)
    assert found(records, "error", "warning") - planted(name) == set()
    assert planted(name) - found(records, "error", "warning", "info") == set()


@pytest.mark.parametrize("name", inputs())
def test_what_the_report_says_of_itself(name: str) -> None:
    report, said = converted(name).report, gold(name)["report"]
    assert (report.title, report.organisation, report.as_of) == (said["title"], said["organisation"], said["as_of"])
    assert report.pages == (said["pages"] if name.endswith(".pdf") else None)
    assert report.profile == said["profile"]


@pytest.mark.parametrize("name", inputs())
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
