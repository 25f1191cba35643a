"""Press captions: `문화일보(2020. 7. 24.)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lark import Token, Tree

from extractor.parsing import phrase
from extractor.parsing.draft import Draft
from extractor.parsing.tables import cells_of, has_captions_alone
from extractor.records import Press

_WRAPPED = re.compile(r"(?:#{1,6} +)?(?:<p>)?(.*?)(?:</p>)?")


def press(draft: Draft, lines: Iterable[Tree[Token] | Token]) -> tuple[Press, ...]:
    """The captions among the lines, alone on a line or in the cells of a row, in printed order."""
    found: list[Press] = []
    for token in _captions(lines):
        start = (token.start_pos or 0) + len(token) - len(token.lstrip())
        match = _WRAPPED.fullmatch(token.strip())
        assert match is not None
        text = match[1]
        said = phrase.read(text, draft.inline)
        reading = said.dates[0] if said.dates else None
        if reading is None:
            continue
        pointer = f"/press/{len(found)}"
        draft.dates += 1
        if reading.date is None:
            draft.remark("date-invalid", "/press", reading.text, start, start + len(text))
            continue
        draft.claims.claim(start, start + match.end())
        draft.place(pointer, (start + match.start(1), start + match.end(1)))
        outlet = text[: text.rindex("(")].strip()
        found.append(Press(outlet=outlet, date=reading.date, text=text))
    return tuple(found)


def _captions(lines: Iterable[Tree[Token] | Token]) -> Iterator[Token]:
    for line in lines:
        if isinstance(line, Token):
            if line.type == "CAPTION":
                yield line
        elif line.data == "row" and has_captions_alone(line):
            yield from filter(None, cells_of(line))
