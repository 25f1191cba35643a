"""Seeded mutants of a good report: what disks, networks and careless programs do to files."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.hostile.base import Base, written

Mutation = Callable[[random.Random, bytearray], bytes]


def mutant(seed: int, base: Base) -> bytes:
    """The mutant of that seed: one to three faults of one kind."""
    chance = random.Random(seed)
    change = KINDS[seed % len(KINDS)]
    whole = bytearray(_base_of(chance, base))
    for _ in range(chance.choice((1, 1, 2, 3))):
        whole = bytearray(change(chance, whole))
    return bytes(whole)


def _base_of(chance: random.Random, base: Base) -> bytes:
    """The report as one of three writers would: plain, with an update, with its objects in another order."""
    choice = chance.randrange(3)
    if choice == 0:
        return base.written()
    if choice == 1:
        return base.amended({base.pages[0]: base.objects[base.pages[0]]})
    return written(dict(sorted(base.objects.items(), reverse=True)), base.root)


def _place(chance: random.Random, whole: bytearray) -> int:
    """Somewhere: mostly in the structure and the pages' content, which are small beside the fonts."""
    if chance.random() < 0.3:
        return chance.randrange(len(whole))
    keyword = chance.choice((b" obj", b"stream", b"xref", b"<<", b">>", b"/Contents", b"/Kids", b"trailer", b"/Length"))
    found = [match.start() for match in re.finditer(re.escape(keyword), whole)]
    return min(len(whole) - 1, max(0, chance.choice(found or [0]) + chance.randrange(-8, 600)))


def flipped_bit(chance: random.Random, whole: bytearray) -> bytes:
    """One bit is another."""
    whole[_place(chance, whole)] ^= 1 << chance.randrange(8)
    return whole


def other_byte(chance: random.Random, whole: bytearray) -> bytes:
    """One byte is another."""
    whole[_place(chance, whole)] = chance.randrange(256)
    return whole


def lost_bytes(chance: random.Random, whole: bytearray) -> bytes:
    """A few bytes are gone."""
    at = _place(chance, whole)
    del whole[at : at + chance.choice((1, 2, 10, 100, 1000))]
    return whole


def added_bytes(chance: random.Random, whole: bytearray) -> bytes:
    """A few bytes too many."""
    at = _place(chance, whole)
    whole[at:at] = chance.randbytes(chance.choice((1, 2, 10, 100)))
    return whole


def zeroed_block(chance: random.Random, whole: bytearray) -> bytes:
    """A block of the disk was never written."""
    at = _place(chance, whole) // 512 * 512
    size = min(chance.choice((512, 4096)), len(whole) - at)
    whole[at : at + size] = bytes(size)
    return whole


def moved_block(chance: random.Random, whole: bytearray) -> bytes:
    """A block of the disk holds another's content."""
    at, other = (_place(chance, whole) // 512 * 512 for _ in range(2))
    block = bytes(whole[other : other + 512])
    whole[at : at + len(block)] = block
    return whole


def cut_short(chance: random.Random, whole: bytearray) -> bytes:
    """The rest did not arrive."""
    return whole[: _place(chance, whole)]


def other_digit(chance: random.Random, whole: bytearray) -> bytes:
    """A digit of the structure is another: a length, a place, a reference."""
    digits = [match.start() for match in re.finditer(rb"(?<=[ \[/a-z])\d+(?= 0 R|/|>>|\n| \d{5} n)", whole)]
    if digits:
        whole[chance.choice(digits)] = ord(str(chance.randrange(10)))
    return whole


def other_name(chance: random.Random, whole: bytearray) -> bytes:
    """A name of the structure is misspelt."""
    names = [match.start() for match in re.finditer(rb"/[A-Z][A-Za-z]{2,}", whole)]
    if names:
        whole[chance.choice(names) + 2] = chance.choice(b"abcxyzXYZ")
    return whole


KINDS: tuple[Mutation, ...] = (
    flipped_bit,
    other_byte,
    lost_bytes,
    added_bytes,
    zeroed_block,
    moved_block,
    cut_short,
    other_digit,
    other_name,
)
