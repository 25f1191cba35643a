"""The Korean fonts that reports are drawn in: the Nanum family (SIL Open Font License 1.1), embedded as subsets."""

# reportlab is typed in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false

from __future__ import annotations

import functools
import hashlib
import os
import pathlib

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts")


class FontMissingError(Exception):
    """A font that the look needs is not installed."""


@functools.cache
def path(name: str) -> pathlib.Path:
    """Where the font's file is. Raises FontMissingError, saying what to install."""
    for folder in FOLDERS:
        for base, _, files in os.walk(pathlib.Path(folder).expanduser()):
            if f"{name}.ttf" in files:
                return pathlib.Path(base) / f"{name}.ttf"
    raise FontMissingError(f"the font {name} is not installed (Debian: fonts-nanum)")


@functools.cache
def digest(name: str) -> str:
    """The SHA-256 of the font's file. Raises FontMissingError."""
    return hashlib.sha256(path(name).read_bytes()).hexdigest()


def register(name: str, text: str) -> None:
    """Makes the font known to reportlab, anew: what one document has used must not show in the next.

    Raises FontMissingError, and ValueError where the font cannot print the text.
    """
    font = TTFont(name, str(path(name)))
    lacking = sorted({letter for letter in text if not letter.isspace() and ord(letter) not in font.face.charToGlyph})
    if lacking:
        raise ValueError(f"the font {name} has no {' '.join(lacking)}")
    pdfmetrics.registerFont(font)
