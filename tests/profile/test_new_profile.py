"""The steps of docs/new-profile.md, as they are written there."""

from __future__ import annotations

import difflib
import json
import pathlib
import re
import tomllib

import msgspec
import pytest

from extractor.audit.checks import audit
from extractor.convert import Options, convert_file
from extractor.errors import ProfileError
from extractor.layout import LayoutText
from extractor.parsing.compiles import problems
from extractor.parsing.explain import explain
from extractor.parsing.suggest import suggest
from extractor.profile import identify, load
from extractor.profile.library import load_folder
from extractor.profile.lint import lint

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"
REPORT = DOCS / "profile" / "garam-2022.txt"
PROFILES = DOCS / "profile"
GOLD = DOCS / "profile" / "garam-2022.gold.json"
MOST_EDITED_LINES = 40


@pytest.fixture
def layout() -> LayoutText:
    return LayoutText.from_text(REPORT.read_text(encoding="utf-8"))


def test_no_built_in_profile_fits(layout: LayoutText) -> None:
    with pytest.raises(ProfileError):
        identify(layout.text)


def test_the_draft_is_toml_with_what_the_report_prints(layout: LayoutText) -> None:
    draft = suggest(layout)
    found = tomllib.loads(draft)
    assert found["opening"] == ["공약번호"]
    assert found["headings"][0] == "❖"
    assert found["sections"] == {"investment": ["해마다 쓸 돈"], "execution": ["해마다 쓴 돈"]}
    assert found["grid"]["title"] == ["약속사업명"]
    for word in ("이루려는 것", "무엇을 하나", "한 일", "할 일", "구분", "진행정도", "총예산"):
        assert re.search(rf'^# TODO = \["{word}"\]  # line \d+', draft, re.M), word
    assert "차질없음, 조금늦음" in draft
    assert "▹" in draft


def test_under_forty_lines_are_edited(layout: LayoutText) -> None:
    edited = (PROFILES / "garam" / "profile.toml").read_text(encoding="utf-8").splitlines()
    written = [line for line in difflib.ndiff(suggest(layout).splitlines(), edited) if line.startswith("+ ")]
    assert 0 < len(written) < MOST_EDITED_LINES


def test_the_edited_profile_has_no_mistake() -> None:
    folder = PROFILES / "garam"
    assert lint(folder) == []
    assert list(problems(load_folder(folder), folder)) == []


def test_every_line_is_explained_and_placed(layout: LayoutText) -> None:
    lines = list(explain(layout, load("garam", [PROFILES])))
    assert [line.text for line in lines] == layout.text.splitlines()
    assert [line for line in lines if line.unplaced] == []
    rules = {line.text.strip(): line.rule for line in lines}
    assert rules["❖ 한 일"] == "achievements ACHIEVEMENTS"
    assert rules["▹ 조성 공사"] == "overview item item ITEM"
    assert rules["구비\t400\t50\t150\t150\t50"] == "investment row"


def test_the_report_reads_as_its_gold_says() -> None:
    done = convert_file(REPORT, Options(profile_folders=(str(PROFILES),)))
    records = [msgspec.to_builtins(pledge) for pledge in done.records.pledges]
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    for record, expected in zip(records, gold, strict=True):
        assert {name: json.loads(json.dumps(record[name])) for name in expected} == expected
    assert done.records.report.profile == "garam"
    assert done.records.report.organisation == "가람구"


def test_nothing_is_found_wrong_with_it(layout: LayoutText) -> None:
    from extractor.parsing.parser import parse

    profile = load("garam", [PROFILES])
    assert audit(parse(layout, profile, "0" * 12), profile, layout).findings == ()
