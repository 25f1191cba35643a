"""Drafts a profile from a report: what it prints, mapped where that is sure, TODO where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from extractor.errors import ProfileError
from extractor.layout import LayoutText
from extractor.parsing.survey import Field, Heading, Survey, survey
from extractor.profile import GridField, Profile, Section, shared
from extractor.spelling import fold

_SURE = 80  # how alike (0 to 100) an unknown word and a shared one must be for its place to be offered
_FORM_ANCHORS, _ANCHORS = 3, 7  # how many anchors are drafted: of the form, and in all
_SUMS: tuple[Section, ...] = ("investment", "execution")
_Name = TypeVar("_Name", Section, GridField)


def suggest(layout: LayoutText) -> str:
    """A `profile.toml` for the report, to be edited by hand: complete where the shared words already fit.

    Raises ProfileError where the report has neither headings nor a form to start from.
    """
    profile = shared()
    found = survey(layout, profile)
    if not (found.known_fields or found.known_headings or found.headings or found.fields):
        raise ProfileError("there is nothing to draft a profile from: no heading and no form", hint="is it a report?")
    return "\n".join(_toml(found, profile)) + "\n"


def _toml(found: Survey, profile: Profile) -> Iterator[str]:
    yield 'title = "TODO: whose report this is"'
    if found.opening and fold(found.opening) not in map(fold, profile.opening):
        yield f"opening = {_listed([found.opening])}"
    yield from _marks(found, profile)
    yield ""
    yield "[anchors]"
    yield "# Words that stand alone on a line or in a cell of every such report; leave out what others print as well."
    form = [*found.known_fields, *(field.text for field in found.fields)][:_FORM_ANCHORS]
    headings = [*(heading.text for heading in found.headings if heading.below != "nothing"), *found.known_headings]
    yield f"must = {_listed([*form, *headings][:_ANCHORS])}"
    yield from _sections(found.headings, profile)
    yield from _grid(found.fields, profile)


def _marks(found: Survey, profile: Profile) -> Iterator[str]:
    signs = dict.fromkeys(heading.mark for heading in found.headings if heading.mark)
    new = [sign for sign in signs if sign not in profile.headings]
    if new:
        yield f"headings = {_listed([*new, *profile.headings])}"
    if found.bullets:
        yield f"# TODO: these signs begin list items: {', '.join(found.bullets)}; put each where its depth is."
        yield "bullets = ["
        yield from (f"    {_listed(marks)}," for marks in profile.bullets)
        yield "]"


def _sections(headings: Iterable[Heading], profile: Profile) -> Iterator[str]:
    sure: dict[Section, list[str]] = {}
    lines: list[str] = []
    for heading in headings:
        section = _nearest(heading.text, profile.sections) or _of_sums(heading, sure)
        if section:
            sure.setdefault(section, []).append(heading.text)
        elif heading.below != "nothing":
            where = f"line {heading.line}, {heading.times} times, over {heading.below}"
            lines.append(f"# TODO = {_listed([heading.text])}  # {where}")
    if sure or lines:
        yield ""
        yield "[sections]"
        yield from _choice(lines, profile.sections)
        for section, words in sure.items():
            yield f"{section} = {_listed(words)}"
        yield from lines


def _of_sums(heading: Heading, sure: Mapping[Section, object]) -> Section | None:
    if heading.below != "a table of sums":
        return None
    return next((section for section in _SUMS if section not in sure), None)


def _grid(fields: Iterable[Field], profile: Profile) -> Iterator[str]:
    sure: dict[GridField, list[str]] = {}
    lines: list[str] = []
    for field in fields:
        name = _nearest(field.text, profile.grid)
        if name:
            sure.setdefault(name, []).append(field.text)
        else:
            values = f" ({', '.join(field.values)})" if field.values else ""
            lines.append(f"# TODO = {_listed([field.text])}  # line {field.line}{values}")
    if sure or lines:
        yield ""
        yield "[grid]"
        yield from _choice(lines, profile.grid)
        for name, words in sure.items():
            yield f"{name} = {_listed(words)}"
        yield from lines
        yield ""
        yield '# TODO: in [kinds] and [statuses] what each printed word means, as in "신설" = "신규".'


def _choice(lines: Sequence[str], names: Iterable[str]) -> Iterator[str]:
    if lines:
        yield f"# For each TODO one of {', '.join(names)}; or take the line out."


def _nearest(text: str, groups: Mapping[_Name, tuple[str, ...]]) -> _Name | None:
    from rapidfuzz import fuzz, process

    words = {fold(word): name for name, group in groups.items() for word in group}
    best = process.extractOne(fold(text), list(words), scorer=fuzz.ratio, score_cutoff=_SURE)
    return words[best[0]] if best else None


def _listed(words: Sequence[str]) -> str:
    escaped = (word.replace("\\", "\\\\").replace('"', '\\"') for word in words)
    return f"[{', '.join(f'{chr(34)}{word}{chr(34)}' for word in escaped)}]"
