"""Which profile reads a report: by the words that must, and must not, stand in it alone on a line or in a cell."""

from __future__ import annotations

import dataclasses
import pathlib
import re
from collections.abc import Sequence

from extractor.errors import ProfileError
from extractor.profile.library import load, names
from extractor.profile.model import Profile
from extractor.spelling import fold

# A report whose headings drifted from its profile is still read while at least this share of the anchors stands.
STANDING = 2 / 3
_TOLD = 2  # how many profiles a refusal describes

# Marks and an ordinal before the words of a line, and what may follow them: brackets, a colon, the unit of a table.
_FRAME = re.compile(r"^[\W_ㄱ-ㅎᄀ-ᄒ]*(?:(?:\d{1,2}|[가-하])[.)])?[\W_]*|[(（]단위.*$|(?<![\W_])[\W_]+$")


@dataclasses.dataclass(frozen=True, slots=True)
class Reach:
    """How far a profile fits a report.

    found, missing, barred : anchors that stand there, that should, and that must not but do; each of `found` and
        `barred` with its 1-based line.
    nearest : for each missing anchor, the 1-based line that comes nearest to it, and that line's text.
    """

    profile: Profile
    found: tuple[tuple[str, int], ...]
    missing: tuple[str, ...]
    barred: tuple[tuple[str, int], ...]
    nearest: tuple[tuple[int, str], ...]

    @property
    def complete(self) -> bool:
        return not self.missing and not self.barred

    def describe(self) -> str:
        """One line: what was found and what is missing."""
        parts = [f"{len(self.found)} of {len(self.found) + len(self.missing)} anchors found"]
        parts += [
            f"missing {anchor!r} (nearest: line {line}, {text!r})"
            for anchor, (line, text) in zip(self.missing, self.nearest, strict=True)
        ]
        parts += [f"{anchor!r} must not stand there (line {line})" for anchor, line in self.barred]
        return f"{self.profile.name}: {', '.join(parts)}"


@dataclasses.dataclass(frozen=True, slots=True)
class Identification:
    """The profile that reads a report, and how far each profile fits, the best first."""

    profile: Profile
    reaches: tuple[Reach, ...]


def identify(text: str, own: Sequence[pathlib.Path] = ()) -> Identification:
    """The one profile whose anchors stand in the layout text, or the one with the most where none has all.

    Raises ProfileError, naming the anchors found and missing, where no profile fits, or more than one does, or where
    the report is mixed of two.
    """
    words = _words(text)
    reaches = sorted((reach(load(name, own), words) for name in names(own)), key=_rank)
    mixed = [at for at in reaches if not at.missing]
    if len(mixed) > 1 and any(at.barred for at in mixed):
        _refuse("the report is mixed of more than one layout", mixed, "split the file by report")
    if not any(at.found for at in reaches):
        raise ProfileError("this is no pledge report: no anchor of any profile stands in it")
    fits = [at for at in reaches if at.complete] or [at for at in reaches if _drifted(at)]
    fits = [at for at in fits if len(at.missing) == len(fits[0].missing)]
    if not fits:
        _refuse("no profile fits this report", reaches[:_TOLD], "choose one with --profile, or draft one: profile new")
    if len(fits) > 1:
        _refuse("more than one profile fits this report", fits, "choose one with --profile")
    return Identification(fits[0].profile, tuple(reaches))


def reach(profile: Profile, words: dict[str, int] | str) -> Reach:
    """How far the profile fits a layout text, or the words found in one."""
    words = _words(words) if isinstance(words, str) else words
    anchors = profile.anchors
    missing = tuple(anchor for anchor in anchors.must if _bare(anchor) not in words)
    return Reach(
        profile=profile,
        found=tuple((anchor, words[_bare(anchor)]) for anchor in anchors.must if anchor not in missing),
        missing=missing,
        barred=tuple((anchor, words[_bare(anchor)]) for anchor in anchors.must_not if _bare(anchor) in words),
        nearest=tuple(_nearest(anchor, words) for anchor in missing),
    )


def _words(text: str) -> dict[str, int]:
    """What stands alone on a line or in a cell, without marks around it, and the first line it stands on."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        for cell in line.split("\t"):
            word = _bare(cell)
            if word:
                found.setdefault(word, number)
    return found


def _bare(text: str) -> str:
    return fold(_FRAME.sub("", text)) or fold(text)


def _drifted(at: Reach) -> bool:
    return not at.barred and len(at.found) >= STANDING * len(at.profile.anchors.must)


def _rank(at: Reach) -> tuple[int, int, str]:
    return len(at.barred) + len(at.missing), -len(at.found), at.profile.name


def _nearest(anchor: str, words: dict[str, int]) -> tuple[int, str]:
    from rapidfuzz import fuzz, process

    best = process.extractOne(fold(anchor), list(words), scorer=fuzz.ratio)
    return (words[best[0]], best[0]) if best else (0, "")


def _refuse(reason: str, reaches: Sequence[Reach], hint: str) -> None:
    raise ProfileError(f"{reason}: {'; '.join(at.describe() for at in reaches)}", hint=hint)
