"""Records as tables: nothing lost, nested items can be put together again, money exact."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import invented
import pandas as pd
import pytest

from extractor.records import Node
from extractor.writing.frames import BATCH, batches, frames
from extractor.writing.tables import TABLES


def test_every_table_has_its_columns_in_order() -> None:
    made = frames([invented.results()])
    assert {name: tuple(frame.columns) for name, frame in made.items()} == {
        name: table.names for name, table in TABLES.items()
    }


def test_no_reports_give_empty_tables_with_typed_columns() -> None:
    made = frames([])
    assert all(frame.empty for frame in made.values())
    assert str(made["investment"]["planned_krw"].dtype) == "Int64"
    assert str(made["dates"]["start"].dtype) == "datetime64[s]"


def test_keys_are_unique_and_references_exist() -> None:
    made = frames([invented.results("가.pdf", 3), invented.results("나.pdf", 2, "ba9876543210")])
    for name, table in TABLES.items():
        assert not made[name].duplicated(list(table.key)).any(), name
        for reference in table.references:
            there = set(made[reference.table][list(reference.names)].itertuples(index=False, name=None))
            here = made[name][list(reference.columns)].dropna().itertuples(index=False, name=None)
            assert set(here) <= there, name


def test_rows_stand_in_document_order() -> None:
    made = frames([invented.results("나.pdf", 2, "ba9876543210"), invented.results("가.pdf", 1)])
    assert made["reports"]["file"].tolist() == ["나.pdf", "가.pdf"]
    first = made["achievements"].query("pledge_id == 'ba9876543210-001'")
    assert first["ordinal"].tolist() == [1, 2, 3, 4]
    assert first["pointer"].tolist()[1:3] == ["/achievements/1", "/achievements/1/children/0"]


@pytest.mark.parametrize("section", ["goals", "overview", "achievements", "plans"])
def test_nested_items_can_be_rebuilt_from_the_rows(section: str) -> None:
    pledge = invented.pledge()
    table = frames([invented.of_pledges(pledge)])[section]

    def rebuilt(parent: str | None) -> list[tuple[str | None, str, list[object]]]:
        below = table[table["parent"].isna()] if parent is None else table[table["parent"] == parent]
        rows = below.sort_values("ordinal").itertuples(index=False)
        return [(row.mark, row.text, rebuilt(row.pointer)) for row in rows]

    def plain(nodes: Sequence[Node]) -> list[tuple[str | None, str, list[object]]]:
        return [(node.mark, node.text, plain(node.children)) for node in nodes]

    assert rebuilt(None) == plain(getattr(pledge, section))


def test_money_is_exact_and_null_is_not_zero() -> None:
    large = 9_007_199_254_740_993  # the first integer that a float cannot hold
    pledge = invented.pledge()
    rows = (
        invented.investment("구비", "2019", large, 0),
        invented.investment("시비", "2019", None, -5),
    )
    table = frames([invented.of_pledges(invented.pledge(investment=rows))])["investment"]
    assert table["planned_krw"].tolist() == [large, pd.NA]
    assert table["secured_krw"].tolist() == [0, -5]
    assert frames([invented.of_pledges(pledge)])["pledges"]["planned_krw"].tolist() == [120_000_000]


def test_a_pledge_without_anything_keeps_its_nulls() -> None:
    bare = invented.pledge(
        number=None, pages=None, sources=(), kind=None, lead=(), status=None, budget=None, department=None,
        goals=(), overview=(), targets=(), investment=(), execution=(), achievements=(), plans=(), press=(),
        contacts=(), unplaced=(), source_map={},
    )  # fmt: skip
    made = frames([invented.of_pledges(bare)])
    row = made["pledges"].iloc[0]
    given = ["id", "report_id", "ordinal", "title", "content_hash"]
    assert row.drop(given).isna().all()
    assert made["dates"].empty


def test_days_are_days_and_an_item_spans_from_first_to_last() -> None:
    achievement = invented.node(
        "간담회: '19. 3. 4./5. 6.",
        dates=(invented.day("5. 6.", "2019-05-06"), invented.day("'19. 3. 4.", "2019-03-04", "2019-03-06")),
    )
    row = frames([invented.of_pledges(invented.pledge(achievements=(achievement,)))])["achievements"].iloc[0]
    assert (row["start"].date(), row["end"].date()) == (datetime.date(2019, 3, 4), datetime.date(2019, 5, 6))
    assert row["dates"] == "2019-05-06; 2019-03-04/2019-03-06"


def test_pages_come_from_the_source_map() -> None:
    made = frames([invented.results(pledges=2)])
    assert made["achievements"]["page"].tolist()[:3] == [1, 1, 1]
    assert made["investment"]["page"].tolist()[0] == 1
    assert pd.isna(made["investment"]["page"].iloc[5])


def test_two_lots_of_reports_give_the_same_rows_as_one() -> None:
    first, second = invented.results("가.pdf"), invented.results("나.pdf", 2, "ba9876543210")
    together, apart = frames([first, second]), [frames([first]), frames([second])]
    for name, frame in together.items():
        pd.testing.assert_frame_equal(frame, pd.concat([lot[name] for lot in apart], ignore_index=True))


def test_batches_keep_the_order_and_hold_few_pledges() -> None:
    reports = [invented.results(f"{at}.pdf", 200, f"{at:012x}") for at in range(6)]
    lots = list(batches(iter(reports)))
    assert [one for lot in lots for one in lot] == reports
    assert max(sum(len(one.pledges) for one in lot) for lot in lots) < BATCH + 200
