"""Where profiles are, and how they are loaded.

`grammars/vocabulary/base.toml` holds the words that all share; `NAME/profile.toml` says what differs: tables are
merged key by key, lists and values are replaced. A user's own folders win over the built-in one.
"""

from __future__ import annotations

import functools
import pathlib
import tomllib
from collections.abc import Sequence
from typing import Any, cast

import msgspec

from extractor.errors import ProfileError
from extractor.profile.model import Profile

PROFILE_FILE = "profile.toml"
VOCABULARY_FILE = "vocabulary.lark"


def grammars() -> pathlib.Path:
    """The folder of the grammars: inside the package in a wheel, beside it in a checkout."""
    here = pathlib.Path(__file__).resolve().parent.parent
    return next(folder for folder in (here / "grammars", here.parent / "grammars") if folder.is_dir())


def user_folder() -> pathlib.Path:
    """The folder for a user's own profiles, where this platform keeps configuration."""
    import platformdirs

    return platformdirs.user_config_path("gongyak") / "profiles"


def folders(own: Sequence[pathlib.Path] = ()) -> dict[str, pathlib.Path]:
    """The folder of each profile by its name, sorted; of two with one name the first of `own`, user's, built-in."""
    found: dict[str, pathlib.Path] = {}
    for root in (*own, user_folder(), grammars()):
        for path in root.glob(f"*/{PROFILE_FILE}"):
            found.setdefault(path.parent.name, path.parent)
    return dict(sorted(found.items()))


def names(own: Sequence[pathlib.Path] = ()) -> tuple[str, ...]:
    """The names of the profiles there are."""
    return tuple(folders(own))


def folder_of(name: str, own: Sequence[pathlib.Path] = ()) -> pathlib.Path:
    """The folder of a profile given by its name, or by the folder itself. Raises ProfileError where there is none."""
    path = pathlib.Path(name)
    if len(path.parts) > 1 or path.is_dir():
        return path.absolute()
    there = folders(own)
    if name not in there:
        raise ProfileError(f"no profile is called {name!r}", hint=f"there are: {', '.join(there)}")
    return there[name]


def load(name: str, own: Sequence[pathlib.Path] = ()) -> Profile:
    """The profile of that name. Raises ProfileError with the file and what is wrong in it."""
    return load_folder(folder_of(name, own))


def load_folder(folder: pathlib.Path) -> Profile:
    """The profile in a folder, named after it. Raises ProfileError with the file and what is wrong in it."""
    vocabulary = folder / VOCABULARY_FILE
    return _loaded(
        folder / PROFILE_FILE, _text(folder / PROFILE_FILE), _text(vocabulary) if vocabulary.is_file() else ""
    )


@functools.lru_cache(maxsize=64)
def _loaded(path: pathlib.Path, text: str, vocabulary: str) -> Profile:
    # Keyed by what the files hold, so that an edited profile is a new one.
    merged = merge(read_toml(grammars() / "vocabulary" / "base.toml"), _parsed(path, text))
    merged |= {"name": path.parent.name, "vocabulary": vocabulary}
    try:
        return msgspec.convert(merged, Profile)
    except msgspec.ValidationError as error:
        raise ProfileError(str(error), file=str(path), hint="`gongyak profile lint` says more") from error


def shared() -> Profile:
    """The words that all profiles share, as a profile of no municipality."""
    base = read_toml(grammars() / "vocabulary" / "base.toml")
    return msgspec.convert(base | {"name": "shared", "title": "", "anchors": {"must": []}}, Profile)


def read_toml(path: pathlib.Path) -> dict[str, Any]:
    """A TOML file as tables. Raises ProfileError where it is none."""
    return _parsed(path, _text(path))


def _parsed(path: pathlib.Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(str(error), file=str(path)) from error


def merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """`over` laid on `base`: tables key by key, everything else replaced."""
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = merge(cast("dict[str, Any]", old), cast("dict[str, Any]", value))
        else:
            merged[key] = value
    return merged


def _text(path: pathlib.Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ProfileError((error.strerror or str(error)).lower(), file=str(path)) from error
    except UnicodeDecodeError as error:
        raise ProfileError("this is not UTF-8 text", file=str(path), hint="save it as UTF-8") from error
