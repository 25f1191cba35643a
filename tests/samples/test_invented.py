"""Reports made up by chance come back as their gold, in every form and look."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
from typing import Any

import pytest

from extractor.convert import convert_file
from samples.make.draw import draw
from samples.make.fonts import FontMissingError
from samples.make.forms import FORMS
from samples.make.gold import findings, gold
from samples.make.invent import build
from samples.make.looks import LOOKS
from samples.make.text import layout_text
from tests.conftest import absent
from tests.samples.files import FOLDER, differences, facts, found

PLEDGES = 9  # enough for a long title and, in the forms that have one, a page on its side
SEED = 12
# Each look with one form, each form with one look; every form is tried as a text too. Without rules down, all hangs on
# what the cells hold and where a page breaks.
DRAWN = [
    *(("ticks-six", look, SEED) for look in LOOKS),
    *((form, "ruled", SEED) for form in FORMS if form != "ticks-six"),
    *(("blocks", "level", seed) for seed in (SEED, 3)),
    ("dots-six", "level", 3),
    ("ticks-six", "level", 27),
]


def squeezed(value: Any) -> Any:
    """JSON without white space: lines that break between letters do not say where a space was."""
    return json.loads("".join(json.dumps(value, ensure_ascii=False).split()))


@pytest.mark.parametrize("form", FORMS)
def test_a_text(form: str, tmp_path: pathlib.Path) -> None:
    report = build(11, PLEDGES, form=form)
    path = tmp_path / "report.txt"
    path.write_text(layout_text(report), encoding="utf-8")
    records = convert_file(path).records
    assert differences(gold(report), facts(records)) == []
    assert found(records, "error", "warning") == {
        (each["ordinal"], each["rule"], each["pointer"]) for each in findings(report)
    }
    assert records.report.profile == FORMS[form].profile


@pytest.mark.parametrize(("form", "look", "seed"), DRAWN)
def test_a_pdf(form: str, look: str, seed: int, tmp_path: pathlib.Path) -> None:
    report = build(seed, PLEDGES, form=form)
    try:
        drawing = draw(report, look)
    except FontMissingError as error:
        absent(str(error))
        return
    path = tmp_path / "report.pdf"
    path.write_bytes(drawing.pdf)
    records = convert_file(path).records
    expected, actual = gold(report), facts(records)
    if LOOKS[look].wrap == "letters":
        expected, actual = squeezed(expected), squeezed(actual)
    assert differences(expected, actual) == []
    assert [pledge.pages for pledge in records.pledges] == list(drawing.pages)
    assert found(records, "error", "warning") == {
        (each["ordinal"], each["rule"], each["pointer"]) for each in findings(report)
    }


def test_a_seed_gives_one_report_and_another_seed_another() -> None:
    assert build(3, 5) == build(3, 5)
    assert build(3, 5) != build(4, 5)
    assert build(3, 5).pledges == build(3, 8).pledges[:5]
    assert build(3, 5, 2026).periods[0].key == "2022"


def test_the_command_writes_a_report_and_its_gold(tmp_path: pathlib.Path) -> None:
    command = [sys.executable, "-m", "samples.make", "--pledges", "2", "--seed", "5", "--gold", str(tmp_path / "a.pdf")]
    done = subprocess.run(command, cwd=FOLDER.parent, capture_output=True, text=True, check=False)
    if "is not installed" in done.stderr:
        absent("a font that the look needs")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"a.pdf", "a.gold.json"}
    assert len(convert_file(tmp_path / "a.pdf").records.pledges) == 2


def test_the_command_says_what_it_cannot_write() -> None:
    command = [sys.executable, "-m", "samples.make", "a.docx"]
    done = subprocess.run(command, cwd=FOLDER.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "'a.docx' is neither .pdf nor .txt" in done.stderr
