"""Which pledge of the old report is which of the new one.

First by number and title, then by title, then by likeness: of the titles (RapidFuzz), and of the lines that only
this one pledge of each report has. Lines tell a pledge with a new name from another pledge with a like name.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from extractor.audit.compare.model import Basis
from extractor.audit.items import walk
from extractor.records import Pledge
from extractor.spelling import fold

ENOUGH = 50.0  # likeness of two pledges that have lines to compare
ENOUGH_BY_TITLE = 80.0  # likeness of two titles where there are no lines
SAME_NUMBER = 10.0  # what an equal number adds to either
SHARE_OF_PART = 0.25  # how many of its lines a part has from the whole that it was split from
FEW = 3  # fewer lines than this tell nothing
SHORT = 6  # nor does a line of fewer letters


class Pair(NamedTuple):
    """Indices of an old and a new pledge, and how alike they are, from 0 to 100."""

    old: int
    new: int
    score: float
    basis: Basis = "similar"


@dataclasses.dataclass(frozen=True, slots=True)
class Matching:
    """pairs : the same pledge, in both. split : a new pledge that was a part of an old one. merged : the other way."""

    pairs: tuple[Pair, ...]
    split: tuple[Pair, ...]
    merged: tuple[Pair, ...]


def match(old: Sequence[Pledge], new: Sequence[Pledge]) -> Matching:
    """Pairs in the order of the new pledges; each pledge is in one pair at most."""
    pairs = _same(old, new, lambda pledge: (pledge.number, fold(pledge.title)), "number-title", ())
    pairs += _same(old, new, lambda pledge: fold(pledge.title), "title", pairs)
    lines = _Lines(old, new)
    pairs += _alike(old, new, lines, pairs)
    rest_old, rest_new = _rest(len(old), (pair.old for pair in pairs)), _rest(len(new), (pair.new for pair in pairs))
    split = (lines.origin(index) for index in rest_new)
    merged = (lines.end(index) for index in rest_old)
    return Matching(
        tuple(sorted(pairs, key=lambda pair: pair.new)),
        tuple(pair for pair in split if pair),
        tuple(pair for pair in merged if pair),
    )


def _same(
    old: Sequence[Pledge],
    new: Sequence[Pledge],
    key: Callable[[Pledge], Hashable],
    basis: Basis,
    taken: Iterable[Pair],
) -> list[Pair]:
    """Pairs with an equal key that no other pledge still unmatched has."""
    pairs = list(taken)
    olds = _by_key(old, key, {pair.old for pair in pairs})
    news = _by_key(new, key, {pair.new for pair in pairs})
    return [
        Pair(there[0], here[0], 100.0, basis)
        for value, here in news.items()
        if len(here) == 1 and len(there := olds.get(value, [])) == 1
    ]


def _by_key(pledges: Sequence[Pledge], key: Callable[[Pledge], Hashable], taken: set[int]) -> dict[Hashable, list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, pledge in enumerate(pledges):
        if index not in taken:
            found[key(pledge)].append(index)
    return found


def _alike(old: Sequence[Pledge], new: Sequence[Pledge], lines: _Lines, taken: Sequence[Pair]) -> list[Pair]:
    """The most alike pairs of what is left, best first."""
    from rapidfuzz import fuzz

    rest_old, rest_new = _rest(len(old), (pair.old for pair in taken)), _rest(len(new), (pair.new for pair in taken))
    titles = {index: fold(old[index].title) for index in rest_old}
    found: list[Pair] = []
    for here in rest_new:
        title = fold(new[here].title)
        for there in rest_old:
            score = lines.likeness(there, here, fuzz.ratio(titles[there], title))
            same_number = old[there].number is not None and old[there].number == new[here].number
            score = min(100.0, score + SAME_NUMBER * same_number)
            if score >= (ENOUGH if lines.tell(there, here) else ENOUGH_BY_TITLE):
                found.append(Pair(there, here, round(score, 1)))
    kept: list[Pair] = []
    for pair in sorted(found, key=lambda pair: (-pair.score, pair.new, pair.old)):
        if all(pair.old != other.old and pair.new != other.new for other in kept):
            kept.append(pair)
    return kept


def _rest(size: int, taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [index for index in range(size) if index not in gone]


class _Lines:
    """The lines of each pledge that stand in no other pledge of the same report, and how many any two share."""

    def __init__(self, old: Sequence[Pledge], new: Sequence[Pledge]) -> None:
        self._titles = [pledge.title for pledge in old], [pledge.title for pledge in new]
        self._old, self._new = _own_lines(old), _own_lines(new)
        where = {line: index for index, lines in enumerate(self._old) for line in lines}
        self._shared = Counter(
            (where[line], index) for index, lines in enumerate(self._new) for line in lines if line in where
        )

    def tell(self, old: int, new: int) -> bool:
        """Whether both have enough lines to be compared."""
        return min(len(self._old[old]), len(self._new[new])) >= FEW

    def likeness(self, old: int, new: int, titles: float) -> float:
        """Half titles, half lines, from 0 to 100; titles alone where there are too few lines."""
        if not self.tell(old, new):
            return titles
        share = self._shared[old, new] / min(len(self._old[old]), len(self._new[new]))
        return (titles + 100.0 * share) / 2

    def origin(self, new: int) -> Pair | None:
        """The old pledge that this new one was a part of."""
        there = max(range(len(self._old)), key=lambda old: self._shared[old, new], default=None)
        return None if there is None else self._part(there, new, len(self._new[new]))

    def end(self, old: int) -> Pair | None:
        """The new pledge that this old one became a part of."""
        here = max(range(len(self._new)), key=lambda new: self._shared[old, new], default=None)
        return None if here is None else self._part(old, here, len(self._old[old]))

    def _part(self, old: int, new: int, size: int) -> Pair | None:
        from rapidfuzz import fuzz

        shared = self._shared[old, new]
        if shared < FEW or shared < SHARE_OF_PART * size:
            return None
        # The words of a part's title are among those of the whole, or the other way round.
        titles = fuzz.token_set_ratio(self._titles[0][old], self._titles[1][new])
        return Pair(old, new, round((titles + 100.0 * shared / size) / 2, 1))


def _own_lines(pledges: Sequence[Pledge]) -> list[set[str]]:
    found = [_lines_of(pledge) for pledge in pledges]
    times = Counter(line for lines in found for line in lines)
    return [{line for line in lines if times[line] == 1} for lines in found]


def _lines_of(pledge: Pledge) -> set[str]:
    lists = (pledge.goals, pledge.overview, pledge.achievements)
    texts = {fold(item.node.text) for nodes in lists for item in walk(nodes, "")}
    return {text for text in texts if len(text) >= SHORT}
