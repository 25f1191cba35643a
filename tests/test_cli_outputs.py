"""What `gongyak` writes besides workbook and feed, from the command line."""

from __future__ import annotations

import json
import pathlib
import sqlite3

import openpyxl
import pytest

from extractor.cli import main
from extractor.writing.tables import TABLES

SAMPLE = pathlib.Path(__file__).resolve().parents[1] / "samples" / "haneul-2022.txt"


def status(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(each) for each in arguments])
    code = ended.value.code
    assert isinstance(code, int)
    return code


def test_formats_stand_beside_the_feed(tmp_path: pathlib.Path) -> None:
    assert status("convert", SAMPLE, "-q", "-o", tmp_path, "--format", "parquet", "--format", "sqlite") == 0
    assert {path.stem for path in (tmp_path / "parquet").iterdir()} == set(TABLES)
    connection = sqlite3.connect(tmp_path / "pledges.sqlite")
    assert connection.execute("SELECT COUNT(*) FROM pledges").fetchone() == (12,)
    connection.close()


def test_an_unknown_format_is_a_usage_error(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("convert", SAMPLE, "-q", "-o", tmp_path / "out", "--format", "access") == 2
    assert "'access' is not one of" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_since_says_what_changed(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("convert", SAMPLE, "-q", "-o", tmp_path / "old") == 0
    assert status("convert", SAMPLE, "-q", "-o", tmp_path / "new", "--since", tmp_path / "old") == 0
    assert (tmp_path / "new" / "feed" / "changes.jsonl").read_bytes() == b""
    assert status("convert", SAMPLE, "-q", "-o", tmp_path / "new", "--since", tmp_path / "nowhere") == 2
    assert "no feed is there" in capsys.readouterr().err


def test_the_workbook_leads_to_the_review(tmp_path: pathlib.Path) -> None:
    assert status("convert", SAMPLE, "-q", "-o", tmp_path, "--review") == 0
    sheet = openpyxl.load_workbook(tmp_path / "pledges.xlsx")["검증"]
    targets = [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert targets
    for target in targets:
        page, _, anchor = target.partition("#")
        assert f'id="{anchor}"' in (tmp_path / page).read_text(encoding="utf-8"), target


def test_a_converted_folder_is_loaded_once(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("convert", SAMPLE, "-q", "-o", tmp_path) == 0
    capsys.readouterr()
    assert status("load", tmp_path) == 0
    assert status("load", tmp_path, "--to", f"sqlite:///{tmp_path / 'pledges.sqlite'}") == 0
    said = capsys.readouterr().err
    assert said.splitlines() == ["1 added, 0 replaced, 0 unchanged", "0 added, 0 replaced, 1 unchanged"]


def test_a_folder_without_a_feed_is_not_loaded(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status("load", tmp_path) == 2
    assert str(tmp_path) in capsys.readouterr().err
    assert not (tmp_path / "pledges.sqlite").exists()


def test_schemas_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert status("schema") == 0
    assert set(json.loads(capsys.readouterr().out)) == {"reports", "pledges", "findings", "checks", "changes"}
    assert status("schema", "pledges") == 0
    assert json.loads(capsys.readouterr().out)["title"] == "A line of pledges.jsonl"
    assert status("schema", "nothing") == 2
