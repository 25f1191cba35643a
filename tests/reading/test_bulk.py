"""Calls of pdfium in bulk: the compiled module, and the plain calls that stand in for it, give the same pages."""

from __future__ import annotations

import pathlib

import numpy as np
import pytest

from extractor.reading import glyphs, pdfium
from extractor.reading.page import Page
from tests.conftest import absent

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"


def pages(path: pathlib.Path) -> list[Page]:
    with glyphs.open_pdf(path) as document:
        return [page for page in document.read(range(1, document.pages + 1)) if isinstance(page, Page)]


def test_the_module_is_compiled_where_all_must_be_tried() -> None:
    if pdfium.bulk is None:
        absent("a C compiler when the package was installed")


@pytest.mark.parametrize("name", ["haneul-2022", "haneul-2022-plain", "saesol-2024"])
def test_pages_are_the_same_without_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = pages(SAMPLES / f"{name}.pdf")
    monkeypatch.setattr(pdfium, "bulk", None)
    plain = pages(SAMPLES / f"{name}.pdf")
    assert len(quick) == len(plain) > 0
    for one, other in zip(quick, plain, strict=True):
        assert (one.number, one.width, one.height, one.pictures) == (
            other.number,
            other.width,
            other.height,
            other.pictures,
        )
        assert one.notices == other.notices
        assert [table.cells for table in one.tables or ()] == [table.cells for table in other.tables or ()]
        for field in ("code", "boxes", "size", "gap"):
            assert np.array_equal(getattr(one.glyphs, field), getattr(other.glyphs, field))
        for field in ("horizontal", "vertical"):
            assert np.array_equal(getattr(one.rulings, field), getattr(other.rulings, field))


@pytest.mark.parametrize("plain", [False, True])
def test_each_form_of_call(plain: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if plain:
        monkeypatch.setattr(pdfium, "bulk", None)
    document = pdfium.load_document(str(SAMPLES / "haneul-2022.pdf").encode(), None)
    page = pdfium.load_page(document, 1)
    text = pdfium.load_text(page)
    places = np.array([0, 2, 5], np.int64)
    boxes = np.zeros((3, 4), np.float32)
    pdfium.place(pdfium.char_box, text, places, boxes)
    assert (boxes[:, 2] > boxes[:, 0]).all()
    assert (boxes[:, 1] > boxes[:, 3]).all()  # top above bottom: y is upward there
    codes = pdfium.ask(pdfium.char_code, np.int32, text, places)
    assert codes.tolist() == [pdfium.char_code(text, place) for place in places.tolist()]
    owners = pdfium.ask(pdfium.char_object, np.uint64, text, places)
    assert owners.tolist() == [pdfium.char_object(text, place) for place in places.tolist()]
    assert pdfium.ask(pdfium.object_type, np.int32, owners).tolist() == [pdfium.TEXT] * 3
    matrices = np.zeros((3, 6), np.float32)
    pdfium.fill(pdfium.object_matrix, owners, matrices.view("V24"))
    assert matrices[:, 0].all()
    colors = np.full((3, 4), 7, np.uint32)
    pdfium.fill(pdfium.fill_color, owners, colors)
    assert colors[:, 3].tolist() == [255] * 3
    for handles in (owners[:0], np.zeros(0, np.uint64)):
        assert pdfium.ask(pdfium.object_type, np.int32, handles).tolist() == []
    assert pdfium.ask(pdfium.char_object, np.uint64, text, places[:0]).tolist() == []
    pdfium.close_text(text)
    pdfium.close_page(page)
    pdfium.close_document(document)
