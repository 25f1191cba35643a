"""PDF files written object by object, to be right or wrong just where a test wants them so."""

from __future__ import annotations

import dataclasses
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pathlib

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """A Flate stream object's body."""
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), extra, packed)


def text(words: str, y: int = 700) -> bytes:
    """A content stream that prints the words at 72, y."""
    return b"BT /F1 12 Tf 72 %d Td (%s) Tj ET\n" % (y, words.encode())


@dataclasses.dataclass
class Raw:
    """A document of one font and some pages; `objects` may be changed before it is written.

    Objects 1 to 3 are catalog, page tree and font; page n (from 0) is object 4 + 2n and its content the next.
    """

    objects: dict[int, bytes]

    @classmethod
    def of(cls, *contents: bytes, resources: bytes = b"", catalog: bytes = b"") -> Raw:
        pages = [4 + 2 * number for number in range(len(contents))]
        kids = b" ".join(b"%d 0 R" % page for page in pages)
        objects = {
            1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            2: b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
            3: FONT,
        }
        for page, content in zip(pages, contents, strict=True):
            objects[page] = (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
                b" /Resources << /Font << /F1 3 0 R >> %s >> >>" % (page + 1, resources)
            )
            objects[page + 1] = stream(content)
        return cls(objects)

    def written(self) -> bytes:
        """The file's bytes, with a true cross-reference."""
        data = bytearray(b"%PDF-1.7\n")
        places: dict[int, int] = {}
        for number, body in self.objects.items():
            places[number] = len(data)
            data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start, size = len(data), max(self.objects) + 1
        data += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for number in range(1, size):
            data += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
        data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
        return bytes(data)

    def save(self, path: pathlib.Path) -> pathlib.Path:
        path.write_bytes(self.written())
        return path
