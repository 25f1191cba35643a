"""Short arrays: stretches of equal or near values, sets of code points, middles of boxes.

A page has many short arrays: there these plain operations cost a third of numpy.diff and numpy.isin. And arrays of
boxes are many rows of few columns: numpy goes over columns, and takes rows by `take`, ten times as fast as it goes over
rows or takes these by an index in brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

Row = TypeVar("Row", bound=np.generic)

_CODES = 0x10000
_MOST_PACKED = (1 << 20) - 1
_STEPS, _BIAS = 256.0, 1 << 22


def starts(values: NDArray[Any]) -> NDArray[np.intp]:
    """Where a value differs from the one before it; the first always does."""
    changes = np.empty(len(values), np.bool_)
    changes[:1] = True
    np.not_equal(values[1:], values[:-1], out=changes[1:])
    return changes.nonzero()[0]


def lengths(first: NDArray[np.intp], total: int) -> NDArray[np.intp]:
    """How long the stretches are that begin at `first` and fill `total` places."""
    sizes = np.empty_like(first)
    np.subtract(first[1:], first[:-1], out=sizes[:-1])
    sizes[-1:] = total - first[-1:]
    return sizes


def levels(
    ascending: NDArray[Any], tolerance: float | NDArray[Any], group: NDArray[np.integer[Any]] | None = None
) -> NDArray[np.intp]:
    """Numbers from 0 for ascending values, the same for values of a group that follow within the tolerance."""
    steps = np.zeros(len(ascending), np.intp)
    limits = np.broadcast_to(tolerance, len(ascending))
    apart = ascending[1:] - ascending[:-1] > limits[1:]
    if group is not None:
        apart |= group[1:] != group[:-1]
    steps[1:] = apart
    return steps.cumsum()


def order_by(group: NDArray[np.integer[Any]], place: NDArray[np.floating[Any]]) -> NDArray[np.intp]:
    """The order by group (not negative), within it by place to 1/256 of a point, and where these are equal as given.

    All of it goes into one whole number for each, its place in the last bits: sorting these takes a fraction of what
    sorting by two keys, or finding the order of one, does.
    """
    count = len(group)
    if count > _MOST_PACKED or int(group.max(initial=0)) > _MOST_PACKED:
        return np.lexsort((place, group))
    steps = np.minimum(np.maximum(place * _STEPS + _BIAS, 0), 2 * _BIAS - 1).astype(np.int64)
    packed = np.sort((group.astype(np.int64) << 43) | (steps << 20) | np.arange(count))
    return (packed & _MOST_PACKED).astype(np.intp)


def order_of(keys: NDArray[np.int64]) -> NDArray[np.intp]:
    """The order by key, and where keys are equal as given. Mostly none are, and the quicker sort does."""
    order = np.argsort(keys)
    ascending = keys[order]
    return np.argsort(keys, kind="stable") if (ascending[1:] == ascending[:-1]).any() else order


def by_page(rows: NDArray[Row], of_page: NDArray[np.integer[Any]], count: int) -> list[NDArray[Row]]:
    """The rows (n, k) of each of `count` pages, in their order; `of_page` (n,) says whose each is."""
    order = np.argsort(of_page, kind="stable")
    return np.split(rows.take(order, axis=0), np.searchsorted(of_page[order], np.arange(1, count)))


def ints(values: NDArray[np.integer[Any]]) -> list[int]:
    """The values as a list."""
    found: list[int] = values.tolist()
    return found


def middles(boxes: NDArray[np.float32]) -> NDArray[np.float32]:
    """The middles (x, y) of boxes (x0, top, x1, bottom)."""
    found = np.empty((len(boxes), 2), np.float32)
    np.add(boxes[:, 0], boxes[:, 2], out=found[:, 0])
    np.add(boxes[:, 1], boxes[:, 3], out=found[:, 1])
    found *= np.float32(0.5)
    return found


def among_sorted(values: NDArray[Any], ascending: NDArray[Any]) -> NDArray[np.bool_]:
    """Which values are among the ascending ones."""
    if not len(ascending):
        return np.zeros(len(values), np.bool_)
    at = np.searchsorted(ascending, values)
    return ascending[np.minimum(at, len(ascending) - 1)] == values


def code_table(codes: Iterable[int]) -> NDArray[np.bool_]:
    """A table for `among`: true at those code points of the first plane."""
    table = np.zeros(_CODES, np.bool_)
    table[list(codes)] = True
    return table


def among(codes: NDArray[np.uint32], table: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which code points the table has; those of other planes share U+FFFF's place, which no table has."""
    return table[np.minimum(codes, _CODES - 1)]
