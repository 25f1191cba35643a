"""What Tesseract reads in a picture: characters with their boxes, and the spaces between them.

Its table of words says where they stand, but parts Korean words into pieces; its text has the spaces right. Both come
from one run, and have the same characters in the same order.
"""

from __future__ import annotations

import csv
import itertools
import os
import pathlib
import re
import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LANGUAGE = "kor"
# Mode 6, one block of text: the automatic one leaves out most of a page of short lines, and tears rows apart.
_OPTIONS = ("--psm", "6", "-l", LANGUAGE)
_LINE, _WORD = "4", "5"
_TWICE = 0.8
"""Share of a line's area that another one covers, where large letters were read twice."""
_NARROW = 0.55
"""Ems that a character takes which is no Hangul: about."""
_TOLD = re.compile(r"^(.+?): ([\d.]+)$", re.MULTILINE)
_SURE = 5.0
"""How sure Tesseract must be that a page stands on its side or its head: 10 to 30 on pages of text."""
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]{1,2}\d{3})+(?![.,]*\d)")
"""A number in groups of three digits: a comma between them is often read as a dot, or as both."""


class Letter(NamedTuple):
    """A character, its box in pixels (origin at the top left), and whether white space stands before it."""

    text: str
    box: tuple[float, float, float, float]
    space: bool


class _Piece(NamedTuple):
    """A piece of a line: its text, where it begins and ends in pixels, and how sure Tesseract is, from 0 to 100."""

    text: str
    x0: float
    x1: float
    sure: float


class _Line(NamedTuple):
    """A line: its box in pixels, and its pieces."""

    box: tuple[float, float, float, float]
    pieces: list[_Piece]

    @property
    def sure(self) -> float:
        return sum(piece.sure for piece in self.pieces) / max(len(self.pieces), 1)


def must_be_installed(file: str) -> None:
    """Raises ReadError that says what is missing and how to get it."""
    program = shutil.which("tesseract")
    if program is None:
        raise ReadError("--ocr needs Tesseract", file=file, hint="apt install tesseract-ocr tesseract-ocr-kor")
    told = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    if LANGUAGE not in told.stdout.split():
        raise ReadError("Tesseract does not know Korean", file=file, hint="apt install tesseract-ocr-kor")


def quarters(picture: pathlib.Path) -> int:
    """By how many quarters, clockwise, a picture must be turned for its letters to stand upright; 0 where Tesseract is
    not sure."""
    done = _run(os.fspath(picture), "-", "--psm", "0", "-l", "osd")
    told = dict(_TOLD.findall(done.stdout))
    if done.returncode or float(told.get("Orientation confidence", 0)) < _SURE:
        return 0
    return int(told.get("Rotate", 0)) // 90 % 4


def read(pictures: pathlib.Path, count: int, dots: int) -> list[list[list[Letter]]]:
    """The lines of each of the `count` pictures of a TIFF with so many pixels to the inch.

    Raises ReadError where Tesseract fails.
    """
    base = pictures.with_suffix("")
    done = _run(os.fspath(pictures), os.fspath(base), *_OPTIONS, "--dpi", str(dots), "txt", "tsv")
    if done.returncode:
        said = " ".join(done.stderr.split()[-30:]) or f"status {done.returncode}"
        raise ReadError(f"OCR failed: {said}")
    text, words = (base.with_suffix(ending).read_text("utf-8") for ending in (".txt", ".tsv"))
    return letters(text, words, count)


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    # Several threads for one page take several times as long as one.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    command = ["tesseract", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def letters(text: str, words: str, count: int) -> list[list[list[Letter]]]:
    """The lines of each of `count` pictures of Tesseract's text and its table of words."""
    # Releases differ in whether a form feed ends a picture's text or parts it from the next.
    shown = [*_commas(text).split("\f"), *[""] * count][:count]
    return [_page(*page) for page in zip(shown, _lines(words, count), strict=True)]


def _page(text: str, table: Sequence[_Line]) -> list[list[Letter]]:
    """The lines of a picture."""
    printed = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    found = [line for line in table if any(_bare(line))]
    if ["".join(line.split()) for line in printed] != ["".join(_bare(line)) for line in found]:
        printed = [" ".join(_bare(line)) for line in found]
    kept = _once(found)
    return [_letters(line, shown) for line, shown, keep in zip(found, printed, kept, strict=True) if keep]


def _commas(text: str) -> str:
    return _GROUPED.sub(lambda number: re.sub("[.,]+", ",", number.group()), text)


def _bare(line: _Line) -> list[str]:
    return ["".join(piece.text.split()) for piece in line.pieces]


def _lines(words: str, count: int) -> list[list[_Line]]:
    """The lines of the table of words, for each of so many pictures."""
    pages: list[list[_Line]] = [[] for _ in range(count)]
    for row in csv.DictReader(words.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE):
        lines = pages[int(row["page_num"]) - 1]
        left, top, width, height = (float(row[name]) for name in ("left", "top", "width", "height"))
        if row["level"] == _LINE:
            lines.append(_Line((left, top, left + width, top + height), []))
        elif row["level"] == _WORD:
            lines[-1].pieces.append(_Piece(_commas(row["text"] or ""), left, left + width, float(row["conf"])))
    return pages


def _once(lines: Sequence[_Line]) -> list[bool]:
    """Which lines to keep: large letters may be read twice, and one reading is the surer."""
    kept = [True] * len(lines)
    for (one, line), (two, other) in itertools.combinations(enumerate(lines), 2):
        if _covered(line.box, other.box) >= _TWICE:
            kept[one if line.sure < other.sure else two] = False
    return kept


def _covered(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> float:
    """The share of the smaller box that the other one covers."""
    width = min(one[2], two[2]) - max(one[0], two[0])
    height = min(one[3], two[3]) - max(one[1], two[1])
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, two)]
    return max(width, 0) * max(height, 0) / max(min(areas), 1)


def _letters(line: _Line, shown: str) -> list[Letter]:
    """The characters of a line, which is `shown` with its spaces."""
    _, top, _, bottom = line.box
    spaced = itertools.chain.from_iterable(
        zip(word, [True, *[False] * (len(word) - 1)], strict=True) for word in shown.split()
    )
    placed = [place for piece in _in_order(line.pieces) for place in _places(piece)]
    return [Letter(char, (x0, top, x1, bottom), space) for (char, space), (x0, x1) in zip(spaced, placed, strict=True)]


def _in_order(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """The pieces side by side: where their boxes overlap, each ends where the next one begins."""
    begins = list(itertools.accumulate((piece.x0 for piece in pieces), lambda last, x0: max(last + 1, x0)))
    for piece, begin, after in zip(pieces, begins, [*begins[1:], float("inf")], strict=True):
        yield piece._replace(x0=begin, x1=max(begin + 1, min(piece.x1, after)))


def _places(piece: _Piece) -> Iterator[tuple[float, float]]:
    """From where to where each character of a piece goes across."""
    text = "".join(piece.text.split())
    widths = [1.0 if unicodedata.east_asian_width(char) in "WF" else _NARROW for char in text]
    step = (piece.x1 - piece.x0) / max(sum(widths), _NARROW)
    ends = [piece.x0 + step * end for end in itertools.accumulate(widths)]
    return zip([piece.x0, *ends], ends, strict=False)
