"""The fast reader: a PDF's pages through pdfium, glyphs and rulings as arrays."""

from __future__ import annotations

import ctypes
import dataclasses
import itertools
import os
import pathlib
import re
from typing import TYPE_CHECKING, Self

import numpy as np

from extractor.errors import ReadError
from extractor.reading import layers, marks, paths, pdfium, repair, rulings, shading, spacing, visible
from extractor.reading.page import Glyphs, Page
from extractor.reading.runs import among, code_table, ints, lengths, picked, starts
from extractor.reading.view import View, move_boxes

if TYPE_CHECKING:
    from types import TracebackType

    from numpy.typing import NDArray

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
_PASSWORD, _SECURITY = 4, 5
_NO_BREAK_SPACE = 0xA0
_SURROGATES = code_table(range(0xD800, 0xE000))
_SPACES = code_table([9, 32, _NO_BREAK_SPACE, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000])
# In a symbol font, U+00A0 is a bullet: it counts as blank only once the font is known.
_BLANK = code_table([*range(33), 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000])
_LINE_END_HYPHEN = (0x02, 0xFFFE)
"""What pdfium puts in the place of a hyphen at the end of a line."""


class Document:
    """An open PDF. Use as a context manager; a page's memory is given back as soon as it is read.

    pages : the number of pages that the file says it has.
    """

    def __init__(self, handle: int, file: str, password: str | None) -> None:
        self._handle = handle
        self._file = file
        self._hidden_layers = layers.any_hidden(file, password)
        self.pages: int = pdfium.page_count(handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the file back; closing twice is no mistake."""
        if self._handle:
            pdfium.close_document(self._handle)
            self._handle = 0

    def page(self, number: int) -> Page:
        """The page of that number, from 1. Raises ReadError if there is no such page or it cannot be loaded."""
        if not 1 <= number <= self.pages:
            raise ReadError("there is no such page", file=self._file, page=number, hint=f"pages 1 to {self.pages}")
        page = pdfium.load_page(self._handle, number - 1)
        if not page:
            raise ReadError("the page is damaged and cannot be loaded", file=self._file, page=number)
        try:
            return _read_page(page, number, hidden_layers=self._hidden_layers)
        finally:
            pdfium.close_page(page)


def open_pdf(path: str | os.PathLike[str], password: str | None = None) -> Document:
    """Opens a PDF. Raises ReadError if it is missing, empty, not a PDF, locked or damaged beyond opening."""
    file = os.fspath(path)
    _check_file(file)
    key = None if password is None else password.encode()
    handle = pdfium.load_document(os.fsencode(file), key)
    if not handle:
        raise _cannot_open(file, pdfium.last_error(), password is not None)
    document = Document(handle, file, password)
    if document.pages < 1:
        document.close()
        raise ReadError("the PDF has no pages, or is damaged", file=file, hint="print it to PDF again")
    return document


def _check_file(file: str) -> None:
    path = pathlib.Path(file)
    if not path.exists():
        raise ReadError("there is no such file", file=file)
    if not path.is_file():
        raise ReadError("this is not a file", file=file)
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEADER_WITHIN)
    except OSError as error:
        raise ReadError(f"the file cannot be opened: {error.strerror}", file=file) from error
    if not head:
        raise ReadError("the file is empty", file=file)
    if _HEADER not in head:
        raise ReadError("this is not a PDF", file=file, hint="a PDF begins with %PDF-")


def _cannot_open(file: str, code: int, with_password: bool) -> ReadError:
    if code == _PASSWORD:
        reason = "the password is wrong" if with_password else "the PDF is locked with a password"
        return ReadError(reason, file=file, hint="give the right one with --password-file")
    if code == _SECURITY:
        return ReadError("the PDF is locked in a way that cannot be opened", file=file)
    return ReadError("the PDF is damaged and cannot be opened", file=file, hint="print it to PDF again")


def _read_page(page: int, number: int, *, hidden_layers: bool) -> Page:
    view = _view(page)
    text = pdfium.load_text(page)
    if not text:
        raise ReadError("the page's text cannot be loaded", page=number)
    try:
        printed = _read_text(text, view)
    finally:
        pdfium.close_text(text)
    scene = paths.read_scene(page, set(printed.owners), view)
    printed.spaces[_after_lone_space(printed, scene)] = True
    drawn = paths.read_paths(scene)
    hidden = visible.hidden(
        page, printed.codes, printed.owners, printed.runs, printed.boxes, view, scene, drawn, layers=hidden_layers
    )
    seen = Page(
        number,
        view.width,
        view.height,
        _seen(printed, hidden),
        shading.add_sides(rulings.join(drawn.pieces), drawn.fills, drawn.colors),
        _share(drawn.pictures, view),
        visible.notices(number, hidden, printed.codes, printed.boxes) if hidden.any() else (),
    )
    return marks.add_drawn(seen, scene, drawn)


def _view(page: int) -> View:
    bounds = np.zeros(4, np.float32)
    pdfium.page_bounds(page, bounds.ctypes.data)
    left, top, right, bottom = bounds.tolist()
    return View.of(left, bottom, right, top, pdfium.page_rotation(page))


def _share(pictures: NDArray[np.float32], view: View) -> float:
    """The share of the page that the pictures cover, each counted for itself, 1 at most."""
    if not len(pictures):
        return 0.0
    low = np.maximum(pictures[:, :2], 0)
    high = np.minimum(pictures[:, 2:], [view.width, view.height])
    area = float(np.maximum(high - low, 0).prod(axis=1).sum())
    return min(1.0, area / max(view.width * view.height, 1.0))


def _after_lone_space(printed: _Printed, scene: paths.Scene) -> list[int]:
    """The glyphs before which the content stream has a text object of its own that shows nothing.

    That is a space; pdfium leaves it out of the page's text where a line ends.
    """
    first = {printed.owners[run]: run for run in reversed(ints(printed.runs))}
    texts = picked(scene.handles, np.flatnonzero(scene.kinds == pdfium.TEXT))
    return [first[after] for before, after in itertools.pairwise(texts) if after in first and before not in first]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class _Printed:
    """What the content stream prints, seen or not, without white space: arrays of one entry a glyph.

    owners : handles of the glyphs' text objects; runs : where the text object changes. spaces : whether a space of the
    content stream stands right before the glyph.
    """

    codes: NDArray[np.uint32]
    boxes: NDArray[np.float32]
    size: NDArray[np.float32]
    font: NDArray[np.int16]
    spaces: NDArray[np.bool_]
    fonts: tuple[str, ...]
    owners: list[int]
    runs: NDArray[np.int64]


def _read_text(text: int, view: View) -> _Printed:
    count = pdfium.count_chars(text)
    codes = _codes(text, count)
    places = np.flatnonzero(~among(codes, _BLANK))
    kept = places.tolist()
    boxes = np.zeros((len(kept), 4), np.float32)
    base = boxes.ctypes.data
    pdfium.each(pdfium.char_box, pdfium.again(text), kept, range(base, base + 16 * len(kept), 16))
    # FS_RECTF is left, top, right, bottom with y upward.
    boxes = move_boxes(boxes[:, [0, 3, 2, 1]], view.matrix)
    owners = list(map(pdfium.char_object, pdfium.again(text), kept))
    runs = starts(np.array(owners, np.uint64))
    font, size, names = _fonts(text, owners, runs, places, boxes)
    codes[places] = repair.shown(codes[places], font, names)
    spaces, guessed = _printed_spaces(text, codes)
    spaces = spaces[places] | (guessed[places] & spacing.too_wide_before(codes[places], boxes, size))
    return _Printed(codes[places], boxes, size, font, spaces, names, owners, runs)


def _seen(printed: _Printed, hidden: NDArray[np.bool_]) -> Glyphs:
    """The glyphs that a person sees, each once."""
    blank = (printed.codes == repair.NOTHING) | (printed.codes == _NO_BREAK_SPACE)
    codes, boxes, size = printed.codes, printed.boxes, printed.size
    keep = ~(hidden | blank | repair.overprinted(codes, boxes, size))
    codes, keep = repair.ticked(codes, boxes, keep)
    gap = spacing.gaps(boxes[keep], size[keep], printed.spaces[keep])
    return Glyphs(codes[keep], boxes[keep], size[keep], printed.font[keep], gap, printed.fonts)


def _codes(text: int, count: int) -> NDArray[np.uint32]:
    """The code point of every character of pdfium's text page."""
    units = np.zeros(count + 1, np.uint16)
    written = pdfium.text_utf16(text, 0, count, units.ctypes.data)
    codes = units[:count].astype(np.uint32)
    if written != count + 1 or among(codes, _SURROGATES).any():
        # The text leaves out what has no code: the characters must then be asked for one by one.
        codes = pdfium.numbers(pdfium.char_code, np.uint32, count, pdfium.again(text), range(count))
    codes[(codes == _LINE_END_HYPHEN[0]) | (codes == _LINE_END_HYPHEN[1])] = ord("-")
    return codes


def _fonts(
    text: int,
    owners: list[int],
    runs: NDArray[np.int64],
    places: NDArray[np.int64],
    boxes: NDArray[np.float32],
) -> tuple[NDArray[np.int16], NDArray[np.float32], tuple[str, ...]]:
    """Font and size of every glyph, and the fonts' names.

    The size is asked for once for each height of a glyph's box in a font: the height follows from both.
    """
    count = len(owners)
    if not count:
        return np.zeros(0, np.int16), np.zeros(0, np.float32), ()
    handles = list(map(pdfium.text_font, picked(owners, runs)))
    known = {handle: index for index, handle in enumerate(dict.fromkeys(handles))}
    run_font = np.array([known[handle] for handle in handles], np.int16)
    # pdfium stretches a cell where the glyph's ink leaves it: the lowest of a run is the font's own.
    heights = np.round(np.minimum.reduceat(boxes[:, 3] - boxes[:, 1], runs) * 16).astype(np.int64)
    kinds = (heights * len(known) + run_font).tolist()
    examples = dict(zip(kinds, range(len(kinds)), strict=True))
    by_kind = {kind: _size(text, int(places[runs[at]])) for kind, at in examples.items()}
    sizes = np.array([by_kind[kind] for kind in kinds], np.float32)
    sizes_of_runs = lengths(runs, count)
    names = tuple(_font_name(handle) for handle in known)
    return np.repeat(run_font, sizes_of_runs), np.repeat(sizes, sizes_of_runs), names


def _size(text: int, place: int) -> float:
    """The font size of a character in points: its nominal size, scaled across the direction of writing."""
    matrix = np.zeros(6, np.float32)
    pdfium.char_matrix(text, place, matrix.ctypes.data)
    return float(pdfium.char_size(text, place) * np.hypot(matrix[2], matrix[3]))


def _font_name(handle: int) -> str:
    buffer = ctypes.create_string_buffer(256)
    pdfium.font_name(handle, buffer, len(buffer))
    return _SUBSET.sub("", _decoded(buffer.value))


def _decoded(name: bytes) -> str:
    """A font's name: UTF-8 by the standard, in practice also the code page of Korean Windows."""
    for encoding in ("utf-8", "cp949"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")


def _printed_spaces(text: int, codes: NDArray[np.uint32]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For every character, whether a space of the content stream, and whether one that pdfium made up, stands between
    it and the glyph before."""
    blank = among(codes, _SPACES)
    candidates = np.flatnonzero(blank)
    made = pdfium.numbers(pdfium.char_generated, np.bool_, len(candidates), pdfium.again(text), candidates.tolist())
    position = np.arange(len(codes))
    glyph = ~blank & (codes > 32)
    last_glyph = np.concatenate([[-1], np.maximum.accumulate(np.where(glyph, position, -1))[:-1]])
    printed, guessed = np.full(len(codes), -1), np.full(len(codes), -1)
    printed[candidates[~made]] = candidates[~made]
    guessed[candidates[made]] = candidates[made]
    return np.maximum.accumulate(printed) > last_glyph, np.maximum.accumulate(guessed) > last_glyph
