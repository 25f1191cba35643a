"""Structures that lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.base import Base, stream, table, written


def cases(base: Base) -> Iterator[tuple[str, bytes]]:
    """Files by name."""
    page, content, tree, new = base.pages[0], base.contents[0], base.tree, base.free
    kids = b" ".join(b"%d 0 R" % number for number in base.pages)
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 600 850]/Resources<</XObject<</F %d 0 R>>>>"

    def tree_with(more: bytes) -> bytes:
        return b"<</Type/Pages/Count 4/Kids[%s]>>" % more

    yield "tree-holds-itself", base.written({tree: tree_with(b"%s %d 0 R" % (kids, tree))})
    yield "tree-is-only-itself", base.written({tree: tree_with(b"%d 0 R" % tree)})
    yield (
        "tree-of-two-that-hold-each-other",
        base.written(
            {
                tree: tree_with(b"%d 0 R" % new),
                new: b"<</Type/Pages/Count 4/Parent %d 0 R/Kids[%d 0 R]>>" % (tree, tree),
            }
        ),
    )
    yield (
        "page-is-its-own-parent",
        base.written({page: base.objects[page].replace(b"/Parent %d 0 R" % tree, b"/Parent %d 0 R" % page)}),
    )
    yield (
        "parent-loop-above-the-tree",
        base.written({tree: b"<</Type/Pages/Count 4/Parent %d 0 R/Kids[%s]>>" % (tree, kids)}),
    )
    yield "catalog-is-its-own-tree", base.written({base.root: b"<</Type/Catalog/Pages %d 0 R>>" % base.root})
    yield "contents-is-the-page", base.written({page: base.page_without(b"Contents", b"%d 0 R" % page)})
    yield (
        "contents-holds-itself",
        base.written({page: base.page_without(b"Contents", b"%d 0 R" % new), new: b"[%d 0 R %d 0 R]" % (content, new)}),
    )
    yield "object-is-a-reference-to-itself", base.written({content: b"%d 0 R" % content})
    yield "two-references-to-each-other", base.written({content: b"%d 0 R" % new, new: b"%d 0 R" % content})
    yield (
        "length-is-the-stream",
        base.written({content: base.objects[content].replace(b"/Length", b"/Length %d 0 R/Was" % content, 1)}),
    )
    yield (
        "length-is-a-loop",
        base.written(
            {
                content: base.objects[content].replace(b"/Length", b"/Length %d 0 R/Was" % new, 1),
                new: b"%d 0 R" % (new + 1),
                new + 1: b"%d 0 R" % new,
            }
        ),
    )
    yield (
        "resources-loop",
        base.written(
            {
                page: base.page_without(b"Contents", b"%d 0 R" % content).replace(
                    b"/Resources<<", b"/Resources<</Pattern<</P %d 0 R>>" % page
                )
            }
        ),
    )
    yield (
        "form-draws-itself",
        base.written(
            {
                page: base.objects[page].replace(b"/Resources<<", b"/Resources<</XObject<</F %d 0 R>>" % new),
                content: stream(base.text() + b"\n/F Do\n"),
                new: stream(b"/F Do", form % new),
            }
        ),
    )
    yield (
        "two-forms-draw-each-other",
        base.written(
            {
                page: base.objects[page].replace(b"/Resources<<", b"/Resources<</XObject<</F %d 0 R>>" % new),
                content: stream(base.text() + b"\n/F Do\n"),
                new: stream(b"/F Do", form % (new + 1)),
                new + 1: stream(b"/F Do", form % new),
            }
        ),
    )
    yield (
        "laughing-forms",
        base.written(
            {
                page: base.objects[page].replace(b"/Resources<<", b"/Resources<</XObject<</F %d 0 R>>" % new),
                content: stream(base.text() + b"\n/F Do\n"),
                **{new + at: stream(b"/F Do " * 10, form % (new + at + 1)) for at in range(9)},
                new + 9: stream(b"0 0 m 1 1 l S ", form % (new + 9)),
            }
        ),
    )
    yield (
        "glyph-draws-itself",
        base.written(
            {
                page: base.objects[page].replace(b"/Resources<<", b"/Resources<</ExtGState<<>>"),
                reference_font(base): b"<</F1 %d 0 R/F2+0 8 0 R/F3+0 12 0 R/F3+1 16 0 R>>" % new,
                content: stream(base.text() + b"\nBT /F1 9 Tf (a) Tj ET\n"),
                new: b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97"
                b"/Widths[1]/Encoding<</Differences[97/a]>>/CharProcs<</a %d 0 R>>/Resources<</Font<</F1 %d 0 R>>>>>>"
                % (new + 1, new),
                new + 1: stream(b"1 0 d0 BT /F1 9 Tf (a) Tj ET"),
            }
        ),
    )
    yield (
        "outline-loop",
        base.written(
            {
                base.root: b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R>>" % (tree, new),
                new: b"<</First %d 0 R/Last %d 0 R/Next %d 0 R/Count 1>>" % (new, new, new),
            }
        ),
    )
    yield (
        "form-field-loop",
        base.written(
            {
                base.root: b"<</Type/Catalog/Pages %d 0 R/AcroForm<</Fields[%d 0 R]>>>>" % (tree, new),
                new: b"<</T(x)/Kids[%d 0 R]/Parent %d 0 R>>" % (new, new),
            }
        ),
    )
    yield "annotation-is-the-page", base.written({page: base.page_with(b"/Annots[%d 0 R]" % page)})
    whole = base.written()
    yield "previous-table-is-this-one", written(base.objects, base.root, trailer=b"/Prev %d" % table(whole))
    yield (
        "two-tables-before-each-other",
        base.amended({}, previous=None).replace(b"trailer\n<</Size", b"trailer\n<</Prev %010d/Size" % len(whole), 1),
    )
    yield "stream-table-loop", written(base.objects, base.root, trailer=b"/XRefStm %d" % table(whole))
    yield (
        "object-stream-holds-itself",
        base.written({new: stream(b"%d 0 <<>>" % new, b"/Type/ObjStm/N 1/First 5/Extends %d 0 R" % new)}),
    )


def reference_font(base: Base) -> int:
    """The object that names the fonts of all pages."""
    return next(number for number, body in base.objects.items() if body.startswith(b"<</F1 "))
