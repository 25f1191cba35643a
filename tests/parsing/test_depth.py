"""Depth: indents and dedents around items."""

from __future__ import annotations

import itertools
import random

import pytest
from lark import Token, Tree

from extractor.parsing.depth import DEEPEST, split_bullet
from tests.parsing.case import rule

RANKS = {"○": 0, "-": 1, "▶": 2, "*": 2, "※": 3}


def depths(lines: str) -> list[tuple[str, int]]:
    """Every item's text and depth, in printed order."""
    return [pair for child in rule("document").parse(lines).children for pair in _walk(child, 0)]


def _walk(node: Tree[Token] | Token, depth: int) -> list[tuple[str, int]]:
    if isinstance(node, Token) or node.data != "item":
        return []
    own = [(str(node.children[0]).strip(), depth)]
    return own + [pair for child in node.children[1:] for pair in _walk(child, depth + 1)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("○ 가\n○ 나\n", [0, 0]),
        ("○ 가\n  - 나\n○ 다\n", [0, 1, 0]),
        ("  ○ 가\n  - 나\n○ 다\n", [0, 1, 0]),
        ("    - 가\n  - 나\n- 다\n", [0, 0, 0]),
        # Between two margins the bullet tells, or else the nearer margin.
        ("○ 가\n      - 나\n   - 다\n", [0, 1, 1]),
        ("○ 가\n      - 나\n   ○ 다\n", [0, 1, 0]),
        ("○ 가\n      - 나\n     ▶ 다\n", [0, 1, 1]),
        ("○ 가\n      - 나\n ▶ 다\n  - 라\n", [0, 1, 0, 1]),
        # One margin: the bullets tell, and a list that has begun goes on with a bullet between.
        ("○ 가\n▶ 나\n- 다\n▶ 라\n○ 마\n", [0, 1, 1, 1, 0]),
        ("○ 가\n  ▶ 나\n  - 다\n", [0, 1, 1]),
        ("○ 가\n  - 나\n▶ 다\n", [0, 1, 1]),
        # Another line closes every level.
        ("○ 가\n  - 나\n(단위 : 원)\n  - 다\n", [0, 1, 0]),
        ("○ 가\n\n  - 나\n", [0, 1]),
    ],
)
def test_depth_by_margin_and_bullet(lines: str, expected: list[int]) -> None:
    assert [depth for _, depth in depths(lines)] == expected


@pytest.mark.parametrize("seed", range(5))
def test_any_margins_and_bullets_have_a_tree_with_every_item(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(100):
        items = [f"{' ' * chance.randint(0, 7)}{chance.choice('○-▶※')} {at}\n" for at in range(chance.randint(1, 12))]
        found = depths("".join(items))
        assert [text for text, _ in found] == [item.strip() for item in items]
        steps = [depth for _, depth in found]
        assert all(after <= before + 1 for before, after in itertools.pairwise(steps))


def test_a_hostile_text_does_not_nest_without_end() -> None:
    found = depths("".join(f"{' ' * at}- {at}\n" for at in range(400)))
    assert len(found) == 400
    assert max(depth for _, depth in found) == DEEPEST - 1


@pytest.mark.parametrize(
    ("text", "mark", "rest"),
    [
        ("○ 가", "○", "가"),
        ("○가", "○", "가"),
        ("- ▶가", "▶", "가"),
        ("- - 가", "-", "가"),
        ("▶ - 가", "▶", "- 가"),
        ("가", "", "가"),
        ("", "", ""),
    ],
)
def test_the_bullet_and_where_the_rest_begins(text: str, mark: str, rest: str) -> None:
    found, at = split_bullet(text, RANKS)
    assert (found, text[at:]) == (mark, rest)
