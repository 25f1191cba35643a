"""What parsing costs: `python tests/benchmarks/parsing.py`.

Prints milliseconds a pledge of processor time on one core, for each stage from layout text to checks, over the sample
reports; and beside it what Earley takes for the same grammars on the same text. All figures are the best of several
turns, the competitors in turn in one run, so that their ratio holds on any machine.

On pages Earley gets the tokens that our own lexer made, so that its figure is of parsing alone and ours is not: its
dynamic lexer cannot be used with the depth post-lexer, and a basic lexer sees other tokens than the contextual one. On
phrases (the inside of items) it runs with its own dynamic lexer.
"""

from __future__ import annotations

import pathlib
import re
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from lark import Lark, Token
from lark.lark import PostLex
from lark.lexer import Lexer

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from extractor.audit.checks import audit  # noqa: E402
from extractor.audit.items import prose  # noqa: E402
from extractor.layout import LayoutText  # noqa: E402
from extractor.parsing.inline import inline  # noqa: E402
from extractor.parsing.page import PageGrammar, page_parser  # noqa: E402
from extractor.parsing.parsed import ParsedReport  # noqa: E402
from extractor.parsing.parser import parse  # noqa: E402
from extractor.parsing.vocabulary import inline_grammar, page_grammar  # noqa: E402
from extractor.profile import Profile, identify  # noqa: E402

SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
TURNS = 7
GOAL = 10.0  # ms a pledge, from text to checks


class Recorder(PostLex):
    """Keeps the tokens that another post-lexer lets through."""

    def __init__(self, inner: PostLex) -> None:
        self._inner = inner
        self.always_accept = inner.always_accept
        self.tokens: list[Token] = []

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        self.tokens = []
        for token in self._inner.process(stream):
            self.tokens.append(token)
            yield token


class Replayed(Lexer):
    """A lexer that costs nothing: it is given tokens in place of text."""

    def __init__(self, _conf: object) -> None:
        pass

    def lex(self, text: Any, *_: object) -> Iterator[Token]:  # pyright: ignore[reportIncompatibleMethodOverride]
        yield from text


def tokens_of(text: str, profile: Profile) -> list[Token]:
    """The tokens, indents and dedents among them, that the LALR parser gets from the text."""
    lark = page_parser(profile)._lark  # pyright: ignore[reportPrivateUsage]
    assert lark.options.postlex is not None
    recorder = Recorder(lark.options.postlex)
    lark = Lark(
        page_grammar(profile),
        parser="lalr",
        lexer="contextual",
        start="document",
        maybe_placeholders=True,
        postlex=recorder,
        g_regex_flags=lark.options.g_regex_flags,
    )
    lark.parse(text)  # pyright: ignore[reportUnknownMemberType]
    return recorder.tokens


def earley(profile: Profile) -> Lark:
    """The page grammar for Lark's Earley parser."""
    options: dict[str, Any] = {"maybe_placeholders": True}
    return Lark(page_grammar(profile), parser="earley", lexer=Replayed, start="document", **options)


def earley_phrases(profile: Profile) -> Lark:
    """The inline grammar for Lark's Earley parser."""
    options: dict[str, Any] = {"maybe_placeholders": True, "g_regex_flags": re.MULTILINE}
    return Lark(inline_grammar(profile), parser="earley", lexer="dynamic", start="phrase", **options)


def phrases(parsed: ParsedReport) -> list[str]:
    """The texts of all items of a report."""
    return [line.text for each in parsed.pledges for line in prose(each.pledge)]


def best(tasks: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The least processor time of each task in milliseconds, run in turn."""
    found = dict.fromkeys(tasks, float("inf"))
    for _ in range(TURNS):
        for name, task in tasks.items():
            start = time.process_time()
            task()
            found[name] = min(found[name], (time.process_time() - start) * 1000)
    return found


def measured(path: pathlib.Path) -> tuple[int, dict[str, float]]:
    """Pledges of a report, and milliseconds a stage."""
    text = path.read_text(encoding="utf-8")
    layout = LayoutText.from_text(text)
    profile = identify(layout.text).profile
    parsed = parse(layout, profile, "0" * 12)
    page: PageGrammar = page_parser(profile)
    rival, tokens = earley(profile), tokens_of(layout.text, profile)
    ours, theirs, texts = inline(profile), earley_phrases(profile), phrases(parsed)
    stages = best(
        {
            "text": lambda: LayoutText.from_text(text),
            "tree": lambda: page.parse(layout.text),
            "tree and records": lambda: parse(layout, profile, "0" * 12),
            "checks": lambda: audit(parsed, profile, layout),
            "Earley tree": lambda: rival.parse(tokens),  # pyright: ignore[reportArgumentType, reportUnknownMemberType]
            "phrases": lambda: [ours.parse(text, "phrase") for text in texts],
            "Earley phrases": lambda: [theirs.parse(text) for text in texts],  # pyright: ignore[reportUnknownMemberType]
        }
    )
    return len(parsed.pledges), stages


COLUMNS = ("text", "tree", "records", "checks", "all", "Earley tree", "phrases", "Earley phrases")


def main() -> int:
    """Prints the table; exit status 1 where the goal is missed."""
    print(f"{'ms a pledge':24}" + "".join(f"{name:>16}" for name in COLUMNS))
    worst = 0.0
    for path in SAMPLES:
        pledges, stages = measured(path)
        at = {name: value / pledges for name, value in stages.items()}
        at["records"] = at["tree and records"] - at["tree"]
        at["all"] = at["text"] + at["tree and records"] + at["checks"]
        worst = max(worst, at["all"])
        print(f"{path.name:24}" + "".join(f"{at[name]:16.2f}" for name in COLUMNS))
        slower = at["Earley tree"] / at["tree"], at["Earley phrases"] / at["phrases"]
        print(f"{'':24}Earley takes {slower[0]:.1f} times as long for pages, {slower[1]:.1f} times for phrases")
    print(f"goal: {GOAL:.0f} ms a pledge from text to checks: {'met' if worst <= GOAL else 'missed'}")
    return 0 if worst <= GOAL else 1


if __name__ == "__main__":
    raise SystemExit(main())
