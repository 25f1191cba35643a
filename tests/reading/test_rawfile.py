"""A file looked through piece by piece: nothing is missed or found twice where pieces meet."""

from __future__ import annotations

import pathlib
import re

import pytest

from extractor.reading import rawfile
from extractor.reading.rawfile import RawFile
from extractor.reading.rawobjects import KEYWORD, numbered

OBJECTS = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")


@pytest.fixture(params=[7, 16, 100, 1 << 20])
def piece(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(rawfile, "_PIECE", request.param)
    return int(request.param)


@pytest.fixture
def content() -> bytes:
    lines = [
        b"%d 0 obj << /Length %d >> endobj %s\n" % (number, number * 7, b"x" * (number % 13)) for number in range(60)
    ]
    return b"".join(lines) + b"12  3   obj\n99999999999 0 obj\n7 123456 obj\n0 0 object\n"


def test_places(piece: int, content: bytes, tmp_path: pathlib.Path) -> None:
    (tmp_path / "a").write_bytes(content)
    sought = [b" obj", b"/Length 4", b"/Le", b"x", b"nowhere", b"object\n", content[:9]]
    with RawFile(tmp_path / "a") as file:
        found = file.places(*sought)
        words = file.words(b" obj")
    for word, places in zip(sought, found, strict=True):
        assert places.tolist() == [match.start() for match in re.finditer(re.escape(word), content)]
    assert words.tolist() == [match.start() for match in re.finditer(rb" obj\b", content)]


def test_words_and_pieces(piece: int, content: bytes, tmp_path: pathlib.Path) -> None:
    (tmp_path / "a").write_bytes(content)
    with RawFile(tmp_path / "a") as file:
        assert file.find(b"59 0 obj", 0, file.size) == content.find(b"59 0 obj")
        assert file.find(b"59 0 obj", 0, 20) == file.find(b"nowhere", 0, file.size) == -1
        assert file.read(-5, 4) == content[:4]
        pieces = list(file.pieces(100, 1000))
    assert all(part in content[100:1000] for part in pieces)
    assert set(re.findall(rb"\d+ 0 obj", content[100:1000])) <= {
        one for part in pieces for one in re.findall(rb"\d+ 0 obj", part)
    }


def test_objects_are_those_that_numbers_stand_before(piece: int, content: bytes, tmp_path: pathlib.Path) -> None:
    (tmp_path / "a").write_bytes(content)
    with RawFile(tmp_path / "a") as file:
        objects = numbered(file, file.words(KEYWORD))
    expected = [(int(match[1]), match.start(), match.end()) for match in OBJECTS.finditer(content)]
    found = zip(objects.numbers.tolist(), objects.starts.tolist(), objects.opened.tolist(), strict=True)
    assert list(found) == expected
    assert objects.repeated() == {12: content.rfind(b"12  3")}
    assert objects.are_there({0, 59})
    assert not objects.are_there({60})
