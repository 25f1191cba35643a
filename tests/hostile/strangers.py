"""What else lies in a folder and is called a report."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests.hostile.base import Base


def cases(base: Base) -> Iterator[tuple[str, bytes]]:
    """Files by name, all to be called .pdf."""
    whole = base.written()
    yield "nothing", b""
    yield "only-a-head", b"%PDF-1.7"
    yield "only-a-head-and-an-end", b"%PDF-1.7\n%%EOF\n"
    yield "future-version", whole.replace(b"%PDF-1.7", b"%PDF-9.9", 1)
    yield "head-without-version", whole.replace(b"%PDF-1.7", b"%PDF-", 1)
    yield "web-page", b"<!doctype html><html><script>alert(1)</script></html>"
    yield "picture", b"\x89PNG\r\n\x1a\n" + zlib.compress(bytes(999))
    yield "program", b"\x7fELF\x02\x01\x01" + bytes(5000)
    yield "postscript", b"%!PS-Adobe-3.0\n{ } loop\n"
    yield "word-file", packed({"word/document.xml": b"<w:document/>"})
    yield "a-megabyte-of-zeros", bytes(1 << 20)
    yield "a-megabyte-of-one-line", b"A" * (1 << 20)
    yield "form-data", b"%FDF-1.2\n1 0 obj<</FDF<<>>>>endobj\ntrailer<</Root 1 0 R>>"
    yield "in-an-archive-called-pdf", packed({"a.pdf": whole})
    yield "two-heads", b"%PDF-1.4\n" + whole


def archives(base: Base) -> Iterator[tuple[str, bytes]]:
    """Archives by name."""
    whole = base.written(trailer=b"/Archived true")  # not the same bytes as a file outside
    good = packed({"a.pdf": whole})
    yield "goes-up", packed({"../../../a.pdf": whole, "/etc/a.pdf": whole, "..\\a.pdf": whole})
    yield "cut", good[: len(good) // 2]
    yield "without-directory", good[: good.rindex(b"PK\x01\x02")]
    yield "in-archives", packed({"b.zip": packed({"a.zip": good})})
    yield "names-twice", _twice("a.pdf", whole)
    yield "wrong-check-sum", good.replace(struct.pack("<I", zlib.crc32(whole)), b"\0\0\0\0")
    yield "bomb", packed({"a.pdf": bytes(600 << 20)})
    yield "bomb-that-lies", _smaller(packed({"a.pdf": bytes(64 << 20)}), 64 << 20)
    yield "a-link", _link("a.pdf", b"/etc/passwd")
    yield "a-locked-entry", good.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0")
    yield "unknown-method", good.replace(b"PK\x01\x02\x14\x03\x14\0\0\0\x08\0", b"PK\x01\x02\x14\x03\x14\0\0\0\x63\0")
    yield "empty", packed({})
    yield "names-that-break-lines", packed({"a\nb.pdf": whole, "=cmd.pdf": whole, "x" * 4000 + ".pdf": whole})


def packed(entries: dict[str, bytes]) -> bytes:
    """An archive, the same bytes whenever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _twice(name: str, content: bytes) -> bytes:
    other = "b" + name[1:]
    return packed({name: content, other: content}).replace(other.encode(), name.encode())


def _smaller(archive: bytes, size: int) -> bytes:
    return archive.replace(struct.pack("<I", size), struct.pack("<I", 10))


def _link(name: str, target: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = 0o120777 << 16
        archive.writestr(info, target)
    return out.getvalue()
