"""Whether a document has layers (optional content) that are switched off: text on them is printed by no one."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from extractor.errors import ReadError
from extractor.reading import pagetree
from extractor.reading.rawfile import RawFile
from extractor.reading.runs import ints

if TYPE_CHECKING:
    import os

_SIGN, _PACKED = b"/OCProperties", b"/ObjStm"
_LARGEST = 16 << 20


def any_hidden(path: str | os.PathLike[str], password: str | None = None) -> bool:
    """Whether some layer is off, or may be: where the structure cannot be followed the answer is yes."""
    with RawFile(path) as file:
        signs, packed = file.places(_SIGN, _PACKED)
        if not len(signs) and not any(_has_sign(file, at) for at in ints(packed)):
            return False
    try:
        return pagetree.read(path, password).hidden_layers
    except ReadError:
        return True


def _has_sign(file: RawFile, at: int) -> bool:
    """Whether the sign stands in the packed object stream there; yes if it cannot be unpacked."""
    start = file.find(b"stream", at, file.size)
    end = file.find(b"endstream", start, file.size) if start >= 0 else -1
    if end < 0:
        return True
    try:
        body = zlib.decompressobj().decompress(file.read(start + 6, end).lstrip(b"\r\n"), _LARGEST)
    except zlib.error:
        return True
    return _SIGN in body
