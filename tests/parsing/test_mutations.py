"""A page with changed, lost, doubled and swapped characters and lines: nothing raises, nothing is lost unsaid."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from extractor.audit.checks import audit
from extractor.errors import ParseError
from extractor.layout import LayoutText
from extractor.parsing.parsed import ParsedReport
from extractor.profile import load, names
from extractor.records import Finding, Node, Pledge
from tests.corpus.trees import entries
from tests.parsing.case import PROFILE, REPORT_ID, parse, report

PAGE = next(entry.text for entry in entries() if entry.name == "seongdong/two_pledges")
LINES = PAGE.split("\n")[:-1]
CHARACTERS = "가나1 -○□▶\t.,():~'#☎0△\n"
LINES_A_TEXT = 20
TEXTS = 500


def mutated(line: str, chance: random.Random) -> str:
    """The line with one character deleted, doubled, swapped with the next, inserted or replaced."""
    at = chance.randrange(len(line)) if line else 0
    before, here, after = line[:at], line[at : at + 1], line[at + 1 :]
    return chance.choice(
        (
            before + after,
            before + here + here + after,
            before + after[:1] + here + after[1:],
            before + chance.choice(CHARACTERS) + here + after,
            before + chance.choice(CHARACTERS) + after,
        )
    )


def shuffled(lines: list[str], chance: random.Random) -> list[str]:
    """The lines with one lost, doubled or swapped with the next."""
    at = chance.randrange(len(lines) - 1)
    here, after = lines[at : at + 1], lines[at + 1 : at + 2]
    return lines[:at] + chance.choice((after, here + here + after, after + here)) + lines[at + 2 :]


def printed(text: str) -> int:
    """How many characters stand there, white space apart."""
    return sum(not char.isspace() for char in text)


def kept(parsed: ParsedReport) -> int:
    """How many characters are in records, heads and labels, or listed as unplaced."""
    strays = (stray.text for each in parsed.pledges for stray in each.pledge.unplaced)
    return parsed.placed + sum(map(printed, strays))


@pytest.mark.parametrize("seed", range(10))
def test_no_character_is_lost_unsaid_however_many_lines_are_garbled(seed: int) -> None:
    """10,000 mutated lines: 20 in each of 500 texts, a tenth of them by each seed."""
    chance = random.Random(seed)
    for _ in range(TEXTS // 10):
        lines = shuffled(LINES, chance)
        for at in chance.sample(range(len(lines)), LINES_A_TEXT):
            lines[at] = mutated(lines[at], chance)
        text = LayoutText.from_text("\n".join(lines)).text
        parsed = report(text)
        assert parsed.pledges
        assert kept(parsed) == printed(text)


WORDS = (
    *(
        "□",
        "■",
        "##",
        "#",
        "###",
        "**",
        "○",
        "-",
        "▶",
        "※",
        "  ",
        "    ",
        " ",
        *"\t\t\t\t\n\n\n",
        "정책목표",
        "사업개요",
    ),
    *(
        "연차별 추진목표",
        "연차별 투자계획",
        "연차별 집행액",
        "추진실적",
        "향후계획",
        "공약출처",
        "관리번호",
        "공약명",
        "사업유형",
    ),
    *(
        "사업주체",
        "신규",
        "계속",
        "자체",
        "완료",
        "추진중",
        "정상추진",
        "소요예산",
        "이행상태",
        "✓",
        "V",
        "구분",
        "단위사업",
        "계",
    ),
    *(
        "2018",
        "2022.6월",
        "임기후",
        "계획액",
        "확보액",
        "집행",
        "국비",
        "1,000",
        "△5",
        "(3)",
        "(단위 : 백만원)",
        "총괄부서",
    ),
    *("지역과장:", "도하람", "☎5451", "새벽일보(2020. 7. 24.)", "새벽일보(2020. 2. 30.)", "'18. 7. 17.", "~", "8. 13."),
    *(
        "3회",
        "5백만 원",
        "가나다",
        ":",
        "1-1.",
        "공약",
        "현황",
        "달빛구",
        "기준",
        "(",
        ")",
        "[확보액]",
        "추진상황: 정상추진",
    ),
)


@pytest.mark.parametrize("name", names())
def test_no_heap_of_words_raises_or_is_lost(name: str) -> None:
    chance, profile = random.Random(name), load(name)
    for _ in range(250):
        layout = LayoutText.from_text("".join(chance.choices(WORDS, k=chance.randint(5, 160))))
        try:
            parsed = parse(layout, profile, REPORT_ID)
        except ParseError:
            continue
        audit(parsed, profile, layout)
        assert kept(parsed) == printed(layout.text)


class Fact(NamedTuple):
    """Where a fact stands, what it is of, and what it says."""

    line: int
    pledge: int
    field: str
    value: str | int | None


class Read(NamedTuple):
    """The facts and findings of a text."""

    facts: frozenset[Fact]
    findings: frozenset[tuple[str | None, str, str]]


def read(text: str) -> Read:
    layout = LayoutText.from_text(text)
    parsed = parse(layout, PROFILE, REPORT_ID)
    return Read(
        frozenset(fact for each in parsed.pledges for fact in _facts(each.pledge)),
        frozenset(map(_told, audit(parsed, PROFILE, layout).findings)),
    )


def _told(finding: Finding) -> tuple[str | None, str, str]:
    return finding.pledge_id, finding.rule, finding.message


def _facts(pledge: Pledge) -> Iterator[Fact]:
    """Every value that has a place, by the first line that it stands on; an item's text is a fact of its section."""
    for pointer, value in _values(pledge):
        places = pledge.source_map.get(pointer)
        if places:
            yield Fact(places[0].line, pledge.ordinal, pointer.split("/")[1], value)


def _values(pledge: Pledge) -> Iterator[tuple[str, str | int | None]]:
    for field in ("number", "title", "kind", "status"):
        yield f"/{field}", getattr(pledge, field)
    for field in ("goals", "overview", "achievements", "plans"):
        yield from _items(getattr(pledge, field), f"/{field}")
    yield from ((f"/targets/{at}/text", row.text) for at, row in enumerate(pledge.targets))
    for at, row in enumerate(pledge.investment):
        yield f"/investment/{at}/planned_krw", row.planned_krw
        yield f"/investment/{at}/secured_krw", row.secured_krw
    yield from ((f"/execution/{at}/executed_krw", row.executed_krw) for at, row in enumerate(pledge.execution))
    yield from ((f"/press/{at}", row.text) for at, row in enumerate(pledge.press))
    yield from ((f"/contacts/{at}", row.name) for at, row in enumerate(pledge.contacts))


def _items(nodes: tuple[Node, ...], pointer: str) -> Iterator[tuple[str, str]]:
    for at, node in enumerate(nodes):
        yield f"{pointer}/{at}", node.text
        yield from _items(node.children, f"{pointer}/{at}/children")


ORIGINAL = read(PAGE)


def moved(garbled: Read, line: int) -> set[tuple[int, int, str]]:
    """Facts of other lines than the garbled one that now stand in another pledge or section, or are gone.

    A lost bullet may join an item to the one before it: its text is then still there, in the same section.
    """
    there = {(fact.line, fact.pledge, fact.field) for fact in garbled.facts}
    here = {(fact.line, fact.pledge, fact.field) for fact in ORIGINAL.facts if fact.line != line}
    new = {place for place in there if place[0] != line}
    return here ^ new


@pytest.mark.parametrize("seed", range(6))
def test_no_fact_moves_to_another_section_or_pledge_unsaid(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        at = chance.randrange(len(LINES))
        line = mutated(LINES[at], chance).replace("\n", " ")
        garbled = read("\n".join([*LINES[:at], line, *LINES[at + 1 :]]))
        assert not moved(garbled, at + 1) or garbled.findings - ORIGINAL.findings, f"{LINES[at]!r} -> {line!r}"


HEADINGS = [at for at, line in enumerate(LINES) if line.startswith("□")]


@pytest.mark.parametrize("at", HEADINGS, ids=[LINES[at] for at in HEADINGS])
@pytest.mark.parametrize("mark", ["□ ", "", "### ", "## "])
def test_what_stands_under_a_garbled_heading_is_reported(at: int, mark: str) -> None:
    """`□ 추진실젹`: a finding names the line, unless a table below it could be read all the same."""
    heading = mark + LINES[at].removeprefix("□ ")[:-1] + "흙"
    garbled = read("\n".join([*LINES[:at], heading, *LINES[at + 1 :]]))
    told = {message for _, rule, message in garbled.findings - ORIGINAL.findings if rule == "unplaced"}
    assert any(heading.lstrip("#□ ") in message for message in told) or not moved(garbled, at + 1)


def test_swapping_two_pledges_titles_changes_nothing_else() -> None:
    """The comparison itself: a change that moves facts is seen to move them."""
    first, second = (at for at, line in enumerate(LINES) if line.startswith("## 1-"))
    lines = [*LINES[first:second], *LINES[:first], *LINES[second:]]
    assert moved(read("\n".join(lines)), 0)
