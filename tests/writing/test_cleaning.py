"""Characters that no file holds are replaced once, and said."""

from __future__ import annotations

import logging
import pathlib

import invented
import msgspec
import pytest

from extractor.records import Check
from extractor.writing import feed, workbook
from extractor.writing.cleaning import clean


def test_clean_records_stay_equal() -> None:
    result = invented.results()
    assert clean(result) == result


@pytest.mark.parametrize("char", ["\x00", "\x02", "\x0b", "\r", "\x1f", "\x7f", "\x85", "\ud800", "\ufffe", "\uffff"])
def test_what_no_file_holds_is_replaced_and_named(char: str, caplog: pytest.LogCaptureFixture) -> None:
    held = invented.node("위", invented.node(f"아{char}래{char}", mark="▶"))
    pledge = invented.pledge(achievements=(held,))
    with caplog.at_level(logging.WARNING):
        result = clean(invented.of_pledges(pledge))
    assert result.pledges[0].achievements[0].children[0].text == "아\ufffd래\ufffd"
    finding = result.findings[-1]
    assert (finding.rule, finding.pledge_id, finding.pointer) == ("text-suspect", pledge.id, "/achievements")
    assert f"U+{ord(char):04X}" in finding.message
    assert result.report.findings == len(result.findings) == 2
    assert f"U+{ord(char):04X}" in caplog.text
    assert "래" not in caplog.text
    assert clean(result) == result


def test_the_check_of_the_rule_is_no_pass() -> None:
    result = invented.of_pledges(invented.pledge(ordinal=1, title="\x02"), invented.pledge(ordinal=2))
    checks = tuple(Check(pledge_id=one.id, rule="text-suspect", state="pass", compared=3) for one in result.pledges)
    done = clean(msgspec.structs.replace(result, checks=(*result.checks, *checks)))
    assert done.checks[:-2] == result.checks
    assert [check.state for check in done.checks[-2:]] == ["mismatch", "pass"]


def test_names_of_the_report_are_cleaned_too() -> None:
    result = invented.results()
    report = msgspec.structs.replace(result.report, title="제\x01목")
    assert clean(msgspec.structs.replace(result, report=report)).report.title == "제\ufffd목"


def test_backslashes_and_line_feeds_are_no_control_characters() -> None:
    result = invented.of_pledges(invented.pledge(title="\\u0001 \\r 줄\n바꿈\t칸"))
    assert clean(result).pledges == result.pledges


def test_writers_clean_what_they_are_given(tmp_path: pathlib.Path) -> None:
    result = invented.of_pledges(invented.pledge(title="공\x02약 \ud800"))
    feed.write(tmp_path / "feed", [result])
    workbook.write(tmp_path / "w.xlsx", [result], invented.run(result))
    assert "공\ufffd약 \ufffd" in (tmp_path / "feed" / "pledges.csv").read_text(encoding="utf-8-sig")
