"""One mistake in a profile, and where it stands."""

from __future__ import annotations

import dataclasses

from extractor.profile.toml_lines import TomlLines


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. line and column count from 1; `excerpt` is the line and a caret below it, where that helps."""

    file: str
    line: int | None
    message: str
    hint: str
    excerpt: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message}; {self.hint}" + (f"\n{self.excerpt}" if self.excerpt else "")


@dataclasses.dataclass(frozen=True, slots=True)
class Notes:
    """The mistakes found so far in one file, each at the line of the key or word it is about."""

    file: str
    lines: TomlLines
    problems: list[Problem]

    def add(self, message: str, hint: str, *path: str, word: str | None = None) -> None:
        line = self.lines.word(word, *path) if word is not None else self.lines.key(*path)
        self.problems.append(Problem(self.file, line, message, hint))
