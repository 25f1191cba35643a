"""The 공약 sheet: one row a pledge, with its report's names, its sums and rates, and how many findings it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from extractor.audit.progress import fulfilled_statuses
from extractor.audit.rates import PledgeSums, pledge_sums
from extractor.records import ReportRecords
from extractor.writing.workbook.finance import rate

if TYPE_CHECKING:
    import pandas as pd

SUMS = PledgeSums._fields


def sums(results: Iterable[ReportRecords]) -> pd.DataFrame:
    """For each pledge whether it is fulfilled (1 or 0), and what it adds to the rates of money, as the audit has it."""
    import pandas as pd

    rows = [
        (pledge.id, int(pledge.status in fulfilled_statuses(result.report.profile)), *pledge_sums(pledge))
        for result in results
        for pledge in result.pledges
    ]
    frame = pd.DataFrame(rows, columns=["id", "fulfilled", *SUMS], dtype="object")
    return frame.astype(dict.fromkeys(("fulfilled", *SUMS), "Int64"))


def pledges(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The pledges, each with the columns that only this sheet has."""
    frame = tables["pledges"].merge(tables["sums"], on="id", how="left")
    frame = frame.merge(tables["reports"][["report_id", "organisation", "file"]], on="report_id", how="left")
    found = tables["findings"].groupby(["pledge_id", "severity"], sort=False).size().to_dict()
    unplaced = tables["unplaced"].groupby("pledge_id", sort=False).size().to_dict()
    names = frame["id"].tolist()
    return frame.rename(columns={"title": "pledge", "first_page": "page"}).assign(
        pledge_id=names,
        pointer="/title",
        secured_rate=rate(frame["secured"], frame["planned"]),
        executed_rate=rate(frame["executed"], frame["secured"]),
        errors=[found.get((name, "error"), 0) for name in names],
        warnings=[found.get((name, "warning"), 0) for name in names],
        infos=[found.get((name, "info"), 0) for name in names],
        unplaced=[unplaced.get(name, 0) for name in names],
    )
