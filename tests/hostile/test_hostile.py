"""A folder of broken and hostile files: the run ends, accounts for each, and what it calls ok is right."""

from __future__ import annotations

import json
import pathlib
import time
from typing import Any

import pytest

from extractor.batch.run import Plan, convert
from extractor.batch.worker import Limits
from extractor.convert import Options
from tests.batch.reports import Remembering
from tests.hostile import bombs, damage, locked, loops, strangers, texts
from tests.hostile.base import base
from tests.hostile.facts import facts

GROUPS = {"bombs": bombs, "damage": damage, "locked": locked, "loops": loops, "strangers": strangers, "texts": texts}
SECONDS = 10.0
LEAST = 120

# Files whose harm is none: a careful reader gets every fact, and owes nobody a warning.
HARMLESS = {
    "damage-junk-before",
    "damage-box-the-wrong-way-round",
    "locked-empty-password",
    "strangers-future-version",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "good.pdf").write_bytes(base().written())
    for group, module in GROUPS.items():
        for name, content in module.cases(base()):
            (folder / f"{group}-{name}.pdf").write_bytes(content)
    for name, content in strangers.archives(base()):
        (folder / f"archive-{name}.zip").write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def ended(made: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], pathlib.Path]:
    """The lines of `run.json` by name, and the output folder."""
    out = tmp_path_factory.mktemp("out")
    began = time.monotonic()
    convert([str(made)], out, Plan(workers=2, limits=Limits(seconds=SECONDS)), Remembering())
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    print(f"{len(run['inputs'])} inputs in {time.monotonic() - began:.0f} s")
    return {line["path"].removeprefix(f"{made}/"): line for line in run["inputs"]}, out


def test_there_are_enough_of_them(made: pathlib.Path) -> None:
    assert len(list(made.iterdir())) > LEAST


def test_every_file_is_accounted_for(ended: tuple[dict[str, Any], pathlib.Path], made: pathlib.Path) -> None:
    lines, _ = ended
    names = {name.partition("/")[0] for name in lines}
    assert names == {path.name for path in made.iterdir()}
    for name, line in lines.items():
        assert line["outcome"] == "ok" or line["error"] or line["page_errors"], name


def test_what_is_called_ok_is_right(ended: tuple[dict[str, Any], pathlib.Path]) -> None:
    lines, out = ended
    said = facts(out / "feed")
    good = said["good.pdf"]
    assert len(good) == 2
    wrong = [name for name, line in lines.items() if line["outcome"] == "ok" and said[name] != good]
    assert not wrong


def test_a_good_file_is_no_false_alarm(ended: tuple[dict[str, Any], pathlib.Path]) -> None:
    lines, _ = ended
    assert {name: lines[f"{name}.pdf"]["outcome"] for name in HARMLESS | {"good"}} == dict.fromkeys(
        HARMLESS | {"good"}, "ok"
    )


def test_no_file_says_a_fact_of_another(ended: tuple[dict[str, Any], pathlib.Path]) -> None:
    """A hidden text may cost a warning, or be listed as unplaced; it may not become a fact."""
    _, out = ended
    pledges = [pledge | {"unplaced": []} for said in facts(out / "feed").values() for pledge in said]
    assert "HIDDEN" not in json.dumps(pledges)


def test_nothing_lies_beside_the_output(ended: tuple[dict[str, Any], pathlib.Path]) -> None:
    _, out = ended
    assert {path.name for path in out.iterdir()} == {".gongyak", "feed", "pledges.xlsx", "run.json"}


def test_a_password_opens_what_is_locked(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked.encrypted(base(), locked.PASSWORD))
    outcomes = []
    for password in (None, "wrong", locked.PASSWORD.decode()):
        plan = Plan(options=Options(password=password))
        [line] = convert([str(path)], tmp_path / "out", plan, Remembering()).run.inputs
        outcomes.append((line.outcome.value, line.error))
    assert [outcome for outcome, _ in outcomes] == ["failed", "failed", "ok"]
    assert "locked" in (outcomes[0][1] or "")
    assert "password is wrong" in (outcomes[1][1] or "")
