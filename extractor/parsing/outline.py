"""The outline of a report: which headings, grids and sections belong to one pledge."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, cast

from lark import Token, Tree

from extractor.parsing.tables import cells_of, line_of
from extractor.profile import Section

Line = Tree[Token] | Token

# One of these alone under a heading makes it a pledge; any other section alone may follow a heading that is none.
_FIRST: frozenset[str] = frozenset({"goals", "overview"})
_NOT_SECTIONS: frozenset[str] = frozenset({"title", "grid", "unknown"})


@dataclasses.dataclass(slots=True)
class PledgeParts:
    """The lines of one pledge, sorted by what they stand under.

    start : offset of its first character in the layout text; it reaches to the next pledge's.
    heading : the line of its title, if one stands before the grid.
    front : the lines before the first section, the grid's rows among them.
    sections : for each section, its heading line and all below it.
    rest : lines under headings that no section has.
    """

    start: int
    heading: Token | None = None
    front: list[Line] = dataclasses.field(default_factory=list[Line])
    sections: dict[Section, list[Line]] = dataclasses.field(default_factory=dict[Section, list[Line]])
    rest: list[Line] = dataclasses.field(default_factory=list[Line])

    @property
    def has_grid(self) -> bool:
        return any(isinstance(line, Tree) and line.data == "opening" for line in self.front)

    def lines(self) -> list[Line]:
        """Every line below a heading, in groups as above."""
        return [*self.front, *(line for lines in self.sections.values() for line in lines), *self.rest]

    def add(self, part: Tree[Token]) -> None:
        """Take a section, or what stands under an unknown heading."""
        if part.data in _NOT_SECTIONS:
            self.rest += part.children[1:]
        else:
            self.sections.setdefault(cast("Section", str(part.data)), []).extend(part.children)


@dataclasses.dataclass(frozen=True, slots=True)
class Outline:
    """A report in pledges; `cover` are the lines before the first one."""

    cover: tuple[Token, ...]
    pledges: tuple[PledgeParts, ...]


def outline(tree: Tree[Token], numbered: Callable[[str], bool]) -> Outline:
    """The outline of a `document` tree; `numbered` tells whether a title begins with a pledge's number.

    A grid always opens a pledge. A heading without a grid opens one where sections follow that the pledge before it
    already has or, in a report without grids, a pledge's first sections; otherwise it is an unknown heading.
    """
    lines = [child for child in tree.children if not _is_part(child)]
    parts = [child for child in tree.children if isinstance(child, Tree) and _is_part(child)]
    pledges: list[PledgeParts] = []
    waiting: list[Tree[Token]] = []
    for above, part in zip((lines, *(part.children for part in parts)), parts, strict=False):
        if part.data == "grid":
            _hand_down(above, part, numbered)
    before: Sequence[Line] = lines
    for at, part in enumerate(parts):
        if part.data == "title":
            waiting.append(part)
        elif part.data == "grid" or _opens(parts, at, pledges, headed=bool(waiting)):
            pledges.append(_opened(part, waiting, before, numbered))
            waiting = []
        elif pledges:
            pledges[-1].rest += _below(waiting)
            pledges[-1].add(part)
            waiting = []
        before = part.children
    if pledges:
        pledges[-1].rest += _below(waiting)
    return Outline(tuple(_cover(lines, parts, pledges)), tuple(pledges))


def _hand_down(above: list[Line], grid: Tree[Token], numbered: Callable[[str], bool]) -> None:
    """Give a form the lines of people that stand between it and a numbered title, and not to the pledge above."""
    people = list(itertools.takewhile(_is_staff, reversed(above)))[::-1]
    if not people or len(people) == len(above):
        return
    title = _title_above(above[-len(people) - 1], grid, numbered)
    if title is not None and numbered(title.strip()):
        del above[-len(people) :]
        grid.children += people


def _is_staff(line: Line) -> bool:
    return (line.type == "STAFF") if isinstance(line, Token) else line.data == "staff_row"


def _below(headings: Iterable[Tree[Token]]) -> Iterator[Line]:
    return (line for heading in headings for line in heading.children[1:])


def _is_part(child: Line) -> Literal[True, False]:
    return isinstance(child, Tree) and child.data not in {"item", "row", "staff_row"}


def _opens(parts: Sequence[Tree[Token]], at: int, pledges: Sequence[PledgeParts], *, headed: bool) -> bool:
    """Whether the part at `at`, which is no grid, is the first of a pledge."""
    if not pledges:
        return parts[at].data != "unknown"
    if not headed:
        return False
    after = (parts[index] for index in range(at, len(parts)))
    below = itertools.takewhile(lambda part: part.data not in {"title", "grid"}, after)
    sections = {str(part.data) for part in below} - _NOT_SECTIONS
    repeated = sections & {str(name) for name in pledges[-1].sections}
    first = len(sections) > 1 or bool(sections & _FIRST)
    return bool(repeated) or (first and not pledges[-1].has_grid)


def _opened(
    part: Tree[Token], waiting: Sequence[Tree[Token]], before: Sequence[Line], numbered: Callable[[str], bool]
) -> PledgeParts:
    last = before[-1] if before else None
    above = _title_above(last, part, numbered) if part.data == "grid" else None
    if above is not None and not (waiting and isinstance(last, Token) and not numbered(last.strip())):
        heading, start = above, _start(waiting[0] if waiting else last or above)
    elif waiting:
        heading = cast("Token", waiting[-1].children[0])
        start = _start(waiting[0])
    else:
        heading, start = None, _start(part)
    pledge = PledgeParts(start, heading)
    if waiting:
        pledge.front += waiting[-1].children[1:]
    if part.data == "grid":
        pledge.front += part.children
    else:
        pledge.add(part)
    return pledge


def _title_above(line: Line | None, grid: Tree[Token], numbered: Callable[[str], bool]) -> Token | None:
    """The title that stands directly above a form as a plain line, or as the one cell of a row over its whole width, or
    in a table of its own beside its number."""
    if isinstance(line, Token):
        return line if line.type == "PLAIN" else None
    if line is None or line.data != "row":
        return None
    cells = [cell for cell in cells_of(line) if cell]
    if len(cells) == 2 and cells[1].type == "TEXT" and cells_of(line)[0]:
        title = _with_number(*cells)
        return title if numbered(title) else None
    adjacent = line_of(line) + 1 == line_of(_opening(grid))
    return cells[0] if adjacent and len(cells) == 1 and cells[0].type == "TEXT" else None


def _with_number(number: Token, title: Token) -> Token:
    """The two cells as one line, each character in its place: the tab between them closes the number."""
    gap = (title.start_pos or 0) - (number.end_pos or 0) - 1
    return Token.new_borrow_pos("PLAIN", f"{number}{' ' if number.endswith('.') else ')'}{' ' * gap}{title}", number)


def _opening(grid: Tree[Token]) -> Tree[Token]:
    row = grid.children[0]
    assert isinstance(row, Tree)
    return row


def _cover(lines: Sequence[Line], parts: Sequence[Tree[Token]], pledges: Sequence[PledgeParts]) -> list[Token]:
    heading = pledges[0].heading if pledges else None
    found = [line for line in lines if isinstance(line, Token)]
    for part in parts:
        if part.data not in {"title", "unknown"} or part.children[0] is heading:
            break
        found += [line for line in part.children if isinstance(line, Token)]
    return [line for line in found if line is not heading]


def _start(tree: Line) -> int:
    """The offset of the first thing printed on a line, or in a part of the page."""
    if isinstance(tree, Tree):
        tree = next(tree.scan_values(lambda value: isinstance(value, Token)))
    return tree.start_pos or 0
