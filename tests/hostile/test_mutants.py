"""Seeded mutants: no hang, no crash of the batch, and no fact changed or lost without the file being named."""

from __future__ import annotations

import json
import os
import pathlib

from extractor.batch.run import Plan, convert
from extractor.batch.worker import Limits
from tests.batch.reports import Remembering
from tests.hostile.base import base
from tests.hostile.facts import facts
from tests.hostile.mutants import mutant

COUNT = 1000 if os.environ.get("GONGYAK_CI") else 90


def test_no_mutant_changes_a_fact_unsaid(tmp_path: pathlib.Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "0-good.pdf").write_bytes(base().written())
    for seed in range(COUNT):
        (folder / f"{seed:04}.pdf").write_bytes(mutant(seed, base()))
    convert([str(folder)], out, Plan(workers=2, limits=Limits(seconds=20)), Remembering())
    lines = {
        pathlib.Path(line["path"]).name: line
        for line in json.loads((out / "run.json").read_text(encoding="utf-8"))["inputs"]
    }
    assert len(lines) == COUNT + 1
    said = facts(out / "feed")
    wrong = [name for name, line in lines.items() if line["outcome"] == "ok" and said[name] != said["0-good.pdf"]]
    assert not wrong
