"""Whether a profile's grammar compiles, and if not, where and why."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator

from lark.exceptions import GrammarError, LarkError

from extractor.parsing.page import PageGrammar, bullet_ranks
from extractor.parsing.vocabulary import page_grammar
from extractor.profile import Profile
from extractor.profile.library import VOCABULARY_FILE
from extractor.profile.lint import Problem

# A group that repeats and has a repetition inside: a few dozen characters can keep it busy for minutes.
_NESTED = re.compile(r"\([^()]*[+*][^()]*\)[+*{]")
_NAME = re.compile(r"[A-Z_]{2,}")
_DEFINED = re.compile(r"^(_?[A-Z_]+)(?:\.-?\d+)? *:", re.M)
_RANKED = re.compile(r"^(?:%override |%extend )?([A-Z_]+)\.(-?\d+) *:", re.M)
_PLACE = re.compile(r"line (\d+) column (\d+)")


def problems(profile: Profile, folder: pathlib.Path) -> Iterator[Problem]:
    """The mistakes of the profile's own terminals: what lark says of them, at their own lines."""
    path = folder / VOCABULARY_FILE
    own = profile.vocabulary
    for number, line in enumerate(own.split("\n"), start=1):
        match = _NESTED.search(line)
        if match:
            yield Problem(
                str(path),
                number,
                "a repetition inside a repeated group can take minutes on one line",
                "write it without the inner + or *",
                _caret(line, match.start() + 1),
            )
            return
    yield from _unused(own, path)
    yield from _shared_priorities(profile, path)
    try:
        PageGrammar(page_grammar(profile), bullet_ranks(profile), strict=True)
    except (LarkError, re.error) as error:
        yield _problem(error, own, path, _lines_before(profile))


def _problem(error: Exception, own: str, path: pathlib.Path, before: int) -> Problem:
    lines = own.split("\n")
    message = " ".join(str(error).split("\n")[0].split())
    place = _PLACE.search(message)
    if place and 0 < int(place[1]) - before <= len(lines):
        number = int(place[1]) - before
        excerpt = _caret(lines[number - 1], int(place[2]))
        return Problem(str(path), number, "this is no lark terminal", "write NAME: /regular expression/", excerpt)
    number = _mentioned(message, lines)
    kind = "" if isinstance(error, GrammarError) else "the grammar does not compile: "
    hint = "%override or %extend a terminal of vocabulary/*.lark, and keep its priority"
    return Problem(str(path), number, kind + message, hint, _caret(lines[number - 1], 1) if number else "")


def _unused(own: str, path: pathlib.Path) -> Iterator[Problem]:
    for match in _DEFINED.finditer(own):
        if not match[1].startswith("_") and len(re.findall(rf"\b{match[1]}\b", own)) == 1:
            number = own.count("\n", 0, match.start()) + 1
            hint = "begin the line with %override or %extend and the name of a shared terminal"
            yield Problem(str(path), number, f"no rule uses the terminal {match[1]}", hint, _caret(match[0], 1))


def _shared_priorities(profile: Profile, path: pathlib.Path) -> Iterator[Problem]:
    """Of two terminals with one priority the lexer would choose by length: each needs its own."""
    holders = {
        priority: name for name, priority in _RANKED.findall(page_grammar(profile).removesuffix(profile.vocabulary))
    }
    for match in _RANKED.finditer(profile.vocabulary):
        holder = holders.get(match[2], match[1])
        if holder != match[1]:
            number = profile.vocabulary.count("\n", 0, match.start()) + 1
            message = f"{match[1]} has the priority {match[2]} of {holder}"
            yield Problem(str(path), number, message, "give it one that no other terminal has", _caret(match[0], 1))


def _mentioned(message: str, lines: list[str]) -> int | None:
    """The line of the profile's own terminals whose name the message has."""
    names = set(_NAME.findall(message))
    return next((at for at, line in enumerate(lines, start=1) if names & set(_NAME.findall(line))), None)


def _lines_before(profile: Profile) -> int:
    return page_grammar(profile).removesuffix(profile.vocabulary).count("\n")


def _caret(line: str, column: int) -> str:
    return f"    {line}\n    {' ' * (column - 1)}^"
