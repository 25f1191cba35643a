"""Parsing, end to end: layout text to records."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable
from typing import get_args

import msgspec
from lark import Token

from extractor.errors import ParseError
from extractor.layout import LayoutText
from extractor.parsing import captions, finance, grid, items, staff, targets
from extractor.parsing.claims import Claims
from extractor.parsing.draft import Draft
from extractor.parsing.inline import inline
from extractor.parsing.masthead import Masthead
from extractor.parsing.outline import Outline, PledgeParts, outline
from extractor.parsing.page import page_parser
from extractor.parsing.parsed import ParsedPledge, ParsedReport
from extractor.parsing.periods import Periods
from extractor.parsing.title import is_numbered, title
from extractor.profile import Profile, Section
from extractor.records import Pledge, Unplaced
from extractor.spelling import fold

_HEADINGS = frozenset(name.upper() for name in get_args(Section))


def parse(layout: LayoutText, profile: Profile, report_id: str) -> ParsedReport:
    """The records of a report's layout text.

    Total: whatever no rule places is in some pledge's `unplaced`. Raises ParseError where the text has no pledge.
    """
    phrases = inline(profile)
    found = outline(page_parser(profile).parse(layout.text), functools.partial(is_numbered, inline=phrases))
    if not found.pledges:
        raise ParseError("no pledge found: this is no pledge report", hint=f"read with profile {profile.name}")
    claims = Claims(layout)
    periods = Periods(profile, phrases)
    masthead = Masthead(profile, phrases, claims)
    masthead.read(_cover(found, profile), layout.furniture)
    ends = [*(parts.start for parts in found.pledges[1:]), len(layout.text)]
    starts = [0, *ends]
    pledges = [
        _pledge(parts, Draft(profile, phrases, periods, layout, claims), (start, end), f"{report_id}-{ordinal:03}")
        for ordinal, (parts, start, end) in enumerate(zip(found.pledges, starts, ends, strict=False), start=1)
    ]
    masthead.date_from(parsed.pledge for parsed in pledges)
    return ParsedReport(
        pledges=tuple(pledges),
        title=masthead.title,
        organisation=masthead.organisation,
        as_of=masthead.as_of,
        placed=claims.placed,
        unplaced=claims.unplaced,
    )


def _cover(found: Outline, profile: Profile) -> Iterable[Token]:
    """The lines of the cover; the last heading may look like the first pledge's title, which its form prints."""
    first = found.pledges[0]
    printed = grid.printed_title(first.front, profile)
    if first.heading is None or printed is None or fold(printed) in fold(first.heading):
        return found.cover
    above = itertools.takewhile(lambda line: isinstance(line, Token), first.front)
    return (*found.cover, first.heading, *(line for line in above if isinstance(line, Token) and line.type == "PLAIN"))


def _pledge(parts: PledgeParts, draft: Draft, extent: tuple[int, int], name: str) -> ParsedPledge:
    for line in itertools.chain.from_iterable(parts.sections.values()):
        if isinstance(line, Token) and line.type in _HEADINGS:
            draft.claims.claim(line.start_pos or 0, line.end_pos or 0)
    said = grid.facts(draft, parts.front)
    number, heading = title(draft, parts.heading, said.title)
    money = _finance(draft, parts)
    people = staff.staff(draft, parts.lines())
    record = Pledge(
        id=name,
        report_id=name.rpartition("-")[0],
        ordinal=int(name.rpartition("-")[2]),
        number=said.number or number,
        title=heading,
        sources=said.sources,
        kind=said.kind,
        lead=said.lead,
        status=said.status,
        budget=said.budget,
        goals=items.nodes(draft, parts.sections.get("goals", ()), "/goals"),
        overview=items.nodes(draft, parts.sections.get("overview", ()), "/overview", labels=True),
        targets=targets.targets(draft, parts.sections.get("targets", ())),
        investment=finance.investment(draft, money),
        execution=finance.execution(draft, money),
        achievements=items.nodes(draft, parts.sections.get("achievements", ()), "/achievements"),
        plans=items.nodes(draft, parts.sections.get("plans", ()), "/plans"),
        press=captions.press(draft, parts.lines()),
        department=said.department or people.department,
        contacts=people.contacts,
    )
    return _finished(record, parts, draft, extent)


def _finance(draft: Draft, parts: PledgeParts) -> list[finance.Entry]:
    planned = finance.entries(draft, parts.sections.get("investment", ()), "planned", "/investment")
    return planned + finance.entries(draft, parts.sections.get("execution", ()), "executed", "/execution")


def _finished(record: Pledge, parts: PledgeParts, draft: Draft, extent: tuple[int, int]) -> ParsedPledge:
    places = draft.source_map()
    pages = [place.page for found in places.values() for place in found if place.page is not None]
    record = msgspec.structs.replace(
        record,
        pages=(min(pages), max(pages)) if pages else None,
        unplaced=tuple(_unplaced(draft, start, end) for start, end in draft.claims.left(*extent)),
        source_map=places,
    )
    return ParsedPledge(record, tuple(draft.remarks), draft.marks, frozenset(parts.sections), draft.compared())


def _unplaced(draft: Draft, start: int, end: int) -> Unplaced:
    place = draft.layout.places(start, end)[0]
    return Unplaced(page=place.page, line=place.line, text=" ".join(draft.layout.text[start:end].split()))
