"""People's names and phone numbers replaced by their roles, in every text of a report.

The records keep where they are printed: `/contacts/N` of the source map then has every place of that person's name
and number, so that pictures of the pages can be blacked out there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from extractor.layout import LayoutText
from extractor.records import Contact, Pledge, ReportRecords, SourcePlace
from extractor.writing.texts import mapped

UNNAMED = "담당자"
"""What stands for a person whose role is not printed."""
_LONG = 7
"""A number of so many digits is a phone number wherever it stands; a shorter one only beside its sign or person."""
_APART = r"[\s\-.)(]*"


def redact(result: ReportRecords, layout: LayoutText, signs: Sequence[str]) -> ReportRecords:
    """The records without the names and phone numbers of the report's contacts.

    layout : the text that the records were read from; it tells where else a name is printed.
    signs : what is printed before a phone number (`☎`), from the profile.
    """
    people = {contact: _patterns(contact, signs) for pledge in result.pledges for contact in pledge.contacts}
    # The longest first: a name may be the beginning of another.
    ordered = sorted(people, key=lambda contact: -len(contact.name))
    substitutions = [(pattern, _stand_in(contact)) for contact in ordered for pattern in people[contact]]

    def without(text: str) -> str:
        for pattern, role in substitutions:
            text = pattern.sub(lambda match, role=role: match["before"] + role, text)
        return text

    pledges = tuple(_pledge(pledge, people, layout, without) for pledge in result.pledges)
    return msgspec.structs.replace(
        result,
        report=mapped(result.report, without),
        pledges=pledges,
        findings=mapped(result.findings, without),
    )


def hidden(result: ReportRecords) -> tuple[SourcePlace, ...]:
    """Where redacted names and numbers are printed: what pictures of the pages must not show."""
    return tuple(
        place
        for pledge in result.pledges
        for pointer, places in pledge.source_map.items()
        if pointer.startswith("/contacts/") and _is_redacted(pledge, pointer)
        for place in places
    )


def _pledge(
    pledge: Pledge,
    people: dict[Contact, tuple[re.Pattern[str], ...]],
    layout: LayoutText,
    without: Callable[[str], str],
) -> Pledge:
    places = dict(pledge.source_map)
    contacts: list[Contact] = []
    for at, contact in enumerate(pledge.contacts):
        found = (_places(layout, match) for pattern in people[contact] for match in pattern.finditer(layout.text))
        known = places.get(f"/contacts/{at}", ())
        places[f"/contacts/{at}"] = tuple(dict.fromkeys((*known, *(place for each in found for place in each))))
        name = _stand_in(contact)
        contacts.append(msgspec.structs.replace(contact, name=name, phone=None if contact.phone is None else name))
    clean = {name: mapped(getattr(pledge, name), without) for name in _TEXTS}
    return msgspec.structs.replace(pledge, **clean, contacts=tuple(contacts), source_map=places)


_TEXTS = tuple(
    name for name in Pledge.__struct_fields__ if name not in {"schema", "id", "report_id", "contacts", "source_map"}
)


def _places(layout: LayoutText, match: re.Match[str]) -> list[SourcePlace]:
    start = match.end("before")
    return [SourcePlace(page=place.page, box=place.box, line=place.line) for place in layout.places(start, match.end())]


def _is_redacted(pledge: Pledge, pointer: str) -> bool:
    contact = pledge.contacts[int(pointer.split("/")[2])]
    return contact.name == _stand_in(contact)


def _stand_in(contact: Contact) -> str:
    return contact.role or UNNAMED


def _patterns(contact: Contact, signs: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """What finds a person in a text: the number, while the name may still stand before it, then the name."""
    name = r"\s*".join(map(re.escape, re.sub(r"\s", "", contact.name)))
    patterns: list[str] = []
    if contact.phone and (digits := re.findall(r"\d+", contact.phone)):
        number = _APART.join(digits) + r"(?![0-9A-Za-z])"
        if len("".join(digits)) >= _LONG:
            patterns.append(rf"(?P<before>)(?<![0-9A-Za-z]){number}")
        beside = [*map(re.escape, sorted(signs, key=len, reverse=True)), *([name] if name else [])]
        patterns.append(rf"(?P<before>(?:{'|'.join(beside)})[\s:()]*){number}")
    if len(contact.name) > 1:
        # A name of two syllables is the end of many a word.
        apart = "(?<![가-힣])" if len(contact.name) == 2 else ""
        patterns.append(rf"(?P<before>){apart}{name}")
    return tuple(map(re.compile, patterns))
