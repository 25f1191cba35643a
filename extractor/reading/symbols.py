"""What the glyphs of symbol fonts show, by font name and byte.

Such fonts print a tick where the file says `ü`: their bytes come out as Latin-1, as Windows-1252 or in the private use
area at U+F000. The tables give the common character that looks most like the glyph, for the glyphs that office
documents use as bullets, marks, numbers and arrows (after the charts of the Wingdings family that Microsoft publishes).
"""

from __future__ import annotations

import unicodedata

PRIVATE = 0xF000
"""Symbol fonts put byte b at PRIVATE + b."""
DROPPED = 0
"""For parts of a picture that another glyph already stands for."""

_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4C: "☹",
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆",
    0x76: "❖", 0x77: "◆", 0x78: "☒", 0x7B: "❀", 0x7C: "✿", 0x80: "⓪", 0x8B: "⓿", 0x9E: "·", 0x9F: "•", 0xA0: "·",
    0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAA: "✦", 0xAB: "★", 0xAC: "✶",
    0xAD: "✴", 0xAE: "✹", 0xAF: "✵", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖",
    0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE7: "⬅", 0xE8: "➔", 0xE9: "⬆", 0xEA: "⬇", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧",
    0xF2: "⇩", 0xF3: "⇔", 0xF4: "⇕", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + n: chr(0x2460 + n) for n in range(10)},
    **{0x8C + n: chr(0x2776 + n) for n in range(10)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x95: "·", 0x96: "•", 0x97: "●", 0x98: "●",
    0xA2: "■", 0xA3: "□",
    **{0x6A + n: chr(0x2460 + n) for n in range(10)},
    **{0x75 + n: chr(0x2776 + n) for n in range(10)},
}  # fmt: skip
_WINGDINGS_3 = {
    0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0x74: "◀", 0x75: "▶", 0x76: "◁", 0x77: "▷", 0x7C: "◀", 0x7D: "▶",
}  # fmt: skip
_WEBDINGS = {0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x61: "✔", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✖"}
# Windows draws a check box as five glyphs on one another; the first stands for them all.
_MARLETT = {0x61: "✓", 0x62: "✓", 0x63: "□", 0x64: "", 0x65: "", 0x66: "", 0x67: "", 0x69: "●"}
# Where the font says nothing, bytes in the private use area are Hangul's and Word's bullets.
_PRIVATE_BULLETS = {**_WINGDINGS, 0xB7: "•"}

_FONTS = (
    ("wingdings3", _WINGDINGS_3),
    ("wingdings2", _WINGDINGS_2),
    ("wingdings", _WINGDINGS),
    ("webdings", _WEBDINGS),
    ("marlett", _MARLETT),
)


ALIKE = {
    0x2010: ord("-"),
    0x2011: ord("-"),
    **{0x2780 + n: 0x2460 + n for n in range(10)},
    **{radical: ord(unicodedata.normalize("NFKC", chr(radical))) for radical in range(0x2F00, 0x2FD6)},
}
"""Rare code points that fonts show by the glyph of a common one: writers of files who know only the glyph name either.
Hyphens, circled digits, and radicals that are characters, too."""


def table_for(font: str) -> dict[int, int]:
    """What the code points of that font show, where it is not themselves; code points that show nothing are DROPPED."""
    plain = font.lower().replace(" ", "").replace("-", "")
    for name, shapes in _FONTS:
        if plain.startswith(name):
            return {code: shown for byte, char in shapes.items() for code, shown in _spellings(byte, char)}
    return {PRIVATE + byte: ord(char) for byte, char in _PRIVATE_BULLETS.items()}


def _spellings(byte: int, char: str) -> list[tuple[int, int]]:
    shown = ord(char) if char else DROPPED
    windows = bytes([byte]).decode("cp1252", "replace")
    return [(code, shown) for code in {byte, ord(windows), PRIVATE + byte} - {0xFFFD}]
