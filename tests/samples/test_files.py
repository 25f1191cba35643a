"""The committed files: made by the program as it is, small, and about nobody."""

from __future__ import annotations

import base64
import pathlib
import re
import zlib

import pytest
import reportlab

from samples.make import fonts
from samples.make.files import MADE_WITH, SAMPLES, YEARS, Sample, compared, made
from tests.conftest import absent
from tests.samples.files import FOLDER

LIMIT = 3_000_000  # bytes, of all that is in the folder
# Municipalities and newspapers that a careless author would think of first.
REAL = (pathlib.Path(__file__).parent / "real_names.txt").read_text(encoding="utf-8").split()

_STREAM = re.compile(
    rb"/Filter \[ (/ASCII85Decode )?/FlateDecode \][^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL
)


def require_makers(sample: Sample) -> None:
    """Skips where the fonts are absent, or where a maker of the files is another version, with other bytes."""
    try:
        versions = {"reportlab": reportlab.__version__} | {name: fonts.digest(name) for name in sample.fonts()}
    except fonts.FontMissingError as error:
        absent(str(error))
        return
    others = {name for name, version in versions.items() if MADE_WITH[name] != version}
    if others:
        pytest.skip(f"the samples were made with another version of {', '.join(sorted(others))}")


def unpacked(content: bytes) -> bytes | list[bytes]:
    """What a PDF's streams hold, in order; any other file as it is. Another zlib packs the same content otherwise."""
    if not content.startswith(b"%PDF-"):
        return content
    return [
        zlib.decompress(base64.a85decode(b"<~" + stream, adobe=True) if ascii85 else stream)
        for ascii85, stream in _STREAM.findall(content)
    ]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_made_anew_they_are_the_same(sample: Sample) -> None:
    require_makers(sample)
    files = made(sample)
    for name, content in files.items():
        committed = (FOLDER / name).read_bytes()
        said = f"{name}: run python -m samples.make, and read the difference"
        assert unpacked(content) == unpacked(committed), said
        if MADE_WITH["zlib"] == zlib.ZLIB_RUNTIME_VERSION:
            assert content == committed, said


def test_the_changes_made_anew_are_the_same() -> None:
    assert (FOLDER / "changes.gold.json").read_bytes() == compared(*YEARS)


def test_every_file_is_made_or_said() -> None:
    wanted = {"README.md", "changes.gold.json"}
    for sample in SAMPLES:
        suffixes = ["pdf", "gold.json", *(["txt"] if sample.as_text else [])]
        wanted |= {f"{sample.name}.{suffix}" for suffix in suffixes}
    assert {path.name for path in FOLDER.iterdir() if path.is_file()} == wanted


def test_they_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.suffix != ".pyc") < LIMIT


@pytest.mark.parametrize("suffix", ["txt", "json", "toml"])
def test_they_name_no_real_municipality_or_newspaper(suffix: str) -> None:
    for path in FOLDER.rglob(f"*.{suffix}"):
        text = path.read_text(encoding="utf-8")
        assert [name for name in REAL if name in text] == [], path.name
