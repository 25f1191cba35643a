"""The feed: valid, whole, the same bytes each time, and safe to open in a spreadsheet program."""

from __future__ import annotations

import csv
import json
import pathlib
from collections.abc import Iterator

import frictionless
import invented
import jsonschema
import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.convert import convert_file
from extractor.errors import OutputError
from extractor.records import Pledge, ReportRecords
from extractor.writing import feed
from extractor.writing.feed.lines import LINES, PledgeLine
from extractor.writing.feed.schema import schemas
from extractor.writing.feed.spreadsheet_csv import escape, unescape
from extractor.writing.tables import TABLES

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
HOSTILE = (
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "＝1+1",
    " =1+1",
    "\t=1+1",
    "'=1+1",
    "''=x",
    "=cmd|' /c calc'!A0",
    "--1",
    "-@",
)
HARMLESS = ("-", "'18. 7. 17.", "1-2", "007", "#REF!", "○", "'", "", "가=나", "- ", "TRUE")


def two_reports() -> list[ReportRecords]:
    whole = invented.finding(None, rule="text-suspect", pointer=None, expected=None, actual=None, page=None, box=None)
    return [
        invented.with_findings(invented.results("가람구.pdf", 2), whole),
        invented.results("다온구.pdf", 3, "ba9876543210"),
    ]


def contents(folder: pathlib.Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_frictionless_finds_the_package_valid(tmp_path: pathlib.Path) -> None:
    feed.write(tmp_path / "feed", two_reports())
    report = frictionless.Package(str(tmp_path / "feed" / "datapackage.json")).validate()
    assert report.valid, report.to_summary()
    assert {task.name: task.stats["rows"] for task in report.tasks}["pledges"] == 5
    assert set(TABLES) == {task.name for task in report.tasks}


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("findings", '"error"', '"fatal"'),
        ("pledges", '"ba9876543210","1"', '"ffffffffffff","1"'),
        ("investment", '"120000000"', '"120.5"'),
        ("checks", '"date-order"', '"sum-periods"'),
        ("dates", '"2019-03-04"', '"2019-02-30"'),
    ],
)
def test_frictionless_sees_what_breaks_the_schema(tmp_path: pathlib.Path, table: str, old: str, new: str) -> None:
    feed.write(tmp_path / "feed", two_reports())
    path = tmp_path / "feed" / f"{table}.csv"
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8-sig", newline="")
    package = json.loads((tmp_path / "feed" / "datapackage.json").read_bytes())
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]  # the rows alone must be found wrong
    (tmp_path / "feed" / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert not frictionless.Package(str(tmp_path / "feed" / "datapackage.json")).validate().valid


def test_lines_are_the_records_with_key_and_hash(tmp_path: pathlib.Path) -> None:
    reports = two_reports()
    feed.write(tmp_path / "feed", reports)
    lines = (tmp_path / "feed" / "pledges.jsonl").read_bytes().splitlines()
    records = tuple(msgspec.json.decode(line, type=Pledge) for line in lines)
    assert records == reports[0].pledges + reports[1].pledges
    hashes = {msgspec.json.decode(line, type=PledgeLine).content_hash for line in lines}
    assert len(hashes) == len(lines)
    for name, kind in LINES.items():
        decoder = msgspec.json.Decoder(kind)
        assert [decoder.decode(line) for line in (tmp_path / "feed" / f"{name}.jsonl").read_bytes().splitlines()]


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_converted_sample_is_a_valid_feed(tmp_path: pathlib.Path, sample: pathlib.Path) -> None:
    feed.write(tmp_path / "feed", [convert_file(sample).records])
    report = frictionless.Package(str(tmp_path / "feed" / "datapackage.json")).validate()
    assert report.valid, report.to_summary()
    for name, schema in schemas().items():
        validator = jsonschema.Draft202012Validator(schema)
        path = tmp_path / "feed" / f"{name}.jsonl"
        for line in path.read_bytes().splitlines() if path.exists() else ():
            validator.validate(json.loads(line))


def test_same_reports_same_bytes(tmp_path: pathlib.Path) -> None:
    feed.write(tmp_path / "one", two_reports())
    feed.write(tmp_path / "two", (report for report in two_reports()))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_feed_without_reports_is_valid(tmp_path: pathlib.Path) -> None:
    feed.write(tmp_path / "feed", [])
    assert frictionless.Package(str(tmp_path / "feed" / "datapackage.json")).validate().valid


def test_csv_opens_right_in_korean_excel(tmp_path: pathlib.Path) -> None:
    feed.write(tmp_path / "feed", two_reports())
    raw = (tmp_path / "feed" / "pledges.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\xef\xbb\xbf") == 1
    assert raw.count(b"\r\n") == raw.count(b"\n") == 6
    assert all(line.startswith(b'"') and line.endswith(b'"') for line in raw[3:].split(b"\r\n")[:-1])


@pytest.mark.parametrize("text", HOSTILE)
def test_what_might_run_stands_behind_an_apostrophe(tmp_path: pathlib.Path, text: str) -> None:
    goals = (invented.node(text),)
    feed.write(tmp_path / "feed", [invented.of_pledges(invented.pledge(title=text, goals=goals))])
    with (tmp_path / "feed" / "goals.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["text"] == f"'{text}"
    assert unescape(row["text"]) == text
    line = (tmp_path / "feed" / "pledges.jsonl").read_bytes()
    assert msgspec.json.decode(line, type=Pledge).title == text


@pytest.mark.parametrize("text", HARMLESS)
def test_what_cannot_run_stands_as_it_is(text: str) -> None:
    assert escape(text) == text


@given(st.text(alphabet="'=+-@＝\t\r\n 1가", max_size=6))
@example("''=1")
def test_escaping_is_undone_exactly(text: str) -> None:
    assert unescape(str(escape(text))) == text
    assert str(escape(text))[:1] not in {"\t", "\r", "\n"}


def test_an_error_half_way_leaves_the_old_feed_whole(tmp_path: pathlib.Path) -> None:
    feed.write(tmp_path / "feed", two_reports())
    before = contents(tmp_path / "feed")

    def broken() -> Iterator[ReportRecords]:
        yield invented.results("라온구.pdf", 600, "cccccccccccc")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="the disk is full"):
        feed.write(tmp_path / "feed", broken())
    assert contents(tmp_path / "feed") == before
    assert [path.name for path in tmp_path.iterdir()] == ["feed"]


def test_a_file_where_the_folder_should_be_is_left_alone(tmp_path: pathlib.Path) -> None:
    (tmp_path / "feed").write_text("mine")
    with pytest.raises(OutputError, match="is a file, not a folder"):
        feed.write(tmp_path / "feed", two_reports())
    assert (tmp_path / "feed").read_text() == "mine"


def test_files_of_others_in_the_folder_stay(tmp_path: pathlib.Path) -> None:
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed" / "notes.txt").write_text("mine")
    feed.write(tmp_path / "feed", two_reports())
    assert (tmp_path / "feed" / "notes.txt").read_text() == "mine"
