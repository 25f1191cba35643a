"""What marks look like on a scanned page, and what is read for them: `grammars/vocabulary/ocr.toml`."""

from __future__ import annotations

import functools

import msgspec

from extractor.profile.library import grammars, read_toml


class Shapes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The character of each shape."""

    tick: str
    dash: str
    square: str
    filled_square: str
    square_in_square: str
    circle: str
    filled_circle: str
    dot: str
    triangle: str
    filled_triangle: str


class Looks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Marks by how they look.

    ticks : letters that are read where a tick stands alone. marks : letters of no syllable that are marks themselves.
    """

    ticks: frozenset[str]
    marks: frozenset[str]
    shapes: Shapes


@functools.cache
def known() -> Looks:
    """The marks."""
    return msgspec.convert(read_toml(grammars() / "vocabulary" / "ocr.toml"), Looks)
