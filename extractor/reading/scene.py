"""The objects of several pages, form XObjects unfolded, in the order in which they are drawn."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import pdfium
from extractor.reading.pairs import spread
from extractor.reading.runs import ints, order_of
from extractor.reading.view import Matrix, View, move_boxes, multiply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

DEEPEST = 12
"""Form XObjects nested deeper than this are left out."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The objects of pages, page after page, in the order in which they are drawn, form XObjects unfolded.

    handles : uint64 (n,), of the objects; kinds : int32 (n,), their types; of_page : int32 (n,), the number of each
    one's page, from 0.
    under : int32 (n,), the number of each one's matrix; matrices : these, each from the object's surroundings to its
    page as displayed.
    """

    handles: NDArray[np.uint64]
    kinds: NDArray[np.int32]
    of_page: NDArray[np.int32]
    under: NDArray[np.int32]
    matrices: list[Matrix]

    def places(self, texts: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Where the text objects of those handles stand in the scene; -1 for one that is not there."""
        own = np.flatnonzero(self.kinds == pdfium.TEXT)
        if not len(own):
            return np.full(len(texts), -1)
        handles = self.handles[own]
        order = order_of(handles.astype(np.int64))
        at = order[np.minimum(np.searchsorted(handles[order], texts), len(own) - 1)]
        return np.where(handles[at] == texts, own[at], -1)


def read_scene(pages: Sequence[int], views: Sequence[View]) -> Scene:
    """The objects of the pages of those handles."""
    counts = np.array(list(map(pdfium.count_objects, pages)))
    of_page, at = spread(np.zeros(len(pages), np.intp), counts)
    objects = pdfium.ask(pdfium.get_object, np.uint64, np.array(pages, np.uint64)[of_page], at)
    own = of_page.astype(np.int32)  # each page has a matrix of its own
    return _unfolded(_scene(objects, own, own, [view.matrix for view in views]), 0)


def _scene(
    objects: NDArray[np.uint64], of_page: NDArray[np.int32], under: NDArray[np.int32], matrices: list[Matrix]
) -> Scene:
    return Scene(objects, pdfium.ask(pdfium.object_type, np.int32, objects), of_page, under, matrices)


def _together(parts: Sequence[Scene], matrices: list[Matrix]) -> Scene:
    return Scene(
        np.concatenate([part.handles for part in parts]),
        np.concatenate([part.kinds for part in parts]),
        np.concatenate([part.of_page for part in parts]),
        np.concatenate([part.under for part in parts]),
        matrices,
    )


def _unfolded(scene: Scene, depth: int) -> Scene:
    """The scene with the form XObjects' own objects in their places."""
    forms = np.flatnonzero(scene.kinds == pdfium.FORM)
    if not len(forms) or depth == DEEPEST:
        return scene
    parts: list[Scene] = []
    matrices = list(scene.matrices)
    done = 0
    for at in ints(forms):
        form = int(scene.handles[at])
        numbers = range(pdfium.count_form_objects(form))
        inside = np.array(list(map(pdfium.get_form_object, pdfium.again(form), numbers)), np.uint64)
        of_page, under = (np.full(len(inside), number, np.int32) for number in (scene.of_page[at], len(matrices)))
        matrices.append(multiply(_matrix(form), scene.matrices[int(scene.under[at])]))
        parts += [_slice(scene, done, at), _scene(inside, of_page, under, [])]
        done = at + 1
    parts.append(_slice(scene, done, len(scene.handles)))
    return _unfolded(_together(parts, matrices), depth + 1)


def _slice(scene: Scene, start: int, end: int) -> Scene:
    return Scene(
        scene.handles[start:end],
        scene.kinds[start:end],
        scene.of_page[start:end],
        scene.under[start:end],
        [],
    )


def _matrix(handle: int) -> Matrix:
    values = np.zeros(6, np.float32)
    pdfium.object_matrix(handle, values.ctypes.data)
    a, b, c, d, e, f = values.tolist()
    return (a, b, c, d, e, f)


def bounds(scene: Scene, chosen: NDArray[np.int64]) -> NDArray[np.float32]:
    """The bounds of the chosen objects as displayed."""
    boxes = np.zeros((len(chosen), 4), np.float32)
    pdfium.fill(pdfium.object_bounds, scene.handles[chosen], boxes)
    return moved(boxes, scene.under[chosen], scene.matrices)


def moved(boxes: NDArray[np.float32], under: NDArray[np.int32], matrices: Sequence[Matrix]) -> NDArray[np.float32]:
    """The boxes, each by the matrix of its number; mostly these are all the same."""
    numbers: dict[Matrix, int] = {}
    alike = np.array([numbers.setdefault(matrix, len(numbers)) for matrix in matrices], np.int32)[under]
    if len(numbers) == 1:
        return move_boxes(boxes, matrices[0])
    result = np.empty_like(boxes)
    for matrix, number in numbers.items():
        mine = np.flatnonzero(alike == number)
        if len(mine):
            result[mine] = move_boxes(boxes[mine], matrix)
    return result
