"""The galleys of a document, set aside until all its pages are read.

How a document is set is known only at its end, and then its pages are gone through again.
"""

from __future__ import annotations

import collections
import dataclasses
import pickle
from typing import TYPE_CHECKING, NamedTuple

from extractor.reading.ink import Ink
from extractor.reading.scratch import Scratch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractor.reading.galley import Galley
    from extractor.reading.sheet import Sheet

_AT_HAND = 3
"""Galleys whose sheets are at hand: tables go on from one to the next."""


class _Place(NamedTuple):
    """Where a galley lies, in bytes; its first sheet; and by how much the numbers of its glyphs are to grow."""

    offset: int
    length: int
    first: int
    shift: int


class _Packed(NamedTuple):
    """A galley as bytes, how many sheets it has, and by how much the numbers of its glyphs are to grow."""

    packed: bytes
    sheets: int
    shift: int


class Rack:
    """The sheets of a document, in order; `ink` has the boxes of their glyphs.

    Raises ReadError where there is no room for them.
    """

    def __init__(self) -> None:
        self.ink = Ink()
        self._packs = Scratch()
        self._places: list[_Place] = []
        self._of_sheet: list[int] = []
        self._at_hand: collections.OrderedDict[int, list[Sheet]] = collections.OrderedDict()

    def __len__(self) -> int:
        return len(self._of_sheet)

    def __getitem__(self, number: int) -> Sheet:
        """The sheet of that number, from 0."""
        at = self._of_sheet[number]
        sheets = self._at_hand.get(at)
        if sheets is None:
            sheets = self._at_hand[at] = self._galley(at).sheets(self.ink)
            if len(self._at_hand) > _AT_HAND:
                self._at_hand.popitem(last=False)
        return sheets[number - self._places[at].first]

    def __getstate__(self) -> tuple[Ink, list[_Packed]]:
        return self.ink, list(self._packed())

    def __setstate__(self, state: tuple[Ink, list[_Packed]]) -> None:
        Rack.__init__(self)
        self.ink, packed = state
        for galley in packed:
            self._put(galley)

    def add(self, galley: Galley) -> None:
        """Set a galley aside, whose glyphs are the last ones in the ink."""
        self._put(_Packed(pickle.dumps(galley, pickle.HIGHEST_PROTOCOL), len(galley.leaves), 0))

    def extend(self, other: Rack) -> None:
        """Set aside what another rack has, after what is here."""
        shift = self.ink.extend(other.ink)
        for galley in other._packed():
            self._put(galley._replace(shift=galley.shift + shift))

    def galleys(self) -> Iterator[tuple[int, Galley]]:
        """All galleys, each with the number of its first sheet."""
        return ((place.first, self._galley(at)) for at, place in enumerate(self._places))

    def _packed(self) -> Iterator[_Packed]:
        counts = collections.Counter(self._of_sheet)
        return (_Packed(self._bytes(at), counts[at], place.shift) for at, place in enumerate(self._places))

    def _put(self, galley: _Packed) -> None:
        place = _Place(self._packs.append(galley.packed), len(galley.packed), len(self), galley.shift)
        self._of_sheet += [len(self._places)] * galley.sheets
        self._places.append(place)

    def _galley(self, at: int) -> Galley:
        galley: Galley = pickle.loads(self._bytes(at))
        shift = self._places[at].shift
        return dataclasses.replace(galley, glyph=galley.glyph + shift) if shift else galley

    def _bytes(self, at: int) -> bytes:
        return self._packs.read(*self._places[at][:2])
