"""Press captions: `문화일보(2020. 7. 24.)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lark import Token, Tree

from extractor.parsing import phrase
from extractor.parsing.draft import Draft
from extractor.parsing.tables import cells_of, has_captions_alone
from extractor.records import Press

_ONE = re.compile(r"(?:#{1,6} +)?(?:<p>)? *([^()<]*[^\s()<] *\([^()]*\))(?:</p>)?")


def press(draft: Draft, lines: Iterable[Tree[Token] | Token]) -> tuple[Press, ...]:
    """The captions among the lines, alone or side by side on a line or in the cells of a row, in printed order."""
    found: list[Press] = []
    for token in _captions(lines):
        for match in _ONE.finditer(token.strip()):
            one = _caption(draft, match, (token.start_pos or 0) + len(token) - len(token.lstrip()), len(found))
            found += [one] if one else []
    return tuple(found)


def _caption(draft: Draft, match: re.Match[str], start: int, number: int) -> Press | None:
    """The caption of that number, matched in a text that begins at `start`; placed, unless its date does not exist."""
    text = match[1]
    said = phrase.read(text, draft.inline)
    if not said.dates:
        return None
    draft.dates += 1
    reading = said.dates[0]
    if reading.date is None:
        draft.remark("date-invalid", "/press", reading.text, start + match.start(), start + match.end())
        return None
    draft.claims.claim(start + match.start(), start + match.end())
    draft.place(f"/press/{number}", (start + match.start(1), start + match.end(1)))
    return Press(outlet=text[: text.rindex("(")].strip(), date=reading.date, text=text)


def _captions(lines: Iterable[Tree[Token] | Token]) -> Iterator[Token]:
    for line in lines:
        if isinstance(line, Token):
            if line.type == "CAPTION":
                yield line
        elif line.data == "row" and has_captions_alone(line):
            yield from filter(None, cells_of(line))
