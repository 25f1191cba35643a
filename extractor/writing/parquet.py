"""The tables as Parquet, one file each, with real types: whole won, days, points.

Needs pyarrow, which the extra `parquet` brings.
"""

from __future__ import annotations

import contextlib
import importlib
import pathlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from extractor.errors import UsageError
from extractor.records import ReportRecords
from extractor.writing import landing
from extractor.writing.cleaning import clean
from extractor.writing.frames import batches, frames
from extractor.writing.tables import TABLES, Column, Table

if TYPE_CHECKING:
    import pandas as pd


def write(folder: pathlib.Path, results: Iterable[ReportRecords]) -> None:
    """Write `TABLE.parquet` for each table of the feed, reports in the order given.

    The same results give the same bytes with the same version of pyarrow. Raises OutputError where the folder cannot
    be written, UsageError where pyarrow is not installed.
    """
    pa, parquet = _pyarrow()
    with landing.folder(folder) as stage, contextlib.ExitStack() as stack:
        writers = {
            name: stack.enter_context(
                parquet.ParquetWriter(stage / f"{name}.parquet", _schema(pa, table), compression="zstd")
            )
            for name, table in TABLES.items()
        }
        for batch in batches(map(clean, results)):
            for name, frame in frames(batch).items():
                writers[name].write_table(_rows(pa, TABLES[name], frame))


def _pyarrow() -> tuple[Any, Any]:
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise UsageError("Parquet needs the extra `parquet`", hint="pip install 'gongyak[parquet]'") from error


def _schema(pa: Any, table: Table) -> Any:
    return pa.schema(
        [pa.field(column.name, _type(pa, column), nullable=not column.required) for column in table.columns],
        metadata={"title": table.title, "primary_key": ",".join(table.key)},
    )


def _type(pa: Any, column: Column) -> Any:
    types = {"integer": pa.int64(), "won": pa.int64(), "number": pa.float64(), "date": pa.date32()}
    return types.get(column.kind, pa.string())


def _rows(pa: Any, table: Table, frame: pd.DataFrame) -> Any:
    arrays = [_array(pa, column, frame[column.name]) for column in table.columns]
    return pa.Table.from_arrays(arrays, schema=_schema(pa, table))


def _array(pa: Any, column: Column, values: pd.Series[Any]) -> Any:
    if column.kind in ("text", "list"):
        values = values.map(str, na_action="ignore")  # what a finding compared may be a number
    return pa.Array.from_pandas(values, type=_type(pa, column))
