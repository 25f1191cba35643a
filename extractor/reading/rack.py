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

_WHOLE = 5
"""Galleys of a document, its first ones, that are kept as they are: some 160 pages. Others are packed and set aside."""
_AT_HAND = 2
"""Galleys whose sheets are at hand: tables go on from one to the next."""


class _Place(NamedTuple):
    """Where a packed galley lies: from which byte on, and how many."""

    start: int
    length: int


class Rack:
    """The sheets of a document, in order; `ink` has the boxes of their glyphs.

    Raises ReadError where there is no room for them.
    """

    def __init__(self) -> None:
        self.ink = Ink()
        self._packed = Scratch()
        self._kept: list[Galley | _Place] = []
        self._first: list[int] = []
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
        return sheets[number - self._first[at]]

    def __getstate__(self) -> tuple[Ink, list[Galley]]:
        return self.ink, [galley for _, galley in self.galleys()]

    def __setstate__(self, state: tuple[Ink, list[Galley]]) -> None:
        Rack.__init__(self)
        self.ink, galleys = state
        for galley in galleys:
            self.add(galley)

    def add(self, galley: Galley) -> None:
        """Set a galley aside; the ink has the boxes of its glyphs already."""
        self._first.append(len(self))
        self._of_sheet += [len(self._kept)] * len(galley.leaves)
        self._kept.append(galley if len(self._kept) < _WHOLE else self._put(galley))

    def extend(self, other: Rack) -> None:
        """Set aside what another rack has, after what is here."""
        before = self.ink.extend(other.ink)
        for _, galley in other.galleys():
            self.add(dataclasses.replace(galley, glyph=galley.glyph + before))

    def galleys(self) -> Iterator[tuple[int, Galley]]:
        """All galleys, each with the number of its first sheet."""
        return ((first, self._galley(at)) for at, first in enumerate(self._first))

    def _put(self, galley: Galley) -> _Place:
        packed = pickle.dumps(galley, pickle.HIGHEST_PROTOCOL)
        return _Place(self._packed.append(packed), len(packed))

    def _galley(self, at: int) -> Galley:
        kept = self._kept[at]
        return pickle.loads(self._packed.read(*kept)) if isinstance(kept, _Place) else kept
