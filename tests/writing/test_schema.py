"""The published JSON Schemas: they are those of the types, and every line of a feed holds to them."""

from __future__ import annotations

import json
import pathlib

import invented
import jsonschema
import msgspec
import pytest

from extractor.writing import feed
from extractor.writing.feed import schema

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs" / "schema"


def test_the_schemas_in_the_documents_are_the_ones_of_the_code(tmp_path: pathlib.Path) -> None:
    schema.write(tmp_path)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        path.name: path.read_text() for path in DOCS.iterdir()
    }


@pytest.mark.parametrize("name", list(schema.schemas()))
def test_every_line_holds_to_its_schema(tmp_path: pathlib.Path, name: str) -> None:
    feed.write(tmp_path / "old", [invented.results(pledges=1)])
    feed.write(
        tmp_path / "new",
        [invented.results(pledges=2), invented.results("나.pdf", 1, "ba9876543210")],
        since=tmp_path / "old",
    )
    validator = jsonschema.Draft202012Validator(schema.schemas()[name])
    lines = (tmp_path / "new" / f"{name}.jsonl").read_bytes().splitlines()
    assert lines
    for line in lines:
        validator.validate(json.loads(line))


def test_a_line_that_is_wrong_is_found() -> None:
    validator = jsonschema.Draft202012Validator(schema.schemas()["findings"])
    line = json.loads(msgspec.json.encode(invented.finding("0123456789ab-001")))
    assert list(validator.iter_errors({**line, "severity": "fatal"}))
    assert {error.validator for error in validator.iter_errors(line)} == {"required"}


def test_schemas_are_valid_and_say_what_fields_mean() -> None:
    for each in schema.schemas().values():
        jsonschema.Draft202012Validator.check_schema(each)
    assert "ISO 8601-2" in json.dumps(schema.schemas()["pledges"])
