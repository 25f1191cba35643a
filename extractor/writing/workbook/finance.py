"""The 재정 sheet: planned, secured and executed money of a pledge, a funding source and a period side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_CELL = ["pledge_id", "funding", "period", "nth"]


def finance(investment: pd.DataFrame, execution: pd.DataFrame) -> pd.DataFrame:
    """One row a pledge, source and period that either table has: the investment's order, what only the execution has
    after it. Two rows of one source and period stay two rows."""
    import pandas as pd

    planned, executed = _numbered(investment), _numbered(execution)
    both = planned.merge(executed, on=_CELL, how="outer", suffixes=("", "_of_execution"), sort=False)
    for name in ("period_text", "pointer", "page", "ordinal"):
        both[name] = both[name].combine_first(both[f"{name}_of_execution"])
    both["later"] = both["planned_krw"].isna() & both["secured_krw"].isna()
    pledges = pd.unique(pd.concat([investment["pledge_id"], execution["pledge_id"]]))
    both["at"] = both["pledge_id"].map({name: at for at, name in enumerate(pledges)})
    both = both.sort_values(["at", "later", "ordinal"], kind="stable", ignore_index=True)
    both = both.rename(columns={"planned_krw": "planned", "secured_krw": "secured", "executed_krw": "executed"})
    total = (both["funding"] == "계") | (both["period"] == "total")
    return both.assign(
        total=total.map({True: "합계", False: "세부"}),
        secured_rate=rate(both["secured"], both["planned"]),
        executed_rate=rate(both["executed"], both["secured"]),
    )


def rate(part: pd.Series[Any], whole: pd.Series[Any]) -> pd.Series[Any]:
    """The share of each part in its whole; None where either is missing or the whole is nothing."""
    import pandas as pd

    pairs = zip(part.tolist(), whole.tolist(), strict=True)
    known = (have / of if isinstance(have, int) and isinstance(of, int) and of else None for have, of in pairs)
    return pd.Series(list(known), index=part.index, dtype="Float64")


def _numbered(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(nth=frame.groupby(_CELL[:-1], sort=False).cumcount())
