"""Feeds long, almost matching strings to every terminal and to the parser: `python -m tests.parsing.pathological`.

Prints what is tried before it is tried, so that whoever kills a program that hangs knows why it hung. What is linear in
the string takes microseconds for 2,000 characters; what is cubic, or exponential, takes minutes or years.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Iterator

from extractor.errors import ParseError, ProfileError
from extractor.layout import LayoutText
from extractor.parsing.parser import parse
from extractor.profile import identify
from tests.parsing.case import PROFILE, REPORT_ID, inline_terminals, page_terminals

LENGTH = 2_000
PAGE = 20_000
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


def pages() -> Iterator[str]:
    """Pages with one thing far too often: in an item, in a line of staff, in a table, or as lines."""
    head = "## 가\n\n공약출처\t사업유형\n선거공보\t\n□ 정책목표\n"
    for filler in (*_FILLERS, "'18 ", "'18. 7. 17./8. 8. ", "1원", "1만", "과장: ", "\t", "\t1", "「", "2018 ~ "):
        many = filler * (PAGE // len(filler))
        yield f"{head}○ {many}나\n"
        yield f"{head}총괄부서 ☎{many}\n"
        yield f"{head}□ 연차별 집행액\n\n구분\t2018\n구비\t{many}\n"
    for line in (
        "## 가\n",
        "□ 가\n",
        "- 가\n",
        "가\n",
        "공약출처\t가\n나\t다\n",
        "## 가\n□ 정책목표\n",
        "(단위 : 원)\n",
        "가\t나\n\n",
    ):
        yield head + line * (PAGE // len(line))


def read(text: str) -> None:
    """Finds the profile of a text, if it has one, and parses it."""
    layout = LayoutText.from_text(text)
    with contextlib.suppress(ProfileError):
        identify(layout.text)
    with contextlib.suppress(ParseError):
        parse(layout, PROFILE, REPORT_ID)


def main() -> None:
    """Tries every string on every terminal, and every page on the parser."""
    for name, pattern in {**page_terminals(), **inline_terminals()}.items():
        print(name, flush=True)
        for text in strings():
            tried(pattern, text)
    for text in pages():
        print(repr(text[-20:]), flush=True)
        read(text)
    print("done")


if __name__ == "__main__":
    main()
