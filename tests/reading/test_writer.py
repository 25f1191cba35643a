"""Reports as LibreOffice Writer prints them: every fact comes back, and nearly every wrapped line with its spacing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractor.convert import convert_file
from samples.make.gold import gold
from samples.make.invent import build
from tests.reading.writer import Look, print_all
from tests.samples.files import differences, facts

if TYPE_CHECKING:
    import pathlib

REPORTS = {
    "ruled": (build(11, 4, form="ticks-four"), Look()),
    "small": (build(12, 4, form="numbered"), Look(font="Noto Sans CJK KR", text=8, cell=6.5)),
    "large": (build(13, 4, form="words"), Look(font="NanumMyeongjo", text=12, cell=10)),
    "level": (build(14, 4, form="dots-six"), Look(down=False, shade="#e8ecf2")),
    "dark": (build(15, 4, form="blocks"), Look(shade="#d0d8e8")),
    "listed": (build(16, 4, form="ticks-six"), Look(after_mark="listtab")),
    "listed-tight": (build(17, 4, form="ticks-six"), Look(after_mark="nothing")),
}
MOST_MISSPACED = 0.01
"""The share of texts whose spaces may differ: where a line was full, nothing may tell."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("writer")
    print_all([(name, *made) for name, made in REPORTS.items()], folder)
    return folder


@pytest.mark.parametrize("name", REPORTS)
def test_every_fact_comes_back(printed: pathlib.Path, name: str) -> None:
    found, expected = facts(convert_file(printed / f"{name}.pdf").records), gold(REPORTS[name][0])
    assert not differences(_without_spaces(expected), _without_spaces(found))
    texts = sum(isinstance(value, str) for value in _values(expected))
    assert len(differences(expected, found)) <= MOST_MISSPACED * texts


def _without_spaces(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_spaces(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_spaces(each) for each in value]
    return value.replace(" ", "") if isinstance(value, str) else value


def _values(value: object) -> list[object]:
    if isinstance(value, dict):
        return [one for each in value.values() for one in _values(each)]
    return [one for each in value for one in _values(each)] if isinstance(value, list) else [value]
