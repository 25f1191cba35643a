"""Feeds long, almost matching strings to every terminal: `python -m tests.parsing.pathological`.

Prints the name of each terminal before it is tried, so that whoever kills a program that hangs knows why it hung.
A match that is linear in the string takes microseconds; one that is cubic in 2,000 characters takes minutes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from tests.parsing.case import inline_terminals, page_terminals

LENGTH = 2_000
_FRAMES = ("{}", "□{}!", "1{}!", "({}!", "○ {}!", "가\t{}!", "\t1{}!\n", "2018{}!", "과장{}!", "과장 : {}!")
_FILLERS = (" ", "1", ",", ".", "(", ")", "가", "#", "*", "-", "~", "/", "'", "☎", "1 ", "1,", "1.", "1만", "가 ", "1~")


def strings() -> Iterator[str]:
    """Every filler, repeated, in every frame: bare, behind what opens a line or a cell, before what ends it wrongly."""
    for frame, filler in itertools.product(_FRAMES, _FILLERS):
        yield frame.format(filler * (LENGTH // len(filler))) + "\n"
    yield "□ " + "추 진 실 적 " * 200 + "\n"
    yield "가나다라마바사아자차카타파하거너더러머버서어저처커터 " * 80 + ":\n"


def tried(pattern: re.Pattern[str], text: str) -> None:
    """Matches at the start of the line, of its cells and of its first words, as a lexer does."""
    for at in range(min(len(text), 12)):
        pattern.match(text, at)


def main() -> None:
    """Tries every string on every terminal."""
    for name, pattern in {**page_terminals(), **inline_terminals()}.items():
        print(name, flush=True)
        for text in strings():
            tried(pattern, text)
    print("done")


if __name__ == "__main__":
    main()
