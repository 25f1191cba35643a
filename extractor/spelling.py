"""Looking through spacing and look-alikes: how printed words are compared. Records keep the print."""

from __future__ import annotations

import functools
import re
import unicodedata

_SPACE = re.compile(r"\s+")
_LOOK_ALIKES = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "′": "'",
        "´": "'",
        "ʼ": "'",
        "‧": "·",
        "․": "·",
        "⋅": "·",
        "ᆞ": "·",
        "ㆍ": "·",
        "∙": "·",
        "∼": "~",
        "〜": "~",
    }
)

_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}


def narrow(text: str) -> str:
    """The text with fullwidth digits, letters and signs made plain, one for one: offsets stay as they are."""
    return text.translate(_NARROW)


def squeeze(text: str) -> str:
    """The text without white space: `추 진 실 적` is `추진실적`."""
    return _SPACE.sub("", text)


@functools.lru_cache(maxsize=4096)  # the same few words, thousands of times
def fold(text: str) -> str:
    """The text as words are compared: compatibility forms, look-alikes and spacing taken away."""
    return squeeze(unicodedata.normalize("NFKC", text.translate(_LOOK_ALIKES)))


def spaced(word: str) -> str:
    """A regular expression for the word with any spacing between its characters."""
    return " *".join(re.escape(char) for char in squeeze(word))
