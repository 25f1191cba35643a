"""Drafts a profile from a report: the headings and form words it prints, mapped where that is sure, TODO where not."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from lark import Token, Tree

from extractor.errors import ProfileError
from extractor.layout import LayoutText
from extractor.parsing.choices import Choices
from extractor.parsing.grid import field_of
from extractor.parsing.page import page_parser
from extractor.parsing.tables import Table, tables
from extractor.profile import GridField, Profile, Section, shared
from extractor.spelling import fold

_SURE = 80  # how alike (0 to 100) an unknown heading and a shared word must be for the word's section to be offered
_MARKS = " #*\t:：[]【】<>〈〉《》"
_FORM_ANCHORS, _ANCHORS = 3, 7  # how many anchors are drafted: of the form, and in all


_Name = TypeVar("_Name", Section, GridField)


@dataclasses.dataclass(frozen=True, slots=True)
class _Heading:
    """A heading that no shared word names: how often it stands there, its first line, and what stands below it."""

    text: str
    times: int
    line: int
    below: str


def suggest(layout: LayoutText) -> str:
    """A `profile.toml` for the report, to be edited by hand: complete where the shared words already fit.

    Raises ProfileError where the report has neither headings nor a form to start from.
    """
    profile = shared()
    tree = page_parser(profile).parse(layout.text)
    parts = [child for child in tree.children if isinstance(child, Tree)]
    unknown = list(_unknown(parts, profile))
    fields = list(_unknown_fields(parts, profile))
    anchors = _anchors(parts, profile)
    if not anchors and not unknown:
        raise ProfileError("there is nothing to draft a profile from: no heading and no form", hint="is it a report?")
    return "\n".join(_toml(anchors, unknown, fields, profile)) + "\n"


def _toml(
    anchors: list[str], unknown: list[_Heading], fields: list[tuple[str, int]], profile: Profile
) -> Iterator[str]:
    yield 'title = "TODO: whose report this is"'
    yield from _opening(fields, anchors, profile)
    yield ""
    yield "[anchors]"
    yield "# Words that stand alone on a line or in a cell of every such report; take out what others print as well."
    words = [*anchors, *(heading.text for heading in unknown if heading.times > 1)][:_ANCHORS]
    yield f"must = [{', '.join(map(_quoted, words))}]"
    yield "must_not = []"
    if unknown:
        yield ""
        yield "[sections]"
        yield from _sections(unknown, profile)
    if fields:
        yield ""
        yield "[grid]"
        for text, line in fields:
            near = _nearest(text, profile.grid)
            if near:
                shared_words = ", ".join(map(_quoted, profile.grid[near]))
                yield f"{near} = [{_quoted(text)}, {shared_words}]"
            else:
                yield f"# TODO: {_quoted(text)} (line {line}) is which of {', '.join(profile.grid)}? Or none."


def _opening(fields: list[tuple[str, int]], anchors: list[str], profile: Profile) -> Iterator[str]:
    if not {fold(word) for word in profile.opening} & set(map(fold, anchors)):
        first = _quoted(fields[0][0]) if fields else '"TODO"'
        yield f"opening = [{first}]  # TODO: the first cell of the form that each pledge begins with"


def _sections(unknown: Iterable[_Heading], profile: Profile) -> Iterator[str]:
    found: dict[Section, list[_Heading]] = {}
    for heading in unknown:
        section = _nearest(heading.text, profile.sections) or _by_what_stands_below(heading, found)
        if section:
            found.setdefault(section, []).append(heading)
        else:
            where = f"{heading.times} times, first on line {heading.line}, over {heading.below}"
            yield f"# TODO: {_quoted(heading.text)} ({where}) is which of {', '.join(profile.sections)}? Or none."
    for section, headings in found.items():
        words = [heading.text for heading in headings]
        more = [word for word in profile.sections[section] if fold(word) not in map(fold, words)]
        yield f"{section} = [{', '.join(map(_quoted, [*words, *more]))}]"


def _by_what_stands_below(heading: _Heading, found: Mapping[Section, object]) -> Section | None:
    if heading.below == "a table of sums":
        return "investment" if "investment" not in found else "execution"
    return None


def _unknown(parts: Iterable[Tree[Token]], profile: Profile) -> Iterator[_Heading]:
    """Headings of no known section, and titles that repeat: those of pledges do not."""
    seen: dict[str, list[Tree[Token]]] = collections.defaultdict(list)
    for part in parts:
        if part.data in {"unknown", "title"}:
            seen[fold(_words(part, profile))].append(part)
    for found in seen.values():
        if len(found) == 1 and found[0].data == "title":
            continue
        token = next(found[0].scan_values(lambda value: isinstance(value, Token)))
        yield _Heading(_words(found[0], profile), len(found), token.line or 0, _below(found[0]))


def _words(part: Tree[Token], profile: Profile) -> str:
    return _bare(str(part.children[0]), profile)


def _below(part: Tree[Token]) -> str:
    found = list(tables(part.children[1:]))
    if any(_is_of_sums(table) for table in found):
        return "a table of sums"
    if found:
        return "a table"
    return "items" if any(isinstance(child, Tree) for child in part.children) else "nothing"


def _is_of_sums(table: Table) -> bool:
    kinds = collections.Counter(cell.kind for cell in table.cells())
    return kinds["PERIOD"] > 1 and kinds["NUMBER"] > 1


def _unknown_fields(parts: Iterable[Tree[Token]], profile: Profile) -> Iterator[tuple[str, int]]:
    """Words that stand in the form above every pledge and are no word of the profile, with their first line."""
    seen: collections.Counter[str] = collections.Counter()
    first: dict[str, tuple[str, int]] = {}
    forms = 0
    for part in parts:
        for table in tables(part.children) if part.data in {"title", "grid"} else ():
            forms += 1
            for text, line in _plain_cells(table, profile).items():
                seen[fold(text)] += 1
                first.setdefault(fold(text), (text, line))
    yield from (first[word] for word, times in seen.items() if times == forms > 1 and _is_head(word, profile))


def _plain_cells(table: Table, profile: Profile) -> dict[str, int]:
    """Texts of a form that no word of the profile names, with their line; the choices under 사업주체 are its own."""
    leads = {
        fold(choice.word)
        for cell in table.cells()
        if field_of(cell.text, profile.grid) == "lead"
        for choice in Choices(table, profile).below(cell, None)
    }
    plain = [cell for cell in table.cells() if cell.kind == "TEXT" and fold(cell.text) not in leads]
    return {cell.text: table.rows[cell.row].line for cell in plain}


def _is_head(word: str, profile: Profile) -> bool:
    return not any(char.isdigit() for char in word) and all(fold(lead) != word for lead in profile.funding)


def _anchors(parts: Iterable[Tree[Token]], profile: Profile) -> list[str]:
    """Shared words that stand in the report: some of its form, then headings, each in printed order."""
    form = {fold(word): word for words in profile.grid.values() for word in words if word not in profile.statuses}
    headings = {fold(word): word for words in profile.sections.values() for word in words}
    found: dict[str, None] = {}
    for part in parts:
        for token in part.scan_values(lambda value: isinstance(value, Token)):
            if str(token.type) not in {"PLAIN", "ITEM"}:
                found.setdefault(fold(_bare(str(token), profile)))
    own = [form[word] for word in found if word in form][:_FORM_ANCHORS]
    return own + [headings[word] for word in found if word in headings][: _ANCHORS - len(own)]


def _bare(text: str, profile: Profile) -> str:
    text = text.strip(_MARKS + "\n").lstrip("".join(profile.headings) + _MARKS)
    return text.split("(단위", maxsplit=1)[0].strip(_MARKS)


def _nearest(text: str, groups: Mapping[_Name, tuple[str, ...]]) -> _Name | None:
    from rapidfuzz import fuzz, process

    words = {fold(word): name for name, group in groups.items() for word in group}
    best = process.extractOne(fold(text), list(words), scorer=fuzz.ratio, score_cutoff=_SURE)
    return words[best[0]] if best else None


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
