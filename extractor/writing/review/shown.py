"""Document text as a reader may safely see it, and as a search compares it."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

# What would change the look of its neighbours or show nothing: controls, bidi overrides and isolates, zero-width
# characters, private use, lone surrogates and noncharacters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)


def shown(text: object) -> Markup:
    """The text as HTML: escaped, isolated from its neighbours' direction, unseen characters named by code point."""
    pieces: list[Markup] = []
    at = 0
    string = str(text)
    for match in _UNSEEN.finditer(string):
        pieces += [escape(string[at : match.start()]), _named(match.group())]
        at = match.end()
    return Markup("<bdi>{}</bdi>").format(Markup("").join([*pieces, escape(string[at:])]))


def plain(text: object) -> str:
    """The same for places that take no markup (attributes, titles): unseen characters as `[U+202E]`."""
    return _UNSEEN.sub(lambda match: f"[{_code(match.group())}]", str(text))


def condensed(text: str) -> str:
    """What a search compares: NFC, lower case, no white space, nothing unseen; review.js does so to what is typed."""
    return "".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split()).lower()


def _named(char: str) -> Markup:
    return Markup('<span class="unseen">{}</span>').format(_code(char))


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"
