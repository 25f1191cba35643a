"""The values of a frame's columns as plain Python, None for what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def plain(column: pd.Series[Any]) -> list[Any]:
    """The values of one column."""
    return column.astype("object").where(column.notna(), None).tolist()


def rows(frame: pd.DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns."""
    return zip(*(plain(frame[name]) for name in names), strict=True)
