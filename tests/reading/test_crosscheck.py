"""Damage that pdfium passes over is named; sound files give no alarm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from extractor.reading import crosscheck, glyphs
from tests.reading.drawing import Sheet
from tests.reading.rawpdf import Raw, text

if TYPE_CHECKING:
    import pathlib


def notices(path: pathlib.Path) -> list[tuple[str, int | None, str]]:
    with glyphs.open_pdf(path) as document:
        found = crosscheck.check_file(path, document.pages)
    return [(notice.kind, notice.page, notice.text) for notice in found]


def two_pages() -> Raw:
    return Raw.of(text("first " * 30), text("second " * 30))


def test_sound_files_give_no_alarm(tmp_path: pathlib.Path) -> None:
    assert notices(two_pages().save(tmp_path / "a.pdf")) == []
    sheet = Sheet()
    sheet.canvas.setPageCompression(1)  # ASCII base-85 and Flate
    sheet.text(100, 100, "words " * 20)
    assert notices(sheet.save(tmp_path / "b.pdf")) == []


def test_a_broken_stream_names_its_page(tmp_path: pathlib.Path) -> None:
    raw = two_pages()
    body = bytearray(raw.objects[7])
    body[-20] ^= 0xFF
    raw.objects[7] = bytes(body)
    assert notices(raw.save(tmp_path / "a.pdf")) == [("damaged", 2, "a stream is damaged")]


def test_a_cut_stream_names_its_page(tmp_path: pathlib.Path) -> None:
    raw = two_pages()
    raw.objects[5] = raw.objects[5][:-25] + b"\nendstream"
    assert notices(raw.save(tmp_path / "a.pdf")) == [("damaged", 1, "a stream is cut off")]


def test_a_changed_letter_in_base_85_is_seen(tmp_path: pathlib.Path) -> None:
    sheet = Sheet()
    sheet.canvas.setPageCompression(1)
    sheet.text(100, 100, "1,234 " * 20)
    path = sheet.save(tmp_path / "a.pdf")
    data = path.read_bytes()
    at = data.index(b"stream\n") + 40
    path.write_bytes(data[:at] + (b"a" if data[at : at + 1] != b"a" else b"b") + data[at + 1 :])
    assert [(kind, page) for kind, page, _ in notices(path)] == [("damaged", 1)]


def test_a_missing_page_is_lost_by_number(tmp_path: pathlib.Path) -> None:
    raw = Raw.of(text("one"), text("two"), text("three"))
    del raw.objects[6]
    found = notices(raw.save(tmp_path / "a.pdf"))
    assert ("page-lost", 2, "the page is missing from the file") in found


def test_a_page_tree_that_counts_wrong(tmp_path: pathlib.Path) -> None:
    raw = two_pages()
    raw.objects[2] = raw.objects[2].replace(b"/Count 2", b"/Count 1")
    found = notices(raw.save(tmp_path / "a.pdf"))
    assert found == [("readers-differ", None, "one reader finds 1 pages, another 2")]


def updated(at: str) -> bytes:
    """A file whose page is changed by an update; `at` says where its cross-reference entry for it leads."""
    old = Raw.of(text("old 100")).written()
    new = bytearray(old)
    place = len(new)
    new += b"5 0 obj\n%s\nendobj\n" % Raw.of(text("new 200")).objects[5]
    previous = int(re.findall(rb"startxref\n(\d+)", old)[-1])
    start = len(new)
    entry = old.index(b"5 0 obj") if at == "old" else place
    new += b"xref\n5 1\n%010d 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\n" % (entry, previous)
    return bytes(new) + b"startxref\n%d\n%%%%EOF\n" % start


def test_an_update_is_no_damage_but_one_that_leads_back_is(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(updated("new"))
    assert notices(path) == []
    path.write_bytes(updated("old"))
    assert notices(path) == [("damaged", None, "the cross-reference leads to older content than the file's last")]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data[:-6], "the file is cut off: its end is missing"),
        (
            lambda data: re.sub(rb"startxref\n\d+", b"startxref\n3", data),
            "the file's cross-reference is not where its end says: older content may have been read",
        ),
    ],
)
def test_a_wrong_end_is_named(tmp_path: pathlib.Path, change: object, reason: str) -> None:
    assert callable(change)
    path = tmp_path / "a.pdf"
    path.write_bytes(change(two_pages().written()))
    assert ("damaged", None, reason) in notices(path)


def test_readers_that_differ_are_named(tmp_path: pathlib.Path) -> None:
    pages = []
    for number, words in enumerate(("total 100", "total 1000")):
        path = Raw.of(text(words)).save(tmp_path / f"{number}.pdf")
        with glyphs.open_pdf(path) as document:
            pages.append(document.page(1))
    assert crosscheck.differ(pages[0], pages[0]) is None
    notice = crosscheck.differ(pages[0], pages[1])
    assert notice is not None
    assert (notice.kind, notice.page, notice.text) == ("readers-differ", 1, "0/")


@pytest.mark.parametrize(("state", "seen"), [(b"/OFF [8 0 R]", "shown"), (b"", "shownsecret")])
def test_text_on_a_hidden_layer_is_kept_out(tmp_path: pathlib.Path, state: bytes, seen: str) -> None:
    content = text("shown") + b"/OC /L1 BDC\n" + text("secret", 600) + b"EMC\n"
    raw = Raw.of(
        content,
        resources=b"/Properties << /L1 8 0 R >>",
        catalog=b"/OCProperties << /OCGs [8 0 R] /D << /Order [8 0 R] %s >> >>" % state,
    )
    raw.objects[8] = b"<< /Type /OCG /Name (extra) >>"
    with glyphs.open_pdf(raw.save(tmp_path / "a.pdf")) as document:
        page = document.page(1)
    assert "".join(map(chr, page.glyphs.code.tolist())) == seen
    assert [notice.text for notice in page.notices] == (["secret"] if state else [])
