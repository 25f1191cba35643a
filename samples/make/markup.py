"""The notation of the content files: `{as printed|what it means}` inside a line, indentation for depth.

`{'18. 11.|2018-11}` is a date with its EDTF; `{7,000천 원}` a sum of money, worked out from its unit, or given as
`{1억 2,500만 원|₩125000000}`; `{38개 업체}` a number of things, the unit being what follows the digits.
A line may begin with the bullet it has in every look (`▶`, `※`); the others get the bullet of their depth.
"""

from __future__ import annotations

import re

from samples.make.model import Item, Number, Part, When, Won

UNITS = {"원": 1, "천 원": 10**3, "만 원": 10**4, "백만 원": 10**6, "억 원": 10**8}
KEPT_MARKS = ("▶", "※")

_BRACED = re.compile(r"\{([^{}|]+)(?:\|([^{}|]+))?\}")
_MONEY = re.compile(r"([\d,]+)((?:천|만|백만|억)?) ?원")
_NUMBER = re.compile(r"([\d,]+)(\D+)")


def parts(line: str) -> tuple[Part, ...]:
    """The parts of a line in the notation. Raises ValueError where a brace says nothing that is known."""
    found: list[Part] = []
    at = 0
    for match in _BRACED.finditer(line):
        if match.start() > at:
            found.append(line[at : match.start()])
        found.append(_meaning(match[1], match[2]))
        at = match.end()
    if at < len(line):
        found.append(line[at:])
    return tuple(found)


def _meaning(text: str, value: str | None) -> Part:
    if value is None:
        return _plain(text)
    return Won(text, int(value[1:])) if value.startswith("₩") else When(text, value)


def _plain(text: str) -> Part:
    if money := _MONEY.fullmatch(text):
        unit = f"{money[2]} 원" if money[2] else "원"
        return Won(text, int(money[1].replace(",", "")) * UNITS[unit])
    if number := _NUMBER.fullmatch(text):
        return Number(text, int(number[1].replace(",", "")), number[2])
    raise ValueError(f"neither money nor a number: {text!r}")


def items(text: str, bullets: tuple[str, ...]) -> tuple[Item, ...]:
    """The items of an indented block, two spaces a level."""
    lines = [line for line in text.splitlines() if line.strip()]
    return _nested(lines, 0, bullets)


def _nested(lines: list[str], depth: int, bullets: tuple[str, ...]) -> tuple[Item, ...]:
    if not lines:
        return ()
    starts = [at for at, line in enumerate(lines) if _depth(line) == depth]
    if not starts or starts[0] != 0:
        raise ValueError(f"indented too far: {lines[0]!r}")
    ends = [*starts[1:], len(lines)]
    return tuple(_item(lines[start:end], depth, bullets) for start, end in zip(starts, ends, strict=True))


def _item(lines: list[str], depth: int, bullets: tuple[str, ...]) -> Item:
    text = lines[0].strip()
    mark = next((kept for kept in KEPT_MARKS if text.startswith(kept)), None)
    body = text if mark is None else text[len(mark) :].strip()
    return Item(mark or bullets[depth], parts(body), _nested(lines[1:], depth + 1, bullets))


def _depth(line: str) -> int:
    return (len(line) - len(line.lstrip(" "))) // 2
