"""Parquet: typed, whole, the same values as the frames."""

from __future__ import annotations

import pathlib
import sys

import invented
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractor.errors import UsageError
from extractor.writing import parquet
from extractor.writing.frames import frames
from extractor.writing.tables import TABLES


def test_each_table_is_a_file_with_real_types(tmp_path: pathlib.Path) -> None:
    parquet.write(tmp_path / "parquet", [invented.results()])
    assert {path.stem for path in (tmp_path / "parquet").iterdir()} == set(TABLES)
    schema = pq.read_schema(tmp_path / "parquet" / "achievements.parquet")
    assert (schema.field("start").type, schema.field("ordinal").type) == (pa.date32(), pa.int64())
    assert not schema.field("pledge_id").nullable
    assert pq.read_schema(tmp_path / "parquet" / "investment.parquet").field("planned_krw").type == pa.int64()


def test_values_are_those_of_the_frames(tmp_path: pathlib.Path) -> None:
    results = [invented.results("가.pdf", 600), invented.results("나.pdf", 2, "ba9876543210")]
    parquet.write(tmp_path, results)
    for name, frame in frames(results).items():
        plain = frame.astype("object").where(frame.notna(), None).to_dict("records")
        wanted = [{key: _plain(value, key) for key, value in row.items()} for row in plain]
        assert pq.read_table(tmp_path / f"{name}.parquet").to_pylist() == wanted, name


def _plain(value: object, key: str) -> object:
    if isinstance(value, pd.Timestamp):
        return value.date()
    return str(value) if key in ("expected", "actual") and value is not None else value


def test_same_results_same_bytes(tmp_path: pathlib.Path) -> None:
    for name in ("one", "two"):
        parquet.write(tmp_path / name, [invented.results(pledges=600)])
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_without_pyarrow_it_says_what_to_install(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"gongyak\[parquet\]"):
        parquet.write(tmp_path / "parquet", [invented.results()])
    assert not (tmp_path / "parquet").exists()
