"""Every value of every sample PDF stands where its record says: the page, cropped there, holds its text."""

from __future__ import annotations

import functools
import pathlib
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
import pypdfium2
import pytest

from extractor.convert import convert_file
from extractor.profile import load
from extractor.records import Pledge, SourcePlace
from extractor.spelling import fold

SAMPLES = sorted((pathlib.Path(__file__).parents[2] / "samples").glob("*.pdf"))
WORDS = {
    (fold(word), name) for words in (load("songpa").kinds, load("songpa").statuses) for word, name in words.items()
}
CLOSE = 1.0  # points between two strokes of one character that is drawn twice to look bold


@functools.cache
def pledges_of(path: pathlib.Path) -> tuple[Pledge, ...]:
    return convert_file(path).records.pledges


class Char(NamedTuple):
    text: str
    x: float
    y: float


def chars_of(page: Any) -> list[Char]:
    """The characters of a page with their middles, origin at the top left, by pdfium alone; fake bold taken once."""
    textpage, height = page.get_textpage(), page.get_height()
    found: list[Char] = []
    for index in range(textpage.count_chars()):
        text = textpage.get_text_range(index, 1)
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        char = Char(text, (left + right) / 2, height - (top + bottom) / 2)
        if text.strip() and not any(_twice(char, other) for other in found[-400:]):
            found.append(char)
    textpage.close()
    return found


def _twice(char: Char, other: Char) -> bool:
    return char.text == other.text and abs(char.x - other.x) < CLOSE and abs(char.y - other.y) < CLOSE


def inside(pages: Mapping[int, list[Char]], places: tuple[SourcePlace, ...]) -> str:
    """The text of these boxes, without spacing."""
    found: list[str] = []
    for place in places:
        assert place.page is not None
        assert place.box is not None
        x0, top, x1, bottom = place.box
        found += (char.text for char in pages[place.page] if x0 <= char.x <= x1 and top <= char.y <= bottom)
    return fold("".join(found))


def value_at(pledge: Mapping[str, Any], pointer: str) -> Any:
    here: Any = pledge
    for step in pointer.split("/")[1:]:
        here = here[step] if isinstance(here, dict) else here[int(step)]
    return here


def is_amount(printed: str, value: Any) -> bool:
    """Whether a cell says this number of won, in some unit; △ stands for minus."""
    number = re.fullmatch(r"(△?)([0-9,]+)", printed)
    if number is None:
        return False
    amount = int(number[2].replace(",", "")) * (-1 if number[1] else 1)
    return value in {amount * unit for unit in (1, 1_000, 1_000_000)}


def is_item(printed: str, value: Any) -> bool:
    """Whether it is the item's text, after its bullet or without it."""
    return printed in (fold(value["text"]), fold((value["mark"] or "") + value["text"]))


def is_contact(printed: str, value: Any) -> bool:
    return all(fold(part) in printed for part in (value["role"], value["name"], value["phone"] or ""))


def is_marked(printed: str, value: Any) -> bool:
    """A check mark stands for the heading of its column; a word of the form for the contract's word."""
    return printed == fold(value) or len(printed) == 1 or (printed, value) in WORDS


READS: tuple[tuple[str, Callable[[str, Any], bool]], ...] = (
    (r"/(investment|execution)/\d+/\w+_krw", is_amount),
    (r"/contacts/\d+", is_contact),
    (r"/(kind|status|lead/\d+)", is_marked),
    (r"/department", lambda printed, value: printed.startswith(fold(value)[:-1])),
    (r"/(budget|press/\d+)", lambda printed, value: printed == fold(value["text"])),
    (r"/(goals|overview|achievements|plans)/.*", is_item),
    (r"/(title|number|sources/\d+|targets/\d+/text)", lambda printed, value: printed == fold(value)),
)


def judged(pledge: Pledge, pages: Mapping[int, list[Char]]) -> Iterator[tuple[str, str, bool]]:
    """Pointer, printed text, and whether that is the value, for every entry of a pledge's source map."""
    content = msgspec.to_builtins(pledge)
    for pointer, places in pledge.source_map.items():
        printed = inside(pages, places)
        (reads,) = [reads for pattern, reads in READS if re.fullmatch(pattern, pointer)]
        yield pointer, printed, reads(printed, value_at(content, pointer))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_page_inside_the_box_says_what_the_record_says(path: pathlib.Path) -> None:
    document = pypdfium2.PdfDocument(path)
    pages = {number: chars_of(page) for number, page in enumerate(document, 1)}
    document.close()
    results = [(pledge.ordinal, *each) for pledge in pledges_of(path) for each in judged(pledge, pages)]
    wrong = [result[:-1] for result in results if not result[-1]]
    assert len(results) > 40 * len(pledges_of(path))
    assert len(wrong) <= len(results) / 1000, wrong[:20]


def printed_values(pledge: Pledge) -> Iterator[str]:
    """The pointers of all that a pledge has."""
    for name in ("title", "number", "kind", "status", "budget", "department"):
        if getattr(pledge, name) is not None:
            yield f"/{name}"
    for name in ("sources", "lead", "contacts", "press"):
        yield from (f"/{name}/{index}" for index in range(len(getattr(pledge, name))))
    for name in ("goals", "overview", "achievements", "plans"):
        yield from _nodes(getattr(pledge, name), f"/{name}")
    yield from (f"/targets/{index}/text" for index in range(len(pledge.targets)))
    for table, fields in (("investment", ("planned_krw", "secured_krw")), ("execution", ("executed_krw",))):
        for index, row in enumerate(getattr(pledge, table)):
            yield from (f"/{table}/{index}/{field}" for field in fields if getattr(row, field) is not None)


def _nodes(nodes: Any, base: str) -> Iterator[str]:
    for index, node in enumerate(nodes):
        yield f"{base}/{index}"
        yield from _nodes(node.children, f"{base}/{index}/children")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_value_has_its_place(path: pathlib.Path) -> None:
    for pledge in pledges_of(path):
        missing = [pointer for pointer in printed_values(pledge) if pointer not in pledge.source_map]
        assert not missing, (pledge.ordinal, missing[:10])
