"""A profile's words as Lark terminals, and the grammars that are made of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from extractor.errors import ProfileError
from extractor.profile import Profile, grammars
from extractor.spelling import spaced

PAGE_FILES = ("pledge.lark", "vocabulary/lines.lark", "vocabulary/cells.lark")
INLINE_FILES = ("phrase", "dates", "money", "counts", "title", "staff")
_PRIORITISED = re.compile(r"^(_?[A-Z_]+)\.\d+:", re.M)


def page_grammar(profile: Profile) -> str:
    """The grammar of whole pages, with the profile's words, and its own terminals where it has some."""
    parts = [_file(name) for name in PAGE_FILES]
    parts.append(words(profile))
    parts.append(profile.vocabulary)
    return "\n".join(parts)


def inline_grammar(profile: Profile) -> str:
    """The grammar of what stands inside a line."""
    parts = [_file(f"inline/{name}.lark") for name in INLINE_FILES]
    parts.append(_terminal("_STAFF_WORDS", profile.contacts.heads))
    return "\n".join(parts)


def line_terminals() -> tuple[str, ...]:
    """Every terminal that may begin a line: the lexer must know them at any depth of nesting."""
    names = [name for file in PAGE_FILES[1:] for name in _PRIORITISED.findall(_file(file))]
    return ("_TAB", *(name for name in names if name != "CONTINUATION"))


def words(profile: Profile) -> str:
    """One terminal for each list of words of the profile."""
    fields = {word for names in profile.grid.values() for word in names} - set(profile.statuses)
    bullets = [mark for marks in profile.bullets for mark in marks]
    marks = {*profile.marks.yes, *profile.marks.no} - {"-", "–"}
    terminals = [_terminal(f"_{name.upper()}_WORDS", profile.sections[name]) for name in profile.sections]
    terminals += [
        _terminal("_HEADING_MARK", profile.headings),
        _terminal("_OPENING_WORDS", profile.opening),
        _terminal("_STAFF_WORDS", profile.contacts.heads),
        _terminal("_PERIOD_WORDS", (*profile.periods.before_term, *profile.periods.after_term)),
        _terminal("_TOTAL_WORDS", profile.totals),
        _terminal("_MEASURE_WORDS", [word for names in profile.measures.values() for word in names]),
        _terminal("_CORNER_WORDS", profile.corners),
        _terminal("_KIND_WORDS", profile.kinds),
        _terminal("_STATUS_WORDS", profile.statuses),
        _terminal("_FIELD_WORDS", fields),
        _terminal("_FUNDING_WORDS", profile.funding),
        _terminal("_MARK_WORDS", marks),
        f"_BULLET: /{_bullets(bullets)}/",
        f"_TOP_BULLET: /{_bullets(profile.bullets[0])}/",
    ]
    return "\n".join(terminals)


def _terminal(name: str, choices: Iterable[str]) -> str:
    patterns = sorted({spaced(word) for word in choices}, key=lambda pattern: (-len(pattern), pattern))
    if not patterns:
        raise ProfileError(f"the profile names no word for {name.strip('_').lower()}", hint="give it at least one")
    return f"{name}: /(?:{'|'.join(patterns).replace('/', chr(92) + '/')})/"


def _bullets(marks: Iterable[str]) -> str:
    # A dash, an asterisk or a letter is a bullet only before a space; `-5%` and `**` are none.
    loose = "".join(re.escape(mark) for mark in marks if not _needs_space(mark))
    strict = "".join(re.escape(mark) for mark in marks if _needs_space(mark))
    choices = [f"[{loose}] *"] if loose else []
    choices += [f"[{strict}] +"] if strict else []
    choices += [r"-(?=[^\s\d-])"] if "-" in strict else []
    return f"(?:{'|'.join(choices)})"


def _needs_space(mark: str) -> bool:
    return mark.isascii() or mark in "–—―‐"


@functools.cache
def _file(name: str) -> str:
    return (grammars() / name).read_text(encoding="utf-8")
