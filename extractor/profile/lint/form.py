"""The form of a profile: names of keys and types of values."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterable
from typing import Any, cast, get_args

import msgspec

from extractor.profile.library import grammars, merge, read_toml
from extractor.profile.lint.problem import Notes
from extractor.profile.model import Profile, Section

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_PATH = re.compile(r"`\$\.?([^`]*)`")
_UNKNOWN = re.compile(r"unknown field `(\w+)`")
_MISSING = re.compile(r"missing required field `(\w+)`")


def form(notes: Notes, own: dict[str, Any], folder: pathlib.Path) -> None:
    if not _NAME.fullmatch(folder.name):
        notes.add(f"the folder's name {folder.name!r} is no profile name", "use a-z, 0-9 and - only")
    for key in ("name", "vocabulary"):
        if key in own:
            instead = "the folder's name is the profile's" if key == "name" else "write terminals into vocabulary.lark"
            notes.add(f"`{key}` is not set here", f"take it out: {instead}", key)
    if notes.problems:
        return
    base = read_toml(grammars() / "vocabulary" / "base.toml")
    merged = merge(base, own) | {"name": folder.name}
    try:
        msgspec.convert(merged, Profile)
    except msgspec.ValidationError as error:
        _misfit(notes, str(error), own, base)


def _misfit(notes: Notes, message: str, own: dict[str, Any], base: dict[str, Any]) -> None:
    found = _PATH.search(message)
    parts = re.split(r"[.\[\]]+", found[1]) if found else []
    path = [part for part in parts if part and not part.isdigit() and part != "..."]
    if "[...]" in message:
        path += _misfitting_key(path, own, base)
    unknown, missing = _UNKNOWN.search(message), _MISSING.search(message)
    if unknown:
        notes.add(f"unknown key `{unknown[1]}`", _did_you_mean(unknown[1], _keys(path)), *path, unknown[1])
    elif missing:
        notes.add(f"`{'.'.join([*path, missing[1]])}` is missing", f"add `{missing[1]} = …`", *path)
    elif message.startswith("Invalid enum value"):
        wrong = message.split("'")[1] if "'" in message else ""
        names = _keys_of_enum(path)
        notes.add(
            f"`{wrong}` is no name of {path[-1] if path else 'the contract'}", _did_you_mean(wrong, names), *path, wrong
        )
    else:
        notes.add(
            f"`{'.'.join(path)}`: {message.split(' - at', maxsplit=1)[0].lower()}",
            "see base.toml for the form of this key",
            *path,
        )


def _misfitting_key(path: list[str], own: dict[str, Any], base: dict[str, Any]) -> list[str]:
    """The key of a table of words that does not fit: msgspec names the table alone."""
    table: Any = own
    for part in path:
        table = cast("dict[str, Any]", table).get(part) if isinstance(table, dict) else None
    for key, value in cast("dict[str, Any]", table).items() if isinstance(table, dict) else ():
        one: dict[str, Any] = {key: value}
        for part in reversed(path):
            one = {part: one}
        try:
            msgspec.convert(merge(base, one) | {"name": "", "title": "", "anchors": {"must": []}}, Profile)
        except msgspec.ValidationError:
            return [key]
    return []


def _keys(path: list[str]) -> list[str]:
    kind: Any = Profile
    for part in path:
        kind = next((field.type for field in msgspec.structs.fields(kind) if field.name == part), None)
        kind = next(
            (each for each in (kind, *get_args(kind)) if isinstance(each, type) and issubclass(each, msgspec.Struct)),
            Profile,
        )
    return [field.name for field in msgspec.structs.fields(kind)]


def _keys_of_enum(path: list[str]) -> list[str]:
    kinds = {field.name: field.type for field in msgspec.structs.fields(Profile)}
    found: list[str] = []
    stack = [kinds.get(path[0])] if path else []
    while stack:
        kind = stack.pop()
        found += [name for name in get_args(kind) if isinstance(name, str)]
        stack += [each for each in get_args(kind) if not isinstance(each, str)]
    return found or list(get_args(Section))


def _did_you_mean(word: str, names: Iterable[str]) -> str:
    from rapidfuzz import fuzz, process

    names = sorted(names)
    best = process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=60)
    return f"did you mean `{best[0]}`?" if best else f"there are: {', '.join(names)}"
