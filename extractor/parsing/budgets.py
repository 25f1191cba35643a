"""소요예산: what a pledge costs, and who pays."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.parsing import money, phrase
from extractor.parsing.draft import Draft
from extractor.parsing.tables import Cell
from extractor.records import Budget
from extractor.spelling import fold, squeeze


def budget(draft: Draft, value: Cell) -> Budget:
    """The budget that a cell of the form states; the cell is placed."""
    said = phrase.read(value.text, draft.inline)
    draft.place_cell("/budget", value)
    krw = said.amounts[0].krw if said.amounts else _bare(draft, value)
    return Budget(text=value.text, krw=krw, funding=tuple(_bracketed(draft, value.text)))


def _bare(draft: Draft, value: Cell) -> int | None:
    # A number alone counts the unit of the form.
    unit = draft.profile.money.units[draft.profile.money.default_unit]
    try:
        return money.cell(value.text, unit)
    except money.NotMoneyError:
        return None


def _bracketed(draft: Draft, text: str) -> Iterator[str]:
    """The funding sources in the brackets after the sum."""
    _, _, inside = text.partition("(")
    for word in inside.rpartition(")")[0].replace("·", ",").replace("/", ",").split(","):
        if any(fold(name) in fold(word) for name in draft.profile.funding):
            yield squeeze(word)
