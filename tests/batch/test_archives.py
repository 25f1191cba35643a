"""Archives: their reports, and what they must not do."""

from __future__ import annotations

import io
import pathlib
import struct
import zipfile

import pytest

from extractor.batch.archives import unpack
from extractor.batch.inputs import Input, plain
from extractor.errors import ReadError


def archive(tmp_path: pathlib.Path, entries: dict[str, bytes], **options: int) -> Input:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", **options) as opened:
        for name, content in entries.items():
            opened.writestr(name, content)
    return plain(str(path))


def unpacked(item: Input, tmp_path: pathlib.Path) -> tuple[Input, ...]:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    return unpack(item, str(folder), None)


def test_reports_are_unpacked_and_named_for_the_archive(tmp_path: pathlib.Path) -> None:
    item = archive(
        tmp_path, {"가/나.pdf": b"%PDF-", "b.txt": b"text", "__MACOSX/b.txt": b"", ".x.pdf": b"", "c.jpg": b""}
    )
    found = unpacked(item, tmp_path)
    assert [each.name for each in found] == ["a.zip/가/나.pdf", "a.zip/b.txt"]
    assert [pathlib.Path(each.path).read_bytes() for each in found] == [b"%PDF-", b"text"]


def test_entry_names_are_no_paths(tmp_path: pathlib.Path) -> None:
    item = archive(tmp_path, {"../../up.pdf": b"1", "/etc/root.pdf": b"2", "C:\\win.pdf": b"3"})
    found = unpacked(item, tmp_path)
    assert len(found) == 3
    assert {pathlib.Path(each.path).parent for each in found} == {tmp_path / "unpacked"}
    assert not (tmp_path.parent / "up.pdf").exists()


def test_names_of_korean_windows(tmp_path: pathlib.Path) -> None:
    item = archive(tmp_path, {"XXXX.pdf": b"1"})
    path = pathlib.Path(item.path)
    path.write_bytes(path.read_bytes().replace(b"XXXX", "공약".encode("cp949")))
    assert [each.name for each in unpacked(item, tmp_path)] == ["a.zip/공약.pdf"]


def test_an_archive_inside_is_named_and_not_opened(tmp_path: pathlib.Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as opened:
        opened.writestr("x.pdf", b"1")
    [found] = unpacked(archive(tmp_path, {"inner.zip": inner.getvalue()}), tmp_path)
    assert "archive inside an archive" in (found.problem or "")


def test_a_damaged_entry_costs_itself_alone(tmp_path: pathlib.Path) -> None:
    item = archive(tmp_path, {"bad.txt": b"A" * 200, "good.txt": b"B" * 200})
    path = pathlib.Path(item.path)
    path.write_bytes(path.read_bytes().replace(b"AAAA", b"AAAC", 1))
    bad, good = unpacked(item, tmp_path)
    assert "cannot be unpacked" in (bad.problem or "")
    assert good.problem is None


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: pathlib.Path) -> None:
    item = archive(tmp_path, {f"{at}.pdf": b"" for at in range(3)}, compression=zipfile.ZIP_DEFLATED)
    path = pathlib.Path(item.path)
    raw, at = bytearray(path.read_bytes()), 0
    while (at := raw.find(b"PK\x01\x02", at)) >= 0:  # the size after unpacking, in the central directory
        struct.pack_into("<I", raw, at + 24, 0xFFFFFFF0)
        at += 4
    path.write_bytes(raw)
    with pytest.raises(ReadError, match="unpacks to more"):
        unpacked(item, tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"no archive", b"PK\x05\x06" + b"\xff" * 18], ids=["empty", "cut", "text", "lie"]
)
def test_what_is_no_archive_says_so(tmp_path: pathlib.Path, content: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=r"cannot be read|no PDF or text"):
        unpacked(plain(str(path)), tmp_path)
