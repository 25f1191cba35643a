"""File names as people can read them: every byte sequence a disk may hold becomes one clean line."""

from __future__ import annotations

import os
import unicodedata


def shown(name: str | os.PathLike[str]) -> str:
    """A path as one line of valid text.

    Bytes that are no UTF-8 are read as code page 949 (Korean Windows) if they can be; control characters and
    what is left are escaped (`\\n`, `\\xff`), so that two different names seldom look the same and none breaks a line.
    """
    text = os.fspath(name)
    if any("\ud800" <= char <= "\udfff" for char in text):
        raw = os.fsencode(text)
        try:
            text = raw.decode("cp949")
        except UnicodeDecodeError:
            text = raw.decode("utf-8", "backslashreplace")
    return "".join(_escaped(char) for char in unicodedata.normalize("NFC", text))


def _escaped(char: str) -> str:
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return char.encode("unicode_escape").decode("ascii")
    return char
