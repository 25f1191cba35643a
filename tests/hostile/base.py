"""A small good report as PDF objects, and the means to spoil them one at a time."""

from __future__ import annotations

import base64
import dataclasses
import functools
import io
import pathlib
import re
import zlib
from collections.abc import Mapping

import pypdfium2

SAMPLE = pathlib.Path(__file__).resolve().parent.parent.parent / "samples" / "haneul-2022.pdf"
PAGES = (1, 2, 3, 4)  # of the sample, counted from 0: two pledges

_OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)


@dataclasses.dataclass(frozen=True, slots=True)
class Base:
    """A PDF as its objects' bodies by number; `root` is the catalog, `tree` the page tree, `pages` its pages."""

    objects: Mapping[int, bytes]
    root: int
    tree: int
    pages: tuple[int, ...]

    @property
    def free(self) -> int:
        """The first number that no object has."""
        return max(self.objects) + 1

    @property
    def contents(self) -> tuple[int, ...]:
        """The content stream of each page."""
        return tuple(reference(self.objects[page], b"Contents") for page in self.pages)

    def text(self, page: int = 0) -> bytes:
        """The content stream of a page, unpacked."""
        return unpacked(self.objects[self.contents[page]])

    def written(self, changes: Mapping[int, bytes] | None = None, *, trailer: bytes = b"") -> bytes:
        """The whole file, anew, with some objects changed or added."""
        return written({**self.objects, **(changes or {})}, self.root, trailer=trailer)

    def amended(self, changes: Mapping[int, bytes], *, previous: int | None = None, trailer: bytes = b"") -> bytes:
        """The file with an incremental update that changes or adds objects; `previous` lies about the last table."""
        whole = self.written()
        out, places = io.BytesIO(), dict[int, int]()
        out.write(whole)
        for number, body in changes.items():
            places[number] = out.tell()
            out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        start = out.tell()
        out.write(b"xref\n")
        for number, place in sorted(places.items()):
            out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
        before = table(whole) if previous is None else previous
        size = max(*self.objects, *changes) + 1
        out.write(b"trailer\n<</Size %d/Root %d 0 R/Prev %d%s>>\n" % (size, self.root, before, trailer))
        out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return out.getvalue()

    def page_with(self, more: bytes, page: int = 0) -> bytes:
        """A page's dictionary with entries put before its own."""
        return self.objects[self.pages[page]].replace(b"<<", b"<<" + more, 1)

    def page_without(self, key: bytes, value: bytes, page: int = 0) -> bytes:
        """A page's dictionary with one entry changed to another value."""
        return re.sub(rb"/%s\s*(?:\[[^\]]*\]|\d+ 0 R)" % key, b"/" + key + b" " + value, self.objects[self.pages[page]])


def written(objects: Mapping[int, bytes], root: int, *, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, with a table of them that is right."""
    out, places = io.BytesIO(), dict[int, int]()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for number, body in sorted(objects.items()):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        out.write(b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n")
    out.write(b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start))
    return out.getvalue()


def table(whole: bytes) -> int:
    """Where the last table of a file's objects begins."""
    return int(whole[whole.rindex(b"startxref") :].split()[1])


def stream(content: bytes, more: bytes = b"", *, packed: bool = True) -> bytes:
    """A stream object."""
    if packed:
        content, more = zlib.compress(content), more + b"/Filter/FlateDecode"
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), more, content)


def unpacked(body: bytes) -> bytes:
    """What a stream object holds, out of Flate and ASCII85."""
    content = raw(body)
    return zlib.decompress(base64.a85decode(b"<~" + content, adobe=True) if b"/ASCII85Decode" in body else content)


def raw(body: bytes) -> bytes:
    """The bytes between a stream object's keywords."""
    found = re.search(rb"stream\r?\n(.*?)\r?\n?endstream$", body, re.DOTALL)
    assert found
    return found[1]


def reference(body: bytes, key: bytes) -> int:
    """The number of the object that an entry refers to."""
    found = re.search(rb"/%s\s+(\d+) 0 R" % key, body)
    assert found
    return int(found[1])


@functools.cache
def base() -> Base:
    """Two pledges of the sample report, rewritten plainly."""
    source = pypdfium2.PdfDocument(SAMPLE)
    chosen = pypdfium2.PdfDocument.new()
    chosen.import_pages(source, list(PAGES))
    out = io.BytesIO()
    chosen.save(out)
    chosen.close()
    source.close()
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(out.getvalue()) if b"/Producer" not in found[2]}
    root = next(number for number, body in objects.items() if b"/Type/Catalog" in body.replace(b" ", b"")[:400])
    tree = reference(objects[root], b"Pages")
    for page in (body for body in list(objects.values()) if b"/Type/Page>>" in body.replace(b" ", b"")):
        content = reference(page, b"Contents")
        objects[content] = stream(unpacked(objects[content]))
    kids = re.search(rb"/Kids\s*\[([^\]]*)\]", objects[tree])
    assert kids
    return Base(objects, root, tree, tuple(int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])))
