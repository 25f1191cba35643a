"""pdfium's C functions, bound so that one call costs as little as Python allows.

Handles are plain integers here, and results are written straight into numpy buffers whose addresses are passed: a page
has thousands of glyphs and path objects, and a Python object for each would cost more than pdfium itself. The functions
are the public C interface (fpdfview.h, fpdf_text.h, fpdf_edit.h), bound from pypdfium2's library.

pdfium is not safe to use from several threads at once: work is shared out to processes.
"""

from __future__ import annotations

import ctypes
import itertools
import sys
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pypdfium2.raw  # pyright: ignore[reportMissingTypeStubs]

try:
    from extractor.reading import bulk
except ImportError:  # the package was built without a C compiler
    bulk = None

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

Result = TypeVar("Result", np.uint64, np.int32)

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int
_UINT = ctypes.c_uint
_FLOAT = ctypes.c_float

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
"""Types of page objects (FPDF_PAGEOBJ_...)."""
LINE_TO, MOVE_TO = 0, 2
"""The types of a path's segments that are straight, and that begin a part of it (FPDF_SEGMENT_...)."""


def _bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A short call: the interpreter's lock is kept, which is cheaper."""
    return ctypes.cast(getattr(pypdfium2.raw, name), ctypes.PYFUNCTYPE(result, *arguments))


def _bind_long(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A call that may take long: other threads run meanwhile."""
    return ctypes.cast(getattr(pypdfium2.raw, name), ctypes.CFUNCTYPE(result, *arguments))


load_document = _bind_long("FPDF_LoadDocument", _POINTER, ctypes.c_char_p, ctypes.c_char_p)
close_document = _bind("FPDF_CloseDocument", None, _POINTER)
last_error = _bind("FPDF_GetLastError", ctypes.c_ulong)
page_count = _bind("FPDF_GetPageCount", _INT, _POINTER)
load_page = _bind_long("FPDF_LoadPage", _POINTER, _POINTER, _INT)
close_page = _bind("FPDF_ClosePage", None, _POINTER)
page_rotation = _bind("FPDFPage_GetRotation", _INT, _POINTER)
page_bounds = _bind("FPDF_GetPageBoundingBox", _INT, _POINTER, _POINTER)

load_text = _bind_long("FPDFText_LoadPage", _POINTER, _POINTER)
close_text = _bind("FPDFText_ClosePage", None, _POINTER)
count_chars = _bind("FPDFText_CountChars", _INT, _POINTER)
text_utf16 = _bind("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
char_code = _bind("FPDFText_GetUnicode", _UINT, _POINTER, _INT)
char_box = _bind("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
char_ink = _bind("FPDFText_GetCharBox", _INT, _POINTER, _INT, *[_POINTER] * 4)
char_origin = _bind("FPDFText_GetCharOrigin", _INT, _POINTER, _INT, _POINTER, _POINTER)
char_object = _bind("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
char_generated = _bind("FPDFText_IsGenerated", _INT, _POINTER, _INT)
char_unmapped = _bind("FPDFText_HasUnicodeMapError", _INT, _POINTER, _INT)
char_size = _bind("FPDFText_GetFontSize", ctypes.c_double, _POINTER, _INT)
char_matrix = _bind("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
object_clip = _bind("FPDFPageObj_GetClipPath", _POINTER, _POINTER)
clip_paths = _bind("FPDFClipPath_CountPaths", _INT, _POINTER)
clip_segments = _bind("FPDFClipPath_CountPathSegments", _INT, _POINTER, _INT)
clip_segment = _bind("FPDFClipPath_GetPathSegment", _POINTER, _POINTER, _INT, _INT)

text_mode = _bind("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
text_font = _bind("FPDFTextObj_GetFont", _POINTER, _POINTER)
font_name = _bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, ctypes.c_char_p, ctypes.c_size_t)
font_embedded = _bind("FPDFFont_GetIsEmbedded", _INT, _POINTER)

count_objects = _bind("FPDFPage_CountObjects", _INT, _POINTER)
get_object = _bind("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
count_form_objects = _bind("FPDFFormObj_CountObjects", _INT, _POINTER)
get_form_object = _bind("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)
object_type = _bind("FPDFPageObj_GetType", _INT, _POINTER)
object_bounds = _bind("FPDFPageObj_GetBounds", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
object_matrix = _bind("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
fill_color = _bind("FPDFPageObj_GetFillColor", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
stroke_color = _bind("FPDFPageObj_GetStrokeColor", _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
set_active = _bind("FPDFPageObj_SetIsActive", _INT, _POINTER, _INT)
draw_mode = _bind("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)
count_segments = _bind("FPDFPath_CountSegments", _INT, _POINTER)
get_segment = _bind("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
segment_point = _bind("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
segment_type = _bind("FPDFPathSegment_GetType", _INT, _POINTER)
segment_close = _bind("FPDFPathSegment_GetClose", _INT, _POINTER)


bitmap_create = _bind("FPDFBitmap_CreateEx", _POINTER, _INT, _INT, _INT, _POINTER, _INT)
bitmap_destroy = _bind("FPDFBitmap_Destroy", None, _POINTER)
render_page = _bind_long("FPDF_RenderPageBitmap", None, _POINTER, _POINTER, _INT, _INT, _INT, _INT, _INT, _INT)
BITMAP_GRAY = 1
RENDER_ANNOTATIONS = 1


def ask(
    function: Callable[..., Any],
    dtype: type[Result],
    handles: NDArray[np.uint64] | int,
    items: NDArray[np.integer[Any]] | None = None,
    others: NDArray[np.integer[Any]] | None = None,
) -> NDArray[Result]:
    """The results of function(handle), or function(handle, item), or function(handle, item, other), for each handle, or
    each item of one handle.

    dtype : np.uint64 where handles come back (0 for none), np.int32 for whole numbers.
    """
    many = np.ascontiguousarray(handles, np.uint64).reshape(-1)
    chosen, more = (None if each is None else np.ascontiguousarray(each, np.int32) for each in (items, others))
    count = len(many) if isinstance(handles, np.ndarray) or chosen is None else len(chosen)
    if bulk:
        out = np.empty(count, dtype)
        step = many.itemsize if isinstance(handles, np.ndarray) else 0
        first, second = (0 if each is None else each.ctypes.data for each in (chosen, more))
        bulk.ask(_address(function), many.ctypes.data, step, first, second, out.ctypes.data, out.itemsize, count)
        return out
    every: Iterable[int] = many.tolist() if isinstance(handles, np.ndarray) else itertools.repeat(handles, count)
    results = map(function, every, *(each.tolist() for each in (chosen, more) if each is not None))
    return np.fromiter((result or 0 for result in results), dtype, count)


def fill(function: Callable[..., Any], handles: NDArray[np.uint64], out: NDArray[Any]) -> None:
    """Calls function(handle, address of out[i, 0], address of out[i, 1], ...) for each; `out` is C-contiguous."""
    handles = np.ascontiguousarray(handles, np.uint64)
    count, cells = out.shape
    if bulk:
        bulk.fill(_address(function), handles.ctypes.data, out.ctypes.data, out.itemsize, cells, count)
        return
    base, step, row = out.ctypes.data, out.itemsize, out.itemsize * cells
    end = base + row * count
    places = (range(base + step * k, end + step * k, row) for k in range(cells))
    for arguments in zip(handles.tolist(), *places, strict=True):
        function(*arguments)


def place(function: Callable[..., Any], handle: int, items: NDArray[np.integer[Any]], out: NDArray[Any]) -> None:
    """Calls function(handle, item, address of out[i]) for each item; `out` is C-contiguous."""
    chosen = np.ascontiguousarray(items, np.int32)
    row = out.itemsize * out.shape[1]
    if bulk:
        at = out.ctypes.data
        bulk.place(_address(function), handle, chosen.ctypes.data, at, row, len(chosen))
        return
    for at, item in enumerate(chosen.tolist()):
        function(handle, item, out.ctypes.data + row * at)


def give_back() -> None:
    """Gives what pdfium has freed back to the system, where the C library does so when asked: glibc keeps it, in pieces
    too small for what is read next."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)


def _address(function: Callable[..., Any]) -> int:
    return ctypes.cast(function, _POINTER).value or 0  # pyright: ignore[reportArgumentType]


def again(handle: int) -> Iterable[int]:
    """The same handle for every call."""
    return itertools.repeat(handle)
