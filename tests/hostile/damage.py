"""Files that were good once."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator

from tests.hostile.base import Base, raw, stream, table, written


def cases(base: Base) -> Iterator[tuple[str, bytes]]:
    """Files by name."""
    whole = base.written()
    yield from _cut(whole)
    yield from _carried(whole)
    yield from _tables(base, whole)
    yield from _streams(base)
    yield from _objects(base)


def _cut(whole: bytes) -> Iterator[tuple[str, bytes]]:
    size = len(whole)
    for share in (1, 5, 10, 25, 50, 75, 90, 95, 99):
        yield f"cut-after-{share}-percent", whole[: size * share // 100]
    yield "cut-before-the-last-line", whole[: whole.rindex(b"%%EOF")]
    yield "cut-before-the-table", whole[: whole.rindex(b"xref\n0 ")]
    yield "first-kilobyte-lost", whole[1024:]
    yield "zeros-in-the-middle", whole[: size // 2] + bytes(4096) + whole[size // 2 + 4096 :]
    yield "a-hole-in-the-middle", whole[: size // 2] + whole[size // 2 + 4096 :]
    yield "zeros-at-the-end", whole + bytes(100_000)
    yield "twice-in-one-file", whole + whole


def _carried(whole: bytes) -> Iterator[tuple[str, bytes]]:
    yield "line-ends-translated", whole.replace(b"\n", b"\r\n")
    yield "line-ends-lost", whole.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    yield "read-as-latin-1-written-as-utf-8", whole.decode("latin-1").encode()
    yield "seven-bits", bytes(byte & 0x7F for byte in whole)
    yield "unknown-bytes-replaced", whole.decode("ascii", "replace").encode()
    yield "gzip", gzip.compress(whole, mtime=0)
    yield "backwards", whole[::-1]
    yield "junk-before", b"From: somebody\r\n\r\n" + whole
    yield "a-kilobyte-before", b"\n" * 1000 + whole
    yield "byte-order-mark-before", b"\xef\xbb\xbf" + whole


def _tables(base: Base, whole: bytes) -> Iterator[tuple[str, bytes]]:
    place = table(whole)
    yield "start-is-zero", whole.replace(b"startxref\n%d" % place, b"startxref\n0")
    yield "start-is-beyond-the-end", whole.replace(b"startxref\n%d" % place, b"startxref\n999999999")
    yield "start-is-negative", whole.replace(b"startxref\n%d" % place, b"startxref\n-1")
    yield "start-is-missing", whole.replace(b"startxref\n%d" % place, b"")
    yield "trailer-is-missing", whole.replace(b"trailer\n", b"")
    yield "root-is-missing", whole.replace(b"/Root ", b"/Boot ")
    yield "root-is-another-object", whole.replace(b"/Root %d 0 R" % base.root, b"/Root %d 0 R" % base.tree)
    yield (
        "places-shifted-by-one",
        re.sub(rb"(\d{10}) 00000 n", lambda found: b"%010d 00000 n" % (int(found[1]) + 1), whole),
    )
    yield "places-all-the-same", re.sub(rb"\d{10} 00000 n", b"%010d 00000 n" % 100, whole)
    yield "all-entries-free", whole.replace(b" 00000 n \n", b" 00000 f \n")
    page = base.objects[base.pages[0]]
    moved = {base.contents[0]: stream(base.text().replace(b"2022", b"2021"))}
    yield "update-with-a-wrong-start", base.amended(moved).replace(b"startxref\n", b"startxref\n9")
    yield "update-whose-start-is-the-old-table", _start_of_old(base.amended(moved), place)
    yield (
        "update-without-a-table",
        base.amended(moved)[: len(whole)] + b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in moved.items()),
    )
    yield "update-whose-previous-is-lost", base.amended({base.pages[0]: page}, previous=7)
    yield "generation-numbers-lie", whole.replace(b" 00000 n \n", b" 00007 n \n")


def _start_of_old(amended: bytes, place: int) -> bytes:
    head, _, _ = amended.rpartition(b"startxref\n")
    return head + b"startxref\n%d\n%%%%EOF\n" % place


def _streams(base: Base) -> Iterator[tuple[str, bytes]]:
    content = base.contents[0]
    body, packed = base.objects[content], raw(base.objects[content])

    def as_stream(data: bytes, more: bytes = b"/Filter/FlateDecode") -> bytes:
        return base.written({content: b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), more, data)})

    for share in (10, 50, 90):
        yield f"stream-cut-after-{share}-percent", as_stream(packed[: len(packed) * share // 100])
    yield "stream-without-its-check-sum", as_stream(packed[:-4])
    yield "stream-with-a-wrong-check-sum", as_stream(packed[:-4] + b"\0\0\0\0")
    half = len(packed) // 2
    yield "stream-with-a-flipped-bit", as_stream(packed[:half] + bytes([packed[half] ^ 1]) + packed[half + 1 :])
    yield "stream-with-a-wrong-head", as_stream(b"\0\0" + packed[2:])
    yield "stream-of-zeros", as_stream(bytes(len(packed)))
    yield "stream-is-empty", as_stream(b"")
    yield "stream-raw-deflate", as_stream(zlib.compressobj(wbits=-15).compress(base.text()))
    yield "stream-of-an-unknown-filter", as_stream(packed, b"/Filter/ZipDecode")
    yield "stream-without-its-filter", as_stream(packed, b"")
    yield "stream-is-not-packed-as-it-says", as_stream(base.text())
    yield "length-too-short", base.written({content: re.sub(rb"/Length \d+", b"/Length 10", body)})
    yield "length-too-long", base.written({content: re.sub(rb"/Length \d+", b"/Length 99999999", body)})
    yield "length-is-negative", base.written({content: re.sub(rb"/Length \d+", b"/Length -1", body)})
    yield "length-is-missing", base.written({content: re.sub(rb"/Length \d+", b"", body)})
    yield "end-of-stream-is-missing", base.written({content: body.replace(b"\nendstream", b"")})
    yield "text-broken-off", base.written({content: stream(base.text()[: len(base.text()) // 2])})


def _objects(base: Base) -> Iterator[tuple[str, bytes]]:
    page, content, tree = base.pages[1], base.contents[1], base.tree
    for name, number in (("page", page), ("contents", content), ("tree", tree), ("catalog", base.root)):
        rest = {key: body for key, body in base.objects.items() if key != number}
        yield f"{name}-is-missing", written(rest, base.root)
        yield f"{name}-is-null", base.written({number: b"null"})
        yield f"{name}-is-a-number", base.written({number: b"42"})
        yield f"{name}-is-half", base.written({number: base.objects[number][: len(base.objects[number]) // 2]})
    for count in (-1, 0, 1, 3, 5, 400):
        yield f"count-says-{count}", base.written({tree: base.objects[tree].replace(b"/Count 4", b"/Count %d" % count)})
    yield "count-is-missing", base.written({tree: base.objects[tree].replace(b"/Count 4", b"")})
    yield "kids-are-missing", base.written({tree: b"<</Type/Pages/Count 4>>"})
    yield "page-without-type", base.written({page: base.objects[page].replace(b"/Type/Page", b"")})
    yield "page-without-box", base.written({page: re.sub(rb"/MediaBox\s*\[[^\]]*\]", b"", base.objects[page])})
    yield "page-without-resources", base.written({page: base.objects[page].replace(b"/Resources", b"/Gone")})
    yield "page-of-no-size", base.written({page: base.page_without(b"MediaBox", b"[0 0 0 0]", 1)})
    yield "box-the-wrong-way-round", base.written({page: base.page_without(b"MediaBox", b"[595.2756 841.8898 0 0]", 1)})
    yield "rotation-by-45", base.written({page: base.objects[page].replace(b"/Rotate 0", b"/Rotate 45")})
