"""What a Korean reader knows of words: `grammars/vocabulary/breaks.toml`."""

from __future__ import annotations

import functools

import msgspec

from extractor.profile.library import grammars, read_toml


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words by how they stand.

    bound : endings and particles, which begin no word. ending : particles that end their word.
    alone : words that neither go on from the letters before them nor are gone on from by those after them.
    apart : nouns that mostly begin a word where nothing else tells.
    """

    bound: frozenset[str]
    ending: frozenset[str]
    alone: frozenset[str]
    apart: frozenset[str]


@functools.cache
def known() -> Lexicon:
    """The lexicon."""
    return msgspec.convert(read_toml(grammars() / "vocabulary" / "breaks.toml"), Lexicon)
