"""Where things stand in a TOML file: the parser of the standard library does not say."""

from __future__ import annotations

import re

_TABLE = re.compile(r"\s*\[+\s*([^\[\]]+?)\s*\]+\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*\.?""")


class TomlLines:
    """The 1-based lines of a TOML text's tables and keys, by their dotted path."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._keys: dict[tuple[str, ...], int] = {}
        table: tuple[str, ...] = ()
        for number, line in enumerate(self._lines, start=1):
            head = _TABLE.match(line)
            key = _KEY.match(line)
            if head and not key:
                table = _parts(head[1])
                self._keys.setdefault(table, number)
            elif key:
                self._keys.setdefault((*table, *_parts(key[1])), number)

    def key(self, *path: str) -> int | None:
        """The line of a key or table, or of the nearest table around it; None where nothing of it is printed."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._keys:
                return self._keys[path[:length]]
        return None

    def word(self, word: str, *path: str) -> int | None:
        """The line on which a word stands, at or after its key."""
        start = self.key(*path)
        if start is None:
            return None
        for number in range(start, len(self._lines) + 1):
            if f'"{word}"' in self._lines[number - 1] or f"'{word}'" in self._lines[number - 1]:
                return number
        return start


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(quoted or single or bare for quoted, single, bare in _PART.findall(dotted))
