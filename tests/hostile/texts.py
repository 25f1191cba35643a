"""Text that is not what it seems: unseen, unreadable, or never text at all."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.base import Base, reference, stream, unpacked

_LINE = b"(999,999 HIDDEN) Tj"


def cases(base: Base) -> Iterator[tuple[str, bytes]]:
    """Files by name."""
    yield from _unseen(base)
    yield from _unreadable(base)
    yield from _no_text(base)


def _unseen(base: Base) -> Iterator[tuple[str, bytes]]:
    page, content, text, new = base.pages[0], base.contents[0], base.text(), base.free

    def drawn(more: bytes) -> bytes:
        return base.written({content: stream(text + b"\n" + more)})

    yield "invisible-mode", drawn(b"BT 3 Tr /F1 9 Tf 100 500 Td %s 0 Tr ET" % _LINE)
    yield "white-on-white", drawn(b"q 1 1 1 rg BT /F1 9 Tf 100 40 Td %s ET Q" % _LINE)
    yield "off-the-page", drawn(b"BT /F1 9 Tf -900 500 Td %s ET" % _LINE)
    yield "far-too-small", drawn(b"BT /F1 0.01 Tf 100 500 Td %s ET" % _LINE)
    yield "clipped-away", drawn(b"q 0 0 1 1 re W n BT /F1 9 Tf 100 40 Td %s ET Q" % _LINE)
    yield (
        "covered",
        base.written(
            {content: stream(b"BT /F1 9 Tf 100 52 Td %s ET 1 1 1 rg 90 48 200 20 re f 0 0 0 rg\n" % _LINE + text)}
        ),
    )
    yield (
        "hidden-layer",
        base.written(
            {
                base.root: b"<</Type/Catalog/Pages %d 0 R/OCProperties<</OCGs[%d 0 R]/D<</OFF[%d 0 R]>>>>>>"
                % (base.tree, new, new),
                new: b"<</Type/OCG/Name(x)>>",
                page: base.objects[page].replace(b"/Resources<<", b"/Resources<</Properties<</L %d 0 R>>" % new),
                content: stream(text + b"\n/OC /L BDC BT /F1 9 Tf 100 40 Td %s ET EMC" % _LINE),
            }
        ),
    )
    yield (
        "cropped",
        base.written(
            {
                page: base.page_with(b"/CropBox[0 20 595 842]"),
                content: stream(text + b"\nBT /F1 9 Tf 100 5 Td %s ET" % _LINE),
            }
        ),
    )
    yield (
        "in-a-note",
        base.written(
            {
                page: base.page_with(
                    b"/Annots[<</Type/Annot/Subtype/FreeText/Rect[0 0 99 99]/Contents(999,999 HIDDEN)>>]"
                )
            }
        ),
    )


def _unreadable(base: Base) -> Iterator[tuple[str, bytes]]:
    fonts = [number for number, body in base.objects.items() if b"/ToUnicode" in body]
    maps = [reference(base.objects[font], b"ToUnicode") for font in fonts]

    def mapped(to: bytes) -> bytes:
        def spoilt(body: bytes) -> bytes:
            return _all_to(unpacked(body), to)

        return base.written({number: stream(spoilt(base.objects[number])) for number in maps})

    yield (
        "no-character-maps",
        base.written({font: base.objects[font].replace(b"/ToUnicode", b"/Gone") for font in fonts}),
    )
    for name, to in (
        ("replacement", b"FFFD"),
        ("private-use", b"E123"),
        ("nul", b"0000"),
        ("lone-surrogate", b"D800"),
        ("right-to-left-override", b"202E"),
        ("zero-width", b"200B"),
        ("same-digit", b"0037"),
        ("not-a-character", b"FFFF"),
        ("nothing", b""),
        ("a-novel", b"AC00" * 200),
    ):
        yield f"all-characters-are-{name}", mapped(to)
    yield "character-maps-are-junk", base.written({number: stream(b"%!PS" + bytes(range(256))) for number in maps})
    yield "fonts-are-missing", base.written(dict.fromkeys(fonts, b"null"))


def _all_to(cmap: bytes, to: bytes) -> bytes:
    """The map with every target replaced."""
    lines = cmap.split(b"\n")
    return b"\n".join(
        line[: line.rindex(b"<")] + b"<" + to + b">" if line.startswith(b"<") and line.count(b"<") >= 2 else line
        for line in lines
    )


def _no_text(base: Base) -> Iterator[tuple[str, bytes]]:
    content, page, new = base.contents, base.pages, base.free
    picture = stream(
        bytes(99 * 99), b"/Type/XObject/Subtype/Image/Width 99/Height 99/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    shown = {number: stream(b"q 595 0 0 842 0 0 cm /I Do Q") for number in content}
    held = {
        number: base.objects[number].replace(b"/Resources<<", b"/Resources<</XObject<</I %d 0 R>>" % new)
        for number in page
    }
    yield "a-scan", base.written({**shown, **held, new: picture})
    yield "one-page-is-a-scan", base.written({content[1]: shown[content[1]], page[1]: held[page[1]], new: picture})
    yield "blank-pages", base.written({number: stream(b"") for number in content})
