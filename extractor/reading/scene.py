"""The objects of a page, form XObjects unfolded, in the order in which they are drawn."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

import numpy as np

from extractor.reading import pdfium
from extractor.reading.runs import ints, picked
from extractor.reading.view import Matrix, View, move_boxes, multiply

if TYPE_CHECKING:
    from collections.abc import Container

    from numpy.typing import NDArray

DEEPEST = 12
"""Form XObjects nested deeper than this are left out."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The objects of a page in the order in which they are drawn, form XObjects unfolded.

    handles : of the objects; kinds : uint8 (n,), their types; under : int32 (n,), the number of each one's matrix;
    matrices : these, each from the object's surroundings to the page as displayed.
    """

    handles: list[int]
    kinds: NDArray[np.uint8]
    under: NDArray[np.int32]
    matrices: list[Matrix]


def read_scene(page: int, texts: Container[int], view: View) -> Scene:
    """The objects of a page; `texts` are handles known to be text objects."""
    objects = list(map(pdfium.get_object, pdfium.again(page), range(pdfium.count_objects(page))))
    scene = Scene(objects, _kinds(objects, texts), np.zeros(len(objects), np.int32), [view.matrix])
    return _unfolded(scene, texts, 0)


def _kinds(objects: list[int], texts: Container[int]) -> NDArray[np.uint8]:
    kinds = [pdfium.TEXT if handle in texts else pdfium.object_type(handle) for handle in objects]
    return np.array(kinds, np.uint8)


def _unfolded(scene: Scene, texts: Container[int], depth: int) -> Scene:
    """The scene with the form XObjects' own objects in their places."""
    forms = np.flatnonzero(scene.kinds == pdfium.FORM)
    if not len(forms) or depth == DEEPEST:
        return scene
    parts: list[Scene] = []
    matrices = list(scene.matrices)
    done = 0
    for at in ints(forms):
        form = scene.handles[at]
        inside = list(map(pdfium.get_form_object, pdfium.again(form), range(pdfium.count_form_objects(form))))
        matrices.append(multiply(_matrix(form), scene.matrices[int(scene.under[at])]))
        under = np.full(len(inside), len(matrices) - 1, np.int32)
        parts += [_slice(scene, done, at), Scene(inside, _kinds(inside, texts), under, [])]
        done = at + 1
    parts.append(_slice(scene, done, len(scene.handles)))
    together = Scene(
        list(itertools.chain.from_iterable(part.handles for part in parts)),
        np.concatenate([part.kinds for part in parts]),
        np.concatenate([part.under for part in parts]),
        matrices,
    )
    return _unfolded(together, texts, depth + 1)


def _slice(scene: Scene, start: int, end: int) -> Scene:
    return Scene(scene.handles[start:end], scene.kinds[start:end], scene.under[start:end], [])


def _matrix(handle: int) -> Matrix:
    values = np.zeros(6, np.float32)
    pdfium.object_matrix(handle, values.ctypes.data)
    a, b, c, d, e, f = values.tolist()
    return (a, b, c, d, e, f)


def bounds(scene: Scene, chosen: NDArray[np.int64]) -> NDArray[np.float32]:
    """The bounds of the chosen objects as displayed."""
    boxes = np.zeros((len(chosen), 4), np.float32)
    pdfium.fill(pdfium.object_bounds, picked(scene.handles, chosen), boxes)
    if len(scene.matrices) == 1:
        return move_boxes(boxes, scene.matrices[0])
    under = scene.under[chosen]
    for number in ints(np.unique(under)):
        mine = under == number
        boxes[mine] = move_boxes(boxes[mine], scene.matrices[number])
    return boxes
