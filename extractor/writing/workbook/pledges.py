"""The 공약 sheet: one row a pledge, with its report's names, its rates and how many findings it has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from extractor.writing.workbook.finance import rate

if TYPE_CHECKING:
    import pandas as pd


def pledges(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The pledges, each with the columns that only this sheet has."""
    frame = tables["pledges"].merge(
        tables["reports"][["report_id", "organisation", "file"]], on="report_id", how="left"
    )
    found = tables["findings"].groupby(["pledge_id", "severity"], sort=False).size().to_dict()
    unplaced = tables["unplaced"].groupby("pledge_id", sort=False).size().to_dict()
    names = frame["id"].tolist()
    return frame.rename(columns={"title": "pledge", "first_page": "page"}).assign(
        pledge_id=names,
        pointer="/title",
        secured_rate=rate(frame["secured_krw"], frame["planned_krw"]),
        executed_rate=rate(frame["executed_krw"], frame["secured_krw"]),
        errors=[found.get((name, "error"), 0) for name in names],
        warnings=[found.get((name, "warning"), 0) for name in names],
        infos=[found.get((name, "info"), 0) for name in names],
        unplaced=[unplaced.get(name, 0) for name in names],
    )
