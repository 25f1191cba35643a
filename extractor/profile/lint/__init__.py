"""What is wrong with a profile, each mistake with its file, its line and what to write instead."""

from __future__ import annotations

import pathlib
import re

from extractor.errors import ProfileError
from extractor.profile.library import PROFILE_FILE, load_folder, read_toml
from extractor.profile.lint.form import form
from extractor.profile.lint.meaning import CHECKS
from extractor.profile.lint.problem import Notes, Problem
from extractor.profile.toml_lines import TomlLines

__all__ = ["Problem", "lint"]


def lint(folder: pathlib.Path) -> list[Problem]:
    """The mistakes of the profile in a folder: first those of form; only a well-formed one is looked at further."""
    path = folder / PROFILE_FILE
    try:
        own = read_toml(path)
        text = path.read_text(encoding="utf-8")
    except ProfileError as error:
        line = re.search(r"line (\d+)", error.reason)
        hint = error.hint or ("mend the TOML there" if line else f"a profile is a folder with a {PROFILE_FILE}")
        return [Problem(str(path), int(line[1]) if line else None, error.reason, hint)]
    notes = Notes(str(path), TomlLines(text), [])
    form(notes, own, folder)
    if not notes.problems:
        profile = load_folder(folder)
        for check in CHECKS:
            check(notes, profile)
    return sorted(notes.problems, key=lambda problem: problem.line or 0)
