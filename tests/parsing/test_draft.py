"""What is collected while a pledge is read."""

from __future__ import annotations

from extractor.layout import LayoutText
from extractor.parsing.claims import Claims
from extractor.parsing.draft import Draft
from extractor.parsing.parsed import Compared
from extractor.parsing.periods import Periods
from extractor.parsing.tables import Cell
from tests.parsing.case import PROFILE, phrases

TEXT = "가나\n다라\n마바\n"


def draft() -> Draft:
    layout = LayoutText(TEXT)
    return Draft(PROFILE, phrases(), Periods(PROFILE, phrases()), layout, Claims(layout))


def lines(of: Draft) -> dict[str, list[int]]:
    return {pointer: [place.line for place in places] for pointer, places in of.source_map().items()}


def test_a_placed_value_is_claimed_and_found_again() -> None:
    made = draft()
    made.place("/a", (0, 2), (3, 5))
    made.place("/a", (6, 8))
    made.place_cell("/b", Cell("TEXT", "라", 0, 0, 4, 5))
    assert lines(made) == {"/a": [1, 2, 3], "/b": [2]}
    assert made.claims.unplaced == 0


def test_a_shared_place_is_the_other_s() -> None:
    made = draft()
    made.place("/contacts/0", (3, 5))
    made.share("/department", "/contacts/0")
    assert lines(made)["/department"] == [2]


def test_words_of_the_form_are_placed_without_being_values() -> None:
    made = draft()
    made.form(Cell("TEXT", "가나", 0, 0, 0, 2))
    assert (made.claims.placed, lines(made)) == (2, {})


def test_remarks_and_counts_are_for_the_audit() -> None:
    made = draft()
    made.remark("date-invalid", "/a", "다", 3, 4)
    made.dates += 2
    (remark,) = made.remarks
    assert (remark.rule, remark.pointer, remark.text, remark.places[0].line) == ("date-invalid", "/a", "다", 2)
    assert made.compared() == Compared(dates=2)
