"""Names of places in a review page: what a JSON pointer of a pledge is called there.

`#v-achievements-3` is the record of `/achievements/3`, `#b-achievements-3` its box on the page picture, `#f-2` the
pledge's second finding, `#page-4` page 4, `#L12` line 12 of a text input. These names are what other outputs link to.
"""

from __future__ import annotations

from collections.abc import Iterable


def value(pointer: str) -> str:
    """The id of a record's value or section."""
    return f"v-{_slug(pointer)}"


def spot(pointer: str, page: int | None = None) -> str:
    """The id of a value's box; `page` tells the further pages of a value that runs over several."""
    return f"b-{_slug(pointer)}" if page is None else f"b-{_slug(pointer)}-p{page}"


def edition(side: str, pointer: str) -> str:
    """The id of a value on a page that shows two years' records side by side."""
    return f"{side}-{_slug(pointer)}"


def finding(number: int) -> str:
    """The id of a pledge's finding, counted from 1."""
    return f"f-{number}"


def page(number: int) -> str:
    """The id of a page."""
    return f"page-{number}"


def line(number: int) -> str:
    """The id of a line of a text input."""
    return f"L{number}"


def link(pledge_id: str, pointer: str | None) -> str:
    """Where a review shows a value of a pledge, from the review's folder: `0123456789ab/007.html#v-budget`."""
    report_id, _, ordinal = pledge_id.rpartition("-")
    return f"{report_id}/{ordinal}.html" + (f"#{value(pointer)}" if pointer else "")


def nearest(pointer: str, known: Iterable[str]) -> str | None:
    """Of the known pointers the one that shows `pointer` best: itself, else the first below, else the closest above."""
    pointers = tuple(known)
    if pointer in pointers:
        return pointer
    below = next((other for other in pointers if other.startswith(f"{pointer}/")), None)
    return below or max((other for other in pointers if pointer.startswith(f"{other}/")), key=len, default=None)


def _slug(pointer: str) -> str:
    # Field names hold no hyphen, so that no two pointers share a name.
    return pointer.strip("/").replace("/", "-")
