"""The ledger: every rule on every pledge, and what a state may mean."""

from __future__ import annotations

import pathlib
import re

import pytest

from extractor.audit import rules
from extractor.audit.checks import audit
from extractor.audit.rules import RULES
from extractor.layout import LayoutText
from extractor.parsing.parsed import ParsedReport
from extractor.records import SourcePlace
from tests.audit.factories import PROFILE, check, execution, found, pledge, row, run


def test_a_clean_pledge_has_no_finding_and_everything_compared() -> None:
    result = run()
    assert result.findings == ()
    assert {item.rule: item.state for item in result.checks} == {rule.name: "pass" for rule in RULES}


def test_every_rule_leaves_one_row_on_every_pledge() -> None:
    second = pledge(id="abcdef012345-002", ordinal=2)
    rows = [(item.pledge_id, item.rule) for item in run(pledge(), second).checks]
    assert rows == [(item.id, rule.name) for item in (pledge(), second) for rule in RULES]


def test_an_empty_pledge_passes_nothing_it_did_not_compare() -> None:
    bare = pledge(
        budget=None, goals=(), overview=(), targets=(), investment=(), execution=(), achievements=(), source_map={}
    )
    for item in run(bare, marks={}, sections=frozenset()).checks:
        assert (item.state == "not_applicable") == (item.compared == 0), item
    assert run(bare, marks={}, sections=frozenset()).checks != ()


def test_a_report_without_pledges() -> None:
    assert audit(ParsedReport(pledges=()), PROFILE, LayoutText("")).checks == ()


def test_a_finding_stands_where_its_value_is_printed() -> None:
    spent = execution({"계": row(99, 19, 24, 29, 34, 39), "구비": row(145, 19, 24, 29, 34, 39)})
    box = (200.0, 300.0, 240.0, 315.0)
    places = {
        "/title": (SourcePlace(page=3, box=(1.0, 1.0, 2.0, 2.0), line=1),),
        "/execution/0/executed_krw": (SourcePlace(page=4, box=box, line=30),),
    }
    (finding,) = found(run(pledge(execution=spent, source_map=places)), "sum-periods")
    assert (finding.page, finding.box) == (4, box)


def test_the_nearest_place_around_a_value_will_do() -> None:
    spent = execution({"계": row(99, 19, 24, 29, 34, 39)})
    places = {"/execution": (SourcePlace(page=4, box=(5.0, 6.0, 7.0, 8.0), line=28),)}
    (finding,) = found(run(pledge(execution=spent, source_map=places)), "sum-periods")
    assert (finding.page, finding.box) == (4, (5.0, 6.0, 7.0, 8.0))


def test_what_is_not_printed_leads_to_the_first_page() -> None:
    (finding,) = found(run(marks={"kind": ()}), "check-none")
    assert (finding.page, finding.box) == (3, None)


def test_text_input_has_no_pages() -> None:
    item = pledge(pages=None, source_map={"/kind": (SourcePlace(page=None, box=None, line=4),)})
    (finding,) = found(run(item, marks={"kind": ("신규", "계속")}), "check-many")
    assert (finding.page, finding.box) == (None, None)


@pytest.mark.parametrize("name", [rule.name for rule in RULES])
def test_every_rule_is_named_once_and_labelled_in_korean(name: str) -> None:
    (rule,) = [rule for rule in RULES if rule.name == name]
    assert re.search("[가-힣]", rule.label)
    assert check(run(), name).rule == name


def test_no_rule_is_forgotten() -> None:
    folder = pathlib.Path(rules.__file__).parent
    made = {
        name for path in folder.glob("*.py") for name in re.findall(r'@rule\(\s*"([a-z-]+)"', path.read_text("utf-8"))
    }
    assert made == {rule.name for rule in RULES}
