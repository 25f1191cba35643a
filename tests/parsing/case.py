"""What the tests of parsing share: one profile, its grammars, and the way from a text to records."""

from __future__ import annotations

import functools
import re

from extractor.layout import LayoutText
from extractor.parsing.inline import Inline, inline
from extractor.parsing.page import PageGrammar, bullet_ranks, page_parser
from extractor.parsing.parsed import ParsedPledge, ParsedReport
from extractor.parsing.parser import parse
from extractor.parsing.vocabulary import page_grammar
from extractor.profile import load
from extractor.records import Pledge

PROFILE = load("seongdong")
REPORT_ID = "0123456789ab"


def report(text: str) -> ParsedReport:
    """The parsed report of a layout text."""
    return parse(LayoutText.from_text(text), PROFILE, REPORT_ID)


def parsed(text: str) -> ParsedPledge:
    """The one pledge of a layout text."""
    (only,) = report(text).pledges
    return only


def section(heading: str, lines: str) -> ParsedPledge:
    """A pledge whose page is one section: `lines` under a heading."""
    goal = "" if heading == "정책목표" else "□ 정책목표\n○ 목표\n"
    return parsed(f"## 제목\n\n{goal}□ {heading}\n{lines}")


def unplaced(pledge: Pledge) -> list[str]:
    """The texts that no rule placed."""
    return [stray.text for stray in pledge.unplaced]


def phrases() -> Inline:
    """The inline grammar of the profile."""
    return inline(PROFILE)


@functools.cache
def rule(start: str) -> PageGrammar:
    """The page grammar from one rule on, in strict mode."""
    return PageGrammar(page_grammar(PROFILE), bullet_ranks(PROFILE), start=start, strict=True)


def page_terminals() -> dict[str, re.Pattern[str]]:
    """The terminals of lines and cells, each compiled alone."""
    return _terminals(page_parser(PROFILE))


def inline_terminals() -> dict[str, re.Pattern[str]]:
    """The terminals of what stands inside a line, each compiled alone."""
    return _terminals(phrases())


@functools.cache
def _terminals(grammar: PageGrammar | Inline) -> dict[str, re.Pattern[str]]:
    lark = grammar._lark  # pyright: ignore[reportPrivateUsage]
    return {str(terminal.name): re.compile(terminal.pattern.to_regexp(), re.MULTILINE) for terminal in lark.terminals}
