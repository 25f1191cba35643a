"""Decomposed syllables and accents become composed ones (Unicode NFC), glyph by glyph."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def combining(code: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which glyphs join the one before: vowel and final jamo, combining accents."""
    return ((code >= 0x1160) & (code <= 0x11FF)) | ((code >= 0x0300) & (code <= 0x036F))


def composed(text: str) -> bool:
    """Whether the text is in NFC already."""
    return unicodedata.is_normalized("NFC", text)


def compose(
    code: NDArray[np.uint32], boxes: NDArray[np.float32], first: NDArray[np.int32]
) -> tuple[NDArray[np.intp], NDArray[np.uint32], NDArray[np.float32]]:
    """Which glyphs stay, their code points in NFC, and their boxes, widened over the glyphs that they swallowed.

    first : the first glyph of each line; it joins nothing before it.

    A glyph whose composed form takes more than one code point stays as printed: nothing can stand for two glyphs.
    """
    text = code.astype("<u4").tobytes().decode("utf-32-le", "replace")
    joins = combining(code)
    stays = np.ones(len(code), np.bool_)
    code, boxes = code.copy(), boxes.copy()
    joins[first] = False
    heads = np.flatnonzero(~joins)
    for head, end in zip(heads.tolist(), np.append(heads[1:], len(code)).tolist(), strict=True):
        whole = unicodedata.normalize("NFC", text[head:end])
        if len(whole) > end - head or whole == text[head:end]:
            continue
        code[head : head + len(whole)] = [ord(char) for char in whole]
        stays[head + len(whole) : end] = False
        boxes[head, :2] = boxes[head:end, :2].min(axis=0)
        boxes[head, 2:] = boxes[head:end, 2:].max(axis=0)
    kept = np.flatnonzero(stays)
    return kept, code[kept], boxes[kept]
