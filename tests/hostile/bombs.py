"""Small files that ask for very much."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from tests.hostile.base import Base, stream
from tests.hostile.loops import reference_font

MEGABYTE = 1 << 20


def zeros(megabytes: int, byte: bytes = b"\0", head: bytes = b"") -> bytes:
    """Flate data that unpacks to so much of one byte, after a head."""
    packer, chunk = zlib.compressobj(9), byte * MEGABYTE
    return packer.compress(head) + b"".join(packer.compress(chunk) for _ in range(megabytes)) + packer.flush()


def ready(content: bytes, more: bytes) -> bytes:
    """A stream of bytes that are packed already."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), more, content)


def cases(base: Base) -> Iterator[tuple[str, bytes]]:
    """Files by name."""
    page, content, tree, new, text = base.pages[0], base.contents[0], base.tree, base.free, base.text()

    def drawn(more: bytes) -> bytes:
        return base.written({content: stream(text + b"\n" + more)})

    yield "flate-1-gigabyte", base.written({content: ready(zeros(1024), b"/Filter/FlateDecode")})
    yield (
        "flate-of-flate",
        base.written({content: ready(zlib.compress(zeros(1024), 9), b"/Filter[/FlateDecode/FlateDecode]")}),
    )
    yield (
        "flate-300-megabytes-of-spaces",
        base.written({content: ready(zeros(300, b" ", text), b"/Filter/FlateDecode")}),
    )
    yield (
        "flate-bomb-in-a-font",
        base.written(
            {
                reference_font(base): base.objects[reference_font(base)],
                10: ready(zeros(512), b"/Filter/FlateDecode/Length1 83716"),
            }
        ),
    )
    yield "flate-bomb-in-a-character-map", base.written({11: ready(zeros(512), b"/Filter/FlateDecode")})
    yield (
        "a-hundred-filters",
        base.written({content: ready(zlib.compress(text), b"/Filter[" + b"/ASCIIHexDecode" * 100 + b"/FlateDecode]")}),
    )
    parts = (text[at : at + 128] for at in range(0, len(text), 128))
    literal = b"".join(bytes([len(part) - 1]) + part for part in parts)
    yield "run-length", base.written({content: ready(literal + b"\x81 " * (4 * MEGABYTE), b"/Filter/RunLengthDecode")})
    yield (
        "predictor-with-huge-rows",
        base.written(
            {content: stream(text, b"/DecodeParms<</Predictor 12/Columns 2147483647/Colors 32/BitsPerComponent 16>>")}
        ),
    )
    yield "two-hundred-thousand-lines", drawn(b"".join(b"%d 0 m %d 900 l S\n" % (at, at) for at in range(200_000)))
    yield "one-path-of-half-a-million-corners", drawn(b"0 0 m " + b"1 1 l 2 2 l " * 250_000 + b"S")
    yield "half-a-million-rectangles", drawn(b"1 1 9 9 re f " * 500_000)
    yield "a-million-glyphs", drawn(b"BT /F1 9 Tf " + (b"(" + b"x" * 1000 + b") Tj ") * 1000 + b"ET")
    yield "a-million-saves", drawn(b"q " * 1_000_000)
    yield "a-million-restores", drawn(b"Q " * 1_000_000)
    yield "a-million-operands", drawn(b"1 " * 1_000_000)
    yield "deep-array", drawn(b"[" * 500_000)
    yield "deep-dictionary", drawn(b"BMC " + b"<</a " * 300_000)
    yield "deep-string", drawn(b"(" * 1_000_000)
    yield "deep-object", base.written({new: b"[" * 200_000 + b"]" * 200_000})
    yield (
        "deep-tree",
        base.written(
            {
                tree: b"<</Type/Pages/Count 4/Kids[%d 0 R]>>" % new,
                **{new + at: b"<</Type/Pages/Count 4/Kids[%d 0 R]>>" % (new + at + 1) for at in range(5000)},
                new + 5000: base.objects[tree],
            }
        ),
    )
    yield (
        "one-page-a-hundred-thousand-times",
        base.written({tree: b"<</Type/Pages/Count 100000/Kids[%s]>>" % (b"%d 0 R " % page * 100_000)}),
    )
    yield "two-billion-pages", base.written({tree: base.objects[tree].replace(b"/Count 4", b"/Count 2147483647")})
    yield "four-billion-objects", base.written().replace(b"trailer\n<</Size", b"trailer\n<</Size 4294967295/Was", 1)
    yield "table-of-a-billion", base.written().replace(b"xref\n0 ", b"xref\n0 1000000000", 1)
    yield "huge-page", base.written({page: base.page_without(b"MediaBox", b"[-1e9 -1e9 1e9 1e9]")})
    yield "huge-user-unit", base.written({page: base.page_with(b"/UserUnit 1e30")})
    yield "huge-font-size", drawn(b"BT /F1 1e30 Tf (x) Tj ET")
    yield "huge-matrix", drawn(b"1e38 0 0 1e38 1e38 1e38 cm BT /F1 9 Tf (x) Tj ET")
    yield "not-a-number", drawn(b"BT /F1 9 Tf 1 0 0 1 nan inf Tm (x) Tj ET 1e999 -1e999 m 1e999 0 l S")
    yield "dashes-without-length", drawn(b"[0 0] 0 d 0 100 m 600 100 l S [1e-9] 0 d 0 99 m 600 99 l S")
    yield (
        "huge-picture",
        base.written(
            {
                page: base.objects[page].replace(b"/Resources<<", b"/Resources<</XObject<</I %d 0 R>>" % new),
                content: stream(text + b"\nq 9 0 0 9 0 0 cm /I Do Q\n"),
                new: stream(
                    b"\0",
                    b"/Type/XObject/Subtype/Image/Width 65535/Height 65535/ColorSpace/DeviceRGB/BitsPerComponent 16",
                ),
            }
        ),
    )
    yield (
        "a-hundred-thousand-notes",
        base.written({page: base.page_with(b"/Annots[" + b"<</Subtype/Text/Rect[0 0 9 9]>>" * 100_000 + b"]")}),
    )
    ranges = b"<0000> <ffff> <0000>\n" * 100
    yield (
        "character-map-of-millions",
        base.written(
            {11: stream(b"begincmap\n" + (b"100 beginbfrange\n" + ranges + b"endbfrange\n") * 50 + b"endcmap")}
        ),
    )
    yield "character-map-uses-itself", base.written({11: stream(b"/H usecmap begincmap endcmap", b"/UseCMap 11 0 R")})
    yield (
        "endless-function",
        base.written(
            {
                page: base.objects[page].replace(
                    b"/Resources<<",
                    b"/Resources<</Shading<</S<</ShadingType 1/ColorSpace/DeviceGray/Function %d 0 R>>>>" % new,
                ),
                content: stream(text + b"\n/S sh\n"),
                new: stream(b"{" + b"dup mul " * 100_000 + b"}", b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1]"),
            }
        ),
    )
