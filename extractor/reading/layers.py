"""Whether a document has layers (optional content) that are switched off: text on them is printed by no one."""

from __future__ import annotations

import mmap
import zlib
from typing import TYPE_CHECKING

from extractor.errors import ReadError
from extractor.reading import pagetree

if TYPE_CHECKING:
    import os

_SIGN = b"/OCProperties"
_LARGEST = 16 << 20


def any_hidden(path: str | os.PathLike[str], password: str | None = None) -> bool:
    """Whether some layer is off, or may be: where the structure cannot be followed the answer is yes."""
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data.find(_SIGN) < 0 and not _packed_sign(data):
            return False
    try:
        return pagetree.read(path, password).hidden_layers
    except ReadError:
        return True


def _packed_sign(data: mmap.mmap) -> bool:
    """Whether the sign stands in a packed object stream; yes if one cannot be unpacked."""
    at = data.find(b"/ObjStm")
    while at >= 0:
        start = data.find(b"stream", at)
        end = data.find(b"endstream", start)
        if start < 0 or end < 0:
            return True
        try:
            body = zlib.decompressobj().decompress(data[start + 6 : end].lstrip(b"\r\n"), _LARGEST)
        except zlib.error:
            return True
        if _SIGN in body:
            return True
        at = data.find(b"/ObjStm", start)
    return False
